#include <fmt/format.h>

#include "anchorite/base/at_place.hpp"
#include "anchorite/optics/run.hpp"
#include "anchorite/stack/stack.hpp"
#include "rules.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* id = "eqe-ceiling";

/// EQE that the optics of a stack allow, charge balance as the stack file says.
struct Ceiling {
    double value = 0;  ///< dipoles as in the stack file
    double low = 0;    ///< 5th percentile within its tolerances
    double high = 0;   ///< 95th
    double all_horizontal = 0;
    double horizontal = 0;  ///< share of dipoles in the plane that `value` has
};

double efficiency_of(const optics::OpticsResult& result) {
    const auto& summary = result.emission.summary;
    return optics::external_efficiency(result.model.emitter, summary, result.model.yield,
                                       result.model.charge_balance)
        .bottom;
}

Ceiling ceiling_of(const std::filesystem::path& file, const std::optional<double>& plqy) {
    std::vector<InputOverride> set;
    if (plqy) set.push_back({"emitter.plqy", fmt::format("{:.10g} %", 100 * *plqy)});
    const auto stack = stack::read_stack(file, set);
    const auto as_stated = optics::run_optics(stack);
    optics::RunOptions plain;
    plain.tolerances = false;
    const auto flat =
        optics::run_optics(stack::variant(stack, {{"emitter.horizontal", "1"}}), plain);
    Ceiling ceiling;
    ceiling.value = efficiency_of(as_stated);
    ceiling.all_horizontal = efficiency_of(flat);
    ceiling.horizontal = as_stated.model.emitter.horizontal_fraction;
    const bool drawn = !as_stated.tolerances.draws.empty();
    ceiling.low = drawn ? as_stated.tolerances.efficiency.low : ceiling.value;
    ceiling.high = drawn ? as_stated.tolerances.efficiency.high : ceiling.value;
    return ceiling;
}

Finding check_device(const DeviceReport& device, const Ceiling& ceiling) {
    Finding one{
        .rule = id, .subject = device.name, .where = device.eqe_max->where, .from = device.from};
    const double best = *device.eqe_max;
    one.verdict = best <= ceiling.high             ? Verdict::holds
                  : best <= ceiling.all_horizontal ? Verdict::doubtful
                                                   : Verdict::cannot_be_true;
    one.reported = fmt::format("largest EQE {:.2f} %", 100 * best);
    one.computed = fmt::format("{:.1f} % ({:.1f}-{:.1f} %) with {:.0f} % of dipoles in the plane",
                               100 * ceiling.value, 100 * ceiling.low, 100 * ceiling.high,
                               100 * ceiling.horizontal);
    one.figures = {{"ceiling", ceiling.value, ""},
                   {"its 95th percentile", ceiling.high, ""},
                   {"ceiling with all dipoles in the plane", ceiling.all_horizontal, ""}};
    const double gain = ceiling.all_horizontal - ceiling.value;
    if (one.verdict == Verdict::holds) {
        one.reason = "within what the optics of the stack allow";
    } else if (one.verdict == Verdict::doubtful && gain > 0) {
        const double needed =
            ceiling.horizontal + (1 - ceiling.horizontal) * (best - ceiling.value) / gain;
        one.reason = fmt::format(
            "above what the stack allows; with all else as assumed {:.0f} % of the dipoles would "
            "have to lie in the plane",
            100 * needed);
        one.figures.push_back({"share of dipoles in the plane needed", needed, ""});
    } else {
        one.reason = "more than the stack allows with all dipoles in the plane";
    }
    return one;
}

std::vector<Finding> check_ceilings(const Record& record) {
    std::vector<Finding> found;
    for (const DeviceReport& device : record.devices) {
        if (!device.stack || !device.eqe_max) continue;
        const auto ceiling = at_place(*device.stack, [&](const std::string& file) {
            return ceiling_of(record.path.parent_path() / file, device.plqy);
        });
        found.push_back(check_device(device, ceiling));
    }
    return found;
}

}  // namespace

Rule ceiling_rule() {
    return {id, "EQE <= charge balance x radiative share x outcoupling of the stack",
            "the stack file's own tolerances, 95th percentile", check_ceilings};
}

}  // namespace anchorite::measurement
