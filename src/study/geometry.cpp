#include "anchorite/study/geometry.hpp"

#include <fmt/format.h>

#include <cassert>

#include "anchorite/base/error.hpp"

namespace anchorite::study {

namespace {

std::string force_field_name(molecule::ForceFieldKind kind) {
    return kind == molecule::ForceFieldKind::mmff94s ? "MMFF94s" : "UFF";
}

void keep_lower(std::optional<molecule::XtbResult>& best, molecule::XtbResult result) {
    if (result.termination != Termination::failed && (!best || result.energy < best->energy)) {
        best = std::move(result);
    }
}

/// The lowest conformers of different energy: equal energies are one shape with like groups
/// exchanged (a conformer set keeps both, as they offer a surface different donors).
std::vector<const molecule::Conformer*> lowest_shapes(const molecule::ConformerSet& set,
                                                      const GeometryOptions& options) {
    constexpr double same_energy = 0.05;  // [kJ/mol]
    const double ceiling = set.conformers.front().energy + options.window;
    std::vector<const molecule::Conformer*> out;
    for (const molecule::Conformer& conformer : set.conformers) {
        if (conformer.energy > ceiling) break;
        if (out.size() == static_cast<std::size_t>(options.conformers)) break;
        if (out.empty() || conformer.energy > out.back()->energy + same_energy) {
            out.push_back(&conformer);
        }
    }
    return out;
}

std::optional<molecule::XtbResult> optimise_lowest(const molecule::Molecule& molecule,
                                                   const molecule::ConformerSet& set,
                                                   const GeometryOptions& options,
                                                   const EngineCache& cache, Geometry& geometry) {
    std::optional<molecule::XtbResult> best;
    for (const molecule::Conformer* conformer : lowest_shapes(set, options)) {
        try {
            keep_lower(best, cache.optimise(molecule, conformer->positions, options.engine));
        } catch (const RunError& error) {
            geometry.notes.push_back(
                fmt::format("GFN2-xTB failed on the conformer {:.1f} kJ/mol over the lowest: {}",
                            conformer->energy - set.conformers.front().energy, error.what()));
        }
    }
    return best;
}

}  // namespace

void GeometryOptions::validate() const {
    if (conformers < 1) {
        throw InputError("the number of conformers to optimise must be at least 1");
    }
    if (!(window >= 0)) {
        throw InputError("the energy window of conformers must not be negative");
    }
    engine.validate();
}

Geometry lowest_geometry(const molecule::Molecule& molecule, const molecule::ConformerSet& set,
                         const GeometryOptions& options, const EngineCache& cache) {
    options.validate();
    assert(!set.conformers.empty());
    Geometry geometry;
    geometry.positions = set.conformers.front().positions;
    geometry.method = force_field_name(set.force_field);
    if (!options.xtb) {
        return geometry;
    }
    if (const auto best = optimise_lowest(molecule, set, options, cache, geometry)) {
        geometry.positions = best->positions;
        geometry.charges = best->charges;
        geometry.method = "GFN2-xTB";
        if (best->termination == Termination::ran_out) {
            geometry.notes.push_back("GFN2-xTB ran out of steps before the geometry converged");
        }
    } else {
        geometry.notes.push_back(
            "no GFN2-xTB geometry: the force field's minimum is shown, without charges");
    }
    return geometry;
}

}  // namespace anchorite::study
