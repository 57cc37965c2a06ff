#pragma once

#include <array>
#include <string_view>

namespace anchorite::lifetime {

/// The forms that decays are described with.
enum class DecayForm {
    exponential,    ///< R0 exp(-t/τ)
    stretched,      ///< R0 exp(-(t/τ)^β) (Féry et al., Appl. Phys. Lett. 87, 213502 (2005))
    biexponential,  ///< R0 (a exp(-t/τ) + (1 - a) exp(-t/τ2))
};

/// Every form, in the order of the enum.
inline constexpr std::array decay_forms = {DecayForm::exponential, DecayForm::stretched,
                                           DecayForm::biexponential};

/// "exponential" ...
std::string_view name_of(DecayForm form);

/// A decay as a function of time.
struct DecayModel {
    DecayForm form = DecayForm::stretched;
    double initial = 1;     ///< R0, on the curve's scale
    double tau = 1;         ///< τ, for the bi-exponential the shorter one [s]
    double beta = 1;        ///< of the stretched exponential
    double fraction = 1;    ///< a, the share of the shorter lifetime in R0
    double tau2 = 1;        ///< the longer lifetime [s]
    void validate() const;  ///< @throws InputError

    /// Light at a time [s], on the curve's scale.
    [[nodiscard]] double value(double time) const;
};

/// Time after which the model has fallen to a share of R0, exact or to 1e-12 [s].
/// @throws InputError  a share outside (0, 1), or as validate
double time_to_share(const DecayModel& model, double share);

}  // namespace anchorite::lifetime
