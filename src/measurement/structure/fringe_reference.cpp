#include "fringe_reference.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

constexpr double reach = 0.1;        ///< of a scale that is wrong
constexpr double comparable = 0.5;   ///< of the strongest amplitude
constexpr double same_plane = 0.01;  ///< between the crystal's spacing and the reference

std::vector<std::size_t> within_reach(const std::vector<Fringe>& fringes, double reference) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < fringes.size(); ++i) {
        if (std::abs(fringes[i].spacing / reference - 1) <= reach) out.push_back(i);
    }
    if (!out.empty()) return out;
    const auto nearest = std::ranges::min_element(
        fringes, {}, [&](const Fringe& f) { return std::abs(std::log(f.spacing / reference)); });
    throw InputError(
        fmt::format("no fringes within 10 % of the reference of {:g} Å; the nearest have {:.4g} Å",
                    reference, nearest->spacing));
}

/// Those that have the reference's spacing in the crystal; all where none has.
std::vector<std::size_t> of_crystal(const std::vector<std::size_t>& candidates,
                                    const FringeAssignment& assigned, double reference) {
    std::vector<std::size_t> out;
    for (const FringeIndex& one : assigned.indexed) {
        const bool meant = std::abs(one.spacing / reference - 1) <= same_plane;
        if (meant && std::ranges::count(candidates, one.fringe) > 0) out.push_back(one.fringe);
    }
    return out.empty() ? candidates : out;
}

bool one_family(const Fringe& a, const Fringe& b) {
    const AssignOptions tolerance;
    return std::abs(a.spacing / b.spacing - 1) <= tolerance.ratio && fringe_angle(a, b) > 10;
}

void check_family(const std::vector<Fringe>& fringes, const std::vector<std::size_t>& sets,
                  double reference) {
    bool family = true;
    std::vector<std::string> words;
    for (const std::size_t i : sets) {
        words.push_back(
            fmt::format("{:.4g} Å at {:.1f}°", fringes[i].spacing, fringes[i].direction));
        for (const std::size_t j : sets) family &= i == j || one_family(fringes[i], fringes[j]);
    }
    if (family) return;
    throw InputError(
        fmt::format("{} sets of fringes within 10 % of the reference of {:g} Å are about as strong "
                    "({}): leave only the right one between --shortest and --longest",
                    sets.size(), reference, fmt::join(words, ", ")));
}

/// Mean of the logarithms of the spacings with its error. Sets of one family differ because the
/// scan is uneven: their standard deviation is the error of the scale in any one direction.
void set_scale(const std::vector<Fringe>& fringes, FringeReference& out) {
    const auto count = static_cast<double>(out.sets.size());
    double sum = 0, squares = 0, fit = 0;
    for (const std::size_t i : out.sets) {
        const Fringe& fringe = fringes[i];
        sum += std::log(fringe.spacing);
        fit += std::pow(fringe.fit_error / fringe.spacing / count, 2);
    }
    for (const std::size_t i : out.sets) {
        squares += std::pow(std::log(fringes[i].spacing) - sum / count, 2);
    }
    out.spacing = std::exp(sum / count);
    out.relative_error = std::sqrt(fit + (count > 1 ? squares / (count - 1) : 0));
}

}  // namespace

FringeReference find_reference(const std::vector<Fringe>& fringes, const FringeAssignment& assigned,
                               double reference) {
    const auto near = within_reach(fringes, reference);
    auto candidates = of_crystal(near, assigned, reference);
    const auto amplitude = [&](std::size_t i) { return fringes[i].amplitude; };
    std::ranges::stable_sort(candidates, std::greater{}, amplitude);
    FringeReference out;
    for (const std::size_t i : candidates) {
        if (amplitude(i) >= comparable * amplitude(candidates.front())) out.sets.push_back(i);
    }
    out.weaker = near.size() - out.sets.size();
    check_family(fringes, out.sets, reference);
    set_scale(fringes, out);
    return out;
}

}  // namespace anchorite::measurement
