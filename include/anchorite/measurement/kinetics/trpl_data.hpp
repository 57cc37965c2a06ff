#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace anchorite::measurement {

/// Channels from `begin` up to, not including, `end`; counted from 0.
struct ChannelWindow {
    std::size_t begin = 0;
    std::size_t end = 0;

    /// Number of channels.
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// A decay of photoluminescence as a histogram of arrival times.
struct TrplData {
    std::vector<double> counts;
    double channel_width = 0;                 ///< [s]
    double first_time = 0;                    ///< of the first channel [s]
    ChannelWindow window;                     ///< channels that are fitted
    std::optional<double> repetition_period;  ///< of the laser [s]
    std::optional<double> pulses;             ///< fired during the measurement

    /// @throws InputError  no counts, a count that is not finite, a channel width or period that is
    ///                     not positive, a window outside the counts or without light, or a period
    ///                     shorter than the recorded range
    void validate() const;
    /// Time of a channel [s].
    [[nodiscard]] double time_of(std::size_t channel) const;
    /// Whether all counts are whole numbers and none is negative.
    [[nodiscard]] bool are_counts() const;
};

/// The channels from the first to the last one that has light; dead ones at the ends of the range
/// are no measurement. @throws InputError  all are empty
ChannelWindow lit_window(const std::vector<double>& counts);

/// The channels from the highest count to the last one that has light, for a decay without
/// instrument response. @throws InputError  all are empty
ChannelWindow tail_window(const std::vector<double>& counts);

/// How many channels after the highest count the window begins; 0 where it does not.
std::size_t channels_after_peak(const TrplData& data);

/// The instrument is taken as infinitely fast; the decay begins with the highest count, or with a
/// window that begins before it.
struct NoResponse {};

/// A pulse of Gaussian shape.
struct GaussianResponse {
    double fwhm = 0;  ///< full width at half maximum [s]
};

/// A pulse measured on scattered light, in the channels of the decay.
struct MeasuredResponse {
    std::vector<double> counts;
    double background = 0;  ///< that was taken off every channel
};

/// What the instrument makes of an instantaneous flash.
using TrplResponse = std::variant<NoResponse, GaussianResponse, MeasuredResponse>;

/// A measured response without its background, the mean over some channels; what is left may be
/// negative there, so that its sum keeps no background.
/// @param background  channels without light; none: the counts are taken as they are
/// @throws InputError  a window outside the counts, or nothing left
MeasuredResponse measured_response(std::vector<double> counts,
                                   std::optional<ChannelWindow> background = {});

/// "none", "Gaussian of 50 ps", "measured, 124877 counts, background 0.6 a channel taken off".
std::string response_text(const TrplResponse& response);

}  // namespace anchorite::measurement
