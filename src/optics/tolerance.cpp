#include "anchorite/optics/tolerance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "anchorite/base/error.hpp"
#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/shared_progress.hpp"

namespace anchorite::optics {
namespace {

/// One stated tolerance: how `amount`, -1 ... 1 of its half-width, changes the model.
struct Tolerance {
    enum class Kind { thickness, n, k, horizontal, yield };
    Kind kind;
    std::size_t layer;
    std::string what;
    double half_width;  ///< as Sensitivity
    double relative;    ///< what `amount` 1 does

    void apply(Change& change, double amount) const {
        switch (kind) {
            case Kind::thickness:
                change.thickness[layer] += amount * relative;
                break;
            case Kind::n:
                change.n[layer] += amount * relative;
                break;
            case Kind::k:
                change.k[layer] += amount * relative;
                break;
            case Kind::horizontal:
                change.horizontal += amount * relative;
                break;
            case Kind::yield:
                change.yield += amount * relative;
                break;
        }
    }
};

std::vector<Tolerance> stated(const stack::Stack& description) {
    using Kind = Tolerance::Kind;
    std::vector<Tolerance> all;
    const auto add = [&](Kind kind, std::size_t layer, const std::string& what, double half_width,
                         double relative) {
        if (half_width > 0) all.push_back({kind, layer, what, half_width, relative});
    };
    for (std::size_t i = 0; i < description.layers.size(); ++i) {
        const stack::Layer& layer = description.layers[i];
        const std::string& name = layer.name.value;
        const double thickness = layer.thickness_tolerance;
        add(Kind::thickness, i, "thickness of " + name, thickness, thickness / layer.thickness);
        add(Kind::n, i, "n of " + name, layer.index_tolerance, layer.index_tolerance);
        add(Kind::k, i, "k of " + name, layer.extinction_tolerance, layer.extinction_tolerance);
    }
    const stack::Emitter& emitter = description.emitter->value;
    add(Kind::horizontal, 0, "share of horizontal dipoles", emitter.horizontal_tolerance,
        emitter.horizontal_tolerance);
    add(Kind::yield, 0, "PLQY", emitter.plqy_tolerance, emitter.plqy_tolerance);
    return all;
}

Change no_change(const stack::Stack& description) {
    const std::vector<double> ones(description.layers.size(), 1);
    return {ones, ones, ones, 0, 0};
}

/// Uniform in -1 ... 1. Not std::uniform_real_distribution, whose values differ between libraries.
double symmetric(std::mt19937_64& generator) {
    return static_cast<double>(generator() >> 11U) * 0x1.0p-52 - 1;
}

std::vector<Change> drawn(const std::vector<Tolerance>& tolerances, const Change& none,
                          const ToleranceOptions& options) {
    std::mt19937_64 generator(options.seed);
    std::vector<Change> changes(static_cast<std::size_t>(options.draws), none);
    for (Change& change : changes) {
        for (const Tolerance& tolerance : tolerances) tolerance.apply(change, symmetric(generator));
    }
    return changes;
}

std::vector<Figures> figures_of(const DeviceModel& model, const std::vector<Change>& changes,
                                const ToleranceOptions& options, const ProgressCallback& progress) {
    std::vector<Figures> figures(changes.size());
    SharedProgress shared(progress, "tolerances", changes.size());
    in_parallel(changes.size(), options.threads, [&](std::size_t i) {
        figures[i] = emission_of(changed(model, changes[i]), options.emission).figures;
        shared.step();
    });
    return figures;
}

Band band_by(const std::vector<Figures>& draws, double Figures::*figure) {
    std::vector<double> values;
    for (const Figures& draw : draws) values.push_back(draw.*figure);
    return band_of(std::move(values));
}

double effect(const Sensitivity& sensitivity) {
    return std::abs(sensitivity.high.efficiency - sensitivity.low.efficiency);
}

}  // namespace

Band band_of(std::vector<double> values) {
    if (values.empty()) throw InputError("no values to take percentiles of");
    std::sort(values.begin(), values.end());
    const auto percentile = [&](double share) {
        const double rank = share * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(rank);
        const auto above = std::min(below + 1, values.size() - 1);
        return std::lerp(values[below], values[above], rank - static_cast<double>(below));
    };
    return {percentile(0.05), percentile(0.95)};
}

void ToleranceOptions::validate() const {
    if (draws < 0 || threads < 0) {
        throw InputError(
            fmt::format("{} draws and {} threads; neither can be negative", draws, threads));
    }
    emission.validate();
}

bool has_tolerances(const stack::Stack& description) {
    return !stated(description).empty();
}

ToleranceResult vary_within_tolerances(const stack::Stack& description, const DeviceModel& model,
                                       const ToleranceOptions& options,
                                       const ProgressCallback& progress) {
    options.validate();
    const auto tolerances = stated(description);
    ToleranceResult result;
    if (tolerances.empty() || options.draws == 0) return result;
    const Change none = no_change(description);
    std::vector<Change> changes = drawn(tolerances, none, options);
    for (const Tolerance& tolerance : tolerances) {
        for (const double end : {-1.0, 1.0}) {
            Change change = none;
            tolerance.apply(change, end);
            changes.push_back(change);
        }
    }
    const auto figures = figures_of(model, changes, options, progress);
    const auto count = static_cast<std::ptrdiff_t>(options.draws);
    result.draws.assign(figures.begin(), figures.begin() + count);
    for (std::size_t i = 0; i < tolerances.size(); ++i) {
        const std::size_t at = static_cast<std::size_t>(count) + 2 * i;
        result.one_at_a_time.push_back(
            {tolerances[i].what, tolerances[i].half_width, figures[at], figures[at + 1]});
    }
    std::stable_sort(result.one_at_a_time.begin(), result.one_at_a_time.end(),
                     [](const auto& a, const auto& b) { return effect(a) > effect(b); });
    result.outcoupling = band_by(result.draws, &Figures::outcoupling);
    result.efficiency = band_by(result.draws, &Figures::efficiency);
    result.purcell = band_by(result.draws, &Figures::purcell);
    return result;
}

}  // namespace anchorite::optics
