#include <fmt/format.h>

#include "anchorite/base/error.hpp"
#include "anchorite/base/lower_case.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/molecule/read.hpp"
#include "molecule/read_xyz.hpp"

namespace anchorite::molecule {
namespace {

std::string lower_extension(const std::filesystem::path& file) {
    std::filesystem::path path = file;
    if (path.extension() == ".gz") path = path.stem();
    return lower_case(path.extension().string());
}

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

/// Lines of one record and where it begins.
struct Record {
    std::string text;
    SourceLocation where;
};

/// Runs a record's parser; what it refuses is told with file and line.
template <typename Parser>
Molecule placed(const Record& record, const Parser& parser) {
    try {
        return parser(record.text);
    } catch (const InputError& error) {
        if (!error.where().file.empty()) throw;
        throw InputError(record.where, error.what());
    }
}

/// Cuts a file at the lines for which `closes` is true; blank records are dropped.
template <typename Closes>
std::vector<Record> cut(const std::filesystem::path& file, const Closes& closes) {
    std::vector<Record> records;
    Record record;
    const auto finish = [&] {
        if (!is_blank(record.text)) records.push_back(std::move(record));
        record = {};
    };
    LineReader reader(file);
    for (std::string line; reader.next(line);) {
        if (record.text.empty()) record.where = reader.where();
        const bool closing = closes(line);
        if (!closing) record.text += line + '\n';
        if (closing) finish();
    }
    finish();
    return records;
}

std::vector<Molecule> read_sdf(const std::filesystem::path& file, const ReadOptions& options) {
    std::vector<Molecule> molecules;
    const auto closes = [](const std::string& line) { return line.starts_with("$$$$"); };
    for (const Record& record : cut(file, closes)) {
        molecules.push_back(placed(record, [&](const std::string& text) {
            const bool titled = !is_blank(text.substr(0, text.find('\n')));
            const auto name =
                titled ? std::string()
                       : fmt::format("{}-{}", file.stem().string(), molecules.size() + 1);
            return from_mol_block(text, name, options);
        }));
    }
    return molecules;
}

std::vector<Molecule> read_smi(const std::filesystem::path& file, const ReadOptions& options) {
    std::vector<Molecule> molecules;
    LineReader reader(file);
    for (std::string line; reader.next(line);) {
        if (is_blank(line) || line.starts_with('#')) continue;
        molecules.push_back(placed({line, reader.where()}, [&](const std::string& text) {
            return from_smiles(text, {}, options);
        }));
    }
    return molecules;
}

}  // namespace

std::vector<Molecule> read_molecules(const std::filesystem::path& file,
                                     const ReadOptions& options) {
    const std::string extension = lower_extension(file);
    std::vector<Molecule> molecules;
    if (extension == ".sdf" || extension == ".mol") {
        molecules = read_sdf(file, options);
    } else if (extension == ".smi" || extension == ".smiles") {
        molecules = read_smi(file, options);
    } else if (extension == ".xyz") {
        molecules = read_xyz(file, options);
    } else {
        throw InputError({.file = file.string(), .line = 0, .column = 0, .excerpt = {}},
                         fmt::format("unknown kind of molecule file \"{}\"", extension),
                         "use .smi, .sdf, .mol or .xyz");
    }
    if (molecules.empty()) {
        throw InputError({.file = file.string(), .line = 0, .column = 0, .excerpt = {}},
                         "the file holds no molecule");
    }
    return molecules;
}

Molecule read_one_molecule(const std::filesystem::path& file, const ReadOptions& options) {
    auto molecules = read_molecules(file, options);
    if (molecules.size() != 1) {
        throw InputError(
            fmt::format("{} holds {} molecules, not one", file.string(), molecules.size()));
    }
    return std::move(molecules.front());
}

}  // namespace anchorite::molecule
