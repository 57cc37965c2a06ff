#include "anchorite/numerics/box_quadratic.hpp"

#include <Eigen/Cholesky>
#include <cassert>
#include <vector>

namespace anchorite::numerics {

namespace {

using Eigen::Index;
using Eigen::VectorXd;

enum class Place { inside, at_low, at_high };

/// Minimum over the components that are inside; the others stay.
VectorXd minimum_inside(const Eigen::MatrixXd& hessian, const VectorXd& gradient, const VectorXd& x,
                        const std::vector<Place>& places) {
    std::vector<Index> inside;
    for (Index i = 0; i < x.size(); ++i) {
        if (places[static_cast<std::size_t>(i)] == Place::inside) inside.push_back(i);
    }
    VectorXd out = x;
    if (inside.empty()) return out;
    const VectorXd slope = gradient + hessian * x;
    const Eigen::MatrixXd part = hessian(inside, inside);
    const VectorXd step = part.ldlt().solve(slope(inside));
    for (std::size_t k = 0; k < inside.size(); ++k) {
        out(inside[k]) -= step(static_cast<Index>(k));
    }
    return out;
}

/// Moves to the target or to the first bound on the way; whether it arrived.
bool move(VectorXd& x, const VectorXd& target, const VectorXd& low, const VectorXd& high,
          std::vector<Place>& places) {
    double share = 1;
    Index stopped = -1;
    for (Index i = 0; i < x.size(); ++i) {
        const double way = target(i) - x(i);
        const double room = way < 0 ? low(i) - x(i) : high(i) - x(i);
        if (way == 0 || room / way >= share) continue;
        share = room / way;
        stopped = i;
    }
    x += share * (target - x);
    if (stopped < 0) return true;
    const bool down = target(stopped) < x(stopped);
    x(stopped) = down ? low(stopped) : high(stopped);
    places[static_cast<std::size_t>(stopped)] = down ? Place::at_low : Place::at_high;
    return false;
}

/// Frees the bound that holds x back most; whether there is one.
bool release(const VectorXd& slope, const VectorXd& scale, std::vector<Place>& places) {
    Index worst = -1;
    double most = 1e-12;
    for (Index i = 0; i < slope.size(); ++i) {
        const Place place = places[static_cast<std::size_t>(i)];
        if (place == Place::inside) continue;
        const double pull = (place == Place::at_low ? -slope(i) : slope(i)) / scale(i);
        if (pull > most) {
            most = pull;
            worst = i;
        }
    }
    if (worst >= 0) places[static_cast<std::size_t>(worst)] = Place::inside;
    return worst >= 0;
}

}  // namespace

VectorXd minimise_in_box(const Eigen::MatrixXd& hessian, const VectorXd& gradient,
                         const VectorXd& low, const VectorXd& high) {
    assert((low.array() <= 0).all() && (high.array() >= 0).all());
    VectorXd x = VectorXd::Zero(gradient.size());
    std::vector<Place> places(static_cast<std::size_t>(x.size()), Place::inside);
    const VectorXd scale = hessian.diagonal().cwiseSqrt().cwiseMax(1e-300);
    for (Index step = 0; step < 20 * x.size() + 20; ++step) {
        const VectorXd target = minimum_inside(hessian, gradient, x, places);
        if (!move(x, target, low, high, places)) continue;
        if (!release(gradient + hessian * x, scale, places)) break;
    }
    return x;
}

}  // namespace anchorite::numerics
