#include "anchorite/measurement/kinetics/transient_svd.hpp"

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>

#include "anchorite/numerics/median.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The largest singular value of noise alone, exceeded in one map of twenty.
double noise_edge(Index rows, Index columns, double noise) {
    const double m = std::sqrt(static_cast<double>(rows));
    const double n = std::sqrt(static_cast<double>(columns));
    const double mean = (m + n) * (m + n);
    const double scale = (m + n) * std::cbrt(1 / m + 1 / n);
    constexpr double quantile = 0.9793;  // 95 % of the Tracy-Widom law of real matrices
    return noise * std::sqrt(mean + quantile * scale);
}

/// The threshold of Gavish and Donoho for unknown noise, eq. 5 with its cubic.
double unknown_noise_edge(const VectorXd& values, Index rows, Index columns) {
    const double beta =
        static_cast<double>(std::min(rows, columns)) / static_cast<double>(std::max(rows, columns));
    const double factor = ((0.56 * beta - 0.95) * beta + 1.82) * beta + 1.43;
    return factor * numerics::median({values.begin(), values.end()});
}

/// Σ v_i v_{i+1} of each column.
VectorXd structure_of(const MatrixXd& vectors) {
    VectorXd out(vectors.cols());
    const Index n = vectors.rows() - 1;
    for (Index j = 0; j < out.size(); ++j) {
        out(j) = vectors.col(j).head(n).dot(vectors.col(j).tail(n));
    }
    return out;
}

int structured_count(const TransientSvd& svd) {
    const double in_time = 3 / std::sqrt(static_cast<double>(svd.in_time.rows()));
    const double in_spectrum = 3 / std::sqrt(static_cast<double>(svd.in_spectrum.rows()));
    int count = 0;
    const auto shown = static_cast<int>(svd.in_time.cols());
    while (count < std::min(svd.above_noise, shown) && svd.time_structure(count) > in_time &&
           svd.spectrum_structure(count) > in_spectrum) {
        ++count;
    }
    return count;
}

}  // namespace

TransientSvd transient_svd(const MatrixXd& signal, double noise, int shown) {
    const MatrixXd filled = signal.array().isNaN().select(0.0, signal);
    const Eigen::BDCSVD<MatrixXd> svd(filled, Eigen::ComputeThinU | Eigen::ComputeThinV);
    TransientSvd out;
    out.values = svd.singularValues();
    const Index kept = std::min<Index>(shown, out.values.size());
    out.in_time = svd.matrixU().leftCols(kept);
    out.in_spectrum = svd.matrixV().leftCols(kept);
    out.time_structure = structure_of(out.in_time);
    out.spectrum_structure = structure_of(out.in_spectrum);
    out.noise_measured = noise > 0;
    out.threshold = out.noise_measured
                        ? noise_edge(filled.rows(), filled.cols(), noise)
                        : unknown_noise_edge(out.values, filled.rows(), filled.cols());
    out.above_noise = static_cast<int>((out.values.array() > out.threshold).count());
    out.structured = structured_count(out);
    return out;
}

double scatter_of(const TransientBackground& background) {
    double sum = 0;
    int count = 0;
    for (const double deviation : background.deviation) {
        if (std::isnan(deviation)) continue;
        sum += deviation * deviation;
        ++count;
    }
    return count > 0 ? std::sqrt(sum / count) : 0;
}

}  // namespace anchorite::measurement
