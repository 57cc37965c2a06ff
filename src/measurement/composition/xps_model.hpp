#pragma once

#include <span>
#include <string>
#include <vector>

#include "anchorite/measurement/composition/xps_fit.hpp"

namespace anchorite::measurement {

/// Where the parameters of an XPS fit stand in its vector, and what they mean. All are of order 1.
class XpsModel {
public:
    XpsModel(const XpsSpectrum& spectrum, const std::vector<XpsComponent>& components,
             const XpsFitOptions& options);

    /// Number of parameters.
    [[nodiscard]] std::size_t size() const { return names_.size(); }
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    /// Parameters to start from, with all widths times a factor.
    [[nodiscard]] std::vector<double> start(double widths) const;
    [[nodiscard]] std::vector<Range> bounds() const;

    /// Background alone [counts].
    [[nodiscard]] std::vector<double> background(std::span<const double> p) const;
    /// Lines of one component [counts].
    [[nodiscard]] std::vector<double> component(std::span<const double> p, std::size_t which) const;
    /// Lines and background [counts].
    [[nodiscard]] std::vector<double> total(std::span<const double> p) const;

    [[nodiscard]] std::size_t area_at(std::size_t which) const { return first_ + 2 * which; }
    [[nodiscard]] std::size_t position_at(std::size_t which) const { return area_at(which) + 1; }
    [[nodiscard]] std::size_t width_at(std::size_t which) const;
    [[nodiscard]] bool fits_mixing() const { return !options_->mixing; }
    [[nodiscard]] std::size_t mixing_at() const { return size() - 1; }
    [[nodiscard]] double mixing(std::span<const double> p) const;
    /// Coefficient of the background that follows the lines; 0 without one.
    [[nodiscard]] double following_of(std::span<const double> p) const;
    [[nodiscard]] double area_scale() const { return area_scale_; }
    [[nodiscard]] double centre() const { return centre_; }

private:
    [[nodiscard]] std::vector<double> lines(std::span<const double> p) const;
    [[nodiscard]] std::vector<double> background_of(std::span<const double> p,
                                                    std::span<const double> lines) const;

    const XpsSpectrum* spectrum_;
    const std::vector<XpsComponent>* components_;
    const XpsFitOptions* options_;
    std::size_t first_ = 1;  ///< of the components' parameters
    double level_ = 1;       ///< scale of the background [counts]
    double area_scale_ = 1;  ///< [counts eV]
    double centre_ = 0;      ///< [eV]
    std::vector<std::string> names_;
};

}  // namespace anchorite::measurement
