#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/schema.hpp"
#include "anchorite/device/fit.hpp"

namespace anchorite::device {

/// Whether ratios or differences count.
enum class FitScale { logarithmic, linear };

/// One [[curve]] of a fit file.
struct CurveInput {
    std::optional<Located<std::string>> name;
    std::optional<Located<std::string>> stack;  ///< none: the fit file's
    std::vector<Located<std::string>> set;      ///< KEY=VALUE of its stack file
    Located<std::string> data;                  ///< file
    std::optional<Located<Measured>> kind;      ///< none: every column that is recognised
    std::optional<Abscissa> against;            ///< none: voltage where there is one
    std::optional<Located<std::string>> x;      ///< titles of columns, where not recognised
    std::optional<Located<std::string>> y;
    std::optional<Located<std::string>> error_column;
    std::optional<Located<std::string>> absolute_error;  ///< with the unit of the values
    std::optional<double> relative_error;
    std::optional<Located<std::string>> from;  ///< with the unit of what it is measured against
    std::optional<Located<std::string>> to;
    std::optional<FitScale> scale;  ///< none: logarithmic, linear for EQE
    double weight = 1;
};

/// One [[parameter]].
struct ParameterInput {
    std::optional<std::string> name;
    std::vector<Located<std::string>> keys;    ///< of the stack files that take its value
    std::vector<Located<std::string>> bounds;  ///< two, with units
    std::optional<Located<std::string>> start;
    std::optional<FitScale> scale;             ///< none: logarithmic from a factor of 5 on
    std::vector<Located<std::string>> curves;  ///< it holds for; none: all
};

/// A fit file.
struct FitInput {
    std::filesystem::path path;  ///< of the file; relative paths start in its folder
    std::optional<Located<std::string>> stack;
    std::vector<CurveInput> curves;
    std::vector<ParameterInput> parameters;
    int starts = FitOptions{}.starts;
    int iterations = FitOptions{}.max_iterations;
    double confidence = FitOptions{}.confidence;
};

/// The declaration behind parsing, validation and `anchorite schema fit`.
Schema<FitInput> fit_schema();

/// @throws InputError  with file, line and column, as Schema::read
FitInput read_fit_input(const std::filesystem::path& file);

/// "QD.hole_mobility=1e-10:1e-6 cm2/(V s)", or with a start in the middle "KEY=LOW:START:HIGH".
/// @throws InputError  no key, or another number of parts
ParameterInput parse_free(std::string_view text);

/// The files named are read and columns, units and ranges found. Curves of one stack file with the
/// same overrides share a device.
/// @throws InputError  as stack::read_stack and parse_measured_table; a column that is missing or
///                     could be several, rows out of order, a value that has no logarithm, a key
///                     that is no number of its stack file, bounds it could not have
FitProblem fit_problem(const FitInput& input);

/// How the file asks for the fit to go.
FitOptions fit_options(const FitInput& input);

}  // namespace anchorite::device
