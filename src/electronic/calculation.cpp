#include "anchorite/electronic/calculation.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"

namespace anchorite::electronic {
namespace {

void check_positive(double value, const char* name, const char* unit) {
    if (!(value > 0 && value < 1e6)) {
        throw InputError(fmt::format("electronic method: {} must be above 0{}", name, unit));
    }
}

void check_from(int value, int least, const char* name) {
    if (value < least) {
        throw InputError(fmt::format("electronic method: {} must be {} or more", name, least));
    }
}

}  // namespace

std::string in_words(const Method& method) {
    return fmt::format(
        "PBE{}, cutoff {} Ry, basis {} (if of Gaussians), k-points {} x {} x {}, {}, "
        "self-consistent to {}, {} empty states",
        method.dispersion ? "-D3(BJ)" : "", method.cutoff, method.basis, method.k_points[0],
        method.k_points[1], method.k_points[2], method.metallic ? "smeared" : "with a gap",
        method.scf_tolerance, method.empty_states);
}

void Method::validate() const {
    check_positive(cutoff, "cutoff", " Ry");
    check_positive(relative_cutoff, "relative_cutoff", " Ry");
    check_positive(scf_tolerance, "scf_tolerance", "");
    check_positive(force_tolerance, "force_tolerance", " eV/Å");
    check_positive(isodensity, "isodensity", " e/bohr³");
    check_from(empty_states, 0, "empty_states");
    check_from(scf_steps, 1, "scf_steps");
    check_from(relax_steps, 1, "relax_steps");
    for (const int count : k_points) check_from(count, 1, "every number of k_points");
    if (basis.empty() || basis.find_first_of(" \t\r\n") != std::string::npos) {
        throw InputError("electronic method: basis must be one word, such as DZVP-MOLOPT-SR-GTH");
    }
}

}  // namespace anchorite::electronic
