#include "anchorite/stack/optics_settings.hpp"

#include <fmt/format.h>

namespace anchorite::stack {
namespace {

constexpr Range visible_and_near{100e-9, 10e-6};  // [m]
constexpr double most_wavelengths = 2000;

void check_range(const char* what, double from, double to, double step) {
    if (to < from) {
        throw InputError(
            fmt::format("the {} range ends at {:.6g} nm, before it begins at {:.6g} nm", what,
                        to * 1e9, from * 1e9));
    }
    if ((to - from) / step > most_wavelengths) {
        throw InputError(
            fmt::format("the {} range has more than {} wavelengths; take a larger step", what,
                        most_wavelengths));
    }
}

}  // namespace

void OpticsSettings::validate() const {
    if (from && to) check_range("emission", *from, *to, step);
    check_range("outside light's", outside_from.value_or(400e-9), outside_to.value_or(800e-9),
                outside_step);
}

Schema<OpticsSettings> optics_settings_schema() {
    Schema<OpticsSettings> schema("[optics]",
                                  "At which wavelengths light is computed, and how the interval "
                                  "from the tolerances is made.");
    const auto length = Dimension::length;
    const Range step{1e-11, 1e-6};
    schema
        .quantity("from", &OpticsSettings::from, length,
                  {.doc = "First wavelength of the emission; by default three standard deviations "
                          "below the spectrum's peak.",
                   .range = visible_and_near})
        .quantity("to", &OpticsSettings::to, length,
                  {.doc = "Last one; by default as far above.", .range = visible_and_near})
        .quantity(
            "step", &OpticsSettings::step, length,
            {.doc = "Between wavelengths of the emission.", .default_text = "5 nm", .range = step})
        .quantity(
            "outside_from", &OpticsSettings::outside_from, length,
            {.doc = "First wavelength of reflectance, transmittance and absorption; by default "
                    "400 nm, or where the last table begins.",
             .range = visible_and_near})
        .quantity("outside_to", &OpticsSettings::outside_to, length,
                  {.doc = "Last one; by default 800 nm, or where the first table ends.",
                   .range = visible_and_near})
        .quantity("outside_step", &OpticsSettings::outside_step, length,
                  {.doc = "Between them.", .default_text = "5 nm", .range = step})
        .integer("draws", &OpticsSettings::draws,
                 {.doc = "Stacks drawn from the stated tolerances; 0: no interval.",
                  .range = {0, 100000}})
        .integer("seed", &OpticsSettings::seed, {.doc = "Same seed, same draws.", .range = {0}})
        .validated_by(&OpticsSettings::validate);
    return schema;
}

}  // namespace anchorite::stack
