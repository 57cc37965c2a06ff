#include "dot_states.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace anchorite::photophysics {

namespace {

constexpr int contour_points = 28;

/// A node of Talbot's contour and its weight, e^z dz/(2πi) included.
struct Node {
    std::complex<double> shift;
    std::complex<double> weight;
};

/// Upper half of the contour; the lower half gives the complex conjugate.
std::vector<Node> talbot_nodes() {
    const double n = contour_points;
    std::vector<Node> nodes;
    for (int k = contour_points / 2; k < contour_points; ++k) {
        const double theta = -std::numbers::pi + (2 * k + 1) * std::numbers::pi / n;
        const double cot = 1 / std::tan(0.6407 * theta);
        const double csc = 1 / std::sin(0.6407 * theta);
        const std::complex<double> z =
            n * std::complex<double>(0.5017 * theta * cot - 0.6122, 0.2645 * theta);
        const std::complex<double> dz =
            n * std::complex<double>(0.5017 * cot - 0.5017 * 0.6407 * theta * csc * csc, 0.2645);
        nodes.push_back({z, std::exp(z) * dz / std::complex<double>(0, n)});
    }
    return nodes;
}

}  // namespace

DotStates::DotStates(const DotModel& model, int max_excitons, int traps)
    : model_(model), max_excitons_(max_excitons), traps_(traps) {}

double DotStates::straight(int n) const {
    return n * (model_.radiative + model_.nonradiative) + model_.auger_rate(n);
}

double DotStates::trapping(int n, int f) const {
    return n * (traps_ - f) * model_.trapping;
}

double DotStates::leaving(int n, int f) const {
    return straight(n) + trapping(n, f) + f * model_.release;
}

Eigen::MatrixXd DotStates::generator(double generation) const {
    Eigen::MatrixXd q = Eigen::MatrixXd::Zero(size(), size());
    for (int n = 0; n <= max_excitons_; ++n) {
        for (int f = 0; f <= traps_; ++f) {
            const int from = index(n, f);
            q(from, from) = -leaving(n, f);
            if (n > 0) q(index(n - 1, f), from) += straight(n);
            if (n > 0 && f < traps_) q(index(n - 1, f + 1), from) += trapping(n, f);
            if (f > 0) q(index(n, f - 1), from) += f * model_.release;
            if (n < max_excitons_) {
                q(index(n + 1, f), from) += generation;
                q(from, from) -= generation;
            }
        }
    }
    return q;
}

template <class Scalar>
Eigen::Matrix<Scalar, Eigen::Dynamic, 1> DotStates::substitute(
    Scalar shift, double time, Eigen::Matrix<Scalar, Eigen::Dynamic, 1> right, int lowest) const {
    for (int n = max_excitons_; n >= lowest; --n) {
        for (int f = traps_; f >= 0; --f) {
            const int from = index(n, f);
            const Scalar value = right(from) / (shift + time * leaving(n, f));
            right(from) = value;
            if (n > 0) right(index(n - 1, f)) += time * straight(n) * value;
            if (n > 0 && f < traps_) right(index(n - 1, f + 1)) += time * trapping(n, f) * value;
            if (f > 0) right(index(n, f - 1)) += time * f * model_.release * value;
        }
    }
    return right;
}

Eigen::VectorXcd DotStates::resolve(std::complex<double> shift, double time,
                                    const Eigen::VectorXcd& right) const {
    return substitute<std::complex<double>>(shift, time, right, 0);
}

Eigen::VectorXd DotStates::propagate(const Eigen::VectorXd& start, double time) const {
    if (time == 0) return start;
    static const std::vector<Node> nodes = talbot_nodes();
    const Eigen::VectorXcd right = start.cast<std::complex<double>>();
    Eigen::VectorXd out = Eigen::VectorXd::Zero(size());
    for (const Node& node : nodes) {
        out += 2 * (node.weight * resolve(node.shift, time, right)).real();
    }
    return out;
}

Eigen::VectorXd DotStates::occupation_time(const Eigen::VectorXd& start) const {
    Eigen::VectorXd out = substitute<double>(0, 1, start, 1);
    out.head(traps_ + 1).setZero();
    return out;
}

Eigen::VectorXd DotStates::excite(const Eigen::VectorXd& start,
                                  const std::vector<double>& added) const {
    Eigen::VectorXd out = Eigen::VectorXd::Zero(size());
    for (int n = 0; n <= max_excitons_; ++n) {
        for (std::size_t more = 0; more < added.size(); ++more) {
            const int to = std::min(max_excitons_, n + static_cast<int>(more));
            out.segment(index(to, 0), traps_ + 1) +=
                added[more] * start.segment(index(n, 0), traps_ + 1);
        }
    }
    return out;
}

Eigen::VectorXd DotStates::empty() const {
    return Eigen::VectorXd::Unit(size(), 0);
}

double DotStates::excitons(const Eigen::VectorXd& state) const {
    double sum = 0;
    for (int n = 1; n <= max_excitons_; ++n)
        sum += n * state.segment(index(n, 0), traps_ + 1).sum();
    return sum;
}

double DotStates::filled(const Eigen::VectorXd& state) const {
    double sum = 0;
    for (int i = 0; i < size(); ++i) sum += (i % (traps_ + 1)) * state(i);
    return sum;
}

double DotStates::bleach(const Eigen::VectorXd& state) const {
    double sum = 0;
    for (int i = 0; i < size(); ++i) {
        const double pairs = i / (traps_ + 1) + model_.trapped_bleach * (i % (traps_ + 1));
        sum += std::min(1.0, pairs / model_.edge_degeneracy) * state(i);
    }
    return sum;
}

Fates DotStates::flows(const Eigen::VectorXd& state) const {
    Fates out;
    for (int n = 1; n <= max_excitons_; ++n) {
        for (int f = 0; f <= traps_; ++f) {
            const double p = state(index(n, f));
            out.radiative += n * model_.radiative * p;
            out.nonradiative += n * model_.nonradiative * p;
            out.trapping += trapping(n, f) * p;
            out.auger += model_.auger_rate(n) * p;
        }
    }
    return out;
}

}  // namespace anchorite::photophysics
