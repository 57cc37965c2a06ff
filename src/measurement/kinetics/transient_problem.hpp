#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "anchorite/measurement/kinetics/transient_fit.hpp"
#include "anchorite/measurement/kinetics/transient_scheme.hpp"

namespace anchorite::measurement {

/// Sum of squares of a fit's residuals with what Levenberg-Marquardt needs of its derivatives.
struct TransientSums {
    double squares = 0;
    Eigen::VectorXd gradient;  ///< Jᵀr
    Eigen::MatrixXd gram;      ///< JᵀJ of Kaufman: the information on the parameters
    Eigen::MatrixXd step;      ///< JᵀJ of Golub and Pereyra: nearer to the curvature
    Eigen::VectorXd extent;    ///< how far the model moves with each, before spectra make up for it
    bool finite = true;
};

/// Spectra of one wavelength with how they answer to the parameters.
struct TransientColumn {
    Eigen::VectorXd spectra;     ///< of the states
    Eigen::VectorXd amplitudes;  ///< of the exponentials
    Eigen::VectorXd artefact;
    Eigen::MatrixXd unscaled_covariance;  ///< of the states' spectra at fixed parameters, over σ²
    Eigen::MatrixXd slopes;               ///< of the states' spectra by the free parameters
    Eigen::VectorXd fitted;               ///< [ΔA]
};

/// A map with a model: the functional of variable projection. Free parameters, all of order 1: ln k
/// of free rates, logit of free fractions, then of the response the centre in units of its starting
/// width, ln of the width over its start, and dispersions in units of the starting width.
class TransientProblem {
public:
    /// @throws InputError  what fit_transient says
    TransientProblem(const TransientMap& map, const TransientModel& model,
                     const TransientFitOptions& options);

    /// Free parameters where the model and response stand.
    [[nodiscard]] std::vector<double> start() const;
    [[nodiscard]] std::vector<Range> bounds() const;
    [[nodiscard]] TransientSums sums(std::span<const double> free) const;
    [[nodiscard]] TransientModel model_at(std::span<const double> free) const;
    [[nodiscard]] std::optional<TransientIrf> irf_at(std::span<const double> free) const;
    /// The solution at one wavelength.
    [[nodiscard]] TransientColumn column(std::span<const double> free, Eigen::Index index) const;

    /// Sum of squares of the weighted signal.
    [[nodiscard]] double data_squares() const { return data_.squaredNorm(); }
    [[nodiscard]] long points() const { return points_; }
    /// Spectra that are free, summed over wavelengths.
    [[nodiscard]] long spectra() const { return spectra_; }
    [[nodiscard]] std::size_t kinetic_count() const { return kinetic_; }
    [[nodiscard]] std::size_t free_count() const { return free_; }

private:
    /// Neighbouring wavelengths that share a response and constraints.
    struct Block {
        Eigen::Index first = 0;
        Eigen::Index count = 0;
        double x = 0;             ///< abscissa of the dispersion
        Eigen::MatrixXd reduced;  ///< states x free spectra
        bool masked = false;      ///< some points do not count
    };
    struct Place;
    struct Solved;

    void set_weights(const TransientMap& map);
    void set_blocks(const TransientMap& map);
    [[nodiscard]] Place place_of(std::span<const double> free) const;
    [[nodiscard]] Eigen::VectorXd chain(double x, std::size_t local) const;
    void fill(const Block& block, const Place& place, bool slopes, Solved& out) const;
    void project(const Block& block, Solved& out) const;
    void move(const Block& block, const Place& place, Solved& out) const;
    void tilt(const Block& block, const Place& place, Solved& out) const;
    [[nodiscard]] Solved solve(const Block& block, const Place& place, bool slopes) const;
    void add_block(const Block& block, const Place& place, TransientSums& sums) const;

    TransientModel model_;
    std::optional<TransientIrf> irf_;
    int artefact_terms_ = 0;
    TransientFitOptions options_;
    std::vector<double> wavelengths_;
    Eigen::VectorXd delays_;
    Eigen::VectorXd weights_;  ///< of each wavelength
    Eigen::MatrixXd data_;     ///< weighted; 0 where `counts_` is 0
    Eigen::MatrixXd counts_;   ///< 1 or 0
    std::vector<Block> blocks_;
    std::size_t kinetic_ = 0;
    std::size_t free_ = 0;
    long points_ = 0;
    long spectra_ = 0;
};

}  // namespace anchorite::measurement
