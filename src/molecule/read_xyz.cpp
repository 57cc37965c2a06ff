#include "molecule/read_xyz.hpp"

#include <fmt/format.h>

#include <sstream>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/molecule/from_geometry.hpp"

namespace anchorite::molecule {
namespace {

struct Frame {
    std::vector<int> elements;
    Positions positions;
    SourceLocation where;
};

bool is_blank(const std::string& line) {
    return line.find_first_not_of(" \t\r") == std::string::npos;
}

int parse_count(const std::string& line, const SourceLocation& where, const ReadOptions& options) {
    std::istringstream words(line);
    long count = 0;
    std::string rest;
    if (!(words >> count) || words >> rest || count <= 0) {
        throw InputError(where, "expected the number of atoms",
                         "an XYZ file begins with a count, a comment line, then element x y z");
    }
    if (count > options.max_atoms) {
        throw InputError(
            where, fmt::format("{} atoms are more than the {} allowed", count, options.max_atoms));
    }
    return static_cast<int>(count);
}

int parse_element(const std::string& word) {
    const bool number = word.find_first_not_of("0123456789") == std::string::npos;
    return number && word.size() < 4 ? std::stoi(word) : atomic_number(word);
}

void parse_atom(const std::string& line, const SourceLocation& where, int index, Frame& frame) {
    std::istringstream words(line);
    std::string symbol;
    Eigen::Vector3d point;
    if (!(words >> symbol >> point.x() >> point.y() >> point.z()) || !point.allFinite()) {
        throw InputError(where, "expected: element x y z", "coordinates are in Å");
    }
    const int element = parse_element(symbol);
    if (element_symbol(element).empty()) {
        throw InputError(where, fmt::format("\"{}\" is not an element", symbol));
    }
    frame.elements.push_back(element);
    frame.positions.col(index) = point;
}

/// Reads the frame that begins with `line`.
Frame read_frame(LineReader& reader, const std::string& first, const ReadOptions& options) {
    Frame frame;
    frame.where = reader.where();
    const int count = parse_count(first, frame.where, options);
    frame.positions.resize(3, count);
    std::string line;
    reader.next(line);  // the comment
    for (int i = 0; i < count; ++i) {
        if (!reader.next(line)) {
            throw InputError(frame.where,
                             fmt::format("the file ends after {} of {} atoms", i, count));
        }
        parse_atom(line, reader.where(), i, frame);
    }
    return frame;
}

Molecule molecule_of(const Frame& frame, const std::string& name, const ReadOptions& options) {
    try {
        return from_geometry(frame.elements, frame.positions, name, options);
    } catch (const InputError& error) {
        throw InputError(frame.where, error.what());
    }
}

}  // namespace

std::vector<Molecule> read_xyz(const std::filesystem::path& file, const ReadOptions& options) {
    std::vector<Molecule> molecules;
    LineReader reader(file);
    for (std::string line; reader.next(line);) {
        if (is_blank(line)) continue;
        const Frame frame = read_frame(reader, line, options);
        const std::string stem = file.stem().string();
        const std::string name =
            molecules.empty() ? stem : fmt::format("{}-{}", stem, molecules.size() + 1);
        molecules.push_back(molecule_of(frame, name, options));
    }
    return molecules;
}

}  // namespace anchorite::molecule
