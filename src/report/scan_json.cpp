#include "report/scan_json.hpp"

#include "anchorite/base/json.hpp"

namespace anchorite::report {

nlohmann::ordered_json scan_axes_json(const stack::ScanGrid& grid) {
    nlohmann::ordered_json axes = nlohmann::ordered_json::array();
    for (const auto& axis : grid.axes()) {
        nlohmann::ordered_json values = nlohmann::ordered_json::array();
        for (const double value : axis.values) values.push_back(rounded(stack::shown(axis, value)));
        axes.push_back({{"name", axis.name}, {"unit", axis.unit}, {"values", values}});
    }
    return axes;
}

}  // namespace anchorite::report
