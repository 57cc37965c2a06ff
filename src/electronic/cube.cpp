#include "anchorite/electronic/cube.hpp"

#include <fmt/format.h>

#include <Eigen/LU>
#include <charconv>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/atomic_units.hpp"

namespace anchorite::electronic {
namespace {

constexpr int most_atoms = 100000;
constexpr int most_points = 10000;  // along one axis

/// Numbers of a text one after the other, with the line each stands in.
class CubeText {
public:
    CubeText(std::string_view text, const std::string& name)
        : at_(text.data()), end_(text.data() + text.size()), line_start_(at_), name_(name) {}

    void skip_line() {
        while (at_ != end_ && *at_ != '\n') ++at_;
        if (at_ == end_) refuse("the file ends within its header");
        start_line();
    }

    /// The rest of a line holds nothing but blanks.
    void end_line(const char* what) {
        while (at_ != end_ && blank(*at_) && *at_ != '\n') ++at_;
        if (at_ == end_) return;
        if (*at_ != '\n') refuse(fmt::format("more than {} on the line", what));
        start_line();
    }

    double real(const char* what) {
        find_next(what);
        double value = 0;
        const char* begin = at_ + (*at_ == '+' ? 1 : 0);
        const auto [rest, error] = std::from_chars(begin, end_, value);
        const bool tiny = error == std::errc::result_out_of_range && small(begin, rest);
        if (error != std::errc() && !tiny) refuse(not_a_number(what));
        if (!std::isfinite(value)) refuse(not_a_number(what));  // spelled out
        at_ = rest;
        // Fortran drops the E of an exponent of three digits
        if (at_ != end_ && (*at_ == '-' || *at_ == '+')) value = with_exponent(value, what);
        if (at_ != end_ && !blank(*at_)) refuse(not_a_number(what));
        return tiny ? 0 : value;
    }

    int integer(const char* what) {
        find_next(what);
        int value = 0;
        const auto [rest, error] = std::from_chars(at_, end_, value);
        if (error != std::errc() || (rest != end_ && !blank(*rest))) refuse(not_a_number(what));
        at_ = rest;
        return value;
    }

    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }

    /// Only blanks follow.
    void finish() {
        while (at_ != end_ && blank(*at_)) step();
        if (at_ != end_) refuse("there are more values than the grid has points");
    }

    [[noreturn]] void refuse(const std::string& message, const std::string& hint = {}) const {
        const char* stop = line_start_;
        while (stop != end_ && *stop != '\n' && stop - line_start_ < 200) ++stop;
        throw InputError({name_, line_, 0, std::string(line_start_, stop)}, message, hint);
    }

private:
    static bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

    static bool small(const char* begin, const char* end) {
        const std::string_view digits(begin, static_cast<std::size_t>(end - begin));
        return digits.find("E-") != digits.npos || digits.find("e-") != digits.npos;
    }

    void start_line() {
        ++at_;
        ++line_;
        line_start_ = at_;
    }

    void step() {
        if (*at_ == '\n') {
            start_line();
        } else {
            ++at_;
        }
    }

    void find_next(const char* what) {
        while (at_ != end_ && blank(*at_)) step();
        if (at_ == end_) refuse(fmt::format("the file ends before {}", what), "it is cut off");
    }

    double with_exponent(double mantissa, const char* what) {
        int exponent = 0;
        const auto [rest, error] = std::from_chars(at_ + (*at_ == '+' ? 1 : 0), end_, exponent);
        if (error != std::errc()) refuse(not_a_number(what));
        at_ = rest;
        const double value = mantissa * std::pow(10.0, exponent);
        if (!std::isfinite(value)) refuse(not_a_number(what));
        return value;
    }

    [[nodiscard]] std::string not_a_number(const char* what) const {
        const char* stop = at_;
        while (stop != end_ && !blank(*stop) && stop - at_ < 40) ++stop;
        return fmt::format("{} is no number: \"{}\"", what, std::string_view(at_, stop));
    }

    const char* at_;
    const char* end_;
    const char* line_start_;
    std::size_t line_ = 1;
    const std::string& name_;
};

Eigen::Vector3d read_length(CubeText& text, const char* what) {
    Eigen::Vector3d result;
    for (double& value : result) value = text.real(what) * bohr;
    return result;
}

int read_atom_count(CubeText& text) {
    const int count = text.integer("the number of atoms");
    if (count < 0) {
        text.refuse("a negative number of atoms, so the file holds orbitals",
                    "write a density or a potential");
    }
    if (count > most_atoms) text.refuse(fmt::format("{} atoms, at most {}", count, most_atoms));
    return count;
}

void read_grid(CubeText& text, Cube& cube) {
    for (int axis = 0; axis < 3; ++axis) {
        const int points = text.integer("the number of points");
        if (points < 0) text.refuse("a negative number of points: lengths in Å", "write bohr");
        if (points == 0 || points > most_points) {
            text.refuse(fmt::format("{} points along an axis, not 1 to {}", points, most_points));
        }
        cube.points[static_cast<std::size_t>(axis)] = points;
        cube.steps.col(axis) = read_length(text, "a step of the grid");
        text.end_line("a number of points and a step");
    }
    const Eigen::Matrix3d& steps = cube.steps;
    const double sides = steps.col(0).norm() * steps.col(1).norm() * steps.col(2).norm();
    if (!(std::abs(steps.determinant()) > 1e-6 * sides)) {
        text.refuse("the steps of the grid do not span a volume");
    }
}

void read_values(CubeText& text, Cube& cube) {
    std::size_t count = 1;
    for (const int points : cube.points) count *= static_cast<std::size_t>(points);
    // a digit and a blank each, so that a header alone cannot ask for more memory than the text
    if (count > text.left() / 2 + 1) {
        text.refuse(fmt::format("the grid has {} points, the file holds fewer values", count),
                    "it is cut off");
    }
    cube.values.resize(count);
    for (double& value : cube.values) value = text.real("a value of the grid");
    text.finish();
}

}  // namespace

Cube parse_cube(std::string_view text_of_file, const std::string& name) {
    CubeText text(text_of_file, name);
    text.skip_line();
    text.skip_line();
    Cube cube;
    const int atoms = read_atom_count(text);
    cube.origin = read_length(text, "the origin");
    text.end_line("a number of atoms and an origin (several values per point?)");
    read_grid(text, cube);
    for (int i = 0; i < atoms; ++i) {
        CubeAtom atom;
        atom.element = text.integer("an atomic number");
        atom.charge = text.real("a core's charge");
        atom.position = read_length(text, "an atom's position");
        text.end_line("an atom");
        cube.atoms.push_back(atom);
    }
    read_values(text, cube);
    return cube;
}

Cube read_cube(const std::filesystem::path& file) {
    return parse_cube(read_text_file(file), file.string());
}

}  // namespace anchorite::electronic
