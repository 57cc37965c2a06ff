#include "anchorite/numerics/median.hpp"

#include <gsl/gsl_statistics_double.h>

#include "anchorite/base/error.hpp"

namespace anchorite::numerics {

double median(std::vector<double> values) {
    if (values.empty()) throw InputError("there is no value to take the median of");
    return gsl_stats_median(values.data(), 1, values.size());
}

}  // namespace anchorite::numerics
