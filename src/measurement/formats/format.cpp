#include "anchorite/measurement/formats/format.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "anchorite/base/error.hpp"
#include "anchorite/base/provenance.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/base/text_file.hpp"
#include "measurement/formats/registered.hpp"
#include "measurement/formats/zip_archive.hpp"

namespace anchorite::measurement {

namespace {

std::vector<Format> all_formats() {
    std::vector<Format> all = text_formats();
    const std::vector<Format> binary = binary_formats();
    all.insert(all.end(), binary.begin(), binary.end());
    return all;
}

std::vector<std::string> ids_of(std::span<const Format> some) {
    std::vector<std::string> ids;
    for (const Format& format : some) ids.emplace_back(format.id);
    return ids;
}

std::vector<const Format*> fitting_formats(std::string_view bytes, bool fallback) {
    std::vector<const Format*> fitting;
    for (const Format& format : formats()) {
        if (format.fallback == fallback && format.recognises != nullptr &&
            format.recognises(bytes)) {
            fitting.push_back(&format);
        }
    }
    return fitting;
}

/// @throws InputError  what the file is that no format fits, as far as that is plain
[[noreturn]] void refuse(const RawFile& file) {
    const SourceLocation where{file.path.string(), 0, 0, {}};
    const auto has = [&](std::string_view name) {
        return is_zip(file.bytes) && file.bytes.find(name) != std::string_view::npos;
    };
    if (has("xl/workbook")) {
        throw InputError(where, "it is a spreadsheet, whose cells are not read",
                         "export the sheet as CSV");
    }
    if (has("word/document")) {
        throw InputError(where, "it is a text document, no measurement",
                         "save its table as text or CSV");
    }
    if (is_zip(file.bytes)) {
        throw InputError(where, "it is a ZIP archive, none of an instrument that is known",
                         "unpack it and read the files in it; of a spreadsheet, export CSV");
    }
    throw InputError(where, "no format is recognised by its first bytes",
                     "name the format with --format; `anchorite read --formats` lists them");
}

}  // namespace

std::span<const Format> formats() {
    static const std::vector<Format> all = all_formats();
    return all;
}

const Format& find_format(std::string_view id) {
    const auto found = std::ranges::find(formats(), id, &Format::id);
    if (found == formats().end()) {
        throw InputError(fmt::format("there is no format \"{}\"; {}", id,
                                     did_you_mean(std::string(id), ids_of(formats()))));
    }
    return *found;
}

const Format& recognise(const RawFile& file) {
    std::vector<const Format*> fitting = fitting_formats(file.bytes, false);
    if (fitting.empty()) fitting = fitting_formats(file.bytes, true);
    if (fitting.size() == 1) return *fitting.front();
    if (fitting.empty()) refuse(file);
    std::vector<std::string_view> ids;
    for (const Format* format : fitting) ids.push_back(format->id);
    throw InputError({file.path.string(), 0, 0, {}},
                     fmt::format("it could be any of {}", fmt::join(ids, ", ")),
                     "choose one with --format");
}

InstrumentFile read_instrument_bytes(const RawFile& file, const std::string& format,
                                     const TextLayout& layout) {
    const SourceLocation where{file.path.string(), 0, 0, {}};
    if (file.bytes.empty()) throw InputError(where, "the file is empty");
    const Format& chosen = format.empty() ? recognise(file) : find_format(format);
    InstrumentFile result = chosen.read(file, layout);
    result.path = file.path;
    result.sha256 = sha256(std::string(file.bytes));
    result.format = chosen.id;
    return result;
}

InstrumentFile read_instrument_file(const std::filesystem::path& file, const std::string& format,
                                    const TextLayout& layout) {
    const std::string bytes = read_bytes(file);
    return read_instrument_bytes({file, bytes}, format, layout);
}

}  // namespace anchorite::measurement
