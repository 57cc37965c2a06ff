#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "spacing";
constexpr double calibrated = 0.01;    // of a length in an image whose scale was calibrated
constexpr double uncalibrated = 0.05;  // as scales of microscopes stray
constexpr double angstrom = 1e-10;

constexpr std::array<std::array<double, 3>, 4> low_planes = {
    {{1, 0, 0}, {1, 1, 0}, {1, 1, 1}, {2, 0, 0}}};

double spacing_of(double lattice_constant, const std::array<double, 3>& plane) {
    return lattice_constant / std::hypot(plane[0], plane[1], plane[2]);
}

std::string plane_text(const std::array<double, 3>& plane) {
    return fmt::format("{{{:g}{:g}{:g}}}", plane[0], plane[1], plane[2]);
}

/// The low-index plane whose spacing is closest to that of the fringes.
const std::array<double, 3>& closest_plane(const StructureReport& report) {
    return *std::ranges::min_element(low_planes, {}, [&](const auto& plane) {
        const double spacing = spacing_of(report.lattice_constant->value, plane);
        return std::abs(std::log(report.spacing->value / spacing));
    });
}

Finding check_one(const StructureReport& report) {
    const auto& plane = report.plane ? *report.plane : closest_plane(report);
    const double expected = spacing_of(report.lattice_constant->value, plane);
    const double off = report.spacing->value / expected - 1;
    Finding one{
        .rule = id, .subject = report.name, .where = report.spacing->where, .from = report.from};
    one.verdict = std::abs(off) <= calibrated     ? Verdict::holds
                  : std::abs(off) <= uncalibrated ? Verdict::doubtful
                                                  : Verdict::cannot_be_true;
    one.reported = fmt::format("fringes {:.3f} A apart{}", report.spacing->value / angstrom,
                               report.plane ? ", " + plane_text(plane) : "");
    one.computed =
        fmt::format("{} of a = {:.4f} A: {:.3f} A; {:+.1f} %", plane_text(plane),
                    report.lattice_constant->value / angstrom, expected / angstrom, 100 * off);
    one.reason = one.verdict == Verdict::holds ? "image and diffraction agree"
                 : one.verdict == Verdict::doubtful
                     ? "within what the scale of a microscope strays without a standard; calibrate "
                       "on a known lattice"
                     : "more than the scale of a microscope strays: another plane, phase or scale";
    one.figures = {{"spacing by diffraction", expected, "m"}, {"deviation", off, ""}};
    return one;
}

std::vector<Finding> check_spacings(const Record& record) {
    std::vector<Finding> found;
    for (const auto& report : record.structures) {
        const bool plane = !report.plane || std::ranges::any_of(*report.plane, [](double index) {
            return index != 0;
        });
        if (report.spacing && report.lattice_constant && plane) found.push_back(check_one(report));
    }
    return found;
}

}  // namespace

Rule spacing_rule() {
    return {id,
            "fringes of an image lie d = a / sqrt(h2 + k2 + l2) apart in a cubic lattice whose "
            "constant diffraction gives",
            "1 %; to 5 % doubtful", check_spacings};
}

}  // namespace anchorite::measurement
