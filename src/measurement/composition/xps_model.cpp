#include "measurement/composition/xps_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace anchorite::measurement {

namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();
constexpr double start_mixing = 0.3, start_step = 0.3;

}  // namespace

XpsModel::XpsModel(const XpsSpectrum& spectrum, const std::vector<XpsComponent>& components,
                   const XpsFitOptions& options)
    : spectrum_(&spectrum), components_(&components), options_(&options) {
    const auto& energy = spectrum.energy;
    centre_ = (energy.front() + energy.back()) / 2;
    const double least = std::ranges::min(spectrum.counts);
    area_scale_ = 0;
    for (std::size_t i = 1; i < energy.size(); ++i) {
        area_scale_ += (spectrum.counts[i] - least) * (energy[i] - energy[i - 1]);
    }
    area_scale_ = std::max(area_scale_, 1e-12);
    level_ = std::max(1e-12, std::accumulate(spectrum.counts.begin(), spectrum.counts.end(), 0.0) /
                                 static_cast<double>(energy.size()));
    names_ = {"background"};
    if (options.background == XpsBackground::linear) names_.emplace_back("slope");
    if (options.background == XpsBackground::shirley) names_.emplace_back("Shirley step");
    if (options.background == XpsBackground::tougaard) names_.emplace_back("Tougaard B");
    first_ = names_.size();
    for (const auto& one : components) {
        names_.push_back(one.name + " area");
        names_.push_back(one.name + " position");
    }
    for (std::size_t i = 0; i < (options.equal_widths ? 1 : components.size()); ++i) {
        names_.push_back((options.equal_widths ? "common" : components[i].name) + " width");
    }
    if (fits_mixing()) names_.emplace_back("mixing");
}

std::size_t XpsModel::width_at(std::size_t which) const {
    return area_at(components_->size()) + (options_->equal_widths ? 0 : which);
}

double XpsModel::mixing(std::span<const double> p) const {
    return fits_mixing() ? p[mixing_at()] : *options_->mixing;
}

std::vector<double> XpsModel::start(double widths) const {
    std::vector<double> out(size(), 0);
    out[0] = std::max(0.1, std::ranges::min(spectrum_->counts) / level_);
    if (options_->background == XpsBackground::shirley) out[1] = start_step;
    if (options_->background == XpsBackground::tougaard) out[1] = 1;
    const double share = 0.7 / static_cast<double>(components_->size());
    for (std::size_t i = 0; i < components_->size(); ++i) {
        const XpsComponent& one = (*components_)[i];
        out[area_at(i)] = share;
        out[position_at(i)] = one.position - centre_;
        out[width_at(i)] = std::log(one.width * widths);
    }
    if (fits_mixing()) out[mixing_at()] = start_mixing;
    return out;
}

std::vector<Range> XpsModel::bounds() const {
    std::vector<Range> out(size());
    const double reach = spectrum_->energy.back() - centre_;
    out[0] = {0, unbounded};
    if (options_->background == XpsBackground::shirley) out[1] = {0, unbounded};
    if (options_->background == XpsBackground::tougaard) out[1] = {0, unbounded};
    for (std::size_t i = 0; i < components_->size(); ++i) {
        out[area_at(i)] = {0, unbounded};
        out[position_at(i)] = {-reach, reach};
        out[width_at(i)] = {std::log(0.05), std::log(2 * reach)};
    }
    if (fits_mixing()) out[mixing_at()] = {0, 1};
    return out;
}

std::vector<double> XpsModel::component(std::span<const double> p, std::size_t which) const {
    const XpsComponent& one = (*components_)[which];
    const numerics::LineProfile profile{options_->shape, std::exp(p[width_at(which)]), mixing(p)};
    const double area = p[area_at(which)] * area_scale_;
    const double lower = area / (1 + one.ratio), upper = area - lower;
    const double position = p[position_at(which)] + centre_;
    std::vector<double> out;
    out.reserve(spectrum_->energy.size());
    for (const double energy : spectrum_->energy) {
        double value = lower * line_value(profile, energy - position);
        if (one.ratio > 0) {
            value += upper * line_value(profile, energy - position - one.splitting);
        }
        out.push_back(value);
    }
    return out;
}

std::vector<double> XpsModel::lines(std::span<const double> p) const {
    std::vector<double> sum(spectrum_->energy.size(), 0);
    for (std::size_t i = 0; i < components_->size(); ++i) {
        const auto one = component(p, i);
        std::ranges::transform(sum, one, sum.begin(), std::plus<>());
    }
    return sum;
}

std::vector<double> XpsModel::background_of(std::span<const double> p,
                                            std::span<const double> lines) const {
    const auto& energy = spectrum_->energy;
    std::vector<double> out(energy.size(), p[0] * level_);
    if (options_->background == XpsBackground::constant) return out;
    if (options_->background == XpsBackground::linear) {
        const double reach = energy.back() - centre_;
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] += p[1] * level_ * (energy[i] - centre_) / reach;
        }
        return out;
    }
    const auto tail = options_->background == XpsBackground::shirley
                          ? shirley_step(energy, lines)
                          : tougaard_tail(energy, lines, options_->tougaard_c);
    const double coefficient = following_of(p);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += coefficient * tail[i];
    return out;
}

double XpsModel::following_of(std::span<const double> p) const {
    if (options_->background == XpsBackground::shirley) return p[1] * level_ / area_scale_;
    return options_->background == XpsBackground::tougaard ? p[1] * universal_tougaard_b : 0;
}

std::vector<double> XpsModel::background(std::span<const double> p) const {
    return background_of(p, lines(p));
}

std::vector<double> XpsModel::total(std::span<const double> p) const {
    std::vector<double> sum = lines(p);
    const auto under = background_of(p, sum);
    std::ranges::transform(sum, under, sum.begin(), std::plus<>());
    return sum;
}

}  // namespace anchorite::measurement
