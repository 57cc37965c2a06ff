#include "analyse_input.hpp"

#include <fmt/format.h>

#include "anchorite/base/error.hpp"

namespace anchorite::app {

void add_files(CLI::App& command, InstrumentArguments& arguments, const std::string& help) {
    command.add_option("files", arguments.files, help)->type_name("FILE")->required()->expected(-1);
}

std::vector<measurement::SourceFile> for_each_file(
    const InstrumentArguments& arguments,
    const std::function<void(const measurement::InstrumentFile&)>& action) {
    std::vector<measurement::SourceFile> sources;
    for (const auto& path : arguments.files) {
        const auto file = read_instrument(path, arguments);
        sources.push_back(source_of(file));
        at_file(file, [&] { action(file); });
    }
    return sources;
}

std::vector<measurement::InstrumentFile> read_all(const InstrumentArguments& arguments) {
    std::vector<measurement::InstrumentFile> files;
    for (const auto& path : arguments.files) files.push_back(read_instrument(path, arguments));
    return files;
}

void add_area_option(CLI::App& command, std::string& area) {
    command.add_option("--area", area, "Area of a device whose file has currents")
        ->type_name("AREA");
}

std::optional<double> given_area(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return positive("--area", text, Dimension::area);
}

double quantity(const std::string& option, const std::string& text, Dimension dimension) {
    try {
        return parse_quantity(text, dimension);
    } catch (const InputError& error) {
        throw InputError({}, fmt::format("{}: {}", option, error.message()), error.hint());
    }
}

double positive(const std::string& option, const std::string& text, Dimension dimension) {
    const double value = quantity(option, text, dimension);
    if (!(value > 0)) throw InputError(fmt::format("{}: '{}' is not above 0", option, text));
    return value;
}

Window window(const std::string& option, const std::string& text, Dimension dimension) {
    const auto colon = text.find(':');
    if (colon == std::string::npos) {
        throw InputError(
            fmt::format("{}: '{}' is no window; write two ends with a colon between, "
                        "e.g. \"400:720 nm\"",
                        option, text));
    }
    const std::string to = text.substr(colon + 1);
    std::string from = text.substr(0, colon);
    const auto letter = to.find_first_not_of("+-.0123456789eE ");
    const bool bare = from.find_first_not_of("+-.0123456789eE ") == std::string::npos;
    if (bare && letter != std::string::npos) from += " " + to.substr(letter);
    const Window found{quantity(option, from, dimension), quantity(option, to, dimension)};
    if (!(found.to > found.from)) {
        throw InputError(fmt::format("{}: the window '{}' ends before it begins", option, text));
    }
    return found;
}

measurement::SpectralWindow spectral_window(const std::string& option, const std::string& text) {
    const Window found = window(option, text, Dimension::length);
    return {found.from, found.to};
}

measurement::SourceFile source_of(const measurement::InstrumentFile& file) {
    return {file.path, file.sha256, file.format, file.notes};
}

}  // namespace anchorite::app
