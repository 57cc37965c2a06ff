#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "anchorite/photophysics/rates.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

using photophysics::Rates;

constexpr const char* id = "rates";
constexpr double same_rate = 0.2;      // of k_r among samples of one emitter
constexpr double same_average = 0.05;  // of a lifetime against its own components
constexpr double per_microsecond = 1e-6;

bool has_components(const LuminescenceReport& report) {
    return !report.amplitudes.empty();
}

/// Rates of a sample, from its components where it has them.
std::optional<Rates> rates_of(const LuminescenceReport& report) {
    if (!report.plqy) return std::nullopt;
    if (has_components(report)) {
        return photophysics::rates_from(
                   *report.plqy, photophysics::ExponentialSum{report.amplitudes, report.lifetimes})
            .amplitude;
    }
    if (!report.lifetime) return std::nullopt;
    return photophysics::rates_from(*report.plqy,
                                    photophysics::IntensityAverage{report.lifetime->value});
}

std::string average_words(AverageKind kind) {
    return kind == AverageKind::amplitude   ? "amplitude-weighted"
           : kind == AverageKind::intensity ? "intensity-weighted"
                                            : "which mean is unsaid";
}

Finding check_sample(const LuminescenceReport& report, const Rates& rates) {
    const bool exact = has_components(report) || report.average == AverageKind::amplitude;
    Finding one{
        .rule = id, .subject = report.name, .where = report.plqy->where, .from = report.from};
    one.verdict = exact ? Verdict::holds : Verdict::cannot_be_told;
    one.reported = fmt::format("PLQY {:.3g} %", 100 * report.plqy->value);
    if (report.lifetime) {
        one.reported += fmt::format(", {:.4g} ns {}", report.lifetime->value * 1e9,
                                    average_words(report.average));
    }
    one.computed = fmt::format(
        "k_r = {:.3g}, k_nr = {:.3g} per us, k_nr/k_r = {:.3f}", rates.radiative * per_microsecond,
        rates.nonradiative * per_microsecond, rates.nonradiative / rates.radiative);
    one.reason = exact ? "from the amplitude-weighted mean, which goes with a quantum yield"
                       : "only the amplitude-weighted mean goes with a quantum yield; with another "
                         "one both rates come out too small, their ratio does not change";
    one.figures = {{"k_r", rates.radiative, "1/s"},
                   {"k_nr", rates.nonradiative, "1/s"},
                   {"k_nr/k_r", rates.nonradiative / rates.radiative, ""}};
    return one;
}

/// The mean a report prints against its own fit.
Finding check_average(const LuminescenceReport& report) {
    const auto means =
        photophysics::averages(photophysics::ExponentialSum{report.amplitudes, report.lifetimes});
    const double amplitude = means.amplitude.seconds, intensity = means.intensity.seconds;
    const auto fits = [&](double mean) {
        return std::abs(report.lifetime->value / mean - 1) <= same_average;
    };
    Finding one{.rule = id,
                .subject = report.name.value + ", mean lifetime",
                .where = report.lifetime->where,
                .from = report.from};
    const bool is_amplitude = fits(amplitude), is_intensity = fits(intensity);
    const bool claimed = report.average == AverageKind::unsaid      ? is_amplitude || is_intensity
                         : report.average == AverageKind::amplitude ? is_amplitude
                                                                    : is_intensity;
    one.verdict = claimed ? Verdict::holds : Verdict::cannot_be_true;
    one.reported =
        fmt::format("{:.4g} ns, {}", report.lifetime->value * 1e9, average_words(report.average));
    one.computed = fmt::format("{:.4g} ns amplitude-, {:.4g} ns intensity-weighted",
                               amplitude * 1e9, intensity * 1e9);
    one.reason = is_intensity   ? "it is the intensity-weighted mean of the fit"
                 : is_amplitude ? "it is the amplitude-weighted mean of the fit"
                                : "it is neither mean of the fit";
    one.figures = {{"amplitude-weighted mean", amplitude, "s"},
                   {"intensity-weighted mean", intensity, "s"}};
    return one;
}

struct Sample {
    const LuminescenceReport* report;
    Rates rates;
};

Finding check_group(const std::string& emitter, const std::vector<Sample>& samples) {
    const auto [low, high] = std::minmax_element(
        samples.begin(), samples.end(),
        [](const auto& a, const auto& b) { return a.rates.radiative < b.rates.radiative; });
    const double spread = 1 - low->rates.radiative / high->rates.radiative;
    Finding one{.rule = id,
                .subject = fmt::format("{}, k_r", emitter),
                .where = samples.front().report->plqy->where,
                .from = samples.front().report->from};
    one.verdict = spread <= same_rate ? Verdict::holds : Verdict::doubtful;
    one.reported =
        fmt::format("{} and {}: one emitter", high->report->name.value, low->report->name.value);
    one.computed = fmt::format("k_r = {:.3g} and {:.3g} per us, {:.0f} % apart",
                               high->rates.radiative * per_microsecond,
                               low->rates.radiative * per_microsecond, 100 * spread);
    const bool exact = std::all_of(samples.begin(), samples.end(), [](const Sample& sample) {
        return has_components(*sample.report) || sample.report->average == AverageKind::amplitude;
    });
    one.reason = one.verdict == Verdict::holds ? "passivation changes k_nr and leaves k_r"
                 : exact ? "passivation does not change k_r; something else does"
                         : "passivation does not change k_r; a mean that is not amplitude-weighted "
                           "can make it seem so";
    one.figures = {{"spread of k_r", spread, ""}};
    return one;
}

std::vector<Finding> check_rates(const Record& record) {
    std::vector<Finding> found;
    std::map<std::string, std::vector<Sample>> groups;
    for (const auto& report : record.luminescence) {
        if (report.lifetime && has_components(report)) found.push_back(check_average(report));
        const auto rates = rates_of(report);
        if (!rates) continue;
        found.push_back(check_sample(report, *rates));
        if (!report.emitter.empty()) groups[report.emitter].push_back({&report, *rates});
    }
    for (const auto& [emitter, samples] : groups) {
        if (samples.size() > 1) found.push_back(check_group(emitter, samples));
    }
    return found;
}

}  // namespace

Rule rates_rule() {
    return {id,
            "k_r = PLQY/tau with the amplitude-weighted mean (Sillen and Engelborghs, Photochem. "
            "Photobiol. 67, 475 (1998)), and passivated samples of one emitter share k_r",
            "k_r within 20 %, a mean within 5 % of its components", check_rates};
}

}  // namespace anchorite::measurement
