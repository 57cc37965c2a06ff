#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/numerics/curve_fit.hpp"

namespace anchorite::measurement {

/// A number that an analysis gives. It has an error, an interval, or a reason why it has none.
struct Estimate {
    std::string id;    ///< for programs, without unit: "tau_1", "a"
    std::string name;  ///< for people: "lifetime of component 1"
    double value = 0;  ///< in `unit`
    std::string unit = {};
    std::optional<double> standard_error = {};        ///< in `unit`
    std::optional<numerics::Interval> interval = {};  ///< 95 %, in `unit`
    std::string definition = {};       ///< "intensity-weighted: ΣAτ²/ΣAτ", without full stop
    std::string no_error = {};         ///< why there is neither error nor interval
    std::optional<int> decimals = {};  ///< of a value without error; none: four digits
};

/// What a curve of a figure shows; decides how it is drawn.
enum class CurveRole { measured, fitted, component, residual, reference, bars };

/// A curve of a figure, in the units of its axes.
struct PlotCurve {
    std::string name;
    CurveRole role = CurveRole::measured;
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> y_error = {};  ///< standard errors; empty: none
};

/// An axis of a figure.
struct PlotAxis {
    std::string name;  ///< "time"
    std::string unit = {};
    bool logarithmic = false;
    bool reversed = false;  ///< larger values to the left: binding energy, wavenumber, shift
};

/// A figure with curves.
struct Plot {
    std::string id;  ///< unique in the analysis; part of file names
    std::string title;
    PlotAxis x;
    PlotAxis y;
    std::vector<PlotCurve> curves;
    std::string caption = {};  ///< what is measured, fitted, computed
};

/// A figure of values over two axes; `values` has shape y.size() x x.size(), row by row.
struct MapPlot {
    std::string id;
    std::string title;
    PlotAxis x;
    PlotAxis y;
    PlotAxis value;
    std::vector<double> x_values;
    std::vector<double> y_values;
    std::vector<double> values;
    bool diverging = false;  ///< colours to either side of 0
    std::string caption = {};
};

/// A column of a result table: numbers with a unit, or words.
struct ResultColumn {
    std::string name;
    std::string unit = {};
    std::vector<double> numbers = {};     ///< NaN where a row has none
    std::vector<std::string> words = {};  ///< where `numbers` is empty
    std::optional<int> decimals = {};     ///< of `numbers`; none: six digits
};

/// A list that belongs to the result: peaks, components, devices.
struct ResultTable {
    std::string id;
    std::string title;
    std::vector<ResultColumn> columns;
};

/// How the analysis was made, as far as it changes numbers: "objective", "Poisson likelihood".
struct Setting {
    std::string name;
    std::string value;
};

/// A raw file that went in.
struct SourceFile {
    std::filesystem::path path;
    std::string sha256;
    std::string format;                   ///< id of its reader
    std::vector<std::string> notes = {};  ///< what the reader had to assume or left out
};

/// What any analysis gives, ready to be printed, written and drawn.
struct Analysis {
    std::string kind;     ///< "decay"
    std::string title;    ///< "Decay of FILE"
    std::string summary;  ///< the answer in one sentence, for a heading
    std::vector<SourceFile> sources = {};
    std::vector<Setting> settings = {};
    std::vector<Estimate> estimates = {};
    std::vector<ResultTable> tables = {};
    std::vector<Plot> plots = {};
    std::vector<MapPlot> maps = {};
    std::vector<std::string> warnings = {};  ///< for people, whole sentences
    bool settled = true;  ///< false: a fit did not settle, and its numbers are left out
};

/// A number for a column, `factor` times the value; NaN where there is none.
double number_or_none(std::optional<double> value, double factor = 1);

/// Estimate of an id. @throws std::out_of_range  there is none
const Estimate& estimate_of(const Analysis& analysis, const std::string& id);

/// "1.52 ± 0.03 ns": value with its error, both to the error's two digits, or the value to three
/// digits where there is none. "not known" where an end of its interval is open, or the interval
/// over ten times as wide as the value is large, and there is no error.
std::string value_text(const Estimate& estimate);

/// "1.49 ... 1.55": the 95 % interval to two digits of its width; "> 4.6" where it has one end,
/// "not bounded" where it has none; empty where there is no interval.
std::string interval_text(const Estimate& estimate);

}  // namespace anchorite::measurement
