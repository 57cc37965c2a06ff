#include "measurement/formats/jcamp_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "measurement/formats/jcamp_ordinates.hpp"
#include "measurement/formats/jcamp_units.hpp"
#include "measurement/formats/number_text.hpp"

namespace anchorite::measurement {

namespace {

/// Rows of which a file's X may be off for being rounded.
constexpr double most_rounding = 1.5;

std::vector<std::string> list_of(const JcampBlock& block, std::string_view key) {
    const auto text = block.text_of(key);
    std::vector<std::string_view> cells;
    if (text) split_cells(*text, ',', cells);
    return {cells.begin(), cells.end()};
}

std::string member(const std::vector<std::string>& list, std::size_t index) {
    return index < list.size() ? list[index] : std::string();
}

double factor_of(const JcampVariable& variable) {
    return number_of(variable.factor).value_or(1);
}

Heading heading_of_variable(const JcampVariable& variable, bool abscissa) {
    Heading heading = abscissa ? jcamp_abscissa(variable.units) : jcamp_ordinate(variable.units);
    if (!variable.name.empty() && (!abscissa || heading.name == "x")) {
        heading.name = variable.name;
        std::ranges::transform(heading.name, heading.name.begin(), [](char letter) {
            return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        });
    }
    return heading;
}

const JcampVariable& variable_of(const std::vector<JcampVariable>& variables,
                                 const std::string& symbol, const TextLines& lines,
                                 std::size_t line) {
    const auto found = std::ranges::find(variables, symbol, &JcampVariable::symbol);
    if (found == variables.end()) {
        lines.refuse(line, fmt::format("nothing is said of the variable {} above", symbol));
    }
    return *found;
}

void check_count(const TextLines& lines, const JcampRecord& record, const std::string& announced,
                 std::size_t count, std::vector<std::string>& notes) {
    const auto wanted = number_of(announced);
    if (!wanted || *wanted == static_cast<double>(count)) return;
    if (*wanted > static_cast<double>(count)) {
        lines.refuse(record.end - 1,
                     fmt::format("{:g} points are announced, but {} are there", *wanted, count),
                     "the file may be cut off");
    }
    notes.push_back(fmt::format("{:g} points are announced, {} are there", *wanted, count));
}

/// Step of the abscissa. The announced last value is better than DELTAX, which many programs round.
double step_of(const TextLines& lines, const JcampRecord& record, const JcampVariable& x,
               std::size_t count) {
    const auto first = number_of(x.first), last = number_of(x.last), delta = number_of(x.delta);
    const double announced = number_of(x.count).value_or(static_cast<double>(count));
    if (first && last && announced > 1) return (*last - *first) / (announced - 1);
    if (delta) return *delta;
    if (count == 1) return 0;
    lines.refuse(record.line, "FIRSTX and LASTX with NPOINTS, or DELTAX, must stand above");
}

void check_abscissae(const TextLines& lines, const JcampOrdinates& read, double factor,
                     double step) {
    for (std::size_t i = 1; i < read.starts.size(); ++i) {
        const double wanted = static_cast<double>(read.offsets[i]) * std::abs(step);
        const double found = std::abs((read.starts[i] - read.starts[0]) * factor);
        if (std::abs(found - wanted) <= most_rounding * std::abs(step) + 1e-3 * wanted) continue;
        lines.refuse(read.lines[i],
                     fmt::format("the x check fails: {} values before this line lead {:.6g} from "
                                 "the start, the line says {:.6g}",
                                 read.offsets[i], wanted, found),
                     "values are missing or too many; the table is damaged");
    }
}

DataTable stepped_table(const TextLines& lines, const JcampRecord& record, const JcampForm& form,
                        const std::vector<JcampVariable>& variables,
                        std::vector<std::string>& notes) {
    const JcampVariable& x = variable_of(variables, form.symbols[0], lines, record.line);
    const JcampVariable& y = variable_of(variables, form.symbols[1], lines, record.line);
    JcampOrdinates read = jcamp_ordinates(lines, record);
    if (read.values.empty()) lines.refuse(record.line, "there are no values after this line");
    check_count(lines, record, x.count, read.values.size(), notes);
    const double step = step_of(lines, record, x, read.values.size());
    check_abscissae(lines, read, factor_of(x), step);
    const double first = number_of(x.first).value_or(read.starts[0] * factor_of(x));
    std::vector<double> abscissae(read.values.size());
    for (std::size_t i = 0; i < abscissae.size(); ++i) {
        abscissae[i] = first + static_cast<double>(i) * step;
    }
    for (double& value : read.values) value *= factor_of(y);
    const Heading across = heading_of_variable(x, true), up = heading_of_variable(y, false);
    DataTable table;
    table.columns = {{across.name, across.unit, std::move(abscissae)},
                     {up.name, up.unit, std::move(read.values)}};
    return table;
}

DataTable point_table(const TextLines& lines, const JcampRecord& record, const JcampForm& form,
                      const std::vector<JcampVariable>& variables,
                      std::vector<std::string>& notes) {
    auto points = jcamp_points(lines, record, form.symbols.size());
    if (points.front().empty()) lines.refuse(record.line, "there are no points after this line");
    DataTable table;
    for (std::size_t c = 0; c < points.size(); ++c) {
        // Peak tables may have columns, such as widths, of which the block says nothing.
        const auto found = std::ranges::find(variables, form.symbols[c], &JcampVariable::symbol);
        JcampVariable variable;
        variable.name = form.symbols[c];
        if (found != variables.end()) variable = *found;
        if (c == 0) check_count(lines, record, variable.count, points[0].size(), notes);
        const Heading heading = heading_of_variable(variable, c == 0);
        table.columns.push_back({heading.name, heading.unit, std::move(points[c])});
    }
    return table;
}

}  // namespace

std::vector<JcampVariable> jcamp_variables(const JcampBlock& block) {
    const auto text = [&block](std::string_view key) { return block.text_of(key).value_or(""); };
    const auto symbols = list_of(block, "SYMBOL");
    if (symbols.empty()) {
        return {{"X", "", text("XUNITS"), text("FIRSTX"), text("LASTX"), text("DELTAX"),
                 text("XFACTOR"), text("NPOINTS")},
                {"Y", "", text("YUNITS"), "", "", "", text("YFACTOR"), text("NPOINTS")}};
    }
    const auto names = list_of(block, "VARNAME"), units = list_of(block, "UNITS");
    const auto first = list_of(block, "FIRST"), last = list_of(block, "LAST");
    const auto factor = list_of(block, "FACTOR"), count = list_of(block, "VARDIM");
    std::vector<JcampVariable> variables;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        variables.push_back({symbols[i], member(names, i), member(units, i), member(first, i),
                             member(last, i), "", member(factor, i), member(count, i)});
    }
    return variables;
}

JcampForm jcamp_form(std::string_view text) {
    std::string plain;
    for (const char letter : text) {
        if (letter != ' ' && letter != '\t') plain += letter;
    }
    const std::size_t step = plain.find("++("), dots = plain.find("..");
    if (!plain.starts_with('(') || dots == plain.npos) return {};
    if (step != plain.npos && step < dots) {
        return {true, {plain.substr(1, step - 1), plain.substr(step + 3, dots - step - 3)}};
    }
    JcampForm form;
    for (const char letter : plain.substr(1, dots - 1)) {
        if (letter < 'A' || letter > 'Z') return {};
        form.symbols.emplace_back(1, letter);
    }
    return form.symbols.size() > 1 ? form : JcampForm{};
}

DataTable jcamp_table(const TextLines& lines, const JcampRecord& record, const JcampForm& form,
                      const std::vector<JcampVariable>& variables,
                      std::vector<std::string>& notes) {
    return form.stepped ? stepped_table(lines, record, form, variables, notes)
                        : point_table(lines, record, form, variables, notes);
}

}  // namespace anchorite::measurement
