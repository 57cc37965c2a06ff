#include "anchorite/electronic/findings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "anchorite/electronic/spread.hpp"
#include "anchorite/numerics/median.hpp"

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
    return fmt::format("{}: {}", pose_label(pose), fmt::join(parts, ", "));
}

Verdict share_verdict(std::size_t agreeing, std::size_t all) {
    if (all == 0) return Verdict::undecided;
    if (agreeing == all) return Verdict::agrees;
    return agreeing == 0 ? Verdict::disagrees : Verdict::partly;
}

struct TypicalAnchor {
    std::string anchor;
    double minimum = 0;
};

/// The median, since an anchor beside a stronger one lies in that one's well: the methoxy groups in
/// ortho position reach into the P=O.
std::vector<TypicalAnchor> typical_anchors(const std::vector<AnchorPotential>& potentials,
                                           const std::vector<std::string>& names) {
    std::vector<TypicalAnchor> found;
    for (const std::string& name : names) {
        std::vector<double> minima;
        for (const AnchorPotential& one : potentials) {
            if (one.anchor == name && std::isfinite(one.minimum)) minima.push_back(one.minimum);
        }
        if (!minima.empty()) found.push_back({name, numerics::median(std::move(minima))});
    }
    return found;
}

std::string range_text(const std::vector<double>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return *low == *high ? fmt::format("{:.2f} eV", *low)
                         : fmt::format("{:.2f} to {:.2f} eV", *low, *high);
}

using Poses = std::vector<const PoseSummary*>;

/// What the poses of one set say; no text: there is none to ask.
struct SetFinding {
    Verdict verdict = Verdict::undecided;
    std::string text;
};

Poses anchored(const std::vector<PoseSummary>& poses, const PoseSet& set) {
    Poses found;
    for (const PoseSummary& pose : poses) {
        if (!pose.molecule.empty() && pose.set == set) found.push_back(&pose);
    }
    return found;
}

/// Asks every set of poses apart: a relaxed one is a docked one once more, so that both together
/// would count it twice, and an oxygen in the vacancy sits on no metal alone. Where the sets differ
/// the statement holds in part.
template <class Ask>
Finding over_sets(const std::vector<PoseSummary>& poses, std::string claim, const std::string& none,
                  const Ask& ask) {
    Finding finding;
    finding.claim = std::move(claim);
    for (const PoseSet& set : pose_sets) {
        const SetFinding one = ask(anchored(poses, set));
        if (one.text.empty()) continue;
        const bool same = finding.text.empty() || finding.verdict == one.verdict;
        finding.verdict = same ? one.verdict : Verdict::partly;
        finding.text +=
            fmt::format("{}{}: {}", finding.text.empty() ? "" : "; ", name_of(set), one.text);
    }
    if (finding.text.empty()) finding.text = none;
    return finding;
}

SetFinding clearing_of(const Poses& poses, int sites) {
    std::size_t agreeing = 0;
    std::vector<std::string> numbers;
    for (const PoseSummary* pose : poses) {
        if (pose->sites != sites) continue;
        if (cleared_metals(*pose) == sites) ++agreeing;
        numbers.push_back(metal_numbers(*pose));
    }
    if (numbers.empty()) return {};
    return {share_verdict(agreeing, numbers.size()),
            fmt::format("{} of {} such poses clear {} metal{} ({})", agreeing, numbers.size(),
                        sites, sites == 1 ? "" : "s", fmt::join(numbers, "; "))};
}

SetFinding gap_of(const Poses& poses, const PoseSummary& bare) {
    if (poses.empty()) return {};
    std::size_t free = 0;
    std::vector<double> remaining;
    std::vector<double> deepest;
    for (const PoseSummary* pose : poses) {
        if (const GapState* state = pose->lowest_empty()) {
            deepest.push_back(state->energy);
        } else {
            ++free;
        }
        if (const GapState* state = pose->in_plane_state()) remaining.push_back(state->energy);
    }
    std::string text =
        fmt::format("{} of {} anchored slabs have no empty state in the gap", free, poses.size());
    if (!deepest.empty()) {
        text += fmt::format("; the lowest of the others lies {} above the valence edge",
                            range_text(deepest));
    }
    if (!remaining.empty()) {
        text += fmt::format("; the in-plane p-p state across the vacancy remains in {} at {}",
                            remaining.size(), range_text(remaining));
        if (const GapState* state = bare.in_plane_state()) {
            text += fmt::format(" (bare slab {:.2f} eV)", state->energy);
        }
    }
    return {share_verdict(free, poses.size()), std::move(text)};
}

/// Interaction energies of the molecules that have poses with so many anchors on open metals.
std::vector<std::pair<std::string, Spread>> strengths(const Poses& poses, int sites) {
    std::vector<std::pair<std::string, std::vector<double>>> energies;
    for (const PoseSummary* pose : poses) {
        if (pose->sites != sites || !pose->compared_interaction) continue;
        if (energies.empty() || energies.back().first != pose->molecule) {
            energies.push_back({pose->molecule, {}});
        }
        energies.back().second.push_back(*pose->compared_interaction);
    }
    std::vector<std::pair<std::string, Spread>> out;
    for (const auto& [molecule, values] : energies) out.emplace_back(molecule, spread_of(values));
    return out;
}

std::string strengths_text(const std::vector<std::pair<std::string, Spread>>& molecules) {
    std::vector<std::string> parts;
    for (const auto& [molecule, energy] : molecules) {
        parts.push_back(fmt::format("{} {:.2f}", molecule, energy.mean));
        if (energy.deviation) parts.back() += fmt::format(" ± {:.2f}", *energy.deviation);
    }
    return fmt::format("{} eV", fmt::join(parts, ", "));
}

SetFinding strength_of(const Poses& poses) {
    const auto one = strengths(poses, 1);
    const auto two = strengths(poses, 2);
    if (one.empty() || two.empty()) return {};
    std::size_t stronger = 0;
    for (const auto& [molecule, energy] : two) {
        stronger += static_cast<std::size_t>(std::count_if(
            one.begin(), one.end(),
            [&energy = energy](const auto& other) { return energy.mean < other.second.mean; }));
    }
    const std::size_t pairs = one.size() * two.size();
    return {share_verdict(stronger, pairs),
            fmt::format("two anchors hold more strongly in {} of {} comparisons of molecules (two: "
                        "{}; one: {})",
                        stronger, pairs, strengths_text(two), strengths_text(one))};
}

}  // namespace

Finding clearing_finding(const std::vector<PoseSummary>& poses, int sites) {
    std::string claim = "one anchored site frees one metal of its p_z states in the gap";
    if (sites != 1) {
        claim = fmt::format("{} anchored sites free {} metals of their p_z states in the gap",
                            sites, sites);
    }
    const std::string none =
        fmt::format("no pose has {} anchor{} on open metals", sites, sites == 1 ? "" : "s");
    return over_sets(poses, std::move(claim), none,
                     [sites](const Poses& set) { return clearing_of(set, sites); });
}

Finding gap_finding(const std::vector<PoseSummary>& poses) {
    return over_sets(poses, "anchoring removes the trap states from the gap",
                     "no molecule was computed on the slab",
                     [&](const Poses& set) { return gap_of(set, poses.front()); });
}

Finding strength_finding(const std::vector<PoseSummary>& poses) {
    return over_sets(poses, "two anchored sites hold a molecule more strongly than one",
                     "no interaction energies of poses with two anchors and with one", strength_of);
}

Finding potential_finding(const std::vector<AnchorPotential>& potentials,
                          const std::vector<std::string>& reported_order) {
    Finding finding;
    finding.claim = fmt::format("the anchors' potentials deepen in the order {}",
                                fmt::join(reported_order.rbegin(), reported_order.rend(), " < "));
    std::vector<TypicalAnchor> anchors = typical_anchors(potentials, reported_order);
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
        [](const TypicalAnchor& a, const TypicalAnchor& b) { return a.minimum < b.minimum; });
    std::vector<std::string> parts;
    for (const TypicalAnchor& one : anchors) {
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
