#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "anchorite/lattice/crystal.hpp"
#include "commands.hpp"
#include "session.hpp"
#include "table.hpp"

namespace anchorite::app {

namespace {

void list_lattices(Session& session) {
    const auto crystals = lattice::built_in_crystals();
    if (session.json()) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& crystal : crystals) {
            list.push_back({{"name", crystal.name},
                            {"lattice_constant_angstrom", crystal.lattice_constant},
                            {"source", crystal.source}});
        }
        session.print(nlohmann::ordered_json{{"lattices", list}});
        return;
    }
    std::vector<std::vector<std::string>> rows;
    for (const auto& crystal : crystals) {
        rows.push_back({std::string(crystal.name), fmt::format("{:.3f}", crystal.lattice_constant),
                        std::string(crystal.source)});
    }
    session.print(format_table({{"lattice"}, {"a [Å]", Align::right}, {"source"}}, rows));
}

}  // namespace

void add_lattices(CLI::App& app, Session& session) {
    CLI::App* command = app.add_subcommand("lattices", "List the built-in perovskite lattices");
    session.add_json_flag(*command);
    command->callback([&session] { list_lattices(session); });
}

}  // namespace anchorite::app
