#pragma once

#include <map>
#include <vector>

#include "anchorite/device/fit.hpp"
#include "anchorite/device/fit_derivative.hpp"

namespace anchorite::device {

/// Residuals of a problem against internal parameters of order 1: logarithms, or shares of the
/// width of the bounds.
class FitResiduals {
public:
    FitResiduals(const FitProblem& problem, const FitOptions& options,
                 const ProgressCallback& progress);

    [[nodiscard]] std::size_t count() const { return count_; }
    /// The internal value of a parameter, and back.
    [[nodiscard]] double inside(std::size_t parameter, double value) const;
    [[nodiscard]] double outside(std::size_t parameter, double internal) const;
    /// Writes the residuals, NaN where the model has no curve.
    void residuals(std::span<const double> internal, std::span<double> out);
    /// Writes d residual / d internal parameter.
    void jacobian(std::span<const double> internal, numerics::Jacobian& out);

    /// The model's values of a curve at the parameters of the last call [SI].
    [[nodiscard]] std::vector<double> model(std::size_t curve) const;
    /// Residuals of a curve from its model values.
    [[nodiscard]] std::vector<double> compared(std::size_t curve,
                                               const std::vector<double>& model) const;
    /// Largest change of each curve's residuals, at the parameters of the last call, with cells
    /// half as long; NaN where that does not converge.
    [[nodiscard]] std::vector<double> grid_errors() const;
    /// Doubles the cells of every layer.
    void refine();
    /// First residual of a curve.
    [[nodiscard]] std::size_t first(std::size_t curve) const { return firsts_[curve]; }
    /// Unit of each curve's residuals where its errors are unknown.
    void set_scatter(const std::vector<double>& scatter) { scatter_ = scatter; }
    [[nodiscard]] double scatter(std::size_t curve) const { return scatter_[curve]; }

    [[nodiscard]] int evaluations() const { return evaluations_; }
    /// Why the model had no curve when it last had none.
    [[nodiscard]] const std::string& failure() const { return failure_; }

private:
    /// Curves of one device on one grid are solved together.
    struct Group {
        std::size_t device = 0;
        FitGrid grid;
        std::vector<std::size_t> curves;
        std::optional<StackLight> light;  ///< where no parameter changes it
        bool keeps_light = false;
    };

    void add_to_group(std::size_t curve);
    bool solve(std::span<const double> internal);
    [[nodiscard]] std::vector<double> values_of(std::span<const double> internal) const;
    [[nodiscard]] std::vector<ValuePair> pairs_of(const Group& group,
                                                  std::vector<std::size_t>& which) const;
    /// d residual / d model of a point of a curve.
    [[nodiscard]] double weight(std::size_t curve, std::size_t point, double model) const;

    const FitProblem& problem_;
    const FitOptions& options_;
    const ProgressCallback& progress_;
    std::vector<Group> groups_;
    std::vector<std::size_t> group_of_;
    std::vector<std::size_t> firsts_;
    std::size_t count_ = 0;
    std::vector<double> scatter_;
    std::vector<double> largest_;  ///< of each curve's values
    std::vector<double> solved_at_;
    std::vector<Response> responses_;
    bool good_ = false;
    int evaluations_ = 0;
    std::string failure_;
};

}  // namespace anchorite::device
