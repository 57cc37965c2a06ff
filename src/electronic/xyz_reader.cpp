#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/electronic/model.hpp"
#include "role_names.hpp"
#include "xyz_comment.hpp"

namespace anchorite::electronic {

namespace {

using Pairs = std::map<std::string, std::string>;

std::vector<std::string> words_of(const std::string& line, char separator = ' ') {
    std::vector<std::string> words;
    std::istringstream stream(line);
    if (separator == ' ') {
        for (std::string word; stream >> word;) words.push_back(word);
    } else {
        for (std::string word; std::getline(stream, word, separator);) words.push_back(word);
    }
    return words;
}

template <class Number>
std::optional<Number> number_of(const std::string& word) {
    Number value{};
    const char* end = word.data() + word.size();
    const auto [rest, error] = std::from_chars(word.data(), end, value);
    return error == std::errc{} && rest == end ? std::optional(value) : std::nullopt;
}

/// Words of the columns that matter, counted from 0; -1: not there.
struct Columns {
    int species = 0;
    int position = 1;
    int role = -1;
    int fixed = -1;
    int ghost = -1;
    int count = 4;
};

/// The lines of a text and the one being read.
class XyzText {
public:
    XyzText(const std::string& text, std::string name) : stream_(text), name_(std::move(name)) {}

    bool next() {
        ++line_;
        if (!std::getline(stream_, text_)) {
            text_.clear();
            return false;
        }
        if (!text_.empty() && text_.back() == '\r') text_.pop_back();
        return true;
    }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] SourceLocation where() const { return {name_, line_, 0, text_}; }
    [[noreturn]] void fail(const std::string& message, const std::string& hint) const {
        throw InputError(where(), message, hint);
    }

private:
    std::istringstream stream_;
    std::string name_;
    std::size_t line_ = 0;
    std::string text_;
};

bool flag_of(const XyzText& text, const std::string& word, const std::string& what) {
    if (word == "T" || word == "True" || word == "true" || word == "1") return true;
    if (word == "F" || word == "False" || word == "false" || word == "0") return false;
    text.fail(fmt::format("'{}' is no value for {}", word, what), "write T or F");
}

Columns columns_of(const XyzText& text, const Pairs& pairs) {
    Columns columns;
    if (!pairs.contains("properties")) return columns;
    const auto words = words_of(pairs.at("properties"), ':');
    columns = {-1, -1, -1, -1, -1, 0};
    for (std::size_t i = 0; i + 2 < words.size(); i += 3) {
        const auto width = number_of<int>(words[i + 2]).value_or(0);
        if (width < 1 || width > 1000) break;
        const std::string& name = words[i];
        if (name == "species") columns.species = columns.count;
        if (name == "pos" && width == 3) columns.position = columns.count;
        if (name == "role") columns.role = columns.count;
        if (name == "fixed") columns.fixed = columns.count;
        if (name == "ghost") columns.ghost = columns.count;
        columns.count += width;
    }
    if (columns.species < 0 || columns.position < 0) {
        text.fail("Properties name no species and positions",
                  "write e.g. Properties=species:S:1:pos:R:3");
    }
    return columns;
}

Eigen::Matrix3d cell_of(const XyzText& text, const Pairs& pairs) {
    const std::string hint =
        "write the three cell vectors as Lattice=\"ax ay az bx by bz cx cy cz\"";
    if (!pairs.contains("lattice")) text.fail("there is no Lattice", hint);
    const auto words = words_of(pairs.at("lattice"));
    Eigen::Matrix3d cell;
    for (std::size_t i = 0; i < 9; ++i) {
        const auto value = words.size() == 9 ? number_of<double>(words[i]) : std::nullopt;
        if (!value || !(std::abs(*value) < 1e5))
            text.fail("Lattice is not nine lengths in Å", hint);
        cell(static_cast<int>(i % 3), static_cast<int>(i / 3)) = *value;
    }
    if (!(std::abs(cell.determinant()) > 1e-3)) {
        text.fail("the cell vectors of Lattice span no volume", "give three that do");
    }
    return cell;
}

std::vector<AtomGroup> groups_of(const XyzText& text, const Pairs& pairs, std::size_t count) {
    std::vector<AtomGroup> groups;
    if (!pairs.contains("groups")) return groups;
    const auto json = nlohmann::json::parse(pairs.at("groups"), nullptr, false);
    const auto refuse = [&] {
        text.fail("groups is not a list of names with indices of atoms",
                  "write e.g. groups=\"[[\\\"Pb1\\\",[27]]]\", atoms counted from 0, ascending");
    };
    if (!json.is_array()) refuse();
    for (const auto& one : json) {
        const bool shaped =
            one.is_array() && one.size() == 2 && one[0].is_string() && one[1].is_array();
        if (!shaped) refuse();
        AtomGroup group{one[0].get<std::string>(), {}};
        for (const auto& atom : one[1]) {
            const bool inside = atom.is_number_integer() && atom.get<std::int64_t>() >= 0 &&
                                atom.get<std::int64_t>() < static_cast<std::int64_t>(count);
            if (!inside || (!group.atoms.empty() && group.atoms.back() >= atom.get<int>()))
                refuse();
            group.atoms.push_back(atom.get<int>());
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

Role role_of(const XyzText& text, const std::string& word) {
    for (const auto& [role, name] : role_names) {
        if (word == name) return role;
    }
    text.fail(fmt::format("'{}' is no role of an atom", word),
              "choose slab, bulk, open or molecule");
}

ModelAtom atom_of(const XyzText& text, const Columns& columns) {
    const auto words = words_of(text.text());
    if (words.size() != static_cast<std::size_t>(columns.count)) {
        text.fail(fmt::format("an atom has {} columns, not {}", words.size(), columns.count),
                  "give what Properties announces");
    }
    const auto word = [&](int column) { return words[static_cast<std::size_t>(column)]; };
    ModelAtom atom;
    atom.element = atomic_number(word(columns.species));
    if (atom.element == 0) {
        text.fail(fmt::format("'{}' is not an element", word(columns.species)),
                  "write its symbol, e.g. Pb");
    }
    for (int axis = 0; axis < 3; ++axis) {
        const auto value = number_of<double>(word(columns.position + axis));
        if (!value || !(std::abs(*value) < 1e5)) {
            text.fail(fmt::format("'{}' is not a coordinate", word(columns.position + axis)),
                      "write a number in Å");
        }
        atom.position[axis] = *value;
    }
    if (columns.role >= 0) atom.role = role_of(text, word(columns.role));
    if (columns.fixed >= 0) atom.fixed = flag_of(text, word(columns.fixed), "fixed");
    if (columns.ghost >= 0) atom.ghost = flag_of(text, word(columns.ghost), "ghost");
    return atom;
}

std::size_t count_of(XyzText& text) {
    text.next();
    const auto words = words_of(text.text());
    const auto count = words.size() == 1 ? number_of<int>(words[0]) : std::nullopt;
    if (!count || *count < 1) {
        text.fail("the first line is not a number of atoms", "give an extended XYZ file");
    }
    return static_cast<std::size_t>(*count);
}

/// All that the second line says but for the groups.
Model header_of(const XyzText& text, const Pairs& pairs) {
    Model model;
    model.cell = cell_of(text, pairs);
    if (pairs.contains("name")) model.name = pairs.at("name");
    if (pairs.contains("pbc")) {
        const auto words = words_of(pairs.at("pbc"));
        model.periodic = std::ranges::any_of(
            words, [&](const std::string& word) { return flag_of(text, word, "pbc"); });
    }
    if (pairs.contains("surface")) model.surface = flag_of(text, pairs.at("surface"), "surface");
    if (pairs.contains("charge")) {
        const auto charge = number_of<int>(pairs.at("charge"));
        if (!charge) text.fail("the charge is not a whole number", "write e.g. charge=0");
        model.charge = *charge;
    }
    return model;
}

}  // namespace

Model parse_xyz(const std::string& text, const std::string& name) {
    XyzText lines(text, name);
    const std::size_t count = count_of(lines);
    lines.next();
    const Pairs pairs = parse_comment(lines.text(), lines.where());
    Model model = header_of(lines, pairs);
    model.groups = groups_of(lines, pairs, count);
    const Columns columns = columns_of(lines, pairs);
    while (model.atoms.size() < count) {
        if (!lines.next()) {
            lines.fail(fmt::format("the text ends after {} of {} atoms", model.atoms.size(), count),
                       "give the whole file");
        }
        model.atoms.push_back(atom_of(lines, columns));
    }
    while (lines.next()) {
        if (!words_of(lines.text()).empty()) {
            lines.fail(fmt::format("there is more than the {} atoms announced", count),
                       "give one structure with its true number of atoms");
        }
    }
    return model;
}

}  // namespace anchorite::electronic
