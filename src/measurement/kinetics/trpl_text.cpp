#include "measurement/kinetics/trpl_text.hpp"

#include <cmath>

#include "anchorite/base/units.hpp"

namespace anchorite::measurement {

std::string time_unit(double seconds) {
    const double size = std::abs(seconds);
    if (size < 0.5e-9) return "ps";
    if (size < 2e-6) return "ns";
    return size < 2e-3 ? "µs" : "ms";
}

std::string time_text(double seconds, int digits) {
    if (!std::isfinite(seconds)) return "infinite";
    if (seconds == 0) return "0";
    return format_quantity(seconds, time_unit(seconds), Dimension::time, digits);
}

std::optional<double> standard_error_of(const TrplQuantity& quantity) {
    const double width = quantity.interval.high - quantity.interval.low;
    if (!quantity.has_interval || !std::isfinite(width)) return {};
    return width / (2 * numerics::student_quantile(0.95, 0));
}

bool is_known(const TrplQuantity& quantity) {
    return quantity.interval.low >= 0.8 * quantity.value &&
           quantity.interval.high <= 1.2 * quantity.value;
}

}  // namespace anchorite::measurement
