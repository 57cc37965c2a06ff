#include "optics/dipole_integral.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "optics/adaptive_panels.hpp"
#include "optics/dipole_kernel.hpp"
#include "optics/guided_modes.hpp"
#include "optics/wavevector_axis.hpp"

namespace anchorite::optics {
namespace {

/// Which layers absorb next to the dipoles: films, and media outside that are no windows.
std::vector<bool> near_layers(const DipoleGeometry& geometry) {
    std::vector<bool> near(geometry.layers, false);
    for (const auto* layers : {&geometry.below_layer, &geometry.above_layer}) {
        for (std::size_t j = 1; j + 1 < layers->size(); ++j) near[(*layers)[j]] = true;
    }
    for (const Outside* outside : {&geometry.bottom, &geometry.top}) {
        if (!outside->window) near[outside->layer] = true;
    }
    return near;
}

/// F less 1 up to the beginning of the tail, or all of it where the tail of the axis may hold
/// poles: along half ellipses below the axis, from one real u to the next. Shape
/// [dipole][vertical, horizontal].
class ExcessIntegral {
public:
    ExcessIntegral(DipoleKernel& kernel, const WavevectorAxis& axis, bool reabsorption,
                   bool lossless_metal) {
        const double end = axis.stretches.back().end;
        if (reabsorption) arcs_.push_back({0, last_lossy, true});
        arcs_.push_back({reabsorption ? last_lossy : 0.0, axis.bend, false});
        while (lossless_metal && arcs_.back().end < end) {
            const double begin = arcs_.back().end;
            arcs_.push_back({begin, std::min(4 * begin, end), false});
        }
        kernel_ = &kernel;
    }

    std::vector<double> run(const EmissionOptions& options, Termination& termination) {
        const auto evaluate = [this](std::size_t segment, double angle,
                                     std::vector<double>& values) {
            const Arc& arc = arcs_[segment];
            const double middle = (arc.begin + arc.end) / 2, half = (arc.end - arc.begin) / 2;
            const double sine = std::sin(angle), cosine = std::cos(angle);
            const Complex u(middle - half * cosine, -flat * half * sine);
            const Complex step(half * sine, -flat * half * cosine);
            kernel_->excess(u, step, arc.lossy, values);
        };
        std::vector<Panel> panels;
        for (std::size_t arc = 0; arc < arcs_.size(); ++arc) {
            const double middle = std::numbers::pi / 2;
            panels.push_back({.segment = arc, .begin = 0, .end = middle});
            panels.push_back({.segment = arc, .begin = middle, .end = std::numbers::pi});
        }
        AdaptivePanels integral(2 * kernel_->dipoles(), evaluate);
        integral.begin(panels);
        std::vector<double> sizes = sum_of_panels(panels);
        for (double& size : sizes) size = std::max(std::abs(1 + size), 0.01);
        termination = integral.refine(panels, sizes, options.tolerance / 10, options.max_panels);
        return sum_of_panels(panels);
    }

private:
    struct Arc {
        double begin, end;
        bool lossy;
    };
    static constexpr double flat = 0.6;  ///< height of an ellipse over its half width
    std::vector<Arc> arcs_;
    DipoleKernel* kernel_ = nullptr;
};

/// Power by channel along the real axis.
class ChannelIntegral {
public:
    ChannelIntegral(DipoleKernel& kernel, const WavevectorAxis& axis)
        : kernel_(kernel),
          axis_(axis),
          evaluate_{kernel, axis},
          integral_(2 * kernel.dipoles() * kernel.active().size(), evaluate_) {}
    ChannelIntegral(const ChannelIntegral&) = delete;
    ChannelIntegral& operator=(const ChannelIntegral&) = delete;

    /// `modes`: null the first time, when nothing is known to be sharp.
    void begin(const std::vector<GuidedMode>* modes) {
        panels_ = first_panels(axis_, modes ? cuts(*modes) : std::vector<double>());
        first_ = panels_.size();
        integral_.begin(panels_);
    }

    void refine(const EmissionOptions& options, const std::vector<double>& excess) {
        integral_.refine(panels_, sizes(excess), options.tolerance, options.max_panels + first_);
    }

    /// Sums over the panels that `holds(stretch)` accepts.
    template <typename Holds>
    [[nodiscard]] std::vector<double> sum(Holds holds) const {
        std::vector<double> sum(panels_.front().value.size(), 0.0);
        for (const Panel& panel : panels_) {
            if (!holds(axis_.stretches[panel.segment])) continue;
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += panel.value[i];
        }
        return sum;
    }

private:
    /// Ends around every mode that is too sharp for equal panels, and around the beginnings of the
    /// stretches, next to which a mode may just be cut off.
    [[nodiscard]] std::vector<double> cuts(const std::vector<GuidedMode>& modes) const {
        std::vector<double> places;
        for (const GuidedMode& mode : modes) {
            if (mode.loss < lossless_mode) continue;
            places.push_back(mode.u);
            for (double width = mode.loss; width < 0.1; width *= 8) {
                places.push_back(mode.u - width);
                places.push_back(mode.u + width);
            }
        }
        for (const Stretch& stretch : axis_.stretches) {
            for (double width = 1e-2; width > 1e-9; width /= 10) {
                places.push_back(stretch.begin - width);
                places.push_back(stretch.begin + width);
            }
        }
        return places;
    }

    /// F of every dipole and orientation: up to the tail it is known, the tail has no sharp peaks.
    [[nodiscard]] std::vector<double> sizes(const std::vector<double>& excess) const {
        const auto tail = sum([](const Stretch& stretch) { return stretch.tail; });
        const std::size_t count = kernel_.active().size();
        std::vector<double> sizes(tail.size());
        for (std::size_t i = 0; i < excess.size(); ++i) {
            double total = 1 + excess[i];
            for (std::size_t c = 0; c < count; ++c) total += tail[i * count + c];
            std::fill_n(sizes.begin() + static_cast<std::ptrdiff_t>(i * count), count,
                        std::max(total, 0.01));
        }
        return sizes;
    }

    struct Evaluate {
        DipoleKernel& kernel;
        const WavevectorAxis& axis;
        void operator()(std::size_t segment, double place, std::vector<double>& values) const {
            double u = 0, slope = 0;
            axis.stretches[segment].at(place, u, slope);
            kernel.power_by_channel(u, slope, values);
        }
    };
    DipoleKernel& kernel_;
    const WavevectorAxis& axis_;
    Evaluate evaluate_;
    AdaptivePanels<Evaluate> integral_;
    std::vector<Panel> panels_;
    std::size_t first_ = 0;
};

/// Distance of a pole from everything else that a turn around it must leave out.
double room_around(const DipoleGeometry& geometry, const std::vector<GuidedMode>& modes,
                   std::size_t first, std::size_t last) {
    const double centre = (modes[first].u + modes[last].u) / 2;
    double room = 1e-3;
    for (const Outside* outside : {&geometry.bottom, &geometry.top}) {
        if (outside->window) room = std::min(room, std::abs(outside->index - centre));
    }
    for (std::size_t other = 0; other < modes.size(); ++other) {
        if (other >= first && other <= last) continue;
        room = std::min(room, std::abs(modes[other].u - centre));
    }
    return room;
}

/// Whether a window outside has the emitter's own index: its kz vanishes with the emitter's, light
/// along the layer leaves, and there is no mode that a turn around u = 1 could be drawn around.
bool has_matched_window(const DipoleGeometry& geometry) {
    const auto matched = [](const Outside& outside) {
        return outside.window && std::abs(outside.index - 1) < same_index;
    };
    return matched(geometry.bottom) || matched(geometry.top);
}

/// Power in modes that nothing absorbs, half of what a turn around their poles gives (the path of
/// the total passes below them). Shape [dipole][vertical, horizontal].
std::vector<double> lossless_power(DipoleKernel& kernel, const DipoleGeometry& geometry,
                                   std::vector<GuidedMode> modes, bool reabsorption) {
    // Between perfect mirrors p has a mode along the layer that the scan cannot see, since its kz
    // vanishes; where there is none, the turn adds nothing.
    if (geometry.thickness > 0 && !reabsorption && !has_matched_window(geometry)) {
        modes.push_back({1, 0});
    }
    std::ranges::sort(modes, {}, &GuidedMode::u);
    std::vector<double> power(2 * kernel.dipoles(), 0.0), values(power.size());
    for (std::size_t first = 0, last = 0; first < modes.size(); first = last + 1) {
        last = first;
        if (modes[first].loss >= lossless_mode) continue;
        while (last + 1 < modes.size() && modes[last + 1].u - modes[last].u < 1e-5) ++last;
        const double radius = 0.4 * room_around(geometry, modes, first, last);
        const double centre = (modes[first].u + modes[last].u) / 2;
        constexpr int places = 32;
        for (int n = 0; n < places; ++n) {
            const Complex arm = std::polar(radius, 2 * std::numbers::pi * (n + 0.5) / places);
            const Complex u = centre + arm, step = Complex(0, 2 * std::numbers::pi / places) * arm;
            kernel.excess(u, step, reabsorption && centre < last_lossy, values);
            // with the bulk's share, which has a branch of its own at u = 1, back in
            const Complex w = forward_root(1.0 - u * u);
            const double vertical = (1.5 * u * u * u / w * step).real();
            const double horizontal = (0.75 * u * (1.0 / w + w) * step).real();
            for (std::size_t i = 0; i < power.size(); ++i) {
                power[i] += (values[i] + (i % 2 == 0 ? vertical : horizontal)) / 2;
            }
        }
    }
    return power;
}

/// Active entries of one dipole and orientation as entries of all layers and channels.
std::vector<double> expand(const std::vector<double>& values, std::size_t which,
                           const std::vector<std::size_t>& active, std::size_t layers) {
    std::vector<double> all(layers + channels, 0.0);
    for (std::size_t i = 0; i < active.size(); ++i) {
        all[active[i]] = values[which * active.size() + i];
    }
    return all;
}

void add_entries(const std::vector<double>& values, std::size_t layers, PowerBudget& budget) {
    const auto rest = values.begin() + static_cast<std::ptrdiff_t>(layers);
    budget.absorbed.assign(values.begin(), rest);
    budget.bottom = rest[bottom];
    budget.top = rest[top];
    budget.substrate = rest[substrate];
    budget.superstrate = rest[superstrate];
    budget.returned = rest[returned];
    budget.reabsorbed = rest[reabsorbed];
}

double near_absorption(const std::vector<double>& values, const std::vector<bool>& near) {
    double sum = 0;
    for (std::size_t j = 0; j < near.size(); ++j) {
        if (near[j]) sum += values[j];
    }
    return sum;
}

/// Sorts the integrals into budgets.
class Budgets {
public:
    Budgets(const DipoleGeometry& geometry, const DipoleKernel& kernel)
        : geometry_(geometry), active_(kernel.active()), dipoles_(kernel.dipoles()) {}

    void fill(const ChannelIntegral& channels, const std::vector<double>& excess,
              DipoleIntegral& result) const {
        const bool whole = geometry_.lossless_metal;  // then the excess covers the tail, too
        const auto all = channels.sum([](const Stretch&) { return true; });
        const auto tail = channels.sum([&](const Stretch& part) { return part.tail && !whole; });
        std::vector<double> ranges[3];
        for (const Range range : {Range::in_cone, Range::bound, Range::evanescent}) {
            ranges[static_cast<std::size_t>(range)] =
                channels.sum([&](const Stretch& part) { return part.range == range; });
        }
        const auto near = near_layers(geometry_);
        result.power.resize(dipoles_);
        for (std::size_t i = 0; i < 2 * dipoles_; ++i) {
            DipolePower& power = result.power[i / 2];
            PowerBudget& budget = i % 2 == 0 ? power.vertical : power.horizontal;
            const auto entries = [&](const std::vector<double>& values) {
                return expand(values, i, active_, geometry_.layers);
            };
            add_entries(entries(all), geometry_.layers, budget);
            budget.absorbed_in_cone = near_absorption(entries(ranges[0]), near);
            budget.absorbed_bound = near_absorption(entries(ranges[1]), near);
            budget.absorbed_evanescent = near_absorption(entries(ranges[2]), near);
            budget.total = 1 + excess[i];
            for (const double value : entries(tail)) budget.total += value;
        }
    }

    /// Infinite where a channel is no number.
    static double largest_error(const DipoleIntegral& result) {
        double worst = 0;
        for (const DipolePower& power : result.power) {
            for (const PowerBudget* budget : {&power.vertical, &power.horizontal}) {
                const double gap = std::abs(budget->total - budget->sum());
                if (!std::isfinite(gap)) return std::numeric_limits<double>::infinity();
                worst = std::max(worst, gap / std::max(std::abs(budget->total), 0.01));
            }
        }
        return worst;
    }

private:
    const DipoleGeometry& geometry_;
    const std::vector<std::size_t>& active_;
    std::size_t dipoles_;
};

/// The channels of one geometry: once more around its guided modes, and then more finely, until
/// they add up to the total.
class ChannelSearch {
public:
    ChannelSearch(const DipoleGeometry& geometry, const EmissionOptions& options)
        : geometry_(geometry),
          options_(options),
          reabsorption_(options.reabsorption && geometry.thickness > 0),
          kernel_(geometry, reabsorption_),
          axis_(wavevector_axis(geometry, reabsorption_)),
          channels_(kernel_, axis_) {}

    DipoleIntegral run() {
        Termination total_ended{};
        excess_ = ExcessIntegral(kernel_, axis_, reabsorption_, geometry_.lossless_metal)
                      .run(options_, total_ended);
        const double close = options_.tolerance;
        attempt(options_, nullptr);
        // A small gap is one of resolution, a large one a mode that was stepped over.
        if (result_.error > close && result_.error < 100 * close) {
            EmissionOptions finer = options_;
            finer.tolerance /= 30;
            refine(finer);
        }
        if (result_.error > close) {
            const double reach = geometry_.lossless_metal ? axis_.stretches.back().end : axis_.bend;
            const auto modes = guided_modes(geometry_, reach, reabsorption_);
            guided_ = lossless_power(kernel_, geometry_, modes, reabsorption_);
            EmissionOptions finer = options_;
            for (int tries = 0; tries < 3 && result_.error > close; ++tries) {
                attempt(finer, &modes);
                finer.tolerance /= 30;
            }
        }
        const bool converged = total_ended == Termination::converged && result_.error <= close;
        result_.termination = converged ? Termination::converged : Termination::ran_out;
        return std::move(result_);
    }

private:
    void attempt(const EmissionOptions& options, const std::vector<GuidedMode>* modes) {
        channels_.begin(modes);
        refine(options);
    }

    /// Keeps what comes closer to the total than the attempts before.
    void refine(const EmissionOptions& options) {
        DipoleIntegral attempt;
        channels_.refine(options, excess_);
        Budgets(geometry_, kernel_).fill(channels_, excess_, attempt);
        for (std::size_t d = 0; d < attempt.power.size() && !guided_.empty(); ++d) {
            attempt.power[d].vertical.guided = guided_[2 * d];
            attempt.power[d].horizontal.guided = guided_[2 * d + 1];
        }
        attempt.error = Budgets::largest_error(attempt);
        if (result_.power.empty() || attempt.error < result_.error) result_ = std::move(attempt);
    }

    const DipoleGeometry& geometry_;
    const EmissionOptions& options_;
    bool reabsorption_;
    DipoleKernel kernel_;
    WavevectorAxis axis_;
    ChannelIntegral channels_;
    std::vector<double> excess_;
    std::vector<double> guided_;
    DipoleIntegral result_;
};

}  // namespace

DipoleIntegral integrate_dipoles(const DipoleGeometry& geometry, const EmissionOptions& options) {
    return ChannelSearch(geometry, options).run();
}

}  // namespace anchorite::optics
