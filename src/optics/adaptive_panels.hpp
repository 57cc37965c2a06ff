#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "anchorite/base/termination.hpp"
#include "optics/kronrod.hpp"

namespace anchorite::optics {

/// Part of an integral: from `begin` to `end` of a parameter that `segment` gives its meaning.
struct Panel {
    std::size_t segment = 0;
    double begin = 0;
    double end = 0;
    std::vector<double> value{};       ///< one a component; set by the integration, like the rest
    std::vector<double> difference{};  ///< of the two rules
    double error = 0;
};

/// Sum of all panels, one a component.
inline std::vector<double> sum_of_panels(const std::vector<Panel>& panels) {
    std::vector<double> sum(panels.front().value.size(), 0.0);
    for (const Panel& panel : panels) {
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += panel.value[i];
    }
    return sum;
}

/// Integral of many components at once by Gauss and Kronrod's (7, 15) rule, halving the panel with
/// the largest error. `evaluate(segment, place, values)` sets one value a component.
template <typename Evaluate>
class AdaptivePanels {
public:
    AdaptivePanels(std::size_t components, Evaluate& evaluate)
        : evaluate_(evaluate), node_(components) {}

    /// First pass over the panels; the caller then says what the errors are measured by.
    void begin(std::vector<Panel>& panels) {
        for (Panel& panel : panels) integrate(panel);
    }

    /// Refines until the errors of all panels together are below `tolerance` times `sizes` (one a
    /// component); ran_out when `max_panels` did not do.
    Termination refine(std::vector<Panel>& panels, const std::vector<double>& sizes,
                       double tolerance, std::size_t max_panels) {
        for (Panel& panel : panels) judge(panel, sizes);
        while (sum_of_errors(panels) > tolerance) {
            if (panels.size() >= max_panels) return Termination::ran_out;
            Panel& worst = *std::ranges::max_element(panels, {}, &Panel::error);
            const double middle = (worst.begin + worst.end) / 2;
            Panel right{.segment = worst.segment, .begin = middle, .end = worst.end};
            worst.end = middle;
            for (Panel* half : {&worst, &right}) {
                integrate(*half);
                judge(*half, sizes);
            }
            panels.push_back(std::move(right));
        }
        return Termination::converged;
    }

private:
    static double sum_of_errors(const std::vector<Panel>& panels) {
        double total = 0;
        for (const Panel& panel : panels) total += panel.error;
        return total;
    }

    void integrate(Panel& panel) {
        const std::size_t size = node_.size();
        panel.value.assign(size, 0.0);
        panel.difference.assign(size, 0.0);
        const double middle = (panel.begin + panel.end) / 2, half = (panel.end - panel.begin) / 2;
        for (const KronrodNode& rule : kronrod_nodes()) {
            evaluate_(panel.segment, middle + half * rule.place, node_);
            const double fine = half * rule.fine, difference = half * (rule.fine - rule.coarse);
            for (std::size_t i = 0; i < size; ++i) {
                panel.value[i] += fine * node_[i];
                panel.difference[i] += difference * node_[i];
            }
        }
    }

    /// The rules' difference d is the error of the coarser one; the finer one, of order 22 instead
    /// of 13, has about d^1.5; 4 is for safety.
    static void judge(Panel& panel, const std::vector<double>& sizes) {
        double worst = 0;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            worst = std::max(worst, std::abs(panel.difference[i]) / sizes[i]);
        }
        panel.error = worst * std::min(1.0, 4 * std::sqrt(worst));
    }

    Evaluate& evaluate_;
    std::vector<double> node_;
};

}  // namespace anchorite::optics
