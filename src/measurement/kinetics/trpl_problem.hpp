#pragma once

#include <Eigen/Core>
#include <functional>

#include "anchorite/base/termination.hpp"
#include "anchorite/measurement/kinetics/trpl_model.hpp"
#include "anchorite/measurement/kinetics/trpl_objective.hpp"

namespace anchorite::measurement {

/// A place in the parameters with the objective and its derivatives there.
struct TrplPoint {
    Eigen::VectorXd parameters;
    double value = 0;
    Eigen::VectorXd gradient;
    Eigen::MatrixXd hessian;
};

/// A number that follows from the parameters.
using TrplFunction = std::function<double(const Eigen::VectorXd& parameters)>;

/// A model with the counts that it is to describe.
class TrplProblem {
public:
    /// Takes the counts of the model's window.
    TrplProblem(const TrplModel& model, const TrplData& data, TrplObjective objective);

    [[nodiscard]] const TrplModel& model() const { return *model_; }
    [[nodiscard]] const TrplLayout& layout() const { return model_->layout(); }
    [[nodiscard]] const Eigen::ArrayXd& counts() const { return counts_; }
    [[nodiscard]] TrplObjective objective() const { return objective_; }
    [[nodiscard]] const Eigen::VectorXd& low() const { return low_; }
    [[nodiscard]] const Eigen::VectorXd& high() const { return high_; }

    /// Objective, gradient and (expected) second derivatives at the point's parameters.
    void evaluate(TrplPoint& point);
    /// Values of the model that was evaluated last.
    [[nodiscard]] const TrplValues& values() const { return values_; }

private:
    const TrplModel* model_;
    Eigen::ArrayXd counts_;
    TrplObjective objective_;
    Eigen::VectorXd low_;
    Eigen::VectorXd high_;
    TrplValues values_;
    ObjectiveTerms terms_;
    Eigen::MatrixXd weighted_;
};

/// Draws a minimum towards a value of some function: adds strength (f - target)².
struct TrplPin {
    const TrplFunction* function = nullptr;
    double target = 0;
    double strength = 0;
};

/// When a minimum has been found.
struct TrplStop {
    int max_iterations = 200;
    double decrease = 1e-8;  ///< expected of another step, in units of the objective
};

/// A minimum within bounds.
struct TrplMinimum {
    TrplPoint point;  ///< without the pin's share
    int iterations = 0;
    Termination termination = Termination::failed;
};

/// Levenberg-Marquardt steps, each the minimum of the quadratic model within the bounds, so that
/// amplitudes stay non-negative and those at 0 can leave it again.
TrplMinimum minimise(TrplProblem& problem, const Eigen::VectorXd& start, const TrplStop& stop,
                     const TrplPin& pin = {});

/// Gradient of a function of the parameters by central differences.
Eigen::VectorXd gradient_of(const TrplFunction& function, const Eigen::VectorXd& parameters,
                            const Eigen::VectorXd& low);

}  // namespace anchorite::measurement
