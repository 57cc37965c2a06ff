#pragma once

#include <string>
#include <vector>

#include "anchorite/photophysics/passivation.hpp"
#include "anchorite/study/yield_stage.hpp"

namespace anchorite::test {

/// A control and six molecules whose yields follow the passivation model with known parameters,
/// whose EQE follows a line and whose T50 a law, all with a few per cent of scatter.
inline study::YieldInput made_up_chain() {
    using namespace photophysics;
    constexpr double hour = 3600;
    const PassivationParameters truth{0.4, 3, 0.2};
    struct Made {
        const char* name;
        int extra;
        double nucleophilicity, mismatch, scatter;
    };
    const std::vector<Made> molecules = {
        {"one", 0, 0, 0, 1.02},        {"short", 3, 0.24, 0.5, 0.97},
        {"long", 3, 0.15, 0.1, 1.03},  {"strong", 3, 0.26, 0.02, 0.98},
        {"middle", 3, 0.2, 0.05, 1.0}, {"two", 2, 0.22, 0.07, 1.01}};
    study::YieldInput input;
    input.control_name = "control";
    input.control.plqy = 0.6;
    input.control.eqe_max = 0.15;
    input.control.t50 = 1000 * hour;
    for (const Made& made : molecules) {
        study::YieldSample sample;
        sample.terms.name = made.name;
        for (int i = 0; i < made.extra; ++i) {
            sample.terms.extra.push_back({made.nucleophilicity, made.mismatch});
        }
        const double value = passivation(truth, sample.terms, RegistryShape::lorentzian);
        sample.measured.plqy = yield_after(0.6, value * made.scatter);
        sample.measured.eqe_max = 0.15 + 0.03 * value * made.scatter;
        sample.measured.t50 = 1000 * hour * std::exp(value) * made.scatter;
        input.samples.push_back(sample);
    }
    return input;
}

}  // namespace anchorite::test
