#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <numbers>

#include "anchorite/anchoring/donors.hpp"
#include "anchorite/molecule/anchor_site.hpp"
#include "commands.hpp"
#include "session.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

double degrees(double radians) {
    return radians * 180.0 / std::numbers::pi;
}

nlohmann::ordered_json donors_json(const std::vector<anchoring::Donor>& donors) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& donor : donors) {
        const auto& kind = molecule::anchor_kind(donor.kind);
        list.push_back({{"kind", donor.kind},
                        {"label", kind.label},
                        {"smarts", kind.smarts},
                        {"strength", donor.strength},
                        {"bond_length_angstrom", donor.bond_length},
                        {"cone_deg", degrees(kind.cone)},
                        {"source", donor.source}});
    }
    return {{"strength_unit", "one P=O-Pb bond"}, {"donors", list}};
}

void list_donors(Session& session) {
    const auto table = anchoring::DonorTable::standard();
    if (session.json()) {
        session.print(donors_json(table.all()));
        return;
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& donor : table.all()) {
        const auto& kind = molecule::anchor_kind(donor.kind);
        rows.push_back({donor.kind, std::string(kind.label), fmt::format("{:.2f}", donor.strength),
                        fmt::format("{:.2f}", donor.bond_length),
                        fmt::format("{:.0f}", degrees(kind.cone)), donor.source});
    }
    session.print(format_table({{"kind"},
                                {"label"},
                                {"strength [P=O]", Align::right},
                                {"bond [Å]", Align::right},
                                {"cone [°]", Align::right},
                                {"source"}},
                               rows));
}

}  // namespace

void add_donors(CLI::App& app, Session& session) {
    CLI::App* command =
        app.add_subcommand("donors", "List the donor kinds with strength, bond length and source");
    session.add_json_flag(*command);
    command->callback([&session] { list_donors(session); });
}

}  // namespace anchorite::app
