#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "anchorite/optics/material_file.hpp"
#include "optics/index_columns.hpp"

namespace anchorite::optics {
namespace {

constexpr double micrometre = 1e-6;  // [m]

/// One refractiveindex.info file: the text for excerpts, and what was found so far.
class Reader {
public:
    Reader(std::string_view text, std::string_view name) : name_(name) {
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            lines_.emplace_back(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
    }

    [[nodiscard]] SourceLocation at(const YAML::Mark& mark) const {
        const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
        return {name_, line + 1, static_cast<std::size_t>(std::max(mark.column, 0)) + 1,
                line < lines_.size() ? lines_[line] : ""};
    }

    void take(const YAML::Node& entry) {
        const std::string type = text_of(entry, "type");
        const SourceLocation where = at(entry["type"].Mark());
        if (type == "tabulated nk") {
            const TextBlock block = rows_of(entry, 3);
            set_once(n_, table_of(block, 1, micrometre, "n"), "n", where);
            set_once(k_, table_of(block, 2, micrometre, "k"), "k", where);
        } else if (type == "tabulated n") {
            set_once(n_, table_of(rows_of(entry, 2), 1, micrometre, "n"), "n", where);
        } else if (type == "tabulated k") {
            set_once(k_, table_of(rows_of(entry, 2), 1, micrometre, "k"), "k", where);
        } else if (type.size() == 9 && type.starts_with("formula ") && type[8] >= '1' &&
                   type[8] <= '9') {
            set_once(n_, formula_of(entry, type[8] - '0'), "n", where);
        } else {
            throw InputError(where, fmt::format("unknown kind of data \"{}\"", type),
                             "known: tabulated nk, tabulated n, tabulated k, formula 1 ... 9");
        }
    }

    [[nodiscard]] OpticalConstants finish(const YAML::Node& document) const {
        if (!n_) throw InputError(at(document.Mark()), "the file has no n");
        return {*n_, k_};
    }

private:
    [[nodiscard]] std::string text_of(const YAML::Node& entry, const char* key) const {
        const YAML::Node value = entry.IsMap() ? entry[key] : YAML::Node();
        if (!value.IsDefined() || !value.IsScalar()) {
            throw InputError(at(entry.Mark()), fmt::format("this entry of DATA has no {}", key));
        }
        return value.Scalar();
    }

    /// As many line ends as stand before a value, so that its lines have the file's numbers.
    [[nodiscard]] std::string on_line_of(const YAML::Node& value) const {
        const SourceLocation where = at(value.Mark());
        const bool block = where.excerpt.find('|') != std::string::npos;  // begins a line below
        return std::string(where.line - 1 + (block ? 1 : 0), '\n');
    }

    [[nodiscard]] TextBlock rows_of(const YAML::Node& entry, std::size_t columns) const {
        const std::string data = text_of(entry, "data");
        auto blocks = parse_text_columns(on_line_of(entry["data"]) + data, name_);
        TextBlock& block = blocks.front();
        if (blocks.size() > 1 || !block.heading.empty()) {
            throw InputError(at(entry["data"].Mark()), "text among the numbers of this table");
        }
        if (block.rows.front().size() != columns) {
            throw InputError(block.places.front(),
                             fmt::format("{} columns; this kind of table has {}",
                                         block.rows.front().size(), columns));
        }
        order_by_wavelength(block, Repeated::keep);
        return block;
    }

    [[nodiscard]] std::vector<double> numbers_of(const YAML::Node& entry, const char* key) const {
        const std::string text = text_of(entry, key);
        return parse_text_columns(on_line_of(entry[key]) + text, name_).front().rows.front();
    }

    [[nodiscard]] DispersionFormula formula_of(const YAML::Node& entry, int number) const {
        DispersionFormula formula;
        formula.number = number;
        formula.coefficients = numbers_of(entry, "coefficients");
        const char* key = entry["wavelength_range"] ? "wavelength_range" : "range";
        const auto range = numbers_of(entry, key);
        if (range.size() != 2 || !(range[0] > 0 && range[0] < range[1])) {
            throw InputError(at(entry[key].Mark()),
                             "a formula's range is two ascending wavelengths [µm]");
        }
        formula.range = {range[0] * micrometre, range[1] * micrometre};
        return formula;
    }

    std::string name_;
    std::vector<std::string> lines_;
    std::optional<Dispersion> n_;
    std::optional<Dispersion> k_;
};

}  // namespace

OpticalConstants parse_refractive_index_yaml(std::string_view text, std::string_view name) {
    Reader reader(text, name);
    try {
        const YAML::Node document = YAML::Load(std::string(text));
        const YAML::Node data = document.IsMap() ? document["DATA"] : YAML::Node();
        if (!data.IsDefined() || !data.IsSequence()) {
            throw InputError(
                reader.at(document.Mark()), "no list DATA in the file",
                "refractiveindex.info files have one; give other text as .csv or .txt");
        }
        for (const YAML::Node& entry : data) reader.take(entry);
        return reader.finish(document);
    } catch (const YAML::Exception& error) {
        throw InputError(reader.at(error.mark), "not valid YAML: " + error.msg);
    }
}

}  // namespace anchorite::optics
