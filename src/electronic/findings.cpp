#include "anchorite/electronic/findings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace anchorite::electronic {
namespace {

int cleared_metals(const PoseSummary& pose) {
    return static_cast<int>(std::count_if(pose.metals.begin(), pose.metals.end(),
                                          [](const ClearedMetal& metal) { return metal.cleared; }));
}

std::string metal_numbers(const PoseSummary& pose) {
    std::vector<std::string> parts;
    for (const ClearedMetal& metal : pose.metals) {
        parts.push_back(fmt::format("{} {:.2f} of {:.2f}", metal.group, metal.weight, metal.bare));
    }
    return fmt::format("{} pose {}: {}", pose.molecule, pose.pose, fmt::join(parts, ", "));
}

Verdict share_verdict(std::size_t agreeing, std::size_t all) {
    if (all == 0) return Verdict::undecided;
    if (agreeing == all) return Verdict::agrees;
    return agreeing == 0 ? Verdict::disagrees : Verdict::partly;
}

/// The anchor's deepest minimum over the molecules that have it.
struct DeepestAnchor {
    std::string anchor;
    double minimum = 0;
};

std::vector<DeepestAnchor> deepest_anchors(const std::vector<AnchorPotential>& potentials,
                                           const std::vector<std::string>& names) {
    std::vector<DeepestAnchor> found;
    for (const std::string& name : names) {
        const AnchorPotential* best = nullptr;
        for (const AnchorPotential& one : potentials) {
            if (one.anchor != name) continue;
            if (best == nullptr || one.minimum < best->minimum) best = &one;
        }
        if (best != nullptr) found.push_back({name, best->minimum});
    }
    return found;
}

std::string range_text(const std::vector<double>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return *low == *high ? fmt::format("{:.2f} eV", *low)
                         : fmt::format("{:.2f} to {:.2f} eV", *low, *high);
}

}  // namespace

Finding clearing_finding(const std::vector<PoseSummary>& poses, int sites) {
    Finding finding;
    finding.claim = sites == 1 ? "one anchored site frees one metal of its p_z states in the gap"
                               : fmt::format(
                                     "{} anchored sites free {} metals of their p_z states "
                                     "in the gap",
                                     sites, sites);
    std::size_t agreeing = 0;
    std::vector<std::string> numbers;
    for (const PoseSummary& pose : poses) {
        if (pose.molecule.empty() || pose.sites != sites) continue;
        if (cleared_metals(pose) == sites) ++agreeing;
        numbers.push_back(metal_numbers(pose));
    }
    finding.verdict = share_verdict(agreeing, numbers.size());
    if (numbers.empty()) {
        finding.text =
            fmt::format("no pose has {} anchor{} on open metals", sites, sites == 1 ? "" : "s");
        return finding;
    }
    finding.text =
        fmt::format("{} of {} such poses clear {} metal{} ({})", agreeing, numbers.size(), sites,
                    sites == 1 ? "" : "s", fmt::join(numbers, "; "));
    return finding;
}

Finding gap_finding(const std::vector<PoseSummary>& poses) {
    Finding finding;
    finding.claim = "anchoring removes the trap states from the gap";
    std::size_t empty = 0;
    std::size_t all = 0;
    std::vector<double> remaining;
    std::vector<double> deepest;
    for (const PoseSummary& pose : poses) {
        if (pose.molecule.empty()) continue;
        ++all;
        if (pose.gap_states.empty()) {
            ++empty;
        } else {
            deepest.push_back(pose.gap_states.front().energy);
        }
        if (const GapState* state = pose.in_plane_state()) remaining.push_back(state->energy);
    }
    finding.verdict = share_verdict(empty, all);
    if (all == 0) {
        finding.text = "no molecule was computed on the slab";
        return finding;
    }
    finding.text = fmt::format("{} of {} anchored slabs have no state in the gap", empty, all);
    if (!deepest.empty()) {
        finding.text += fmt::format("; the lowest of the others lies {} above the valence edge",
                                    range_text(deepest));
    }
    if (!remaining.empty()) {
        finding.text +=
            fmt::format("; the in-plane p-p state across the vacancy remains in {} at {}",
                        remaining.size(), range_text(remaining));
        if (const GapState* bare = poses.front().in_plane_state()) {
            finding.text += fmt::format(" (bare slab {:.2f} eV)", bare->energy);
        }
    }
    return finding;
}

Finding potential_finding(const std::vector<AnchorPotential>& potentials,
                          const std::vector<std::string>& reported_order) {
    Finding finding;
    finding.claim = fmt::format("the anchors' potentials deepen in the order {}",
                                fmt::join(reported_order.rbegin(), reported_order.rend(), " < "));
    std::vector<DeepestAnchor> anchors = deepest_anchors(potentials, reported_order);
    if (anchors.size() < 2) {
        finding.text = "fewer than two of these anchors have a computed potential";
        return finding;
    }
    std::size_t in_order = 0;
    for (std::size_t i = 1; i < anchors.size(); ++i) {
        if (anchors[i - 1].minimum < anchors[i].minimum) ++in_order;
    }
    finding.verdict = share_verdict(in_order, anchors.size() - 1);
    std::stable_sort(
        anchors.begin(), anchors.end(),
        [](const DeepestAnchor& a, const DeepestAnchor& b) { return a.minimum < b.minimum; });
    std::vector<std::string> parts;
    for (const DeepestAnchor& one : anchors) {
        parts.push_back(fmt::format("{} {:.2f} V", one.anchor, one.minimum));
    }
    finding.text = fmt::format("deepest first: {}", fmt::join(parts, ", "));
    if (anchors.size() < reported_order.size()) {
        finding.text +=
            fmt::format(" ({} of {} anchors computed)", anchors.size(), reported_order.size());
    }
    return finding;
}

}  // namespace anchorite::electronic
