#include "anchorite/measurement/kinetics/trpl_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/base/units.hpp"

namespace anchorite::measurement {

namespace {

void check_window(const ChannelWindow& window, const std::vector<double>& counts) {
    if (window.begin >= window.end || window.end > counts.size()) {
        throw InputError(
            fmt::format("the window of channels {} to {} does not lie in the {} "
                        "channels of the decay",
                        window.begin + 1, window.end, counts.size()));
    }
    const bool lit = std::any_of(counts.begin() + static_cast<std::ptrdiff_t>(window.begin),
                                 counts.begin() + static_cast<std::ptrdiff_t>(window.end),
                                 [](double n) { return n > 0; });
    if (!lit) throw InputError("the window of the fit has no light: choose another one");
}

}  // namespace

void TrplData::validate() const {
    if (counts.empty()) throw InputError("a decay needs counts");
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!std::isfinite(counts[i])) {
            throw InputError(fmt::format("channel {} of the decay has no number", i + 1));
        }
    }
    if (!(channel_width > 0)) throw InputError("the width of a channel must be positive");
    check_window(window, counts);
    if (!repetition_period) return;
    if (!(*repetition_period > 0)) throw InputError("the repetition period must be positive");
    const double range = channel_width * static_cast<double>(counts.size());
    if (*repetition_period < range * (1 - 1e-6)) {
        throw InputError(fmt::format(
            "the repetition period {} is shorter than the {} of the decay: give the period of the "
            "laser, or cut the file to one period",
            format_quantity(*repetition_period, "ns", Dimension::time, 6),
            format_quantity(range, "ns", Dimension::time, 6)));
    }
}

double TrplData::time_of(std::size_t channel) const {
    return first_time + channel_width * static_cast<double>(channel);
}

bool TrplData::are_counts() const {
    return std::ranges::all_of(counts, [](double n) { return n >= 0 && n == std::round(n); });
}

ChannelWindow lit_window(const std::vector<double>& counts) {
    const auto lit = [](double n) { return n != 0; };
    const auto first = std::ranges::find_if(counts, lit);
    if (first == counts.end()) throw InputError("the decay has no light in any channel");
    const auto last = std::find_if(counts.rbegin(), counts.rend(), lit);
    return {static_cast<std::size_t>(first - counts.begin()),
            static_cast<std::size_t>(counts.rend() - last)};
}

ChannelWindow tail_window(const std::vector<double>& counts) {
    ChannelWindow out = lit_window(counts);
    out.begin = static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin());
    return out;
}

std::size_t channels_after_peak(const TrplData& data) {
    const std::size_t peak = tail_window(data.counts).begin;
    return data.window.begin > peak ? data.window.begin - peak : 0;
}

MeasuredResponse measured_response(std::vector<double> counts,
                                   std::optional<ChannelWindow> background) {
    MeasuredResponse out{std::move(counts)};
    if (background) {
        if (background->begin >= background->end || background->end > out.counts.size()) {
            throw InputError(
                fmt::format("the background of the response, channels {} to {}, does "
                            "not lie in its {} channels",
                            background->begin + 1, background->end, out.counts.size()));
        }
        const auto begin = out.counts.begin() + static_cast<std::ptrdiff_t>(background->begin);
        const auto end = out.counts.begin() + static_cast<std::ptrdiff_t>(background->end);
        out.background = std::accumulate(begin, end, 0.0) / static_cast<double>(background->size());
        // Channels that recorded nothing at either end have no background either.
        const ChannelWindow lit = lit_window(out.counts);
        for (std::size_t i = lit.begin; i < lit.end; ++i) out.counts[i] -= out.background;
    }
    if (!(std::accumulate(out.counts.begin(), out.counts.end(), 0.0) > 0)) {
        throw InputError(
            "the instrument response has no light left: check its file and the window "
            "of its background");
    }
    return out;
}

std::string response_text(const TrplResponse& response) {
    if (const auto* gaussian = std::get_if<GaussianResponse>(&response)) {
        return "Gaussian of " + format_quantity(gaussian->fwhm, "ps", Dimension::time, 4) +
               " (full width at half maximum)";
    }
    const auto* measured = std::get_if<MeasuredResponse>(&response);
    if (measured == nullptr) return "none: taken as infinitely fast";
    const double sum = std::accumulate(measured->counts.begin(), measured->counts.end(), 0.0);
    const std::string background =
        measured->background == 0
            ? "no background taken off"
            : fmt::format("background of {:.3g} a channel taken off", measured->background);
    return fmt::format("measured, {:.0f} counts, {}", sum, background);
}

}  // namespace anchorite::measurement
