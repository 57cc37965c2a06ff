#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "measurement/formats/number_rows.hpp"
#include "measurement/formats/text_formats.hpp"
#include "measurement/formats/vamas_lines.hpp"

namespace anchorite::measurement {

namespace {

constexpr std::string_view vamas_magic =
    "VAMAS Surface Chemical Analysis Standard Data Transfer Format";

bool recognises_vamas(std::string_view bytes) {
    const auto lines = first_lines(bytes, 1);
    return !lines.empty() && begins_with_word(trimmed_blanks(lines.front()), vamas_magic);
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [word](auto each) { return same_word(word, each); });
}

/// What the head of the file says of all blocks.
struct Experiment {
    std::string mode;
    bool regular = true;
    std::vector<std::string> variables;  ///< with units
    std::size_t future = 0;              ///< lines of later versions in each block
    std::size_t blocks = 0;

    [[nodiscard]] bool maps() const { return one_of(mode, {"MAP", "MAPDP"}); }
    [[nodiscard]] bool scans_lines() const { return one_of(mode, {"MAPSV", "MAPSVDP", "SEM"}); }
    [[nodiscard]] bool profiles() const {
        return one_of(mode, {"MAPDP", "MAPSVDP", "SDP", "SDPSV"});
    }
};

void read_comments(VamasLines& lines, std::vector<HeaderEntry>& header) {
    const std::size_t count = lines.count("the number of comment lines");
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = lines.text("a comment");
        if (!text.empty()) header.push_back({"comment", std::move(text)});
    }
}

std::string named_unit(std::string name, const std::string& unit) {
    return unit.empty() || unit == "d" ? name : fmt::format("{} [{}]", name, unit);
}

void read_counts(VamasLines& lines, Experiment& experiment) {
    const std::string scan = lines.text("the scan mode");
    if (!one_of(scan, {"REGULAR", "IRREGULAR"})) {
        lines.refuse_last(
            fmt::format("the scan mode {} is not read; REGULAR and IRREGULAR are", scan));
    }
    experiment.regular = same_word(scan, "REGULAR");
    if (one_of(experiment.mode, {"MAP", "MAPDP", "NORM", "SDP"})) lines.count("regions");
    if (experiment.maps()) {
        for (const char* what : {"positions", "x coordinates", "y coordinates"}) lines.count(what);
    }
    const std::size_t variables = lines.count("the number of experimental variables");
    for (std::size_t i = 0; i < variables; ++i) {
        std::string label = lines.text("a variable's label");
        experiment.variables.push_back(
            named_unit(std::move(label), lines.text("a variable's unit")));
    }
    if (lines.number("the number of entries in the inclusion list") != 0) {
        lines.refuse_last("lists of parameters to include or exclude are not read",
                          "export the file once more with all parameters in each block");
    }
    lines.skip(lines.count("the number of items entered by hand"), "an item's number");
    const std::size_t future = lines.count("the number of later entries of the experiment");
    experiment.future = lines.count("the number of later entries of a block");
    lines.skip(future, "a later entry");
    experiment.blocks = lines.count("the number of blocks");
}

Experiment read_experiment(VamasLines& lines, std::vector<HeaderEntry>& header) {
    lines.text("the format");
    for (const char* key : {"institution", "instrument", "operator", "experiment"}) {
        lines.entry(key, header);
    }
    read_comments(lines, header);
    Experiment experiment;
    experiment.mode = lines.text("the experiment mode");
    if (!one_of(experiment.mode,
                {"MAP", "MAPDP", "MAPSV", "MAPSVDP", "NORM", "SDP", "SDPSV", "SEM", "NOEXP"})) {
        lines.refuse_last(fmt::format("\"{}\" is no experiment mode", experiment.mode));
    }
    header.push_back({"experiment mode", experiment.mode});
    read_counts(lines, experiment);
    return experiment;
}

/// Year to second and the hours ahead of GMT; zeros where the program did not know them.
void read_date(VamasLines& lines, std::vector<HeaderEntry>& header) {
    std::array<double, 7> parts{};
    for (double& part : parts) part = lines.number("a part of the date");
    if (!(parts[0] > 0)) return;
    header.push_back(
        {"date", fmt::format("{:04.0f}-{:02.0f}-{:02.0f} {:02.0f}:{:02.0f}:{:02.0f}", parts[0],
                             parts[1], parts[2], parts[3], parts[4], parts[5])});
}

void read_source(VamasLines& lines, const Experiment& experiment, std::string_view technique,
                 std::vector<HeaderEntry>& header) {
    lines.entry("source", header);
    const bool ions = one_of(technique, {"FABMS", "FABMS energy spec", "ISS", "SIMS",
                                         "SIMS energy spec", "SNMS", "SNMS energy spec"});
    if (experiment.profiles() || ions) {
        for (const char* key : {"ion atomic number", "ion atoms", "ion charge"}) {
            lines.entry(key, header);
        }
    }
    for (const char* key : {"source energy [eV]", "source strength [W]", "source width x [um]",
                            "source width y [um]"}) {
        lines.entry(key, header);
    }
    if (experiment.maps() || experiment.scans_lines()) {
        lines.entry("field of view x [um]", header);
        lines.entry("field of view y [um]", header);
    }
    if (experiment.scans_lines()) lines.skip(6, "an end of a line scan");
    lines.entry("source polar angle [deg]", header);
    lines.entry("source azimuth [deg]", header);
}

void read_analyser(VamasLines& lines, std::string_view technique,
                   std::vector<HeaderEntry>& header) {
    lines.entry("analyser mode", header);
    lines.entry("pass energy or retard ratio", header);
    if (same_word(technique, "AES diff")) lines.entry("differential width [eV]", header);
    for (const char* key :
         {"magnification", "work function [eV]", "target bias [V]", "analysis width x [um]",
          "analysis width y [um]", "take-off polar angle [deg]", "take-off azimuth [deg]",
          "species", "transition", "particle charge"}) {
        lines.entry(key, header);
    }
}

/// The abscissa of a regular block.
struct Abscissa {
    Column column;
    double start = 0, step = 0;
};

Column column_named(VamasLines& lines, const char* what) {
    Column column;
    column.name = lines.text(what);
    column.unit = lines.text("its unit");
    if (column.unit == "d") column.unit.clear();  // dimensionless
    return column;
}

Abscissa read_abscissa(VamasLines& lines) {
    Abscissa abscissa;
    abscissa.column = column_named(lines, "the abscissa's label");
    abscissa.start = lines.number("the first abscissa");
    abscissa.step = lines.number("the step of the abscissa");
    return abscissa;
}

void read_collection(VamasLines& lines, const Experiment& experiment, std::string_view technique,
                     std::vector<HeaderEntry>& header) {
    for (const char* key :
         {"signal mode", "signal collection time [s]", "scans", "signal time correction [s]"}) {
        lines.entry(key, header);
    }
    const bool probed =
        one_of(technique, {"AES diff", "AES dir", "EDX", "ELS", "UPS", "XPS", "XRF"});
    if (probed && experiment.profiles()) {
        for (const char* key :
             {"sputtering energy [eV]", "sputtering current [A]", "sputtering width x [um]",
              "sputtering width y [um]", "sputtering polar angle [deg]", "sputtering azimuth [deg]",
              "sputtering mode"}) {
            lines.entry(key, header);
        }
    }
    for (const char* key :
         {"sample tilt polar angle [deg]", "sample tilt azimuth [deg]", "sample rotation [deg]"}) {
        lines.entry(key, header);
    }
    const std::size_t more = lines.count("the number of additional parameters");
    for (std::size_t i = 0; i < more; ++i) {
        std::string label = lines.text("a parameter's label");
        const std::string name = named_unit(std::move(label), lines.text("a parameter's unit"));
        lines.entry(name.c_str(), header);
    }
    lines.skip(experiment.future, "a later entry");
}

void read_values(VamasLines& lines, std::vector<Column>& columns) {
    const std::size_t count = lines.count("the number of ordinates");
    if (columns.empty() || count % columns.size() != 0) {
        lines.refuse_last(
            fmt::format("{} ordinates do not fill {} variables", count, columns.size()));
    }
    for (std::size_t c = 0; c < 2 * columns.size(); ++c)
        lines.number("a smallest or largest value");
    lines.require(count);
    for (std::size_t i = 0; i < count; ++i) {
        columns[i % columns.size()].values.push_back(lines.number("an ordinate"));
    }
}

DataTable read_block(VamasLines& lines, const Experiment& experiment) {
    DataTable table;
    table.name = lines.text("a block's name");
    lines.entry("sample", table.header);
    read_date(lines, table.header);
    read_comments(lines, table.header);
    const std::string technique = lines.text("the technique");
    table.header.push_back({"technique", technique});
    if (experiment.maps()) {
        lines.entry("x coordinate", table.header);
        lines.entry("y coordinate", table.header);
    }
    for (const std::string& variable : experiment.variables) {
        lines.entry(variable.c_str(), table.header);
    }
    read_source(lines, experiment, technique, table.header);
    read_analyser(lines, technique, table.header);
    Abscissa abscissa;
    if (experiment.regular) abscissa = read_abscissa(lines);
    const std::size_t variables = lines.count("the number of corresponding variables");
    for (std::size_t i = 0; i < variables; ++i) {
        table.columns.push_back(column_named(lines, "a variable's label"));
    }
    read_collection(lines, experiment, technique, table.header);
    read_values(lines, table.columns);
    if (experiment.regular) {
        for (std::size_t i = 0; i < table.rows(); ++i) {
            abscissa.column.values.push_back(abscissa.start +
                                             abscissa.step * static_cast<double>(i));
        }
        table.columns.insert(table.columns.begin(), std::move(abscissa.column));
    }
    return table;
}

InstrumentFile read_vamas(const RawFile& file, const TextLayout& layout) {
    const TextLines text(file);
    require_point(text, layout, "vamas");
    if (!recognises_vamas(file.bytes)) {
        text.refuse(0, fmt::format("the first line must begin with \"{}\"", vamas_magic));
    }
    InstrumentFile result;
    text.add_note(result.notes);
    VamasLines lines(text);
    const Experiment experiment = read_experiment(lines, result.header);
    for (std::size_t i = 0; i < experiment.blocks; ++i) {
        result.tables.push_back(read_block(lines, experiment));
    }
    if (result.tables.empty()) text.refuse_file("there is no block in the file");
    if (!same_word(lines.text_or("end of experiment"), "end of experiment")) {
        result.notes.emplace_back("there are lines behind the last block");
    }
    return result;
}

}  // namespace

Format vamas_format() {
    return {.id = "vamas",
            .title = "VAMAS (ISO 14976)",
            .extensions = {".vms", ".vamas"},
            .recognises = recognises_vamas,
            .read = read_vamas,
            .magic = "the first line begins with \"VAMAS Surface Chemical Analysis ...\"",
            .content =
                "a table for each block, regular or irregular; energies as the file has "
                "them, kinetic or binding"};
}

}  // namespace anchorite::measurement
