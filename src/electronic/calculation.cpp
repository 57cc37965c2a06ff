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
