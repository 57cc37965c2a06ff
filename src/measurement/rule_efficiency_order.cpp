#include <fmt/format.h>

#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "eqe-order";

std::vector<Finding> check_order(const Record& record) {
    std::vector<Finding> found;
    for (const DeviceReport& device : record.devices) {
        if (!device.eqe_max) continue;
        const double best = *device.eqe_max;
        Finding one{.rule = id,
                    .subject = device.name,
                    .where = device.eqe_max->where,
                    .from = device.from};
        one.reported = fmt::format("largest {:.2f} %", 100 * best);
        bool holds = best <= 1;
        if (device.eqe_average) {
            one.reported += fmt::format(", mean {:.2f} %", 100 * device.eqe_average->value);
            holds = holds && *device.eqe_average <= best;
        }
        if (device.plqy) {
            one.reported += fmt::format(", PLQY {:.3g} %", 100 * *device.plqy);
            holds = holds && best <= *device.plqy;
        }
        one.computed = fmt::format("limit {:.3g} %", 100 * device.plqy.value_or(1.0));
        one.verdict = holds ? Verdict::holds : Verdict::cannot_be_true;
        one.reason = holds ? "in this order" : "one of them is larger than what limits it";
        one.figures = {{"limit", device.plqy.value_or(1.0), ""}};
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace

Rule efficiency_order_rule() {
    return {id, "mean EQE <= largest EQE <= quantum yield of the emitter <= 1", "none",
            check_order};
}

}  // namespace anchorite::measurement
