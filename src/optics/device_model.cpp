#include "anchorite/optics/device_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/at_place.hpp"
#include "anchorite/base/text_file.hpp"

namespace anchorite::optics {
namespace {

constexpr double nanometre = 1e-9;

std::vector<std::complex<double>> indices(const Located<std::string>& name,
                                          const MaterialLibrary& library,
                                          const std::vector<double>& wavelengths) {
    const Material& material = library.find(name);
    return at_place(name, [&](const std::string&) {
        std::vector<std::complex<double>> result;
        for (const double wavelength : wavelengths) {
            result.push_back(index_at(material, wavelength));
        }
        return result;
    });
}

OpticalLayer ambient(const Located<std::string>& name, const char* side,
                     const MaterialLibrary& library, const std::vector<double>& wavelengths) {
    OpticalLayer layer{name.value, 0, true, indices(name, library, wavelengths)};
    for (const auto& index : layer.index) {
        if (index.imag() <= 0) continue;
        throw InputError(name.where,
                         fmt::format("the medium {} the stack, \"{}\", absorbs (k = {:.3g})", side,
                                     name.value, index.imag()),
                         "take a transparent medium there and make this one a layer");
    }
    return layer;
}

void check_thick_layers(const stack::Stack& description) {
    for (std::size_t i = 0; i < description.layers.size(); ++i) {
        const bool outermost = i == 0 || i + 1 == description.layers.size();
        const stack::Layer& layer = description.layers[i];
        if (outermost || is_coherent(layer)) continue;
        throw InputError(
            layer.name.where,
            fmt::format("layer \"{}\" is thick and lies between films", layer.name.value),
            "only the lowest or the highest layer can be a substrate; say coherent = "
            "true for a film");
    }
}

void check_host(const stack::Layer& layer, const OpticalStack& stack, std::size_t index) {
    if (!is_coherent(layer)) {
        throw InputError(layer.name.where,
                         fmt::format("layer \"{}\" emits and is thick", layer.name.value),
                         "an emitter needs a film; drop coherent = false");
    }
    for (std::size_t i = 0; i < stack.wavelengths.size(); ++i) {
        const auto n = stack.layers[index].index[i];
        if (n.real() >= n.imag()) continue;
        throw InputError(
            layer.material.where,
            fmt::format("layer \"{}\" emits, but {} is a metal (n = {:.3g}, k = {:.3g} at {:.4g} "
                        "nm)",
                        layer.name.value, layer.material.value, n.real(), n.imag(),
                        stack.wavelengths[i] / nanometre),
            "give the role emitter to the layer that makes light");
    }
}

double standard_deviation(double fwhm) {
    return fwhm / std::sqrt(8 * std::log(2.0));
}

struct Limits {
    double from, to;
};

/// Three standard deviations around the peak, within what the spectrum has.
Limits natural_limits(const Spectrum& intrinsic) {
    const Peak peak = peak_in_wavelength(intrinsic);
    const double first = intrinsic.wavelengths.front(), last = intrinsic.wavelengths.back();
    if (!peak.fwhm) return {first, last};
    const double reach = 3 * standard_deviation(*peak.fwhm);
    return {std::max(peak.position - reach, first), std::min(peak.position + reach, last)};
}

}  // namespace

OpticalStack optical_stack(const stack::Stack& description, const MaterialLibrary& library,
                           const std::vector<double>& wavelengths) {
    check_thick_layers(description);
    OpticalStack result;
    result.wavelengths = wavelengths;
    result.layers.push_back(ambient(description.ambient.below, "below", library, wavelengths));
    for (const stack::Layer& layer : description.layers) {
        result.layers.push_back({layer.name, layer.thickness, is_coherent(layer),
                                 indices(layer.material, library, wavelengths)});
    }
    result.layers.push_back(ambient(description.ambient.above, "above", library, wavelengths));
    result.validate();
    return result;
}

Spectrum intrinsic_spectrum(const stack::Stack& description) {
    const stack::Emitter& emitter = description.emitter->value;
    Spectrum spectrum;
    if (emitter.spectrum) {
        const auto path = description.path.parent_path() / emitter.spectrum->value;
        spectrum = at_place(*emitter.spectrum, [&](const std::string&) {
            return parse_spectrum(read_text_file(path), path.string(), emitter.wavelength_unit);
        });
    } else {
        spectrum = gaussian_spectrum(emitter.peak->value, emitter.fwhm->value);
    }
    return emitter.kind == stack::SpectrumKind::photons ? spectrum : power_to_photons(spectrum);
}

std::vector<double> emission_wavelengths(const stack::Stack& description,
                                         const Spectrum& intrinsic) {
    const stack::OpticsSettings& settings = description.optics;
    const Limits natural = natural_limits(intrinsic);
    const double from = settings.from.value_or(natural.from);
    const double to = settings.to.value_or(natural.to);
    stack::OpticsSettings all = settings;
    all.from = from;
    all.to = to;
    at_place(*description.emitter, [&](const stack::Emitter&) { return all.validate(), 0; });
    std::vector<double> wavelengths;
    double light = 0;
    const auto count = static_cast<int>(std::floor((to - from) / settings.step + 1e-6));
    for (int i = 0; i <= count; ++i) {
        wavelengths.push_back(from + i * settings.step);
        light += value_at(intrinsic, wavelengths.back());
    }
    if (light > 0) return wavelengths;
    throw InputError(description.emitter->where,
                     fmt::format("nothing is emitted from {:.6g} to {:.6g} nm", from / nanometre,
                                 to / nanometre),
                     "let [optics] from and to hold the emitter's spectrum");
}

DeviceModel device_model(const stack::Stack& description, const MaterialLibrary& library) {
    const std::size_t emitting = emitter_index(description);
    const stack::Layer& layer = description.layers[emitting];
    const stack::Emitter& emitter = description.emitter->value;
    DeviceModel model;
    model.intrinsic = intrinsic_spectrum(description);
    model.stack =
        optical_stack(description, library, emission_wavelengths(description, model.intrinsic));
    check_host(layer, model.stack, emitting + 1);
    const EmissionPoints points = emission_points(emitter.profile, layer.thickness);
    model.emitter.layer = emitting + 1;
    model.emitter.positions = points.positions;
    model.emitter.weights = points.weights;
    for (const double wavelength : model.stack.wavelengths) {
        model.emitter.spectrum.push_back(value_at(model.intrinsic, wavelength));
    }
    model.emitter.horizontal_fraction = emitter.horizontal;
    model.yield = emitter.plqy;
    model.charge_balance = emitter.charge_balance;
    model.reabsorption = emitter.reabsorption;
    return model;
}

}  // namespace anchorite::optics
