#include "instrument_arguments.hpp"

#include <map>

#include "anchorite/base/error.hpp"

namespace anchorite::app {

namespace {

char separator_of(const std::string& word) {
    static const std::map<std::string, char> words{
        {"", 0}, {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"space", ' '}};
    return words.at(word);
}

void add_column(const std::string& text, measurement::TextLayout& layout) {
    const auto open = text.rfind('[');
    const bool has_unit = open != std::string::npos && text.ends_with(']');
    std::string name = has_unit ? text.substr(0, open) : text;
    while (name.ends_with(' ')) name.pop_back();
    layout.names.push_back(name);
    layout.units.push_back(has_unit ? text.substr(open + 1, text.size() - open - 2) : "");
}

measurement::TextLayout layout_of(const InstrumentArguments& arguments) {
    measurement::TextLayout layout;
    if (arguments.decimal_mark == "point") layout.decimal_mark = '.';
    if (arguments.decimal_mark == "comma") layout.decimal_mark = ',';
    layout.separator = separator_of(arguments.separator);
    if (layout.separator == ',' && layout.decimal_mark == ',') {
        throw InputError("--decimal comma and --separator comma cannot both hold");
    }
    layout.skip = arguments.skip;
    for (const std::string& column : arguments.columns) add_column(column, layout);
    return layout;
}

}  // namespace

void add_layout_options(CLI::App& command, InstrumentArguments& arguments) {
    command
        .add_option("--format", arguments.format,
                    "Format of the files; without it, told by their first bytes")
        ->type_name("ID");
    command.add_option("--decimal", arguments.decimal_mark, "Decimal mark of text files")
        ->check(CLI::IsMember({"point", "comma"}));
    command.add_option("--separator", arguments.separator, "What parts the columns of text files")
        ->check(CLI::IsMember({"comma", "semicolon", "tab", "space"}));
    command
        .add_option("--columns", arguments.columns,
                    "Columns of text files in order, e.g. 'voltage [V]' 'current [mA]'")
        ->type_name("NAME [UNIT]")
        ->expected(1, 64);
    command.add_option("--skip", arguments.skip, "Lines of text files before the table")
        ->check(CLI::NonNegativeNumber);
}

measurement::InstrumentFile read_instrument(const std::filesystem::path& file,
                                            const InstrumentArguments& arguments) {
    return measurement::read_instrument_file(file, arguments.format, layout_of(arguments));
}

}  // namespace anchorite::app
