#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/measurement/formats/instrument_file.hpp"
#include "anchorite/measurement/kinetics/trpl_data.hpp"

namespace anchorite::measurement {

/// A stretch of the time axis of a file.
struct TimeWindow {
    double from = 0;  ///< [s]
    double to = 0;    ///< [s]
};

/// The channels of a decay whose times lie in a window.
/// @throws InputError  there is none; says what times there are
ChannelWindow channels_in(const TrplData& data, const TimeWindow& window);

/// How decays are found in the tables of a file.
struct TrplReading {
    std::string column = {};                       ///< heading of the counts; empty: every column
    std::optional<double> channel_width = {};      ///< [s], for files that number channels only
    std::optional<double> repetition_period = {};  ///< of the laser [s]
    std::optional<double> duration = {};           ///< of the measurement [s]
};

/// A decay with what it is called: the file's name, with the column's where there are several.
struct NamedDecay {
    std::string name;
    TrplData data;  ///< its window is the lit one
};

/// Every decay of a file: each column of numbers beside the time. Rows without a number at the end
/// of a column are left out.
/// @throws InputError  no time (or no channel width where channels are numbered), times that are
///                     not evenly spaced, a gap inside a column, or no decay; says what is there
std::vector<NamedDecay> decays_of(const InstrumentFile& file, const TrplReading& reading = {});

/// Counts of a response in the channels of a decay: shorter ones are filled with 0.
/// @param background  times without light [s], on the response's own axis
/// @throws InputError  another channel width, light beyond the decay's channels, or as
///                     measured_response
MeasuredResponse response_for(const TrplData& decay, const TrplData& response,
                              std::optional<TimeWindow> background = {});

}  // namespace anchorite::measurement
