#include "anchorite/measurement/structure/fringes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

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
    const auto nearest = std::ranges::min_element(out.fringes, {}, [&](const Fringe& f) {
        return std::abs(std::log(f.spacing / reference));
    });
    if (std::abs(nearest->spacing / reference - 1) > 0.1) {
        throw InputError(
            fmt::format("no fringes within 10 % of the reference of {:g} Å; the "
                        "nearest have {:.4g} Å",
                        reference, nearest->spacing));
    }
    out.reference = reference;
    out.correction = reference / nearest->spacing;
    const double scale_error = nearest->fit_error / nearest->spacing;
    for (Fringe& fringe : out.fringes) {
        const double own = fringe.fit_error / fringe.spacing;
        fringe.spacing *= out.correction;
        fringe.fit_error *= out.correction;
        fringe.error = fringe.spacing * std::hypot(own, scale_error);
        fringe.frequency_x /= out.correction;
        fringe.frequency_y /= out.correction;
        fringe.frequency_x_error /= out.correction;
        fringe.frequency_y_error /= out.correction;
    }
    nearest->error = 0;  // it has the reference's spacing, which is taken as exact
}

void warn(FringesResult& out) {
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
    if (reference > 0) correct(reference, out);
    if (crystal) {
        out.crystal = crystal->name;
        out.assigned = assign_fringes(out.fringes, crystal->cell);
        out.uneven = unevenness(out);
    }
    warn(out);
    return out;
}

}  // namespace anchorite::measurement
