#include "anchorite/measurement/kinetics/trpl_analysis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "anchorite/base/units.hpp"
#include "measurement/kinetics/trpl_text.hpp"

namespace anchorite::measurement {

namespace {

double total_counts(const TrplData& data) {
    return std::accumulate(data.counts.begin(), data.counts.end(), 0.0);
}

void warn_of_model(const TrplResult& result, std::vector<std::string>& out) {
    const TrplQuality& quality = result.fit.quality;
    if (result.fit.termination != Termination::converged) {
        out.emplace_back(
            "The fit ran out of iterations before it settled: fit fewer components, or another "
            "window.");
    }
    const bool counts = result.request.data.are_counts();
    if (counts && !quality.adequate()) {
        out.push_back(fmt::format(
            "The model does not describe the counts: Pearson's χ² is {:.3g} per degree of freedom "
            "(probability {:.1e}), Durbin-Watson {:.2f}. Intervals assume that it is right.",
            quality.pearson, quality.probability, quality.durbin_watson));
    }
    if (counts && result.request.options.objective == TrplObjective::unweighted) {
        out.emplace_back(
            "Unweighted squares take every channel as equally sure, which counts are not: the "
            "intervals are of that assumption. The Poisson likelihood needs none.");
    }
    if (!counts) {
        out.emplace_back(
            "The values are no whole numbers of counts (scaled, or with a background taken off), "
            "so their noise is not known: probabilities of the fit do not hold.");
    }
    for (const TrplQuantity& q : result.fit.quantities) {
        if (q.kind != TrplKind::amplitude || !q.at_bound) continue;
        out.push_back(
            fmt::format("Component {} has no amplitude: fit fewer components.", q.component + 1));
    }
}

/// Share of a measured response's counts that its level well before the pulse amounts to.
double background_share(const MeasuredResponse& response) {
    const ChannelWindow lit = lit_window(response.counts);
    const auto peak = std::ranges::max_element(response.counts);
    const auto before = static_cast<std::size_t>(peak - response.counts.begin());
    // The nearer half of the way belongs to the pulse's foot.
    const std::size_t end = lit.begin + (before - lit.begin) / 2;
    if (end < lit.begin + 10) return 0;
    const auto from = response.counts.begin() + static_cast<std::ptrdiff_t>(lit.begin);
    const auto to = response.counts.begin() + static_cast<std::ptrdiff_t>(end);
    const double level = std::accumulate(from, to, 0.0) / static_cast<double>(end - lit.begin);
    const double all = std::accumulate(response.counts.begin(), response.counts.end(), 0.0);
    return level * static_cast<double>(lit.size()) / all;
}

void warn_of_response(const TrplResult& result, std::vector<std::string>& out) {
    const auto* pulse = std::get_if<MeasuredResponse>(&result.request.response);
    if (pulse == nullptr || pulse->background != 0) return;
    const double share = background_share(*pulse);
    if (share <= 0.01) return;
    out.push_back(
        fmt::format("{:.1f} % of the response is the level it has long before its pulse, and the "
                    "model folds it "
                    "in as if it were light: take it off with a window without light.",
                    100 * share));
}

void warn_of_pile_up(const TrplData& data, std::vector<std::string>& out) {
    if (!data.pulses) return;
    const double rate = total_counts(data) / *data.pulses;
    if (rate <= 0.01) return;
    out.push_back(fmt::format(
        "{:.1f} % of the pulses gave a count: {}. Only the first photon of a pulse is timed, which "
        "shortens the decay; keep the rate below 1 %.",
        100 * rate, rate > 0.05 ? "pile-up distorts this decay" : "pile-up begins to matter"));
}

void warn_of_wrap(const TrplResult& result, std::vector<std::string>& out) {
    const TrplData& data = result.request.data;
    const double longest = result.fit.components.back().lifetime;
    const double range = data.channel_width * static_cast<double>(data.counts.size());
    if (data.repetition_period && longest > *data.repetition_period / 5) {
        out.push_back(fmt::format(
            "The longest lifetime, {}, is more than a fifth of the pulse period, {}: every channel "
            "holds light of earlier pulses. The model sums it; carriers that pile up from pulse to "
            "pulse it does not know.",
            time_text(longest, 3), time_text(*data.repetition_period, 4)));
    } else if (!data.repetition_period && longest > range / 5) {
        out.push_back(fmt::format(
            "The longest lifetime, {}, is more than a fifth of the recorded range, {}, and the "
            "repetition rate is not given: light of earlier pulses is not in the model.",
            time_text(longest, 3), time_text(range, 4)));
    }
}

void warn_of_late_window(const TrplResult& result, std::vector<std::string>& out) {
    const TrplRequest& request = result.request;
    if (!begins_late(request)) return;
    const double late =
        request.data.channel_width * static_cast<double>(channels_after_peak(request.data));
    const std::string begin =
        fmt::format("The window begins {} after the maximum", time_text(late, 3));
    if (request.options.form.stretched) {
        out.push_back(begin +
                      ": a stretched exponential that begins there has no area and height from the "
                      "excitation on, so no rates are given. Begin at the maximum, or give a "
                      "response.");
        return;
    }
    out.push_back(
        begin +
        ": amplitudes, averages and rates are carried back to the maximum along the "
        "fitted exponentials. What decayed before the window is not among them, and would "
        "shorten the averages: begin at the maximum, or give a response.");
}

void warn_of_intervals(const TrplFit& fit, std::vector<std::string>& out) {
    if (fit.termination != Termination::converged) return;  // none are shown
    for (const TrplQuantity& q : fit.quantities) {
        if (q.kind != TrplKind::lifetime || !q.has_interval || is_known(q)) continue;
        out.push_back(fmt::format(
            "The data do not tell the lifetime of component {} to 20 %: {} to {}. Its digits are "
            "cut; fit fewer components, or count longer.",
            q.component + 1, time_text(q.interval.low, 2), time_text(q.interval.high, 2)));
    }
}

}  // namespace

bool begins_late(const TrplRequest& request) {
    return std::holds_alternative<NoResponse>(request.response) &&
           channels_after_peak(request.data) > 0;
}

std::vector<std::string> warnings_of(const TrplResult& result) {
    std::vector<std::string> out;
    warn_of_model(result, out);
    warn_of_response(result, out);
    warn_of_pile_up(result.request.data, out);
    warn_of_wrap(result, out);
    warn_of_late_window(result, out);
    warn_of_intervals(result.fit, out);
    return out;
}

TrplResult analyse_trpl(const TrplRequest& request) {
    TrplResult out;
    out.request = request;
    TrplFitOptions& options = out.request.options;
    if (request.choose) {
        out.choices = compare_components(request.data, request.response, options);
        options.form.components = preferred_components(out.choices);
    }
    out.fit = fit_trpl(request.data, request.response, options);
    for (const TrplQuantity& q : out.fit.quantities) {
        if (!request.profiles || q.kind != TrplKind::lifetime || !q.has_interval) continue;
        out.profiles.push_back(profile_trpl(request.data, request.response, options, out.fit, q));
    }
    if (request.plqy && !(options.form.stretched && begins_late(request))) {
        const TrplKind kind = options.form.components > 1 || options.form.stretched
                                  ? TrplKind::average_amplitude
                                  : TrplKind::lifetime;
        const TrplQuantity& q = out.fit.quantity(kind, kind == TrplKind::lifetime ? 0 : -1);
        const auto error = standard_error_of(q);
        out.lifetime_has_error = error.has_value();
        out.rates = photophysics::rates_from(*request.plqy, {q.value, error.value_or(0)});
    }
    return out;
}

}  // namespace anchorite::measurement
