#pragma once

#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"
#include "anchorite/stack/stack.hpp"

namespace anchorite::measurement {

/// One [[layer]] of the device, in order of deposition.
struct LayerReport {
    Located<std::string> name;
    std::string material;  ///< a built-in one of `anchorite materials`; empty: its name
    Located<double> thickness;
    stack::Role role = stack::Role::spacer;
    std::string from;
};

/// What turns.
enum class Rotation { spin_coating, centrifuge };

/// One [[spin]]: a speed of rotation as reported.
struct SpinReport {
    Located<std::string> name;
    Located<std::string> speed;  ///< "4000 rpm" or "4000 x g"
    Rotation kind = Rotation::spin_coating;
    std::optional<double> radius;  ///< from the axis to the outermost point [m]
    std::string from;
};

/// One [[sclc]]: a trap density from the trap-filled limit of a single-carrier device.
struct TrapFillingReport {
    Located<std::string> name;
    std::string film;                        ///< reports of one kind of film share this word
    Located<double> voltage;                 ///< V_TFL [V]
    std::optional<Located<double>> density;  ///< N [1/m³]
    std::optional<double> thickness;         ///< L [m]
    std::optional<double> permittivity;      ///< ε_r
    double temperature = 300;                ///< [K]
    std::string from;
};

/// Which average a lifetime is.
enum class AverageKind { unsaid, amplitude, intensity };

/// One [[luminescence]]: yield and decay of one sample.
struct LuminescenceReport {
    Located<std::string> name;
    std::string emitter;  ///< samples of one kind of emitter share this word
    std::optional<Located<double>> plqy;
    std::optional<Located<double>> lifetime;  ///< mean [s]
    AverageKind average = AverageKind::unsaid;
    std::vector<double> amplitudes;  ///< of each exponential; empty: not given
    std::vector<double> lifetimes;   ///< as many [s]
    std::string from;
};

/// The table [[layer]] of a record.
Schema<LayerReport> layer_report_schema();

/// The table [[spin]] of a record.
Schema<SpinReport> spin_schema();

/// The table [[sclc]] of a record.
Schema<TrapFillingReport> trap_filling_schema();

/// The table [[luminescence]] of a record.
Schema<LuminescenceReport> luminescence_schema();

}  // namespace anchorite::measurement
