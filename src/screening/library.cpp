#include "anchorite/screening/library.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "anchorite/base/file_hash.hpp"
#include "anchorite/base/lower_case.hpp"
#include "library_readers.hpp"

namespace anchorite::screening {

namespace {

std::string lower_extension(const std::filesystem::path& file) {
    return lower_case(file.extension().string());
}

}  // namespace

LibraryFormat library_format(const std::filesystem::path& file) {
    const bool zipped = lower_extension(file) == ".gz";
    const std::string extension = lower_extension(zipped ? file.stem() : file);
    const auto is_one_of = [&](std::initializer_list<const char*> names) {
        return std::find(names.begin(), names.end(), extension) != names.end();
    };
    if (is_one_of({".smi", ".smiles"})) return LibraryFormat::smi;
    if (is_one_of({".csv", ".tsv", ".txt"})) return LibraryFormat::csv;
    if (is_one_of({".sdf", ".sd"})) return LibraryFormat::sdf;
    throw InputError(
        fmt::format("{}: the extension '{}' is no library format; use .smi, .csv or "
                    ".sdf, each also with .gz",
                    file.string(), extension));
}

bool next_line(LineReader& lines, std::string& line) {
    try {
        return lines.next(line);
    } catch (const InputError& error) {
        // In one line and without the hint, for it becomes part of longer messages.
        throw LibraryDamaged(
            fmt::format("{}:{}: {}", error.where().file, error.where().line, error.message()));
    }
}

std::unique_ptr<LibraryReader> open_library(const std::filesystem::path& file,
                                            const LibraryOptions& options) {
    const LibraryFormat format = library_format(file);
    LineReader lines(file);
    switch (format) {
        case LibraryFormat::smi:
            return open_smi(std::move(lines));
        case LibraryFormat::csv:
            return open_csv(std::move(lines), file, options);
        case LibraryFormat::sdf:
            break;
    }
    return open_sdf(std::move(lines));
}

LibrarySurvey survey_library(const std::filesystem::path& file, const LibraryOptions& options,
                             const ProgressCallback& progress) {
    LibrarySurvey survey;
    const auto reader = open_library(file, options);
    try {
        while (reader->next()) {
            ++survey.records;
            const bool ask = progress && survey.records % 10'000 == 0;
            if (ask && !progress({"count molecules", survey.records, 0})) throw Cancelled();
        }
    } catch (const LibraryDamaged& error) {
        survey.damage = error.what();
    }
    if (survey.records == 0) {
        throw InputError(survey.damage.empty() ? file.string() + ": the library holds no molecule"
                                               : survey.damage);
    }
    survey.sha256 = sha256_file(file);
    return survey;
}

}  // namespace anchorite::screening
