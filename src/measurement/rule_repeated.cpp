#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/units.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "repeated";
constexpr double tolerance = 0.01;

Finding check_value(const RepeatedValue& repeated) {
    std::vector<double> values;
    for (const auto& text : repeated.values) {
        values.push_back(at_place(repeated.name, [&](const std::string&) {
            return parse_quantity(text, Dimension::fraction);
        }));
    }
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double largest = std::max(std::abs(*low), std::abs(*high));
    const double spread = largest > 0 ? (*high - *low) / largest : 0;
    Finding one{.rule = id, .subject = repeated.name, .where = repeated.name.where};
    one.verdict = spread <= tolerance ? Verdict::holds : Verdict::doubtful;
    one.reported = fmt::format("{}", fmt::join(repeated.values, ", "));
    one.computed = fmt::format("{:.1f} % apart", 100 * spread);
    one.from = fmt::format("{}", fmt::join(repeated.from, "; "));
    one.reason = one.verdict == Verdict::holds
                     ? "one value"
                     : "say which is a mean, which a champion, and of which sample";
    one.figures = {{"spread", spread, ""}};
    return one;
}

std::vector<Finding> check_repeated(const Record& record) {
    std::vector<Finding> found;
    for (const RepeatedValue& repeated : record.repeated) found.push_back(check_value(repeated));
    return found;
}

}  // namespace

Rule repeated_rule() {
    return {id, "one quantity of one sample has one value, or each is named", "1 %",
            check_repeated};
}

}  // namespace anchorite::measurement
