#include "anchorite/study/surface.hpp"

namespace anchorite::study {

TargetSurface make_surface(const SurfaceOptions& options) {
    lattice::Crystal crystal = lattice::load_crystal(options.crystal);
    if (options.spacing) {
        crystal = lattice::with_metal_spacing(crystal, *options.spacing);
    }
    lattice::SlabOptions slab_options;
    slab_options.hkl = options.hkl;
    slab_options.termination = options.termination;
    slab_options.vacancies = options.vacancies;

    TargetSurface surface;
    surface.source = crystal.source;
    surface.spacing = lattice::metal_spacing(crystal);
    surface.slab = lattice::make_slab(crystal, slab_options);
    surface.sites = lattice::open_sites(surface.slab);
    return surface;
}

}  // namespace anchorite::study
