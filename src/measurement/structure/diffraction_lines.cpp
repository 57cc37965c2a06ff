#include "anchorite/measurement/structure/diffraction_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <gemmi/it92.hpp>
#include <gemmi/unitcell.hpp>
#include <map>
#include <numbers>

#include "anchorite/base/error.hpp"
#include "measurement/structure/degree.hpp"

namespace anchorite::measurement {

namespace {

constexpr double same_spacing = 1e-7;  ///< relative difference of spacings that are one line's

struct Reflection {
    Miller hkl;
    double spacing;
};

/// Half of all reflections with a spacing of at least `smallest` [Å]: one of each Friedel pair.
std::vector<Reflection> reflections(const UnitCell& cell, double smallest, double largest) {
    gemmi::UnitCell metric;
    metric.set(cell.a, cell.b, cell.c, cell.alpha, cell.beta, cell.gamma);
    const int h_most = static_cast<int>(cell.a / smallest);
    const int k_most = static_cast<int>(cell.b / smallest);
    const int l_most = static_cast<int>(cell.c / smallest);
    std::vector<Reflection> out;
    for (int h = 0; h <= h_most; ++h) {
        for (int k = h == 0 ? 0 : -k_most; k <= k_most; ++k) {
            for (int l = h == 0 && k == 0 ? 1 : -l_most; l <= l_most; ++l) {
                const double spacing = 1 / std::sqrt(metric.calculate_1_d2({{h, k, l}}));
                if (spacing >= smallest && spacing <= largest) out.push_back({{h, k, l}, spacing});
            }
        }
    }
    std::ranges::sort(out, std::greater{}, &Reflection::spacing);
    return out;
}

/// Scattering factor of each element at one s².
std::map<int, double> scattering_factors(const DiffractingCrystal& crystal, double s_squared) {
    std::map<int, double> out;
    for (const Scatterer& atom : crystal.atoms) {
        if (out.contains(atom.element)) continue;
        const auto element = static_cast<gemmi::El>(atom.element);
        if (!gemmi::IT92<double>::has(element)) {
            throw InputError(fmt::format("{}: there is no X-ray scattering factor of element {}",
                                         crystal.name, atom.element));
        }
        out[atom.element] = gemmi::IT92<double>::get(element).calculate_sf(s_squared);
    }
    return out;
}

double squared_factor(const DiffractingCrystal& crystal, const Reflection& reflection,
                      const std::map<int, double>& factors, const DiffractionOptions& options) {
    const double s_squared = 1 / (4 * reflection.spacing * reflection.spacing);
    std::complex<double> sum = 0;
    for (const Scatterer& atom : crystal.atoms) {
        const double b = options.overall_b.value_or(atom.b);
        const double phase =
            2 * std::numbers::pi *
            (reflection.hkl[0] * atom.fractional.x() + reflection.hkl[1] * atom.fractional.y() +
             reflection.hkl[2] * atom.fractional.z());
        const double size = atom.occupancy * factors.at(atom.element) * std::exp(-b * s_squared);
        sum += std::polar(size, phase);
    }
    return std::norm(sum);
}

double lorentz_polarisation(double two_theta) {
    const double theta = two_theta / 2 * degree, twice = std::cos(two_theta * degree);
    return (1 + twice * twice) / (std::sin(theta) * std::sin(theta) * std::cos(theta));
}

/// The indices people name a line by: positive ones first, in falling order.
Miller better_name(const Miller& a, const Miller& b) {
    const auto negatives = [](const Miller& m) {
        return std::ranges::count_if(m, [](int i) { return i < 0; });
    };
    if (negatives(a) != negatives(b)) return negatives(a) < negatives(b) ? a : b;
    return std::max(a, b);
}

void scale_and_prune(std::vector<DiffractionLine>& lines, double weakest) {
    double strongest = 0;
    for (const auto& line : lines) strongest = std::max(strongest, line.intensity);
    for (auto& line : lines) line.intensity *= strongest > 0 ? 100 / strongest : 0;
    std::erase_if(lines, [&](const auto& line) { return !(line.intensity > weakest); });
}

}  // namespace

void DiffractionOptions::validate() const {
    if (!(from >= 0 && to > from && to < 180)) {
        throw InputError("lines are computed from one 2θ to a larger one below 180°");
    }
    if (overall_b && !(*overall_b >= 0)) {
        throw InputError("a displacement parameter B cannot be negative");
    }
}

std::vector<DiffractionLine> diffraction_lines(const DiffractingCrystal& crystal,
                                               const Radiation& radiation,
                                               const DiffractionOptions& options) {
    options.validate();
    radiation.validate();
    if (crystal.atoms.empty()) throw InputError(crystal.name + ": the crystal has no atoms");
    const UnitCell cell = regular_cell(crystal.cell);
    cell.validate();
    const double smallest = bragg_spacing(options.to, radiation.alpha1);
    const double largest = options.from > 0 ? bragg_spacing(options.from, radiation.alpha1) : 1e9;
    std::vector<DiffractionLine> lines;
    std::map<int, double> factors;
    for (const Reflection& one : reflections(cell, smallest, largest)) {
        const bool same =
            !lines.empty() && lines.back().spacing - one.spacing < same_spacing * one.spacing;
        if (!same) {
            lines.push_back({one.hkl, 0, one.spacing, bragg_angle(one.spacing, radiation.alpha1)});
            factors = scattering_factors(crystal, 1 / (4 * one.spacing * one.spacing));
        }
        DiffractionLine& line = lines.back();
        line.hkl = better_name(line.hkl, one.hkl);
        line.multiplicity += 2;
        line.intensity += 2 * squared_factor(crystal, one, factors, options);
    }
    for (auto& line : lines) line.intensity *= lorentz_polarisation(line.two_theta);
    scale_and_prune(lines, options.weakest);
    return lines;
}

std::string miller_text(const Miller& hkl) {
    const bool single = std::ranges::all_of(hkl, [](int i) { return i > -10 && i < 10; });
    if (single) return fmt::format("{}{}{}", hkl[0], hkl[1], hkl[2]);
    return fmt::format("{} {} {}", hkl[0], hkl[1], hkl[2]);
}

}  // namespace anchorite::measurement
