#include "anchorite/optics/outside_light.hpp"

#include <fmt/format.h>

#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/optics/device_model.hpp"

namespace anchorite::optics {
namespace {

constexpr double nanometre = 1e-9;

WavelengthRange common_range(const stack::Stack& description, const MaterialLibrary& library) {
    WavelengthRange common;
    const auto narrow = [&](const Located<std::string>& name) {
        const Material& material = library.find(name);
        if (material.beyond_table == stack::BeyondTable::hold) return;
        common = overlap(common, range_of(material));
    };
    narrow(description.ambient.below);
    narrow(description.ambient.above);
    for (const stack::Layer& layer : description.layers) narrow(layer.material);
    return common;
}

}  // namespace

OutsideLight outside_light(const stack::Stack& description, const MaterialLibrary& library) {
    const stack::OpticsSettings& settings = description.optics;
    const WavelengthRange wanted{settings.outside_from.value_or(400 * nanometre),
                                 settings.outside_to.value_or(800 * nanometre)};
    const WavelengthRange known = common_range(description, library);
    WavelengthRange range = wanted;
    // On whole steps of the wanted range, so that wavelengths stay round.
    const double step = settings.outside_step;
    if (!settings.outside_from && known.from > range.from) {
        range.from += std::ceil((known.from - range.from) / step - 1e-6) * step;
    }
    if (!settings.outside_to && known.to < range.to) range.to = known.to;
    OutsideLight light;
    if (range.from != wanted.from || range.to != wanted.to) {
        light.cut = fmt::format("tables of all layers hold from {:.6g} to {:.6g} nm only",
                                known.from / nanometre, known.to / nanometre);
    }
    const auto count = static_cast<int>(std::floor((range.to - range.from) / step + 1e-6));
    for (int i = 0; i <= count; ++i) light.wavelengths.push_back(range.from + i * step);
    if (light.wavelengths.empty()) return light;
    const OpticalStack stack = optical_stack(description, library, light.wavelengths);
    for (std::size_t i = 0; i < light.wavelengths.size(); ++i) {
        light.responses.push_back(respond_unpolarised(stack, i));
    }
    return light;
}

}  // namespace anchorite::optics
