#include "anchorite/report/optics_json.hpp"

#include "anchorite/base/json.hpp"
#include "anchorite/report/provenance_json.hpp"
#include "report/optics_parts_json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;
using optics::OpticsResult;

constexpr double nm = 1e9;  // per metre

/// A figure with its interval, both null where no tolerance is stated.
Json figure(double value, const optics::Band& band, bool known) {
    Json json{{"value", rounded(value)}, {"low", nullptr}, {"high", nullptr}};
    if (known) {
        json["low"] = rounded(band.low);
        json["high"] = rounded(band.high);
    }
    return json;
}

Json figures_json(const OpticsResult& result) {
    const optics::Figures& figures = result.emission.figures;
    const optics::ToleranceResult& tolerances = result.tolerances;
    const bool known = !tolerances.draws.empty();
    return {{"outcoupling", figure(figures.outcoupling, tolerances.outcoupling, known)},
            {"eqe", figure(figures.efficiency, tolerances.efficiency, known)},
            {"purcell", figure(figures.purcell, tolerances.purcell, known)},
            {"radiative_efficiency", rounded(figures.radiative)},
            {"eqe_other_side", rounded(figures.other_side)},
            {"outcoupling_ratio_of_means", rounded(result.emission.summary.outcoupling())},
            {"side", result.emission.side == optics::Side::top ? "above" : "below"}};
}

Json emitter_json(const OpticsResult& result) {
    const optics::Emitter& emitter = result.model.emitter;
    return {{"layer", result.model.stack.layers[emitter.layer].name},
            {"plqy", rounded(result.model.yield)},
            {"charge_balance", rounded(result.model.charge_balance)},
            {"horizontal_fraction", rounded(emitter.horizontal_fraction)}};
}

Json reported_json(const OpticsResult& result) {
    const auto& reported = result.description.reported;
    if (!reported) return nullptr;
    return {{"eqe_average", json_or_null(reported->eqe_average)},
            {"eqe_max", json_or_null(reported->eqe_max)},
            {"source", reported->source}};
}

std::vector<double> purcell(const std::vector<optics::PowerBudget>& budgets) {
    std::vector<double> values;
    for (const auto& budget : budgets) values.push_back(budget.total);
    return values;
}

Json power_json(const OpticsResult& result) {
    static constexpr const char* kinds[] = {"out", "trapped", "absorbed"};
    Json channels = Json::array();
    for (const optics::Channel& channel : result.channels) {
        channels.push_back({{"name", channel.name},
                            {"kind", kinds[static_cast<std::size_t>(channel.kind)]},
                            {"share", rounded(channel.share)},
                            {"by_wavelength", numbers(channel.by_wavelength)},
                            {"by_position", numbers(channel.by_position)}});
    }
    const optics::EmissionSummary& summary = result.emission.summary;
    return {{"wavelength_nm", numbers(result.model.stack.wavelengths, nm)},
            {"spectrum_photons", numbers(result.model.emitter.spectrum)},
            {"position_nm", numbers(result.model.emitter.positions, nm)},
            {"profile", numbers(result.model.emitter.weights)},
            {"purcell_by_wavelength", numbers(purcell(summary.by_wavelength))},
            {"purcell_by_position", numbers(purcell(summary.by_position))},
            {"integration_error", rounded(result.emission.emission.error, 2)},
            {"channels", channels}};
}

}  // namespace

Json optics_json(const OpticsResult& result) {
    return {{"format", "anchorite-optics"},
            {"format_version", optics_format_version},
            {"provenance", provenance_json(result.provenance)},
            {"name", result.description.name},
            {"figures", figures_json(result)},
            {"reported", reported_json(result)},
            {"warnings", result.warnings},
            {"layers", layers_json(result)},
            {"ambient",
             {{"below", result.description.ambient.below.value},
              {"above", result.description.ambient.above.value}}},
            {"emitter", emitter_json(result)},
            {"power", power_json(result)},
            {"appearance", appearance_json(result)},
            {"outside_light", outside_light_json(result)},
            {"tolerances", tolerances_json(result)},
            {"scan", scan_json(result)}};
}

}  // namespace anchorite::report
