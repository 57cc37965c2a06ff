#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"
#include "anchorite/measurement/kinetics/transient_model.hpp"

namespace anchorite::measurement {

/// [[state]] of a target model's file.
struct StateInput {
    Located<std::string> name;
    double population = 0;
};

/// [[rate]]
struct RateInput {
    Located<std::string> name;
    double lifetime_ps = 1;
    bool fixed = false;
};

/// [[fraction]]
struct FractionInput {
    Located<std::string> name;
    double value = 0.5;
    bool fixed = false;
};

/// [[transfer]]
struct TransferInput {
    Located<std::string> from;
    Located<std::string> to;
    Located<std::string> rate;
    Located<std::string> fraction;
    Located<std::string> rest_of;
};

/// [[same_spectrum]]
struct SameSpectrumInput {
    Located<std::string> state;
    Located<std::string> as;
    double factor = 1;
    std::optional<double> from_nm;
    std::optional<double> to_nm;
};

/// [[no_spectrum]]
struct NoSpectrumInput {
    Located<std::string> state;
    std::optional<double> from_nm;
    std::optional<double> to_nm;
};

/// [[weight]]
struct WeightInput {
    double from_nm = 0;
    double to_nm = 0;
    double value = 1;
};

/// The file of a target model as written.
struct TransientModelInput {
    std::vector<StateInput> states;
    std::vector<RateInput> rates;
    std::vector<FractionInput> fractions;
    std::vector<TransferInput> transfers;
    std::vector<SameSpectrumInput> same_spectra;
    std::vector<NoSpectrumInput> no_spectra;
    std::vector<WeightInput> weights;
};

/// The declaration of the file.
Schema<TransientModelInput> transient_model_schema();

/// Reads a target model.
/// @throws InputError  as Schema::read; names that are missing or come twice, with their place; a
///                     model that cannot be (TransientModel::validate)
TransientModel read_transient_model(const std::filesystem::path& file);

/// The same of text in memory; `name` stands for the file in messages.
/// @throws InputError  as above
TransientModel parse_transient_model(std::string_view text, std::string_view name);

}  // namespace anchorite::measurement
