#include "anchorite/measurement/kinetics/trpl_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/formats/columns.hpp"

namespace anchorite::measurement {

namespace {

std::string time_text(double seconds) {
    return format_quantity(seconds, "ns", Dimension::time, 6);
}

/// Times of a table [s], or of its channels.
struct Axis {
    const Column* column = nullptr;
    std::vector<double> times;
};

Axis axis_of(const DataTable& table, const TrplReading& reading) {
    const ColumnQuery time{"time", Dimension::time, {"time", "t", "delay", "bins", "bin"}};
    if (const Column* column = search_column(table, time)) {
        return {column, column_in_si(*column, Dimension::time)};
    }
    const ColumnQuery channel{"channel", Dimension::number, {"channel", "chan", "channels", "bin"}};
    const Column* column = search_column(table, channel);
    if (column == nullptr || !reading.channel_width) {
        throw InputError("there is no time axis among " + column_list(table) +
                         ": name columns and units, e.g. --columns 'time [ns]' counts, or give "
                         "--channel-width where the file numbers channels");
    }
    Axis out{column, column->values};
    for (double& t : out.times) t *= *reading.channel_width;
    return out;
}

/// Width of the channels, which must be even.
double width_of(const std::vector<double>& times, std::size_t rows) {
    if (rows < 8) throw InputError(fmt::format("{} channels are no decay", rows));
    const double width = (times[rows - 1] - times[0]) / static_cast<double>(rows - 1);
    if (!(width > 0)) throw InputError("the times of a decay must rise");
    for (std::size_t i = 0; i < rows; ++i) {
        const double off = times[i] - times[0] - width * static_cast<double>(i);
        if (!(std::abs(off) < 0.3 * width)) {
            throw InputError(fmt::format(
                "the times are not evenly spaced: channel {} stands at {}, expected at {}", i + 1,
                time_text(times[i]), time_text(times[0] + width * static_cast<double>(i))));
        }
    }
    return width;
}

/// Rows until the last number; a gap before it is an error.
std::size_t rows_of(const Column& column) {
    const auto& values = column.values;
    std::size_t rows = values.size();
    while (rows > 0 && !std::isfinite(values[rows - 1])) --rows;
    const auto gap =
        std::find_if(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rows),
                     [](double v) { return !std::isfinite(v); });
    if (gap != values.begin() + static_cast<std::ptrdiff_t>(rows)) {
        throw InputError(
            fmt::format("{} has no number in row {}", column.name, gap - values.begin() + 1));
    }
    return rows;
}

TrplData decay_of(const Axis& axis, const Column& column, const TrplReading& reading) {
    const std::size_t rows = rows_of(column);
    TrplData out;
    out.channel_width = width_of(axis.times, rows);
    out.first_time = axis.times.front();
    out.counts.assign(column.values.begin(),
                      column.values.begin() + static_cast<std::ptrdiff_t>(rows));
    out.window = lit_window(out.counts);
    out.repetition_period = reading.repetition_period;
    if (reading.repetition_period && reading.duration) {
        out.pulses = *reading.duration / *reading.repetition_period;
    }
    return out;
}

bool counts_light(const Column& column, const Axis& axis) {
    if (&column == axis.column) return false;
    const bool channel = column.name.starts_with("chan") || column.name.starts_with("Chan");
    return !channel && !column.name.empty() && !measures(column, Dimension::time) &&
           std::ranges::any_of(column.values, [](double v) { return std::isfinite(v) && v != 0; });
}

}  // namespace

ChannelWindow channels_in(const TrplData& data, const TimeWindow& window) {
    const auto count = static_cast<double>(data.counts.size());
    const double first = std::ceil((window.from - data.first_time) / data.channel_width - 1e-6);
    const double last = std::floor((window.to - data.first_time) / data.channel_width + 1e-6);
    const double begin = std::clamp(first, 0.0, count);
    const double end = std::clamp(last + 1, 0.0, count);
    if (!(begin < end)) {
        throw InputError(fmt::format("the window {} to {} lies outside the times {} to {}",
                                     time_text(window.from), time_text(window.to),
                                     time_text(data.first_time),
                                     time_text(data.time_of(data.counts.size() - 1))));
    }
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

std::vector<NamedDecay> decays_of(const InstrumentFile& file, const TrplReading& reading) {
    std::vector<NamedDecay> out;
    std::vector<std::string> columns;
    const std::string stem = file.path.filename().string();
    for (const DataTable& table : file.tables) {
        const Axis axis = axis_of(table, reading);
        const Column* only =
            reading.column.empty() ? nullptr : &column_named(table, reading.column);
        for (const Column& column : table.columns) {
            if (only == nullptr ? !counts_light(column, axis) : &column != only) continue;
            out.push_back({stem, decay_of(axis, column, reading)});
            columns.push_back(table.name.empty() ? column.name : table.name + " " + column.name);
        }
    }
    if (out.empty()) throw InputError("there is no decay: no column of numbers beside a time");
    if (out.size() == 1) return out;
    for (std::size_t i = 0; i < out.size(); ++i) out[i].name += ", " + columns[i];
    return out;
}

MeasuredResponse response_for(const TrplData& decay, const TrplData& response,
                              std::optional<TimeWindow> background) {
    if (!(std::abs(response.channel_width / decay.channel_width - 1) < 1e-3)) {
        throw InputError(fmt::format(
            "the response has channels of {} and the decay of {}: measure or bin both alike",
            time_text(response.channel_width), time_text(decay.channel_width)));
    }
    std::optional<ChannelWindow> dark;
    if (background) dark = channels_in(response, *background);
    MeasuredResponse out = measured_response(response.counts, dark);
    const double all = std::accumulate(out.counts.begin(), out.counts.end(), 0.0);
    out.counts.resize(decay.counts.size(), 0.0);
    const double kept = std::accumulate(out.counts.begin(), out.counts.end(), 0.0);
    if (!(kept > 0.999 * all)) {
        throw InputError(
            fmt::format("{:.1f} % of the response lies beyond the last channel of the "
                        "decay: measure both with one setting",
                        100 * (1 - kept / all)));
    }
    return out;
}

}  // namespace anchorite::measurement
