#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

namespace anchorite::numerics {

/// A block tridiagonal matrix in excess form: row i couples to its neighbours by `lower` and
/// `upper`, and instead of the diagonal block the row sum `excess` = lower + diagonal + upper is
/// stored. For transport equations the row sums are tiny beside the couplings (a constant is
/// nearly in the kernel), and forming them from the diagonal would lose all their digits.
template <typename Scalar, int N>
struct BlockRow {
    using Block = Eigen::Matrix<Scalar, N, N>;
    Block lower = Block::Zero();
    Block excess = Block::Zero();
    Block upper = Block::Zero();
};

/// What solve_block_tridiagonal gives: for each of the right-hand sides the solution and, free of
/// cancellation, its difference between neighbours (column c of step[i] is x[i + 1] - x[i]).
template <typename Scalar, int N>
struct BlockSolution {
    using Columns = Eigen::Matrix<Scalar, N, Eigen::Dynamic, Eigen::ColMajor, N, 8>;
    std::vector<Columns> x;
    std::vector<Columns> step;
};

/// Working memory of the elimination, kept between calls.
template <typename Scalar, int N>
struct BlockWorkspace {
    std::vector<Eigen::Matrix<Scalar, N, N>> gain;
};

/// Most right-hand sides that one call takes.
inline constexpr int max_columns = 8;

/// Solves the system for up to max_columns right-hand sides (shape N x columns at each node) by
/// block elimination, O(nodes). The excess of the Schur complement is carried instead of its
/// diagonal: E'(i) = E(i) - L(i) D'(i-1)^-1 E'(i-1), D'(i) = E'(i) - U(i), the block form of the
/// subtraction-free elimination of Grassmann, Taksar and Heyman (Oper. Res. 33 (1985) 1107), so
/// that regions that are almost cut off from the contacts keep their full accuracy. Returns false
/// when a pivot block is singular or not finite.
template <typename Scalar, int N>
bool solve_block_tridiagonal(const std::vector<BlockRow<Scalar, N>>& rows,
                             const std::vector<typename BlockSolution<Scalar, N>::Columns>& right,
                             BlockSolution<Scalar, N>& solution, BlockWorkspace<Scalar, N>& work);

}  // namespace anchorite::numerics
