#include "anchorite/anchoring/rigid_docking.hpp"

#include <ceres/gradient_problem.h>
#include <ceres/gradient_problem_solver.h>

#include <Eigen/Geometry>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace anchorite::anchoring {
namespace {

using Eigen::AngleAxisd;
using Eigen::Matrix3d;
using Eigen::Vector3d;
using molecule::Positions;

constexpr double full_turn = 2 * std::numbers::pi;

Positions turned(const Positions& positions, const Matrix3d& rotation, const Vector3d& about) {
    return (rotation * (positions.colwise() - about)).colwise() + about;
}

Eigen::Matrix3Xd donor_positions(const PoseModel& model, const Positions& positions) {
    Eigen::Matrix3Xd out(3, static_cast<Eigen::Index>(model.bonds().size()));
    for (std::size_t i = 0; i < model.bonds().size(); ++i) {
        out.col(static_cast<Eigen::Index>(i)) = positions.col(model.bonds()[i].atom);
    }
    return out;
}

/// Unit vector from the donor's neighbours to the donor.
Vector3d donor_axis(const Bond& bond, const Positions& positions) {
    Vector3d mean = Vector3d::Zero();
    for (const int neighbour : bond.neighbours) mean += positions.col(neighbour);
    mean /= static_cast<double>(std::max<std::size_t>(bond.neighbours.size(), 1));
    return (positions.col(bond.atom) - mean).stableNormalized();
}

/// One donor: its axis leans by up to the cone in several directions, then spins on the site.
std::vector<Positions> single_site_starts(const PoseModel& model, const Positions& conformer,
                                          int spin_steps) {
    constexpr int lean_directions = 8;
    const Bond& bond = model.bonds().front();
    const Vector3d donor = conformer.col(bond.atom);
    const Matrix3d onto_site =
        Eigen::Quaterniond::FromTwoVectors(donor_axis(bond, conformer), -bond.axis)
            .toRotationMatrix();
    const Positions upright = turned(conformer, onto_site, donor);
    const Vector3d shift = model.targets().col(0) - donor;
    const int spins = std::max(4, spin_steps / 4);
    std::vector<Positions> out;
    for (const double lean : {0.0, 0.5 * bond.cone, 0.9 * bond.cone}) {
        for (int direction = 0; direction < (lean > 0 ? lean_directions : 1); ++direction) {
            const Vector3d hinge = AngleAxisd(full_turn * direction / lean_directions, bond.axis) *
                                   bond.axis.unitOrthogonal();
            const Matrix3d leaning = AngleAxisd(lean, hinge).toRotationMatrix();
            for (int spin = 0; spin < spins; ++spin) {
                const AngleAxisd spinning(full_turn * spin / spins, bond.axis);
                const Matrix3d rotation = spinning.toRotationMatrix() * leaning;
                out.emplace_back(turned(upright, rotation, donor).colwise() + shift);
            }
        }
    }
    return out;
}

/// Several donors: Kabsch onto the targets, then a spin about their line where they are in one.
std::vector<Positions> superposed_starts(const PoseModel& model, const Positions& conformer,
                                         int spin_steps) {
    constexpr double in_a_line = 0.7;  // [Å] spread across the line below which it counts as one
    const Eigen::Matrix3Xd from = donor_positions(model, conformer);
    const Eigen::Matrix3Xd to = model.targets();
    const Vector3d from_mean = from.rowwise().mean();
    const Vector3d to_mean = to.rowwise().mean();
    const Eigen::Matrix3Xd from_centred = from.colwise() - from_mean;
    const Eigen::Matrix3Xd to_centred = to.colwise() - to_mean;
    const Matrix3d covariance = to_centred * from_centred.transpose();
    const Eigen::JacobiSVD<Matrix3d> svd(covariance, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const double handed = (svd.matrixU() * svd.matrixV().transpose()).determinant();
    const Matrix3d rotation =
        svd.matrixU() * Vector3d(1, 1, handed).asDiagonal() * svd.matrixV().transpose();
    const Positions fitted = (rotation * (conformer.colwise() - from_mean)).colwise() + to_mean;
    const Eigen::JacobiSVD<Eigen::Matrix3Xd> shape(from_centred);
    if (from.cols() > 2 && shape.singularValues()(1) > in_a_line) return {fitted};
    const Vector3d line = (to.col(1) - to.col(0)).normalized();
    std::vector<Positions> out;
    for (int spin = 0; spin < spin_steps; ++spin) {
        const Matrix3d spinning =
            AngleAxisd(full_turn * spin / spin_steps, line).toRotationMatrix();
        out.push_back(turned(fitted, spinning, to_mean));
    }
    return out;
}

/// The score over three rotations and three translations of a rigid body about its centroid.
class RigidBody final : public ceres::FirstOrderFunction {
public:
    RigidBody(const PoseModel& model, const Positions& start)
        : model_(model), centre_(start.rowwise().mean()), body_(start.colwise() - centre_) {}

    [[nodiscard]] int NumParameters() const override { return 6; }

    [[nodiscard]] Positions placed(const double* parameters) const {
        const Vector3d turn = Vector3d(parameters[0], parameters[1], parameters[2]) / arm;
        const Vector3d shift(parameters[3], parameters[4], parameters[5]);
        return (rotation_of(turn) * body_).colwise() + (centre_ + shift);
    }

    bool Evaluate(const double* parameters, double* cost, double* gradient) const override {
        const Positions positions = placed(parameters);
        if (gradient == nullptr) {
            *cost = model_.value(positions, nullptr);
            return true;
        }
        Positions slopes = Positions::Zero(3, positions.cols());
        *cost = model_.value(positions, &slopes);
        const Vector3d shift(parameters[3], parameters[4], parameters[5]);
        const Vector3d origin = centre_ + shift;
        Vector3d torque = Vector3d::Zero();
        Vector3d force = Vector3d::Zero();
        for (Eigen::Index i = 0; i < positions.cols(); ++i) {
            const Vector3d slope = slopes.col(i);
            force += slope;
            torque += (positions.col(i) - origin).cross(slope);
        }
        const Vector3d turn = Vector3d(parameters[0], parameters[1], parameters[2]) / arm;
        Eigen::Map<Eigen::Matrix<double, 6, 1>> out(gradient);
        out << left_jacobian(turn).transpose() * torque / arm, force;
        return true;
    }

private:
    /// Lever that makes a rotation comparable to a translation [Å].
    static constexpr double arm = 3.0;

    static Matrix3d cross_matrix(const Vector3d& v) {
        Matrix3d out;
        out << 0, -v.z(), v.y(), v.z(), 0, -v.x(), -v.y(), v.x(), 0;
        return out;
    }
    static Matrix3d rotation_of(const Vector3d& turn) {
        const double angle = turn.norm();
        if (angle < 1e-12) return Matrix3d::Identity();
        return AngleAxisd(angle, turn / angle).toRotationMatrix();
    }
    /// exp(turn + d) = exp(J d) exp(turn), Barfoot, State Estimation for Robotics, eq. 7.77b.
    static Matrix3d left_jacobian(const Vector3d& turn) {
        const double angle = turn.norm();
        if (angle < 1e-6) return Matrix3d::Identity() + 0.5 * cross_matrix(turn);
        const Matrix3d k = cross_matrix(turn);
        return Matrix3d::Identity() + (1 - std::cos(angle)) / (angle * angle) * k +
               (angle - std::sin(angle)) / (angle * angle * angle) * k * k;
    }

    const PoseModel& model_;
    Vector3d centre_;
    Positions body_;
};

double distance_between(const Positions& a, const Positions& b) {
    return std::sqrt((a - b).squaredNorm() / static_cast<double>(a.cols()));
}

}  // namespace

std::vector<Positions> start_poses(const PoseModel& model, const Positions& conformer,
                                   int spin_steps) {
    return model.bonds().size() == 1 ? single_site_starts(model, conformer, spin_steps)
                                     : superposed_starts(model, conformer, spin_steps);
}

RigidPose refine_rigid(const PoseModel& model, const Positions& start) {
    auto* body = new RigidBody(model, start);  // owned by the problem
    const ceres::GradientProblem problem(body);
    ceres::GradientProblemSolver::Options options;
    options.line_search_direction_type = ceres::BFGS;
    options.max_num_iterations = 60;
    options.function_tolerance = 1e-7;
    options.gradient_tolerance = 1e-5;
    options.logging_type = ceres::SILENT;
    ceres::GradientProblemSolver::Summary summary;
    double parameters[6] = {};
    ceres::Solve(options, problem, parameters, &summary);
    RigidPose out{body->placed(parameters), 0};
    out.value = model.value(out.positions, nullptr);
    return out;
}

RigidPose dock_rigid(const PoseModel& model, const Positions& conformer, int spin_steps,
                     int refine_starts) {
    constexpr double same_pose = 1.0;  // [Å] closer starts fall into one optimum
    struct Start {
        double value;
        const Positions* positions;
    };
    const std::vector<Positions> poses = start_poses(model, conformer, spin_steps);
    std::vector<Start> starts;
    for (const Positions& pose : poses) starts.push_back({model.value(pose, nullptr), &pose});
    std::ranges::stable_sort(starts, {}, &Start::value);
    RigidPose best{*starts.front().positions, starts.front().value};
    std::vector<const Positions*> refined;
    for (const Start& start : starts) {
        if (static_cast<int>(refined.size()) == refine_starts) break;
        const bool seen = std::ranges::any_of(refined, [&](const Positions* other) {
            return distance_between(*other, *start.positions) < same_pose;
        });
        if (seen) continue;
        refined.push_back(start.positions);
        RigidPose pose = refine_rigid(model, *start.positions);
        if (pose.value < best.value) best = std::move(pose);
    }
    return best;
}

}  // namespace anchorite::anchoring
