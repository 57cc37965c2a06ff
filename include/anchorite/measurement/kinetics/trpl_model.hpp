#pragma once

#include <Eigen/Core>
#include <cmath>

#include "anchorite/measurement/kinetics/decay_columns.hpp"
#include "anchorite/measurement/kinetics/shifted_response.hpp"
#include "anchorite/measurement/kinetics/trpl_data.hpp"

namespace anchorite::measurement {

/// What a decay is made of.
struct TrplForm {
    int components = 2;      ///< exponentials
    bool stretched = false;  ///< one exp(-(t/τ)^β) instead
    bool background = true;  ///< constant, not negative
    bool scatter = false;    ///< light that follows the response at once
    bool width = false;      ///< of a Gaussian response, free
    bool shift = true;       ///< of a measured response, free; that of a Gaussian always is

    /// @throws InputError  fewer than 1 or more than 6 components, several stretched ones
    void validate() const;
};

/// Where each parameter stands: ln τ (channels), ln β, shift (channels), ln σ (channels),
/// amplitudes, scatter, background. Those from `first_amplitude` on enter linearly.
struct TrplLayout {
    Eigen::Index components = 0;
    Eigen::Index exponent = -1;  ///< -1: there is none
    Eigen::Index shift = -1;
    Eigen::Index width = -1;  ///< of a Gaussian response
    Eigen::Index first_amplitude = 0;
    Eigen::Index scatter = -1;
    Eigen::Index background = -1;
    Eigen::Index size = 0;

    /// Number of parameters that enter linearly.
    [[nodiscard]] Eigen::Index linear() const { return size - first_amplitude; }
};

/// Counts that some parameters expect in the window, with derivatives, and what is needed on the
/// way (kept, so that an evaluation allocates nothing).
struct TrplValues {
    Eigen::ArrayXd model;      ///< as many as channels of the window
    Eigen::MatrixXd jacobian;  ///< channels of the window x parameters
    DecayColumn column = {};
    Eigen::ArrayXd response = {};
    Eigen::ArrayXd slope = {};
    Eigen::ArrayXd widening = {};  ///< of the response by ln σ
};

/// decay = background + scatter response(t - shift) + Σ A_i (response(t - shift) ⊗ exp(-t/τ_i)),
/// in channels, with the response of sum 1: A_i is the height that an infinitely fast instrument
/// would have seen.
class TrplModel {
public:
    /// @throws InputError  as TrplData::validate and TrplForm::validate; a response of another
    ///                     length, a width that is not positive, a stretched exponential without
    ///                     measured response or with a repetition period, a free width of no
    ///                     Gaussian
    TrplModel(const TrplData& data, const TrplResponse& response, const TrplForm& form);

    [[nodiscard]] const TrplLayout& layout() const { return layout_; }
    [[nodiscard]] const ChannelWindow& window() const { return window_; }
    /// Channel at which the response first reaches half of its height; of a Gaussian's centre.
    [[nodiscard]] double response_rise() const { return response_rise_; }
    /// Channels at which the response has at least half of its height.
    [[nodiscard]] double response_width() const { return response_width_; }
    /// ln σ of a Gaussian response as it was given, in channels; 0: there is none.
    [[nodiscard]] double given_log_width() const { return sigma_ > 0 ? std::log(sigma_) : 0; }
    /// Repetition period [channels]; 0: none.
    [[nodiscard]] double period() const { return period_; }

    /// Channels from the maximum to the window of exponentials without response: amplitudes are
    /// parameters at the window's begin, and reported at the maximum. 0: as the parameters are.
    [[nodiscard]] double delay() const { return delay_; }

    /// Fills the model and all its derivatives.
    /// @param parameters  as many as the layout's size
    void evaluate(const Eigen::VectorXd& parameters, TrplValues& out) const;

private:
    void fill_column(const Eigen::VectorXd& parameters, Eigen::Index component,
                     TrplValues& out) const;
    void fill_response(const Eigen::VectorXd& parameters, TrplValues& out) const;
    void add_scatter(const Eigen::VectorXd& parameters, TrplValues& out) const;
    void set_response(const std::vector<double>& counts);
    [[nodiscard]] double shift_of(const Eigen::VectorXd& parameters) const {
        return layout_.shift >= 0 ? parameters(layout_.shift) : 0;
    }

    [[nodiscard]] double sigma_of(const Eigen::VectorXd& parameters) const {
        return layout_.width >= 0 ? std::exp(parameters(layout_.width)) : sigma_;
    }

    TrplLayout layout_;
    ChannelWindow window_;
    Eigen::Index count_ = 0;
    ShiftedResponse response_;
    bool measured_ = false;
    double sigma_ = 0;  ///< of a Gaussian response [channels]
    double period_ = 0;
    double delay_ = 0;
    double response_rise_ = 0;
    double response_width_ = 0;
};

}  // namespace anchorite::measurement
