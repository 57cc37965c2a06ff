#include "anchorite/measurement/structure/fringes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "fringe_reference.hpp"

namespace anchorite::measurement {

namespace {

/// Longest over shortest spacing among fringes of one family in different directions, less 1.
std::optional<double> unevenness(const FringesResult& result) {
    std::optional<double> worst;
    const auto& indexed = result.assigned.indexed;
    for (const auto& a : indexed) {
        for (const auto& b : indexed) {
            const Fringe &one = result.fringes[a.fringe], &two = result.fringes[b.fringe];
            const bool family = std::abs(a.spacing - b.spacing) < 1e-6 * a.spacing;
            if (!family || one.spacing < two.spacing || fringe_angle(one, two) < 10) continue;
            worst = std::max(worst.value_or(0), one.spacing / two.spacing - 1);
        }
    }
    return worst;
}

void correct(double reference, FringesResult& out) {
    const FringeReference found = find_reference(out.fringes, out.assigned, reference);
    out.reference = reference;
    out.reference_sets = found.sets;
    out.weaker_sets = found.weaker;
    out.correction = reference / found.spacing;
    for (Fringe& fringe : out.fringes) {
        const double own = fringe.fit_error / fringe.spacing;
        fringe.spacing *= out.correction;
        fringe.fit_error *= out.correction;
        fringe.error = fringe.spacing * std::hypot(own, found.relative_error);
        fringe.frequency_x /= out.correction;
        fringe.frequency_y /= out.correction;
        fringe.frequency_x_error /= out.correction;
        fringe.frequency_y_error /= out.correction;
    }
    // a single set has the reference's spacing, which is taken as exact
    if (found.sets.size() == 1) out.fringes[found.sets.front()].error = 0;
}

/// Shortest and longest of the sets that are the reference differ because the scan is uneven.
void warn_of_uneven_reference(FringesResult& out) {
    if (out.reference_sets.size() < 2) return;
    const auto [least, most] = std::ranges::minmax(
        out.reference_sets, {}, [&](std::size_t i) { return out.fringes[i].spacing; });
    const double spread = out.fringes[most].spacing / out.fringes[least].spacing - 1;
    if (spread <= 0.005) return;
    out.warnings.push_back(fmt::format(
        "{} sets of fringes are taken for the reference and differ by {:.1f} % with direction: the "
        "scan is distorted, and the errors hold that.",
        out.reference_sets.size(), 100 * spread));
}

void warn(FringesResult& out) {
    warn_of_uneven_reference(out);
    if (out.reference == 0 && out.options.calibration_error == 0) {
        out.warnings.emplace_back(
            "Errors are those of the fit alone: without a reference spacing or an error of the "
            "calibration, the file's scale is taken as exact; a few per cent are usual.");
    }
    if (!out.crystal.empty() && out.assigned.indexed.empty()) {
        out.warnings.push_back(
            fmt::format("No two sets of fringes fit the ratios and angles of {}.", out.crystal));
    }
    if (!out.assigned.rivals.empty()) {
        out.warnings.push_back(fmt::format("Other indices fit about as well: {}.",
                                           fmt::join(out.assigned.rivals, "; ")));
    }
    if (out.uneven && *out.uneven > 0.005) {
        out.warnings.push_back(fmt::format(
            "Spacings of one family differ by {:.1f} % with direction: the scan is distorted.",
            100 * *out.uneven));
    }
}

}  // namespace

FringesResult analyse_fringes(const ImageMap& image,
                              const std::optional<DiffractingCrystal>& crystal, double reference,
                              const FringeOptions& options) {
    if (!(reference >= 0)) throw InputError("a reference spacing must be positive");
    FringesResult out;
    out.image = image;
    out.options = options;
    out.fringes = find_fringes(image, options);
    if (out.fringes.empty()) {
        throw InputError(fmt::format("{}: no fringes stand {:g} times above the noise", image.name,
                                     options.significance));
    }
    if (crystal) {
        out.crystal = crystal->name;
        out.assigned = assign_fringes(out.fringes, crystal->cell);
    }
    if (reference > 0) {
        correct(reference, out);
        if (crystal) out.assigned = assign_fringes(out.fringes, crystal->cell);
    }
    out.uneven = unevenness(out);
    warn(out);
    return out;
}

}  // namespace anchorite::measurement
