#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "anchorite/lifetime/acceleration.hpp"
#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/formats/instrument_file.hpp"

namespace anchorite::measurement {

/// Radiance or luminance; the two never mix.
using Level = std::variant<lifetime::Radiance, lifetime::Luminance>;

/// What R0, and time 0, is.
enum class LifetimeStart {
    first,          ///< the first point
    maximum,        ///< the highest point: devices that brighten first
    after_burn_in,  ///< the first point after a stated time
};

/// "first point", "maximum", "after burn-in".
std::string_view name_of(LifetimeStart start);

/// What a trace's values are.
enum class TraceScale { relative, radiance, luminance };

/// Light of a device against the time of its operation, as measured.
struct LifetimeTrace {
    std::string name;
    lifetime::DecayCurve curve;  ///< [s]; values in SI of the scale
    TraceScale scale = TraceScale::relative;
    std::size_t left_out = 0;  ///< rows without numbers or with a time not after the last
};

/// Which columns of a table to take; empty: told by heading and unit.
struct TraceColumns {
    std::string time;
    std::string light;
};

/// Every table of a file as a trace. Times may be irregular; rows without a number, and rows whose
/// time is not after that before, are left out and counted.
/// @throws InputError  no column of time or light, or fewer than five rows
std::vector<LifetimeTrace> traces_of(const InstrumentFile& file, const TraceColumns& columns = {});

/// A pause in a trace.
struct Gap {
    double from = 0;  ///< [s]
    double to = 0;    ///< [s]
};

/// Pauses of more than ten times the median interval between points.
std::vector<Gap> gaps_of(const lifetime::DecayCurve& curve);

/// How lifetimes are read off traces.
struct TraceOptions {
    LifetimeStart start = LifetimeStart::first;
    double burn_in = 0;                                         ///< for after_burn_in [s]
    std::vector<double> shares = {0.9, 0.5};                    ///< T90, T50 ...
    lifetime::DecayForm form = lifetime::DecayForm::stretched;  ///< of the modelled lifetimes
    /// @throws InputError  no share or one outside (0, 1), a negative burn-in
    void validate() const;
};

/// What one trace says. Interpolated and modelled lifetimes are two types and stay apart.
struct TraceFigures {
    LifetimeTrace trace;
    lifetime::DecayCurve used;   ///< from its start on, time 0 there
    double start_value = 0;      ///< R0, in the trace's scale
    double start_time = 0;       ///< of the trace [s]
    std::optional<Level> level;  ///< R0; none for a relative trace
    std::vector<std::optional<lifetime::InterpolatedLifetime>> interpolated;  ///< a share each
    std::vector<lifetime::ModelledLifetime> modelled;                         ///< a share each
    lifetime::DecayFit fit;                                                   ///< of the form
    std::vector<lifetime::DecayFit> forms;  ///< every form, the preferred one first
    std::vector<Gap> gaps;
};

/// @param level  at the start where the trace is relative
/// @throws InputError  nothing left after the start, or as the lifetime module
TraceFigures trace_figures(const LifetimeTrace& trace, const TraceOptions& options,
                           const std::optional<Level>& level = {});

/// The law R0ⁿ T = constant of one kind of level and one kind of lifetime.
using TraceLaw =
    std::variant<lifetime::AccelerationLaw<lifetime::Radiance, lifetime::InterpolatedLifetime>,
                 lifetime::AccelerationLaw<lifetime::Radiance, lifetime::ModelledLifetime>,
                 lifetime::AccelerationLaw<lifetime::Luminance, lifetime::InterpolatedLifetime>,
                 lifetime::AccelerationLaw<lifetime::Luminance, lifetime::ModelledLifetime>>;

/// Everything that is said of some traces.
struct TraceResult {
    TraceOptions options;
    std::vector<TraceFigures> figures;
    std::optional<TraceLaw> law;  ///< of the last share
    std::string why_no_law;       ///< empty if there is one
    std::string shape_warning;    ///< the decays differ in shape; empty: they do not
};

/// Figures of all traces, and their law where there are two levels of one kind at least. Lifetimes
/// are the interpolated ones where every trace has one, else the modelled.
/// @param levels  for each trace, or empty
/// @throws InputError  no trace, radiance mixed with luminance, or as trace_figures
TraceResult analyse_traces(const std::vector<LifetimeTrace>& traces, const TraceOptions& options,
                           const std::vector<std::optional<Level>>& levels = {});

/// Lifetime at a level, through an efficacy where it is of the other kind than the law's.
/// @throws InputError  the kinds differ and there is no efficacy
lifetime::ExtrapolatedLifetime lifetime_at(const TraceLaw& law, const Level& level,
                                           std::optional<lifetime::LuminousEfficacy> efficacy);

/// The law's parameters.
const lifetime::PowerLaw& power_law_of(const TraceLaw& law);

/// A lifetime asked for at a level that was not measured.
struct LevelAsked {
    Level level;
    std::optional<lifetime::LuminousEfficacy> efficacy;
};

/// The result with its definitions, table and figures. Sources are left to the caller.
/// @throws InputError  as lifetime_at
Analysis describe(const TraceResult& result, const std::vector<LevelAsked>& asked = {});

}  // namespace anchorite::measurement
