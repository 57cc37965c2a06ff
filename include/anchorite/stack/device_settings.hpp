#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"
#include "anchorite/stack/trap_input.hpp"

namespace anchorite::stack {

/// One [[interface]] between neighbouring layers.
struct InterfaceInput {
    std::vector<Located<std::string>> between;  ///< names of two neighbours, in any order
    std::optional<double> velocity_electron;    ///< of transfer; none: no barrier of its own [m/s]
    std::optional<double> velocity_hole;        ///< [m/s]
    std::vector<Located<TrapInput>> traps;
};

/// The table [contact.anode] or [contact.cathode].
struct ContactInput {
    Located<double> work_function;            ///< below the vacuum level [J]
    std::optional<double> velocity_electron;  ///< of recombination; none: infinite [m/s]
    std::optional<double> velocity_hole;      ///< [m/s]
    bool barrier_lowering = false;            ///< by the image force
};

/// The table [contact].
struct ContactsInput {
    std::optional<Located<ContactInput>> anode;
    std::optional<Located<ContactInput>> cathode;
};

enum class IonKind { anion, cation };

/// One [[ion]].
struct IonInput {
    IonKind kind = IonKind::anion;
    std::vector<Located<std::string>> layers;  ///< that it can reach, neighbours
    double density = 0;                        ///< mean over them [1/m^3]
    double mobility = 0;                       ///< [m^2/(V s)]
    std::optional<double> sites;               ///< it can take [1/m^3]
};

/// Which side the anode is on.
enum class AnodeSide { below, above };

/// Whose constants of nature are used.
enum class ConstantSet { codata_2018, simsalabim };

/// The table [device].
struct DeviceSettings {
    Located<double> from{0};                     ///< [V]
    Located<double> to{5};                       ///< [V]
    Located<double> step{0.1};                   ///< [V]
    std::vector<Located<double>> voltages;       ///< in place of the range [V]
    double temperature = 300;                    ///< [K]
    std::optional<AnodeSide> anode;              ///< none: from the roles of the layers
    double series_resistance = 0;                ///< [ohm m^2]
    std::optional<double> shunt_resistance;      ///< [ohm m^2]
    double thermal_resistance = 0;               ///< [K m^2/W]
    std::optional<Located<double>> outcoupling;  ///< none: from the optics
    double turn_on_radiance = 0.1;               ///< [W/(sr m^2)]
    double turn_on_luminance = 1;                ///< [cd/m^2]
    Located<int> cells_per_layer{80};
    bool adapt = true;
    ConstantSet constants = ConstantSet::codata_2018;
    /// @throws InputError  a range that is empty or too long, voltages out of order
    void validate() const;
};

/// Voltages in the order of the sweep [V].
std::vector<double> voltages(const DeviceSettings& settings);

/// The declarations of [[interface]], [contact], [[ion]] and [device].
Schema<InterfaceInput> interface_schema();
Schema<ContactsInput> contacts_schema();
Schema<IonInput> ion_schema();
Schema<DeviceSettings> device_settings_schema();

}  // namespace anchorite::stack
