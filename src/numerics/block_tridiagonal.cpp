#include "anchorite/numerics/block_tridiagonal.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <complex>
#include <utility>

namespace anchorite::numerics {

namespace {

double size(double value) {
    return std::abs(value);
}

double size(const std::complex<double>& value) {
    return std::abs(value.real()) + std::abs(value.imag());
}

/// LU with row scaling and partial pivoting of one block, for a few columns at once.
template <typename Scalar, int N>
struct SmallLu {
    std::array<Scalar, N * N> lu;
    std::array<double, N> scale;
    std::array<Scalar, N> inverse_pivot;
    std::array<int, N> order;

    Scalar& at(int row, int column) { return lu[static_cast<std::size_t>(row * N + column)]; }

    bool factor(const Eigen::Matrix<Scalar, N, N>& block) {
        for (int r = 0; r < N; ++r) {
            double largest = 0;
            for (int c = 0; c < N; ++c) largest = std::max(largest, size(block(r, c)));
            if (!(largest > 0) || !std::isfinite(largest)) return false;
            scale[r] = 1 / largest;
            order[r] = r;
            for (int c = 0; c < N; ++c) at(r, c) = block(r, c) * scale[r];
        }
        for (int k = 0; k < N; ++k) {
            if (!eliminate(k)) return false;
        }
        return true;
    }

    bool eliminate(int k) {
        int best = k;
        for (int r = k + 1; r < N; ++r) {
            if (size(at(r, k)) > size(at(best, k))) best = r;
        }
        if (!(size(at(best, k)) > 0)) return false;
        if (best != k) {
            for (int c = 0; c < N; ++c) std::swap(at(best, c), at(k, c));
            std::swap(order[best], order[k]);
        }
        inverse_pivot[k] = Scalar(1) / at(k, k);
        for (int r = k + 1; r < N; ++r) {
            const Scalar factor = at(r, k) * inverse_pivot[k];
            at(r, k) = factor;
            for (int c = k + 1; c < N; ++c) at(r, c) -= factor * at(k, c);
        }
        return true;
    }

    /// Solves one column; `from` and `to` are its N values.
    void solve(const Scalar* from, Scalar* to) {
        for (int r = 0; r < N; ++r) {
            Scalar sum = from[order[r]] * scale[order[r]];
            for (int c = 0; c < r; ++c) sum -= at(r, c) * to[c];
            to[r] = sum;
        }
        for (int r = N - 1; r >= 0; --r) {
            Scalar sum = to[r];
            for (int c = r + 1; c < N; ++c) sum -= at(r, c) * to[c];
            to[r] = sum * inverse_pivot[r];
        }
    }
};

}  // namespace

template <typename Scalar, int N>
bool solve_block_tridiagonal(const std::vector<BlockRow<Scalar, N>>& rows,
                             const std::vector<typename BlockSolution<Scalar, N>::Columns>& right,
                             BlockSolution<Scalar, N>& solution, BlockWorkspace<Scalar, N>& work) {
    using Block = Eigen::Matrix<Scalar, N, N>;
    const std::size_t count = rows.size();
    const Eigen::Index columns = right.front().cols();
    assert(right.size() == count && columns <= max_columns);
    solution.x.resize(count);
    solution.step.resize(count > 0 ? count - 1 : 0);
    work.gain.resize(count);
    SmallLu<Scalar, N> lu;
    Block excess = rows.front().excess;
    auto forward = right.front();
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) {
            excess = rows[i].excess;
            excess.noalias() -= rows[i].lower.lazyProduct(work.gain[i - 1]);
            forward = right[i];
            forward.noalias() -= rows[i].lower.lazyProduct(solution.x[i - 1]);
        }
        if (!lu.factor(excess - rows[i].upper)) return false;
        for (int c = 0; c < N; ++c) lu.solve(&excess(0, c), &work.gain[i](0, c));
        solution.x[i].resize(N, columns);
        for (Eigen::Index c = 0; c < columns; ++c) {
            lu.solve(&forward(0, c), &solution.x[i](0, c));
        }
    }
    for (std::size_t i = count - 1; i-- > 0;) {
        auto& step = solution.step[i];
        step = -solution.x[i];
        step.noalias() += work.gain[i].lazyProduct(solution.x[i + 1]);
        solution.x[i] = solution.x[i + 1] - step;
    }
    return true;
}

template bool solve_block_tridiagonal<double, 3>(
    const std::vector<BlockRow<double, 3>>&, const std::vector<BlockSolution<double, 3>::Columns>&,
    BlockSolution<double, 3>&, BlockWorkspace<double, 3>&);
template bool solve_block_tridiagonal<double, 5>(
    const std::vector<BlockRow<double, 5>>&, const std::vector<BlockSolution<double, 5>::Columns>&,
    BlockSolution<double, 5>&, BlockWorkspace<double, 5>&);
template bool solve_block_tridiagonal<std::complex<double>, 3>(
    const std::vector<BlockRow<std::complex<double>, 3>>&,
    const std::vector<BlockSolution<std::complex<double>, 3>::Columns>&,
    BlockSolution<std::complex<double>, 3>&, BlockWorkspace<std::complex<double>, 3>&);
template bool solve_block_tridiagonal<std::complex<double>, 5>(
    const std::vector<BlockRow<std::complex<double>, 5>>&,
    const std::vector<BlockSolution<std::complex<double>, 5>::Columns>&,
    BlockSolution<std::complex<double>, 5>&, BlockWorkspace<std::complex<double>, 5>&);

}  // namespace anchorite::numerics
