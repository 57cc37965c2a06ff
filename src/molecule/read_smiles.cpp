#include <GraphMol/GraphMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"
#include "molecule/prepare.hpp"
#include "molecule/rdkit_log.hpp"

namespace anchorite::molecule {
namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";
// No atom takes more characters than this on average, even in a fully bracketed string.
constexpr std::size_t characters_per_atom = 20;

/// The first word and the rest, both without surrounding blanks.
std::pair<std::string, std::string> split_name(const std::string& text) {
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string::npos) return {};
    const auto end = text.find_first_of(blanks, begin);
    if (end == std::string::npos) return {text.substr(begin), {}};
    const auto rest = text.find_first_not_of(blanks, end);
    if (rest == std::string::npos) return {text.substr(begin, end - begin), {}};
    const auto last = text.find_last_not_of(blanks);
    return {text.substr(begin, end - begin), text.substr(rest, last - rest + 1)};
}

std::string shown(const std::string& smiles) {
    constexpr std::size_t longest = 60;
    return smiles.size() <= longest ? smiles : smiles.substr(0, longest) + "...";
}

std::unique_ptr<RDKit::RWMol> parse_smiles(const std::string& smiles) {
    std::unique_ptr<RDKit::RWMol> mol;
    std::string reason;
    try {
        const bool parsed = parse_quietly(
            [&] {
                mol.reset(RDKit::SmilesToMol(smiles));
                return mol != nullptr;
            },
            reason);
        if (!parsed) {
            throw InputError(fmt::format("\"{}\" is not a SMILES string: {}", shown(smiles),
                                         reason.empty() ? "it cannot be parsed" : reason));
        }
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        throw InputError(
            fmt::format("\"{}\" is not a possible molecule: {}", shown(smiles), error.what()));
    }
    return mol;
}

}  // namespace

Molecule from_smiles(const std::string& smiles, const std::string& name,
                     const ReadOptions& options) {
    const auto [word, rest] = split_name(smiles);
    if (word.empty()) throw InputError("the SMILES string is empty");
    if (word.size() > characters_per_atom * static_cast<std::size_t>(options.max_atoms)) {
        throw InputError(
            fmt::format("a SMILES string of {} characters has more than the {} atoms "
                        "allowed",
                        word.size(), options.max_atoms));
    }
    return prepare(parse_smiles(word), name.empty() ? rest : name, options);
}

}  // namespace anchorite::molecule
