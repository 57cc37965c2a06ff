#pragma once

namespace CLI {
class App;
}

namespace anchorite::app {

class Session;

// One per file analyse_<kind>.cpp: adds the kind below `analyse`, whose callback does the work.

void add_analyse_afm(CLI::App& analyse, Session& session);
void add_analyse_decay(CLI::App& analyse, Session& session);
void add_analyse_fringes(CLI::App& analyse, Session& session);
void add_analyse_jv(CLI::App& analyse, Session& session);
void add_analyse_led(CLI::App& analyse, Session& session);
void add_analyse_lifetime(CLI::App& analyse, Session& session);
void add_analyse_plqy(CLI::App& analyse, Session& session);
void add_analyse_sclc(CLI::App& analyse, Session& session);
void add_analyse_spectrum(CLI::App& analyse, Session& session);
void add_analyse_transient_absorption(CLI::App& analyse, Session& session);
void add_analyse_statistics(CLI::App& analyse, Session& session);
void add_analyse_ftir(CLI::App& analyse, Session& session);
void add_analyse_mass(CLI::App& analyse, Session& session);
void add_analyse_nmr(CLI::App& analyse, Session& session);
void add_analyse_xps(CLI::App& analyse, Session& session);
void add_analyse_xrd(CLI::App& analyse, Session& session);

}  // namespace anchorite::app
