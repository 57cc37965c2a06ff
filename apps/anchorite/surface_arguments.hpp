#pragma once

#include <memory>
#include <string>
#include <vector>

#include "anchorite/study/input.hpp"

namespace CLI {
class App;
}

namespace anchorite::app {

/// Options of a subcommand that say which surface molecules are matched to, as the user wrote them.
struct SurfaceArguments {
    std::string lattice;
    std::string spacing;
    std::string hkl = "1,0,0";
    std::string termination;
    std::vector<std::string> vacancies;

    /// @throws InputError  naming the option and what to write
    [[nodiscard]] study::SurfaceOptions parse() const;

    /// The same as a study file would say it. @throws InputError  as parse
    [[nodiscard]] study::LatticeInput lattice_input() const;
};

/// Adds --lattice, --spacing, --hkl, --termination and --vacancy to a subcommand.
std::shared_ptr<SurfaceArguments> add_surface_options(CLI::App& command);

}  // namespace anchorite::app
