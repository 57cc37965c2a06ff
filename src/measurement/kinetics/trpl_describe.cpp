#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

#include "anchorite/base/units.hpp"
#include "anchorite/measurement/kinetics/trpl_analysis.hpp"
#include "measurement/kinetics/trpl_plots.hpp"
#include "measurement/kinetics/trpl_text.hpp"

namespace anchorite::measurement {

namespace {

struct QuantityName {
    const char* id;
    const char* name;
    const char* definition;
};

QuantityName name_of_kind(TrplKind kind) {
    switch (kind) {
        case TrplKind::lifetime:
            return {"tau", "lifetime", "τ of A exp(-t/τ)"};
        case TrplKind::amplitude:
            return {"amplitude", "amplitude", "A: height behind an infinitely fast response"};
        case TrplKind::amplitude_fraction:
            return {"fraction_amplitude", "amplitude fraction", "A/ΣA"};
        case TrplKind::intensity_fraction:
            return {"fraction_intensity", "intensity fraction", "Aτ/ΣAτ: of the photons"};
        case TrplKind::exponent:
            return {"beta", "exponent", "β of exp(-(t/τ)^β)"};
        case TrplKind::average_amplitude:
            return {"tau_average_amplitude", "amplitude-weighted lifetime",
                    "ΣAτ/ΣA: goes with a quantum yield"};
        case TrplKind::average_intensity:
            return {"tau_average_intensity", "intensity-weighted lifetime",
                    "ΣAτ²/ΣAτ: mean arrival time"};
        case TrplKind::shift:
            return {"shift", "shift of the response", "to later times"};
        case TrplKind::width:
            return {"response_fwhm", "width of the response",
                    "full width at half maximum of a Gaussian, fitted"};
        case TrplKind::scatter:
            return {"scatter", "scatter", "photons that follow the response"};
        case TrplKind::background:
            break;
    }
    return {"background", "background", "a channel"};
}

bool has_settled(const TrplResult& result) {
    return result.fit.termination == Termination::converged;
}

bool is_time_kind(TrplKind kind) {
    return kind == TrplKind::lifetime || kind == TrplKind::average_amplitude ||
           kind == TrplKind::average_intensity || kind == TrplKind::width;
}

/// A value to two digits.
double cut(double value) {
    if (value == 0 || !std::isfinite(value)) return value;
    const double scale = std::pow(10, std::floor(std::log10(std::abs(value))) - 1);
    return scale * std::round(value / scale);
}

std::string unit_of(const TrplResult& result, const TrplQuantity& q) {
    if (is_time_kind(q.kind)) return time_unit(result.fit.average_intensity);
    const bool counts = result.request.data.are_counts();
    switch (q.kind) {
        case TrplKind::shift:
            return "channels";
        case TrplKind::amplitude:
        case TrplKind::background:
        case TrplKind::scatter:
            return counts ? "counts" : "";
        default:
            return "";
    }
}

Estimate estimate_of(const TrplResult& result, const TrplQuantity& q) {
    const QuantityName name = name_of_kind(q.kind);
    Estimate out;
    out.id = name.id;
    out.name = name.name;
    out.definition = name.definition;
    out.unit = unit_of(result, q);
    const bool bare = std::holds_alternative<NoResponse>(result.request.response);
    if (q.kind == TrplKind::amplitude && bare) {
        out.definition = begins_late(result.request)
                             ? "A: height at the maximum, carried back from the window"
                             : "A: height where the window begins";
    }
    if (q.kind == TrplKind::shift &&
        std::holds_alternative<GaussianResponse>(result.request.response)) {
        out.name = "position of the pulse";
        out.definition = "of its middle, after the first channel";
    }
    if (q.component >= 0) {
        out.id += fmt::format("_{}", q.component + 1);
        out.name += fmt::format(" {}", q.component + 1);
    }
    const double unit = is_time_kind(q.kind) ? from_unit(1, out.unit, Dimension::time) : 1;
    const bool known = !q.has_interval || !is_time_kind(q.kind) || is_known(q);
    const auto shown = [&](double v) { return known ? v / unit : cut(v / unit); };
    out.value = shown(q.value);
    if (q.has_interval) {
        out.interval = {shown(q.interval.low), shown(q.interval.high)};
        // The interval of what is hardly known lies far from both sides alike.
        if (const auto error = standard_error_of(q); error && known) {
            out.standard_error = *error / unit;
        }
        if (!known) out.definition += "; not known to 20 %, digits cut";
    } else {
        out.no_error = result.request.options.objective == TrplObjective::unweighted_amplitudes
                           ? "no single sum is minimised, so nothing tells how sure it is"
                           : "intervals were not asked for";
    }
    return out;
}

void add_quality(const TrplResult& result, std::vector<Estimate>& out) {
    const TrplQuality& quality = result.fit.quality;
    const std::string degrees =
        fmt::format(" per degree of freedom ({})", quality.degrees_of_freedom);
    const auto add = [&](const char* id, const char* name, double value, std::string definition) {
        Estimate estimate{id, name, value};
        estimate.definition = std::move(definition);
        estimate.no_error = "exact for this fit";
        out.push_back(std::move(estimate));
    };
    add("durbin_watson", "Durbin-Watson", quality.durbin_watson,
        "of the residuals; 2 without correlation");
    if (!result.request.data.are_counts()) {
        add("scatter_about_fit", "scatter about the fit", quality.scatter,
            "standard deviation of a channel; the values are no counts");
        return;
    }
    add("chi2_pearson", "χ² of Pearson", quality.pearson,
        fmt::format("Σ(y-m)²/m{}; probability {:.2g}", degrees, quality.probability));
    add("chi2_neyman", "χ² of Neyman", quality.neyman, "Σ(y-m)²/max(y, 1)" + degrees);
    add("deviance", "deviance", quality.deviance, "2Σ(m-y+y ln y/m)" + degrees);
}

void add_rates(const TrplResult& result, std::vector<Estimate>& out) {
    if (!result.rates) return;
    const photophysics::Estimate& yield = *result.request.plqy;
    const auto add = [&](const char* id, const char* name, const photophysics::Estimate& rate,
                         const char* unit, double scale, std::string definition) {
        Estimate estimate{id, name, rate.value / scale, unit};
        estimate.definition = std::move(definition);
        const bool of_lifetime = scale != 1;
        if (of_lifetime && !result.lifetime_has_error) {
            estimate.no_error = "the lifetime has no error";
        } else if (!of_lifetime && yield.error == 0) {
            estimate.no_error = "give the error of the yield";
        } else {
            estimate.standard_error = rate.error / scale;
        }
        out.push_back(std::move(estimate));
    };
    const auto from =
        fmt::format("with a yield of {:.4g}, amplitude-weighted lifetime{}", yield.value,
                    yield.error == 0 ? "; error of the lifetime alone" : "");
    add("k_r", "radiative rate", result.rates->radiative, "1/µs", 1e6, "PLQY/⟨τ⟩_amp, " + from);
    add("k_nr", "non-radiative rate", result.rates->nonradiative, "1/µs", 1e6,
        "(1-PLQY)/⟨τ⟩_amp, " + from);
    add("k_nr_over_k_r", "k_nr/k_r", result.rates->ratio, "", 1, "1/PLQY - 1");
}

ResultTable component_table(const TrplResult& result, const std::string& prefix) {
    const std::string unit = time_unit(result.fit.average_intensity);
    ResultTable out{prefix + "components",
                    "Components of " + result.request.name,
                    {{"component"}, {"τ", unit}, {"amplitude"}, {"A/ΣA"}, {"Aτ/ΣAτ"}}};
    int number = 0;
    for (const TrplComponent& c : result.fit.components) {
        const TrplQuantity& q = result.fit.quantity(TrplKind::lifetime, number);
        const double lifetime = to_unit(c.lifetime, unit, Dimension::time);
        out.columns[0].numbers.push_back(++number);
        out.columns[1].numbers.push_back(q.has_interval && !is_known(q) ? cut(lifetime) : lifetime);
        out.columns[2].numbers.push_back(c.amplitude);
        out.columns[3].numbers.push_back(c.amplitude_fraction);
        out.columns[4].numbers.push_back(c.intensity_fraction);
    }
    return out;
}

ResultTable choice_table(const TrplResult& result, const std::string& prefix) {
    const std::string unit = time_unit(result.fit.average_intensity);
    ResultTable out{prefix + "choice",
                    "Numbers of components for " + result.request.name,
                    {{"components"},
                     {"objective"},
                     {"BIC"},
                     {"likelihood ratio"},
                     {"probability"},
                     {"χ² of Pearson"},
                     {"τ [" + unit + "]"}}};
    for (const TrplChoice& c : result.choices) {
        std::string lifetimes;
        for (const TrplComponent& part : c.fitted) {
            const double value = to_unit(part.lifetime, unit, Dimension::time);
            lifetimes += fmt::format("{}{:.3g}", lifetimes.empty() ? "" : ", ", value);
        }
        const double values[] = {static_cast<double>(c.components),
                                 c.objective,
                                 c.criterion,
                                 c.likelihood_ratio,
                                 c.probability,
                                 c.pearson};
        for (std::size_t i = 0; i < std::size(values); ++i) {
            out.columns[i].numbers.push_back(values[i]);
        }
        out.columns.back().words.push_back(lifetimes);
    }
    return out;
}

ResultTable decay_table(const std::vector<TrplResult>& results) {
    double longest = 0;
    std::size_t most = 0;
    for (const TrplResult& r : results) {
        if (!has_settled(r)) continue;
        longest = std::max(longest, r.fit.average_intensity);
        most = std::max(most, r.fit.components.size());
    }
    const std::string unit = time_unit(longest);
    ResultTable out{"decays", "Decays side by side", {{"decay"}}};
    const auto add = [&](std::string name, std::string column_unit, auto value) {
        ResultColumn column{std::move(name), std::move(column_unit)};
        for (const TrplResult& r : results) {
            column.numbers.push_back(has_settled(r) ? value(r) : std::nan(""));
        }
        out.columns.push_back(std::move(column));
    };
    for (const TrplResult& r : results) {
        out.columns[0].words.push_back(r.request.name +
                                       (has_settled(r) ? "" : " (did not settle)"));
    }
    const auto time = [unit](double s) { return to_unit(s, unit, Dimension::time); };
    for (std::size_t i = 0; i < most; ++i) {
        const auto has = [i](const TrplResult& r) { return i < r.fit.components.size(); };
        add(fmt::format("τ {}", i + 1), unit, [&](const TrplResult& r) {
            if (!has(r)) return std::nan("");
            const TrplQuantity& q = r.fit.quantity(TrplKind::lifetime, static_cast<int>(i));
            const double value = time(r.fit.components[i].lifetime);
            return q.has_interval && !is_known(q) ? cut(value) : value;
        });
        add(fmt::format("A/ΣA {}", i + 1), "", [&](const TrplResult& r) {
            return has(r) ? r.fit.components[i].amplitude_fraction : std::nan("");
        });
    }
    add("⟨τ⟩_amp", unit, [&](const TrplResult& r) { return time(r.fit.average_amplitude); });
    add("⟨τ⟩_int", unit, [&](const TrplResult& r) { return time(r.fit.average_intensity); });
    add("background", "", [](const TrplResult& r) { return r.fit.background; });
    const auto counted = [](const TrplResult& r) { return r.request.data.are_counts(); };
    if (std::ranges::all_of(results, counted)) {
        add("χ² of Pearson", "", [](const TrplResult& r) { return r.fit.quality.pearson; });
    }
    add("Durbin-Watson", "", [](const TrplResult& r) { return r.fit.quality.durbin_watson; });
    return out;
}

std::vector<Setting> settings_of(const TrplResult& result) {
    const TrplData& data = result.request.data;
    const TrplFitOptions& options = result.request.options;
    const std::string model = options.form.stretched
                                  ? "stretched exponential"
                                  : fmt::format("{} exponential{}", options.form.components,
                                                options.form.components == 1 ? "" : "s");
    std::vector<Setting> out = {
        {"objective", std::string(name_of(options.objective))},
        {"model", model + (options.form.background ? ", constant background" : "") +
                      (options.form.scatter ? ", scatter" : "")},
        {"response", response_text(result.request.response) +
                         (options.form.width ? " to start from, its width fitted" : "")},
        {"window",
         fmt::format("{} to {}, {} channels of {}", time_text(data.time_of(data.window.begin), 6),
                     time_text(data.time_of(data.window.end - 1), 6), data.window.size(),
                     time_text(data.channel_width, 6))},
        {"peak", fmt::format("{:.6g}", *std::ranges::max_element(data.counts))},
        {"earlier pulses", data.repetition_period
                               ? "summed, period " + time_text(*data.repetition_period, 6)
                               : "not in the model: repetition rate not given"},
        {"pile-up", data.pulses ? fmt::format("judged from {:.4g} pulses", *data.pulses)
                                : "not judged: number of pulses not given"},
        {"intervals", "95 %, profile likelihood; without the response's own noise"}};
    if (std::holds_alternative<MeasuredResponse>(result.request.response)) {
        out.push_back({"response between channels",
                       options.form.shift ? "Steffen's monotone cubic" : "not moved"});
    }
    return out;
}

std::string summary_of(const TrplResult& result) {
    const auto text = [](const TrplFit& fit, TrplKind kind, double value) {
        for (const TrplQuantity& q : fit.quantities) {
            if (q.kind != kind) continue;
            if (!q.has_interval) return time_text(value, 3);
            if (!std::isfinite(q.interval.high)) {
                return q.interval.low > 0 ? "above " + time_text(q.interval.low, 3) + " (95 %)"
                                          : std::string("not known");
            }
            return fmt::format("{} (95 %: {} to {})", time_text(value, 3),
                               time_text(q.interval.low, 3), time_text(q.interval.high, 3));
        }
        return time_text(value, 3);
    };
    const TrplFit& fit = result.fit;
    if (!has_settled(result)) {
        return fmt::format("The fit did not settle: no lifetimes are given; {}.",
                           name_of(result.request.options.objective));
    }
    if (fit.components.size() == 1 && !result.request.options.form.stretched) {
        return fmt::format("Lifetime {}; {}.",
                           text(fit, TrplKind::lifetime, fit.components[0].lifetime),
                           name_of(result.request.options.objective));
    }
    return fmt::format("Amplitude-weighted lifetime {}, intensity-weighted {}; {}.",
                       text(fit, TrplKind::average_amplitude, fit.average_amplitude),
                       text(fit, TrplKind::average_intensity, fit.average_intensity),
                       name_of(result.request.options.objective));
}

void add_one(const TrplResult& result, bool alone, std::size_t number, Analysis& out) {
    const std::string prefix = alone ? "" : fmt::format("d{}_", number);
    const bool settled = has_settled(result);
    std::vector<Estimate> estimates;
    for (const TrplQuantity& q : result.fit.quantities) {
        if (settled && (alone || is_time_kind(q.kind))) estimates.push_back(estimate_of(result, q));
    }
    if (settled) add_rates(result, estimates);
    if (alone) add_quality(result, estimates);
    for (Estimate& estimate : estimates) {
        estimate.id = prefix + estimate.id;
        if (!alone) estimate.name = result.request.name + ": " + estimate.name;
        out.estimates.push_back(std::move(estimate));
    }
    if (alone && settled) out.tables.push_back(component_table(result, prefix));
    if (!result.choices.empty()) out.tables.push_back(choice_table(result, prefix));
    for (Plot& plot : plots_of(result, prefix)) out.plots.push_back(std::move(plot));
    for (const std::string& warning : warnings_of(result)) {
        out.warnings.push_back(alone ? warning : result.request.name + ": " + warning);
    }
}

}  // namespace

Analysis describe(const std::vector<TrplResult>& results) {
    Analysis out;
    out.kind = "decay";
    const bool alone = results.size() == 1;
    out.title = alone ? "Decay of " + results.front().request.name
                      : fmt::format("{} decays", results.size());
    const auto open = std::ranges::count_if(results, std::not_fn(has_settled));
    out.settled = open == 0;
    out.summary = alone ? summary_of(results.front())
                        : fmt::format("{} decays, each by {}{}.", results.size(),
                                      name_of(results.front().request.options.objective),
                                      open > 0 ? fmt::format("; {} did not settle", open) : "");
    out.settings = settings_of(results.front());
    if (!alone) out.tables.push_back(decay_table(results));
    for (std::size_t i = 0; i < results.size(); ++i) add_one(results[i], alone, i + 1, out);
    return out;
}

}  // namespace anchorite::measurement
