#pragma once

namespace CLI {
class App;
}

namespace anchorite::app {

class Session;

// One per file cmd_<name>.cpp: adds the subcommand, whose callback does the work.
void add_match(CLI::App& app, Session& session);
void add_study(CLI::App& app, Session& session);
void add_screen(CLI::App& app, Session& session);
void add_optics(CLI::App& app, Session& session);
void add_pdos(CLI::App& app, Session& session);
void add_device(CLI::App& app, Session& session);
void add_fit(CLI::App& app, Session& session);
void add_design(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_read(CLI::App& app, Session& session);
void add_record(CLI::App& app, Session& session);
void add_analyse(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_light(CLI::App& app, Session& session);
void add_lattices(CLI::App& app, Session& session);
void add_donors(CLI::App& app, Session& session);
void add_materials(CLI::App& app, Session& session);
void add_schema(CLI::App& app, Session& session);
void add_completion(CLI::App& app, Session& session);
void add_man(CLI::App& app, Session& session);

}  // namespace anchorite::app
