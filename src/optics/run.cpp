#include "anchorite/optics/run.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"

namespace anchorite::optics {
namespace {

constexpr double telling_baseline = 5e-4;    // moves a deep-red x by more than 0.03
constexpr double telling_absorption = 0.02;  // of a pass through the substrate

std::vector<Material> materials_of(const stack::Stack& description,
                                   const MaterialLibrary& library) {
    std::vector<Material> materials;
    for (const stack::Layer& layer : description.layers) {
        materials.push_back(library.find(layer.material));
    }
    return materials;
}

void warn_of_baseline(OpticsResult& result) {
    if (!result.description.emitter->value.spectrum) return;
    const auto offset = baseline(result.model.intrinsic);
    if (!offset || *offset < telling_baseline) return;
    result.warnings.push_back(fmt::format(
        "the spectrum keeps {:.2g} % of its maximum far from the peak; if that is the detector's "
        "offset, subtract it: in the deep red 0.1 % moves x from 0.73 to 0.67",
        100 * *offset));
}

void warn_of_assumptions(OpticsResult& result) {
    std::string assumed;
    for (const stack::Layer& layer : result.description.layers) {
        if (layer.basis != stack::Basis::assumed) continue;
        assumed += (assumed.empty() ? "" : ", ") + layer.name.value;
    }
    if (!assumed.empty()) {
        result.warnings.push_back("assumed thicknesses: " + assumed);
    }
    if (!has_tolerances(result.description)) {
        result.warnings.push_back("no interval: the stack file states no tolerance");
    }
}

void warn_of_numerics(OpticsResult& result) {
    if (result.emission.emission.termination != Termination::converged) {
        result.warnings.push_back(fmt::format(
            "the emission integral ran out of panels; its channels miss {:.2g} of the power",
            result.emission.emission.error));
    }
    if (!result.outside.cut.empty()) {
        result.warnings.push_back("reflectance and absorption: " + result.outside.cut);
    }
}

void warn_of_glass(OpticsResult& result) {
    for (const OpticalLayer& layer : result.model.stack.layers) {
        if (layer.coherent || layer.thickness == 0) continue;
        const std::size_t middle = layer.index.size() / 2;
        const double path = 4 * 3.141592653589793 * layer.index[middle].imag() * layer.thickness /
                            result.model.stack.wavelengths[middle];
        if (path < telling_absorption) continue;
        result.warnings.push_back(
            fmt::format("one pass through {} loses {:.2g} % of the light", layer.name, 100 * path));
    }
}

ToleranceOptions tolerance_options(const stack::Stack& description, const RunOptions& options) {
    ToleranceOptions result;
    result.draws = options.tolerances ? description.optics.draws : 0;
    result.seed = static_cast<std::uint64_t>(description.optics.seed);
    result.threads = options.threads;
    return result;
}

}  // namespace

void RunOptions::validate() const {
    if (threads < 0) throw InputError(fmt::format("{} threads; it cannot be negative", threads));
    emission.validate();
}

OpticsResult run_optics(const stack::Stack& description, const RunOptions& options,
                        const ProgressCallback& progress) {
    options.validate();
    std::optional<stack::ScanGrid> grid;
    if (!options.vary.empty()) grid.emplace(options.vary);
    const MaterialLibrary library(description.materials, description.path.parent_path());
    OpticsResult result;
    result.description = description;
    result.provenance = make_provenance();
    result.provenance.input = description.path.filename().string();
    result.provenance.input_sha256 = description.sha256;
    result.model = device_model(description, library);
    result.materials = materials_of(description, library);
    result.emission = emission_of(result.model, options.emission, progress);
    result.channels = channels_of(result.model, result.emission);
    result.appearance = appearance(result.model, result.emission, options.emission);
    result.outside = outside_light(description, library);
    result.tolerances = vary_within_tolerances(description, result.model,
                                               tolerance_options(description, options), progress);
    if (grid) {
        result.scan = scan(description, *grid, options.threads, options.emission, progress);
    }
    warn_of_assumptions(result);
    warn_of_glass(result);
    warn_of_baseline(result);
    warn_of_numerics(result);
    return result;
}

}  // namespace anchorite::optics
