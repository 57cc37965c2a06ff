#include "transient_problem.hpp"

#include <fmt/format.h>

#include <Eigen/QR>
#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"

namespace anchorite::measurement {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

bool holds(const Range& range, double value) {
    return range.low <= value && value <= range.high;
}

/// States' spectra as combinations of those that are free at a wavelength.
MatrixXd reduced_spectra(const TransientModel& model, double wavelength) {
    const auto n = static_cast<Index>(model.states.size());
    MatrixXd full = MatrixXd::Identity(n, n);
    for (const SpectrumZero& zero : model.zeros) {
        if (holds(zero.wavelengths_nm, wavelength)) {
            full.row(static_cast<Index>(zero.state)).setZero();
        }
    }
    for (const SpectrumRelation& relation : model.relations) {
        if (!holds(relation.wavelengths_nm, wavelength)) continue;
        full.row(static_cast<Index>(relation.state)) =
            relation.factor * full.row(static_cast<Index>(relation.source));
    }
    std::vector<Index> kept;
    for (Index j = 0; j < n; ++j) {
        if (!full.col(j).isZero(0)) kept.push_back(j);
    }
    return full(Eigen::all, kept);
}

/// Columns of a block's matrix whose pivot is below this share of the largest are not determined.
constexpr double rank_limit = 1e-9;

}  // namespace

/// The model at some parameters, before any wavelength is looked at.
struct TransientProblem::Place {
    SchemeSolution scheme;
    std::optional<TransientIrf> irf;
};

/// The linear problem of a block.
struct TransientProblem::Solved {
    TransientBasis basis;
    MatrixXd mix;                  ///< basis functions x free spectra
    MatrixXd q;                    ///< delays x rank, orthonormal
    MatrixXd inverse;              ///< free spectra = inverse qᵀ data, free spectra x rank
    MatrixXd free;                 ///< free spectra x wavelengths, weighted
    MatrixXd residual;             ///< delays x wavelengths, weighted
    std::vector<MatrixXd> moved;   ///< change of the model by each local parameter
    std::vector<MatrixXd> tilted;  ///< change of the fit as its own space tilts, in that space
};

TransientProblem::TransientProblem(const TransientMap& map, const TransientModel& model,
                                   const TransientFitOptions& options)
    : model_(model), irf_(options.irf), options_(options), wavelengths_(map.wavelengths_nm) {
    map.validate();
    model.validate();
    options.validate();
    artefact_terms_ = options.artefact_terms;
    delays_ =
        Eigen::Map<const VectorXd>(map.delays_ps.data(), static_cast<Index>(map.delays_ps.size()));
    kinetic_ = static_cast<std::size_t>(
        std::ranges::count_if(model.rates, [](const auto& rate) { return !rate.fixed; }) +
        std::ranges::count_if(model.fractions, [](const auto& part) { return !part.fixed; }));
    free_ = kinetic_;
    if (irf_) {
        free_ += irf_->fit_centre + irf_->fit_width;
        if (irf_->fit_dispersion) free_ += irf_->dispersion.size();
    }
    set_weights(map);
    set_blocks(map);
}

void TransientProblem::set_weights(const TransientMap& map) {
    const auto n = static_cast<Index>(wavelengths_.size());
    weights_ = VectorXd::Ones(n);
    for (const SpectrumWeight& weight : model_.weights) {
        for (Index j = 0; j < n; ++j) {
            if (holds(weight.wavelengths_nm, wavelengths_[static_cast<std::size_t>(j)])) {
                weights_(j) *= weight.value;
            }
        }
    }
    if (options_.weight_by_noise) {
        const TransientBackground background = background_before(map, options_.noise_before_ps);
        if (!(background.deviation.array() > 0).all()) {
            throw InputError(fmt::format(
                "weights by noise need at least two delays before {:.6g} ps that scatter",
                options_.noise_before_ps));
        }
        weights_.array() /= background.deviation.array();
    }
    counts_ = (!map.signal.array().isNaN()).cast<double>();
    for (const Range& range : options_.left_out) {
        for (Index i = 0; i < delays_.size(); ++i) {
            if (holds(range, delays_(i))) counts_.row(i).setZero();
        }
    }
    data_ = (counts_.array() > 0).select(map.signal, 0.0) * weights_.asDiagonal();
    points_ = static_cast<long>(counts_.sum());
}

void TransientProblem::set_blocks(const TransientMap& map) {
    const bool chirped = irf_ && !irf_->dispersion.empty();
    for (Index j = 0; j < map.signal.cols(); ++j) {
        const double wavelength = wavelengths_[static_cast<std::size_t>(j)];
        Block block{j, 1, 0, reduced_spectra(model_, wavelength), false};
        if (chirped) block.x = (wavelength - irf_->reference_nm) / 100;
        block.masked = (counts_.col(j).array() == 0).any();
        Block* last = blocks_.empty() ? nullptr : &blocks_.back();
        const bool same = last != nullptr && !chirped && last->reduced == block.reduced &&
                          counts_.col(j) == counts_.col(last->first);
        if (same) {
            ++last->count;
        } else {
            blocks_.push_back(std::move(block));
        }
    }
    const Place place = place_of(start());
    if (!place.scheme.solvable) {
        throw InputError(
            "the starts of the rates have no solution in exponentials: two states of "
            "a chain have the same rate, or it oscillates; give different ones");
    }
    for (const Block& block : blocks_) {
        spectra_ += static_cast<long>(solve(block, place, false).q.cols() * block.count);
    }
    if (points_ <= spectra_ + static_cast<long>(free_)) {
        throw InputError(
            fmt::format("{} points do not determine {} spectral values and {} "
                        "parameters: fit fewer components",
                        points_, spectra_, free_));
    }
}

std::vector<double> TransientProblem::start() const {
    std::vector<double> out;
    for (const TransientRate& rate : model_.rates) {
        if (!rate.fixed) out.push_back(std::log(rate.per_ps));
    }
    for (const TransientFraction& fraction : model_.fractions) {
        if (!fraction.fixed) out.push_back(std::log(fraction.value / (1 - fraction.value)));
    }
    if (!irf_) return out;
    if (irf_->fit_centre) out.push_back(irf_->centre_ps / irf_->width_ps);
    if (irf_->fit_width) out.push_back(0);
    if (irf_->fit_dispersion) {
        for (const double c : irf_->dispersion) out.push_back(c / irf_->width_ps);
    }
    return out;
}

std::vector<Range> TransientProblem::bounds() const {
    std::vector<Range> out(free_);
    const double span = delays_(delays_.size() - 1) - delays_(0);
    const double step =
        (delays_.tail(delays_.size() - 1) - delays_.head(delays_.size() - 1)).minCoeff();
    // A lifetime below a fifth of the response's deviation, or of a step, looks like none.
    const double fastest = std::log(5 / (irf_ ? irf_->width_ps : step));
    const double slowest = std::log(1e-3 / span);
    const std::vector<double> from = start();
    const auto rates = static_cast<std::size_t>(
        std::ranges::count_if(model_.rates, [](const auto& rate) { return !rate.fixed; }));
    for (std::size_t i = 0; i < kinetic_; ++i) {
        out[i] = i < rates ? Range{std::min(slowest, from[i]), std::max(fastest, from[i])}
                           : Range{-12, 12};
    }
    if (irf_ && irf_->fit_width) out[kinetic_ + irf_->fit_centre] = {-3, 3};
    return out;
}

TransientModel TransientProblem::model_at(std::span<const double> free) const {
    TransientModel out = model_;
    std::size_t next = 0;
    for (TransientRate& rate : out.rates) {
        if (!rate.fixed) rate.per_ps = std::exp(free[next++]);
    }
    for (TransientFraction& fraction : out.fractions) {
        if (!fraction.fixed) fraction.value = 1 / (1 + std::exp(-free[next++]));
    }
    return out;
}

std::optional<TransientIrf> TransientProblem::irf_at(std::span<const double> free) const {
    if (!irf_) return std::nullopt;
    TransientIrf out = *irf_;
    std::size_t next = kinetic_;
    if (irf_->fit_centre) out.centre_ps = irf_->width_ps * free[next++];
    if (irf_->fit_width) out.width_ps = irf_->width_ps * std::exp(free[next++]);
    if (irf_->fit_dispersion) {
        for (double& c : out.dispersion) c = irf_->width_ps * free[next++];
    }
    return out;
}

TransientProblem::Place TransientProblem::place_of(std::span<const double> free) const {
    const TransientModel model = model_at(free);
    std::vector<double> rates;
    std::vector<double> fractions;
    for (const TransientRate& rate : model.rates) rates.push_back(rate.per_ps);
    for (const TransientFraction& fraction : model.fractions) fractions.push_back(fraction.value);
    return {solve_scheme(model, rates, fractions), irf_at(free)};
}

/// How the free parameters of the response move its centre at abscissa x (local == kinetic) or its
/// ln width (local == kinetic + 1); a kinetic parameter is its own.
VectorXd TransientProblem::chain(double x, std::size_t local) const {
    VectorXd out = VectorXd::Zero(static_cast<Index>(free_));
    if (local < kinetic_) {
        out(static_cast<Index>(local)) = 1;
        return out;
    }
    auto next = static_cast<Index>(kinetic_);
    const bool centre = local == kinetic_;
    if (irf_->fit_centre) out(next++) = centre ? irf_->width_ps : 0;
    if (irf_->fit_width) out(next++) = centre ? 0 : 1;
    double power = 1;
    for (; next < out.size(); ++next) {
        power *= x;
        out(next) = centre ? irf_->width_ps * power : 0;
    }
    return out;
}

/// The block's functions of delay, and how its free spectra mix them.
void TransientProblem::fill(const Block& block, const Place& place, bool slopes,
                            Solved& out) const {
    const double wavelength = wavelengths_[static_cast<std::size_t>(block.first)];
    const double centre = place.irf ? place.irf->centre_at(wavelength) : 0;
    const double width = place.irf ? place.irf->width_ps : 0;
    fill_basis(delays_, place.scheme.rates, centre, width, artefact_terms_, slopes, out.basis);
    const Index exponentials = place.scheme.rates.size();
    const Index artefacts = out.basis.values.cols() - exponentials;
    const Index spectra = block.reduced.cols();
    out.mix = MatrixXd::Zero(exponentials + artefacts, spectra + artefacts);
    out.mix.topLeftCorner(exponentials, spectra) = place.scheme.mixing * block.reduced;
    out.mix.bottomRightCorner(artefacts, artefacts).setIdentity();
}

/// Solves for the free spectra; what is left over is the residual.
void TransientProblem::project(const Block& block, Solved& out) const {
    MatrixXd matrix = out.basis.values * out.mix;
    if (block.masked) matrix = counts_.col(block.first).asDiagonal() * matrix;
    Eigen::ColPivHouseholderQR<MatrixXd> qr(matrix.rows(), matrix.cols());
    qr.setThreshold(rank_limit).compute(matrix);
    const Index rank = qr.rank();
    out.q = qr.householderQ() * MatrixXd::Identity(matrix.rows(), rank);
    MatrixXd inverse = MatrixXd::Zero(matrix.cols(), rank);
    inverse.topRows(rank) = qr.matrixR()
                                .topLeftCorner(rank, rank)
                                .triangularView<Eigen::Upper>()
                                .solve(MatrixXd::Identity(rank, rank));
    out.inverse = qr.colsPermutation() * inverse;
    const auto data = data_.middleCols(block.first, block.count);
    const MatrixXd inside = out.q.transpose() * data;
    out.free = out.inverse * inside;
    out.residual = data - out.q * inside;
    out.residual -= out.q * (out.q.transpose() * out.residual).eval();
}

/// How the model moves with each local parameter at the spectra found.
void TransientProblem::move(const Block& block, const Place& place, Solved& out) const {
    const SchemeSolution& scheme = place.scheme;
    const Index exponentials = scheme.rates.size();
    const MatrixXd amplitudes = out.mix * out.free;
    const auto decays = out.basis.values.leftCols(exponentials);
    const MatrixXd states = block.reduced * out.free.topRows(block.reduced.cols());
    for (std::size_t p = 0; p < kinetic_; ++p) {
        out.moved.emplace_back(out.basis.rate_slope * (scheme.rate_slopes[p].asDiagonal() *
                                                       amplitudes.topRows(exponentials)));
        if (!scheme.mixing_slopes[p].isZero(0)) {
            out.moved.back() += decays * (scheme.mixing_slopes[p] * states);
        }
    }
    if (place.irf) {
        out.moved.emplace_back(out.basis.centre_slope * amplitudes);
        out.moved.emplace_back(place.irf->width_ps * (out.basis.width_slope * amplitudes));
    }
    if (!block.masked) return;
    const VectorXd counts = counts_.col(block.first);
    for (MatrixXd& change : out.moved) change = counts.asDiagonal() * change;
}

/// The part of the derivatives that Kaufman leaves out, (A⁺)ᵀ dAᵀ r. It is 0 where the fit is
/// perfect and speeds steps up where it is not.
void TransientProblem::tilt(const Block& block, const Place& place, Solved& out) const {
    const SchemeSolution& scheme = place.scheme;
    const Index exponentials = scheme.rates.size();
    const Index spectra = block.reduced.cols();
    const MatrixXd values = out.basis.values.leftCols(exponentials).transpose() * out.residual;
    const MatrixXd slopes = out.basis.rate_slope.transpose() * out.residual;
    const auto add = [&](const MatrixXd& change) {
        out.tilted.emplace_back(out.inverse.transpose() * change);
    };
    for (std::size_t p = 0; p < kinetic_; ++p) {
        MatrixXd change = MatrixXd::Zero(out.mix.cols(), block.count);
        const MatrixXd states =
            scheme.mixing.transpose() * (scheme.rate_slopes[p].asDiagonal() * slopes) +
            scheme.mixing_slopes[p].transpose() * values;
        change.topRows(spectra) = block.reduced.transpose() * states;
        add(change);
    }
    if (!place.irf) return;
    add(out.mix.transpose() * (out.basis.centre_slope.transpose() * out.residual));
    add(place.irf->width_ps *
        (out.mix.transpose() * (out.basis.width_slope.transpose() * out.residual)));
}

TransientProblem::Solved TransientProblem::solve(const Block& block, const Place& place,
                                                 bool slopes) const {
    Solved out;
    fill(block, place, slopes, out);
    project(block, out);
    if (slopes) {
        move(block, place, out);
        tilt(block, place, out);
    }
    return out;
}

void TransientProblem::add_block(const Block& block, const Place& place,
                                 TransientSums& sums) const {
    Solved solved = solve(block, place, true);
    sums.squares += solved.residual.squaredNorm();
    const std::vector<MatrixXd>& tilted = solved.tilted;
    const auto count = static_cast<Index>(solved.moved.size());
    MatrixXd chains(static_cast<Index>(free_), count);
    MatrixXd gram(count, count);
    MatrixXd tilts(count, count);
    VectorXd gradient(count);
    for (Index p = 0; p < count; ++p) {
        MatrixXd& change = solved.moved[static_cast<std::size_t>(p)];
        chains.col(p) = chain(block.x, static_cast<std::size_t>(p));
        sums.extent += chains.col(p).cwiseAbs2() * change.squaredNorm();
        change -= solved.q * (solved.q.transpose() * change);
        gradient(p) = -change.cwiseProduct(solved.residual).sum();
        for (Index r = 0; r <= p; ++r) {
            gram(p, r) = change.cwiseProduct(solved.moved[static_cast<std::size_t>(r)]).sum();
            gram(r, p) = gram(p, r);
            tilts(p, r) = tilted[static_cast<std::size_t>(p)]
                              .cwiseProduct(tilted[static_cast<std::size_t>(r)])
                              .sum();
            tilts(r, p) = tilts(p, r);
        }
    }
    sums.gradient += chains * gradient;
    sums.gram += chains * gram * chains.transpose();
    sums.step += chains * (gram + tilts) * chains.transpose();
}

TransientSums TransientProblem::sums(std::span<const double> free) const {
    TransientSums out;
    const auto n = static_cast<Index>(free_);
    out.gradient = VectorXd::Zero(n);
    out.gram = MatrixXd::Zero(n, n);
    out.step = out.gram;
    out.extent = out.gradient;
    const Place place = place_of(free);
    out.finite = place.scheme.solvable;
    if (!out.finite) return out;
    for (const Block& block : blocks_) add_block(block, place, out);
    out.finite = std::isfinite(out.squares) && out.gradient.allFinite() && out.gram.allFinite();
    return out;
}

TransientColumn TransientProblem::column(std::span<const double> free, Index index) const {
    const auto found = std::ranges::find_if(
        blocks_, [&](const Block& block) { return index < block.first + block.count; });
    Block block = *found;
    block.first = index;
    block.count = 1;
    const Place place = place_of(free);
    Solved solved = solve(block, place, true);
    const Index spectra = block.reduced.cols();
    const double weight = weights_(index);
    TransientColumn out;
    const VectorXd coefficients = solved.free.col(0) / weight;
    const VectorXd amplitudes = solved.mix * coefficients;
    out.spectra = block.reduced * coefficients.head(spectra);
    out.amplitudes = amplitudes.head(place.scheme.rates.size());
    out.artefact = amplitudes.tail(amplitudes.size() - out.amplitudes.size());
    out.fitted = solved.basis.values * amplitudes;
    const MatrixXd states = block.reduced * solved.inverse.topRows(spectra) / weight;
    out.unscaled_covariance = states * states.transpose();
    MatrixXd chains(static_cast<Index>(free_), static_cast<Index>(solved.moved.size()));
    MatrixXd answers(out.spectra.size(), chains.cols());
    for (Index p = 0; p < chains.cols(); ++p) {
        chains.col(p) = chain(block.x, static_cast<std::size_t>(p));
        answers.col(p) =
            -states * (solved.q.transpose() * solved.moved[static_cast<std::size_t>(p)]);
    }
    out.slopes = answers * chains.transpose();
    return out;
}

}  // namespace anchorite::measurement
