#include "anchorite/measurement/kinetics/transient_model_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/suggest.hpp"

namespace anchorite::measurement {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double tiny = 1e-12;

Schema<StateInput> state_schema() {
    Schema<StateInput> schema("state", "A state with a spectrum.");
    schema.text("name", &StateInput::name, {.doc = "Its name.", .required = true})
        .number("population", &StateInput::population,
                {.doc = "Right after the pump; relative.", .range = {0}});
    return schema;
}

Schema<RateInput> rate_schema() {
    Schema<RateInput> schema("rate", "A rate that transfers refer to.");
    schema.text("name", &RateInput::name, {.doc = "Its name.", .required = true})
        .quantity("lifetime", &RateInput::lifetime_ps, Dimension::time,
                  {.doc = "One over the rate: the start, or the value where fixed.",
                   .required = true,
                   .range = {tiny, infinite},
                   .unit = "ps"})
        .boolean("fixed", &RateInput::fixed, {.doc = "Keep the value."});
    return schema;
}

Schema<FractionInput> fraction_schema() {
    Schema<FractionInput> schema("fraction", "A share, e.g. of states that take one of two paths.");
    schema.text("name", &FractionInput::name, {.doc = "Its name.", .required = true})
        .number("value", &FractionInput::value,
                {.doc = "The start, or the value where fixed.", .range = {0, 1}})
        .boolean("fixed", &FractionInput::fixed, {.doc = "Keep the value."});
    return schema;
}

Schema<TransferInput> transfer_schema() {
    Schema<TransferInput> schema("transfer", "From one state to another.");
    schema.text("from", &TransferInput::from, {.doc = "A state.", .required = true})
        .text("to", &TransferInput::to, {.doc = "A state; empty: the ground state."})
        .text("rate", &TransferInput::rate, {.doc = "A rate.", .required = true})
        .text("fraction", &TransferInput::fraction,
              {.doc = "The rate is multiplied by this fraction."})
        .text("rest_of", &TransferInput::rest_of,
              {.doc = "The rate is multiplied by 1 less this fraction."});
    return schema;
}

template <class Input>
void add_range(Schema<Input>& schema) {
    schema
        .quantity("from", &Input::from_nm, Dimension::length,
                  {.doc = "First wavelength; without: from the shortest.", .unit = "nm"})
        .quantity("to", &Input::to_nm, Dimension::length,
                  {.doc = "Last wavelength; without: to the longest.", .unit = "nm"});
}

Schema<SameSpectrumInput> same_schema() {
    Schema<SameSpectrumInput> schema("same_spectrum", "A spectrum that is a multiple of another.");
    schema.text("state", &SameSpectrumInput::state, {.doc = "A state.", .required = true})
        .text("as", &SameSpectrumInput::as, {.doc = "The other state.", .required = true})
        .number("factor", &SameSpectrumInput::factor, {.doc = "Times the other's spectrum."});
    add_range(schema);
    return schema;
}

Schema<NoSpectrumInput> none_schema() {
    Schema<NoSpectrumInput> schema("no_spectrum", "A state that is dark at some wavelengths.");
    schema.text("state", &NoSpectrumInput::state, {.doc = "A state.", .required = true});
    add_range(schema);
    return schema;
}

Schema<WeightInput> weight_schema() {
    Schema<WeightInput> schema("weight", "Wavelengths whose residuals count more or less.");
    schema
        .quantity("from", &WeightInput::from_nm, Dimension::length,
                  {.doc = "First wavelength.", .required = true, .unit = "nm"})
        .quantity("to", &WeightInput::to_nm, Dimension::length,
                  {.doc = "Last wavelength.", .required = true, .unit = "nm"})
        .number("value", &WeightInput::value,
                {.doc = "Residuals are multiplied by it.",
                 .required = true,
                 .range = {tiny, infinite}});
    return schema;
}

/// Names of items in their order, each once.
template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items, const char* what) {
    std::vector<std::string> names;
    for (const Item& item : items) {
        if (std::ranges::find(names, item.name.value) != names.end()) {
            throw InputError(item.name.where,
                             fmt::format("there are two {}s named \"{}\"", what, item.name.value),
                             "rename one");
        }
        names.push_back(item.name.value);
    }
    return names;
}

std::size_t index_of(const Located<std::string>& name, const std::vector<std::string>& names,
                     const char* what) {
    const auto found = std::ranges::find(names, name.value);
    if (found == names.end()) {
        throw InputError(name.where, fmt::format("there is no {} \"{}\"", what, name.value),
                         did_you_mean(name.value, names));
    }
    return static_cast<std::size_t>(found - names.begin());
}

Range range_of(const std::optional<double>& from, const std::optional<double>& to) {
    return {from.value_or(-infinite), to.value_or(infinite)};
}

struct Names {
    std::vector<std::string> states, rates, fractions;
};

TransientTransfer transfer_of(const TransferInput& input, const Names& names) {
    TransientTransfer out;
    out.from = index_of(input.from, names.states, "state");
    if (!input.to.value.empty()) out.to = index_of(input.to, names.states, "state");
    out.rate = index_of(input.rate, names.rates, "rate");
    if (!input.fraction.value.empty() && !input.rest_of.value.empty()) {
        throw InputError(input.rest_of.where, "a transfer has fraction or rest_of, not both",
                         "leave one out");
    }
    out.rest = !input.rest_of.value.empty();
    const auto& share = out.rest ? input.rest_of : input.fraction;
    if (!share.value.empty()) out.fraction = index_of(share, names.fractions, "fraction");
    return out;
}

void add_constraints(const TransientModelInput& input, const Names& names, TransientModel& model) {
    for (const SameSpectrumInput& same : input.same_spectra) {
        model.relations.push_back({index_of(same.state, names.states, "state"),
                                   index_of(same.as, names.states, "state"), same.factor,
                                   range_of(same.from_nm, same.to_nm)});
    }
    for (const NoSpectrumInput& none : input.no_spectra) {
        model.zeros.push_back(
            {index_of(none.state, names.states, "state"), range_of(none.from_nm, none.to_nm)});
    }
    for (const WeightInput& weight : input.weights) {
        model.weights.push_back({{weight.from_nm, weight.to_nm}, weight.value});
    }
}

TransientModel model_of(const TransientModelInput& input, const std::string& file) {
    const Names names{names_of(input.states, "state"), names_of(input.rates, "rate"),
                      names_of(input.fractions, "fraction")};
    TransientModel model;
    model.kind = TransientModelKind::target;
    for (const StateInput& state : input.states) {
        model.states.push_back({state.name.value, state.population});
    }
    for (const RateInput& rate : input.rates) {
        model.rates.push_back({rate.name.value, 1 / rate.lifetime_ps, rate.fixed});
    }
    for (const FractionInput& fraction : input.fractions) {
        model.fractions.push_back({fraction.name.value, fraction.value, fraction.fixed});
    }
    for (const TransferInput& transfer : input.transfers) {
        model.transfers.push_back(transfer_of(transfer, names));
    }
    add_constraints(input, names, model);
    try {
        model.validate();
    } catch (const InputError& error) {
        throw InputError({file, 0, 0, {}}, error.message(), error.hint());
    }
    return model;
}

}  // namespace

Schema<TransientModelInput> transient_model_schema() {
    using Input = TransientModelInput;
    Schema<Input> schema("transient-model", "A target model of transient absorption.");
    schema
        .tables("state", &Input::states, state_schema(),
                {.doc = "States with a spectrum.", .required = true})
        .tables("rate", &Input::rates, rate_schema(), {.doc = "Rates.", .required = true})
        .tables("fraction", &Input::fractions, fraction_schema(), {.doc = "Branching."})
        .tables("transfer", &Input::transfers, transfer_schema(),
                {.doc = "What turns into what.", .required = true})
        .tables("same_spectrum", &Input::same_spectra, same_schema(),
                {.doc = "Spectra that are tied."})
        .tables("no_spectrum", &Input::no_spectra, none_schema(), {.doc = "Dark states."})
        .tables("weight", &Input::weights, weight_schema(), {.doc = "Weights of wavelengths."});
    return schema;
}

TransientModel read_transient_model(const std::filesystem::path& file) {
    return model_of(transient_model_schema().read(file), file.string());
}

TransientModel parse_transient_model(std::string_view text, std::string_view name) {
    return model_of(transient_model_schema().parse(text, name), std::string(name));
}

}  // namespace anchorite::measurement
