#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema.hpp"
#include "anchorite/stack/device_settings.hpp"
#include "anchorite/stack/electronic.hpp"
#include "anchorite/stack/emitter.hpp"
#include "anchorite/stack/impedance_settings.hpp"
#include "anchorite/stack/material_input.hpp"
#include "anchorite/stack/numerics_settings.hpp"
#include "anchorite/stack/optics_settings.hpp"
#include "anchorite/stack/transient_settings.hpp"

namespace anchorite::stack {

/// What a layer is for. A layer may have several roles that do not exclude each other.
enum class Role {
    substrate,
    anode,
    cathode,
    hole_injection,
    hole_transport,
    emitter,
    electron_transport,
    electron_injection,
    blocking,
    spacer,
    encapsulation,
};

/// Where a thickness comes from.
enum class Basis { unsaid, assumed, stated, measured };

/// One [[layer]].
struct Layer {
    Located<std::string> name;
    Located<std::string> material;   ///< a [[material]] of the file, or a built-in one
    Located<double> thickness;       ///< [m]
    double thickness_tolerance = 0;  ///< half-width of what it may be [m]
    Basis basis = Basis::unsaid;     ///< of the thickness
    std::vector<Role> roles;
    std::optional<bool> coherent;     ///< none: a substrate is not, everything else is
    double index_tolerance = 0;       ///< relative half-width of n
    double extinction_tolerance = 0;  ///< relative half-width of k
    std::optional<Located<Electronic>> electronic;
};

/// The table [ambient]: the media on both sides.
struct Ambient {
    Located<std::string> below{"air"};
    Located<std::string> above{"air"};
};

/// Reported figures of a device; they never enter a computation.
struct Reported {
    std::optional<double> eqe_average;  ///< mean over devices
    std::optional<double> eqe_max;      ///< champion
    std::string source;
};

/// A planar device from its substrate's side up; SI.
struct Stack {
    std::filesystem::path path;  ///< of the stack file; relative paths start in its folder
    std::string sha256;          ///< of the stack file's bytes
    std::shared_ptr<const std::string> text;  ///< of the stack file
    std::vector<InputOverride> overrides;     ///< what was read in place of the file's values
    std::string name;
    Ambient ambient;
    std::vector<Layer> layers;  ///< from below to above
    std::vector<MaterialInput> materials;
    std::optional<Located<Emitter>> emitter;
    OpticsSettings optics;
    std::vector<Located<InterfaceInput>> interfaces;
    ContactsInput contact;
    std::vector<Located<IonInput>> ions;
    DeviceSettings device;
    NumericsSettings numerics;
    std::optional<TransientSettings> transient;
    std::optional<ImpedanceSettings> impedance;
    std::optional<Reported> reported;
};

/// The declaration behind parsing, validation and `anchorite schema stack`.
Schema<Stack> stack_schema();

/// `overrides` take the place of what the file says; their paths are the file's, see full_path.
/// @throws InputError  with file, line and column: not TOML, an unknown key, a wrong type, unit or
///                     value, two layers of one name, roles that exclude each other; an override
///                     that names nothing
Stack read_stack(const std::filesystem::path& file,
                 const std::vector<InputOverride>& overrides = {});

/// The same for text in memory; `name` stands for the file. @throws InputError  as read_stack
Stack parse_stack(std::string_view text, std::string_view name,
                  const std::vector<InputOverride>& overrides = {});

/// The stack of the same file with further overrides, the later of two for one key counting.
/// @throws InputError  as read_stack
Stack variant(const Stack& stack, const std::vector<InputOverride>& overrides);

/// The path of a key as the stack file has it: "QD.thickness" is layer.QD.thickness and
/// "QD.hole_mobility" is layer.QD.electronic.hole_mobility; all else stays as it is.
/// @throws InputError  the path begins with neither a layer nor a key of the file
std::string full_path(const Stack& stack, std::string_view path);

/// Checks what the declaration cannot say by itself. @throws InputError  as read_stack
void check_stack(const Stack& stack);

/// Whether a layer has a role.
bool has_role(const Layer& layer, Role role);

/// Whether fields and not intensities add up in a layer.
bool is_coherent(const Layer& layer);

/// Index of the layer of a name. @throws InputError  there is none; names those that are close
std::size_t layer_index(const Stack& stack, std::string_view name);

/// Index of the layer with the role emitter.
/// @throws InputError  no layer has it, or there is no [emitter]
std::size_t emitter_index(const Stack& stack);

}  // namespace anchorite::stack
