#include "model_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "anchorite/base/elements.hpp"

namespace anchorite::study {
namespace {

using electronic::Model;

/// Farthest that an atom of a slab is from the nearest like atom of a model, images in the plane
/// included [Å]; infinite where there is none.
double farthest_atom(const Model& slab, const Model& model) {
    double farthest = 0;
    for (const auto& atom : slab.atoms) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const auto& other : model.atoms) {
            if (other.element != atom.element) continue;
            nearest = std::min(
                nearest, electronic::distance_in_plane(slab.cell, atom.position, other.position));
        }
        farthest = std::max(farthest, nearest);
    }
    return farthest;
}

}  // namespace

std::string slab_words(const electronic::SurveyInput& input) {
    const auto options = electronic::slab_options(input);
    std::string text = fmt::format(
        "{} {}, top {}, {} x {}, {} layers, {:g} Å of vacuum",
        std::filesystem::path(options.crystal).filename().string(),
        options.spacing ? fmt::format("at {:g} Å", *options.spacing) : "at its own spacing",
        options.termination.empty() ? "open" : options.termination, options.repeat[0],
        options.repeat[1], options.layers, options.vacuum);
    text += fmt::format(", ({} {} {})", options.hkl[0], options.hkl[1], options.hkl[2]);
    for (const auto& vacancy : options.vacancies) {
        text += fmt::format(", no {}:{}", element_symbol(vacancy.element), vacancy.index);
    }
    if (!options.compensate) text += ", not compensated";
    if (options.charge) text += fmt::format(", charge {:+d}", *options.charge);
    return text;
}

std::string difference(const Model& slab, const Model& pose) {
    constexpr double same_cell = 1e-4;  // [Å]
    constexpr double moved = 1.0;       // [Å] more than atoms of a relaxed surface
    if (pose.surface != slab.surface) return "one is a surface (surface=T), the other is not";
    const Eigen::Matrix3d apart = pose.cell - slab.cell;
    if (apart.leftCols<2>().cwiseAbs().maxCoeff() > same_cell)
        return "their cells differ in the plane";
    const double far = farthest_atom(slab, pose);
    if (far > moved) return "atoms of the slab are missing or have moved by more than 1 Å";
    return "";
}

}  // namespace anchorite::study
