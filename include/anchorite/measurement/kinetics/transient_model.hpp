#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/field.hpp"

namespace anchorite::measurement {

/// What the states of a model mean.
enum class TransientModelKind {
    parallel,    ///< each decays by itself: spectra are decay-associated (DAS)
    sequential,  ///< one turns into the next: evolution-associated (EADS)
    target,      ///< a scheme of one's own: species-associated (SAS)
};

/// A state with a spectrum.
struct TransientState {
    std::string name;
    double population = 0;  ///< right after the pump; its unit is that of 1/spectrum
};

/// A rate that transfers refer to.
struct TransientRate {
    std::string name;
    double per_ps = 1;  ///< start, or value where fixed [1/ps]
    bool fixed = false;
};

/// A share between 0 and 1, e.g. of states that take one of two paths.
struct TransientFraction {
    std::string name;
    double value = 0.5;  ///< start, or value where fixed
    bool fixed = false;
};

/// From one state to another with rate, rate x fraction, or rate x (1 − fraction).
struct TransientTransfer {
    std::size_t from = 0;
    std::optional<std::size_t> to = {};  ///< none: to the ground state
    std::size_t rate = 0;
    std::optional<std::size_t> fraction = {};
    bool rest = false;  ///< 1 − fraction instead of fraction
};

/// The spectrum of a state is a multiple of another's, inside a closed range of wavelengths.
struct SpectrumRelation {
    std::size_t state = 0;
    std::size_t source = 0;
    double factor = 1;
    Range wavelengths_nm = {};
};

/// A state has no spectrum inside a closed range of wavelengths.
struct SpectrumZero {
    std::size_t state = 0;
    Range wavelengths_nm = {};
};

/// Residuals inside a closed range of wavelengths count with a weight; weights multiply.
struct SpectrumWeight {
    Range wavelengths_nm = {};
    double value = 1;
};

/// A kinetic scheme: populations follow dc/dt = K c, c(0) as given, and the signal is
/// Σ_states c(t) · spectrum(λ).
struct TransientModel {
    TransientModelKind kind = TransientModelKind::parallel;
    std::vector<TransientState> states;
    std::vector<TransientRate> rates;
    std::vector<TransientFraction> fractions = {};
    std::vector<TransientTransfer> transfers;
    std::vector<SpectrumRelation> relations = {};
    std::vector<SpectrumZero> zeros = {};
    std::vector<SpectrumWeight> weights = {};

    /// @throws InputError  no states, nothing populated, an index out of range, a rate or fraction
    ///                     out of range, or a state related to itself
    void validate() const;
};

/// States that decay each by itself, populations 1. @param lifetimes_ps  starts
/// @param constant  adds a state that stays, for what outlives the longest delay
TransientModel parallel_model(const std::vector<double>& lifetimes_ps, bool constant = false);

/// A chain that starts in its first state; with `constant` the last state stays.
TransientModel sequential_model(const std::vector<double>& lifetimes_ps, bool constant = false);

}  // namespace anchorite::measurement
