#include "anchorite/optics/scan.hpp"

#include <algorithm>
#include <optional>

#include "anchorite/base/in_parallel.hpp"
#include "anchorite/base/shared_progress.hpp"

namespace anchorite::optics {
namespace {

MaterialLibrary library_of(const stack::Stack& description) {
    return {description.materials, description.path.parent_path()};
}

bool changes_materials(const stack::ScanAxis& axis) {
    return axis.path.starts_with("material.");
}

}  // namespace

ScanResult scan(const stack::Stack& description, stack::ScanGrid grid, int threads,
                const EmissionOptions& options, const ProgressCallback& progress) {
    const auto stacks = stack::stacks_of(description, grid);
    std::optional<MaterialLibrary> shared_library;
    if (std::ranges::none_of(grid.axes(), changes_materials)) {
        shared_library = library_of(description);
    }
    ScanResult result{std::move(grid), std::vector<Figures>(stacks.size())};
    SharedProgress shared(progress, "scan", stacks.size());
    in_parallel(stacks.size(), threads, [&](std::size_t i) {
        const auto model = shared_library ? device_model(stacks[i], *shared_library)
                                          : device_model(stacks[i], library_of(stacks[i]));
        result.figures[i] = emission_of(model, options).figures;
        shared.step();
    });
    return result;
}

}  // namespace anchorite::optics
