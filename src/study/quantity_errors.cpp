#include "study/quantity_errors.hpp"

#include <array>
#include <cmath>

#include "anchorite/photophysics/statistics.hpp"

namespace anchorite::study {

namespace {

using photophysics::YieldErrors;

constexpr std::size_t fewest = 4;

/// A quantity on the scale that its errors are told on.
struct Scale {
    const char* quantity;
    const char* unit;
    Compared SamplePrediction::*compared;
    double (*scaled)(double);
};

constexpr std::array scales = {
    Scale{"PLQY", "", &SamplePrediction::plqy, [](double value) { return value; }},
    Scale{"EQE", "points", &SamplePrediction::eqe, [](double value) { return 100 * value; }},
    Scale{"T50", "decades", &SamplePrediction::t50, [](double value) { return std::log10(value); }},
};

/// Values of the molecules, one list a column.
struct Columns {
    std::vector<double> measured, fitted, left_out, donors;
};

Columns columns_of(const std::vector<SamplePrediction>& samples, const Scale& scale) {
    Columns columns;
    for (const SamplePrediction& sample : samples) {
        const Compared& compared = sample.*scale.compared;
        if (sample.control || !compared.measured || !compared.left_out) continue;
        columns.measured.push_back(scale.scaled(*compared.measured));
        columns.fitted.push_back(scale.scaled(compared.fitted.value().value));
        columns.left_out.push_back(scale.scaled(compared.left_out->value));
        columns.donors.push_back(static_cast<double>(sample.donors));
    }
    return columns;
}

YieldErrors errors(const std::vector<double>& measured, const std::vector<double>& predicted) {
    return {photophysics::mean_absolute_error(measured, predicted),
            photophysics::spearman(measured, predicted)};
}

}  // namespace

std::vector<QuantityErrors> quantity_errors(const std::vector<SamplePrediction>& samples) {
    std::vector<QuantityErrors> out;
    for (const Scale& scale : scales) {
        const Columns columns = columns_of(samples, scale);
        const auto& measured = columns.measured;
        if (measured.size() < fewest) continue;
        // The rank correlation of the donor rule is that of the number itself.
        const auto by_count = photophysics::lines_of_others(columns.donors, measured);
        const YieldErrors donors{photophysics::mean_absolute_error(measured, by_count),
                                 photophysics::spearman(measured, columns.donors)};
        out.push_back({scale.quantity, scale.unit, errors(measured, columns.fitted),
                       errors(measured, columns.left_out),
                       errors(measured, photophysics::means_of_others(measured)), donors});
    }
    return out;
}

}  // namespace anchorite::study
