#include "anchorite/measurement/kinetics/trpl_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

TrplLayout layout_of(const TrplForm& form, const TrplResponse& response) {
    const bool has_response = !std::holds_alternative<NoResponse>(response);
    const bool gaussian = std::holds_alternative<GaussianResponse>(response);
    TrplLayout out;
    out.components = form.stretched ? 1 : form.components;
    Index next = out.components;
    if (form.stretched) out.exponent = next++;
    if (gaussian || (form.shift && has_response)) out.shift = next++;
    if (form.width) out.width = next++;
    out.first_amplitude = next;
    next += out.components;
    if (form.scatter && has_response) out.scatter = next++;
    if (form.background) out.background = next++;
    out.size = next;
    return out;
}

void check_stretched(const TrplData& data, const TrplResponse& response) {
    if (std::holds_alternative<GaussianResponse>(response)) {
        throw InputError(
            "a stretched exponential needs a measured response or none: give the pulse as a file");
    }
    if (data.repetition_period) {
        throw InputError(
            "the pulses before are summed for exponentials only: leave the repetition period out, "
            "or fit exponentials");
    }
}

}  // namespace

void TrplForm::validate() const {
    if (components < 1 || components > 6) {
        throw InputError("a decay has 1 to 6 components, not " + std::to_string(components));
    }
    if (stretched && components > 1) {
        throw InputError("a stretched exponential stands alone: give 1 component");
    }
}

TrplModel::TrplModel(const TrplData& data, const TrplResponse& response, const TrplForm& form)
    : window_(data.window), count_(static_cast<Index>(data.counts.size())) {
    data.validate();
    form.validate();
    if (form.stretched) check_stretched(data, response);
    if (form.width && !std::holds_alternative<GaussianResponse>(response)) {
        throw InputError(
            "the width that is fitted is that of a Gaussian response: give one to start from");
    }
    layout_ = layout_of(form, response);
    period_ = data.repetition_period.value_or(0) / data.channel_width;
    if (const auto* gaussian = std::get_if<GaussianResponse>(&response)) {
        if (!(gaussian->fwhm > 0)) throw InputError("the width of a pulse must be positive");
        sigma_ = gaussian->fwhm / data.channel_width / std::sqrt(8 * std::numbers::ln2);
        response_width_ = gaussian->fwhm / data.channel_width;
    } else if (const auto* pulse = std::get_if<MeasuredResponse>(&response)) {
        set_response(pulse->counts);
    } else if (form.stretched) {  // a flash in the first channel of the window
        std::vector<double> flash(data.counts.size(), 0.0);
        flash[window_.begin] = 1;
        set_response(flash);
    } else {
        delay_ = static_cast<double>(channels_after_peak(data));
    }
}

void TrplModel::set_response(const std::vector<double>& counts) {
    if (static_cast<Index>(counts.size()) != count_) {
        throw InputError(fmt::format(
            "the response has {} channels and the decay {}: measure both with one setting",
            counts.size(), count_));
    }
    measured_ = true;
    response_ = ShiftedResponse(counts);
    const double half = 0.5 * *std::ranges::max_element(counts);
    const auto high = [half](double n) { return n >= half; };
    response_rise_ = static_cast<double>(std::ranges::find_if(counts, high) - counts.begin());
    response_width_ = static_cast<double>(std::ranges::count_if(counts, high));
}

void TrplModel::fill_response(const VectorXd& parameters, TrplValues& out) const {
    if (measured_) {
        response_.at(shift_of(parameters), out.response, out.slope);
    } else if (sigma_ > 0 && layout_.scatter >= 0) {
        const double sigma = sigma_of(parameters);
        const Eigen::ArrayXd time =
            (Eigen::ArrayXd::LinSpaced(count_, 0, static_cast<double>(count_ - 1)) -
             shift_of(parameters)) /
            sigma;
        out.response = (-0.5 * time.square()).exp() / (sigma * std::sqrt(2 * std::numbers::pi));
        out.slope = out.response * time / sigma;
        out.widening = out.response * (time.square() - 1);
    }
}

void TrplModel::fill_column(const VectorXd& parameters, Index component, TrplValues& out) const {
    const double lifetime = std::exp(parameters(component));
    if (layout_.exponent >= 0) {
        stretched_column(out.response, out.slope, lifetime, std::exp(parameters(layout_.exponent)),
                         out.column);
    } else if (measured_) {
        exponential_column(out.response, out.slope, lifetime, period_, out.column);
    } else if (sigma_ > 0) {
        const double sigma = sigma_of(parameters), position = shift_of(parameters);
        gaussian_column(count_, position, sigma, lifetime, period_, out.column);
        if (layout_.width >= 0) add_gaussian_by_log_width(position, sigma, lifetime, out.column);
    } else {
        bare_column(count_, static_cast<Index>(window_.begin), lifetime, period_, out.column);
    }
}

void TrplModel::evaluate(const VectorXd& parameters, TrplValues& out) const {
    const auto rows = static_cast<Index>(window_.size());
    const auto begin = static_cast<Index>(window_.begin);
    out.model.setZero(rows);
    out.jacobian.resize(rows, layout_.size);
    if (layout_.shift >= 0) out.jacobian.col(layout_.shift).setZero();
    if (layout_.width >= 0) out.jacobian.col(layout_.width).setZero();
    fill_response(parameters, out);
    for (Index i = 0; i < layout_.components; ++i) {
        fill_column(parameters, i, out);
        const double amplitude = parameters(layout_.first_amplitude + i);
        const auto value = out.column.value.segment(begin, rows);
        out.model += amplitude * value;
        out.jacobian.col(layout_.first_amplitude + i) = value.matrix();
        out.jacobian.col(i) = amplitude * out.column.by_log_lifetime.segment(begin, rows).matrix();
        if (layout_.exponent >= 0) {
            out.jacobian.col(layout_.exponent) =
                amplitude * out.column.by_log_exponent.segment(begin, rows).matrix();
        }
        if (layout_.shift >= 0) {
            out.jacobian.col(layout_.shift) +=
                amplitude * out.column.by_shift.segment(begin, rows).matrix();
        }
        if (layout_.width >= 0) {
            out.jacobian.col(layout_.width) +=
                amplitude * out.column.by_log_width.segment(begin, rows).matrix();
        }
    }
    add_scatter(parameters, out);
    if (layout_.background < 0) return;
    out.jacobian.col(layout_.background).setOnes();
    out.model += parameters(layout_.background);
}

void TrplModel::add_scatter(const VectorXd& parameters, TrplValues& out) const {
    if (layout_.scatter < 0) return;
    const auto rows = static_cast<Index>(window_.size());
    const auto begin = static_cast<Index>(window_.begin);
    const auto value = out.response.segment(begin, rows);
    out.jacobian.col(layout_.scatter) = value.matrix();
    out.model += parameters(layout_.scatter) * value;
    if (layout_.width >= 0) {
        out.jacobian.col(layout_.width) +=
            parameters(layout_.scatter) * out.widening.segment(begin, rows).matrix();
    }
    if (layout_.shift < 0) return;
    out.jacobian.col(layout_.shift) +=
        parameters(layout_.scatter) * out.slope.segment(begin, rows).matrix();
}

}  // namespace anchorite::measurement
