#include "anchorite/stack/roles.hpp"

#include <array>
#include <cassert>

namespace anchorite::stack {
namespace {

struct Row {
    Role role;
    const char* word;
    const char* doc;
};

constexpr std::array rows = {
    Row{Role::substrate, "substrate", "the thick layer everything stands on"},
    Row{Role::anode, "anode", "takes electrons out"},
    Row{Role::cathode, "cathode", "brings electrons in"},
    Row{Role::hole_injection, "hole-injection", "beside the anode"},
    Row{Role::hole_transport, "hole-transport", "brings holes to the emitter"},
    Row{Role::emitter, "emitter", "where light is made"},
    Row{Role::electron_transport, "electron-transport", "brings electrons to the emitter"},
    Row{Role::electron_injection, "electron-injection", "beside the cathode"},
    Row{Role::blocking, "blocking", "keeps carriers or excitons in"},
    Row{Role::spacer, "spacer", "optical only"},
    Row{Role::encapsulation, "encapsulation", "keeps air out"},
};

}  // namespace

std::vector<Choice<Role>> role_choices() {
    std::vector<Choice<Role>> choices;
    for (const Row& row : rows) choices.push_back({row.word, row.role, row.doc});
    return choices;
}

std::string_view name_of(Role role) {
    for (const Row& row : rows) {
        if (row.role == role) return row.word;
    }
    assert(false);
    return {};
}

}  // namespace anchorite::stack
