#include "anchorite/stack/emitter.hpp"

#include <fmt/format.h>

namespace anchorite::stack {
namespace {

constexpr double nanometre = 1e-9;  // [m]

void check_profile(const EmissionProfile& profile) {
    const bool listed = profile.shape == ProfileShape::listed;
    if (listed != !profile.positions.empty() ||
        profile.positions.size() != profile.weights.size()) {
        throw InputError(fmt::format(
            "{} positions and {} weights; a listed profile needs as many of both, others none",
            profile.positions.size(), profile.weights.size()));
    }
    const bool needs_length = profile.shape == ProfileShape::decay_from_bottom ||
                              profile.shape == ProfileShape::decay_from_top ||
                              profile.shape == ProfileShape::gaussian;
    if (needs_length != profile.length.has_value()) {
        throw InputError(needs_length ? "this shape of the profile needs a length"
                                      : "this shape of the profile takes no length");
    }
    const bool takes_centre =
        profile.shape == ProfileShape::sheet || profile.shape == ProfileShape::gaussian;
    if (profile.centre && !takes_centre) {
        throw InputError(profile.centre->where, "only a sheet or a Gaussian has a centre");
    }
}

void check_spectrum(const Emitter& emitter) {
    const bool shape = emitter.peak.has_value() && emitter.fwhm.has_value();
    if (emitter.peak.has_value() != emitter.fwhm.has_value() ||
        emitter.spectrum.has_value() == shape) {
        throw InputError("the emitter needs either spectrum, a file, or both peak and fwhm");
    }
}

Schema<EmissionProfile> profile_schema() {
    using Shape = ProfileShape;
    Schema<EmissionProfile> schema("[emitter.profile]",
                                   "Where in the layer excitons recombine; distances count from "
                                   "the layer's lower face.");
    schema
        .choice("shape", &EmissionProfile::shape,
                {{"uniform", Shape::uniform, "everywhere alike"},
                 {"sheet", Shape::sheet, "in one plane"},
                 {"decay-from-bottom", Shape::decay_from_bottom, "densest at the lower face"},
                 {"decay-from-top", Shape::decay_from_top, "densest at the upper face"},
                 {"gaussian", Shape::gaussian, "around one plane"},
                 {"listed", Shape::listed, "as listed"}},
                {.doc = "Density over the layer."})
        .quantity("centre", &EmissionProfile::centre, Dimension::length,
                  {.doc = "Of a sheet or Gaussian; the middle by default.", .range = {0}})
        .quantity("length", &EmissionProfile::length, Dimension::length,
                  {.doc = "Decay length, or standard deviation of a Gaussian.", .range = {1e-11}})
        .quantity("positions", &EmissionProfile::positions, Dimension::length,
                  {.doc = "Of a listed profile.", .range = {0}})
        .number("weights", &EmissionProfile::weights,
                {.doc = "Of a listed profile, on any scale.", .range = {0}})
        .integer("points", &EmissionProfile::points,
                 {.doc = "Positions at which emission is computed.", .range = {1, 1000}})
        .validated_by(check_profile);
    return schema;
}

void add_efficiencies(Schema<Emitter>& schema) {
    schema
        .quantity("plqy", &Emitter::plqy, Dimension::fraction,
                  {.doc = "Quantum yield in a homogeneous medium, no light lost on the way.",
                   .required = true,
                   .range = {0, 1}})
        .quantity("plqy_tolerance", &Emitter::plqy_tolerance, Dimension::fraction,
                  {.doc = "Half-width of what the yield may be.", .range = {0, 1}})
        .quantity("charge_balance", &Emitter::charge_balance, Dimension::fraction,
                  {.doc = "Share of the electrons that make an exciton.", .range = {0, 1}})
        .number("horizontal", &Emitter::horizontal,
                {.doc = "Share of the dipoles that lie in the plane; 2/3 is isotropic.",
                 .range = {0, 1}})
        .number("horizontal_tolerance", &Emitter::horizontal_tolerance,
                {.doc = "Half-width of what that share may be.", .range = {0, 1}});
}

}  // namespace

Schema<Emitter> emitter_schema() {
    Schema<Emitter> schema("[emitter]", "What the layer with the role emitter does on its own.");
    schema
        .text("spectrum", &Emitter::spectrum,
              {.doc = "Text file with the columns wavelength and intensity, relative to this file; "
                      "either this or peak and fwhm."})
        .text("wavelength_unit", &Emitter::wavelength_unit,
              {.doc = "Unit of the spectrum's first column where its heading does not say.",
               .allowed = {"nm", "um", "µm", "m"}})
        .quantity("peak", &Emitter::peak, Dimension::length,
                  {.doc = "Of a Gaussian in wavelength.", .range = {100 * nanometre, 1e-5}})
        .quantity("fwhm", &Emitter::fwhm, Dimension::length,
                  {.doc = "Full width of the Gaussian at half maximum.",
                   .range = {0.1 * nanometre, 1e-6}})
        .choice("kind", &Emitter::kind,
                {{"photons", SpectrumKind::photons, "photons per second"},
                 {"power", SpectrumKind::power, "watts, as a calibrated spectrometer gives"}},
                {.doc = "What the spectrum counts, per nanometre."});
    add_efficiencies(schema);
    schema
        .choice("reabsorption", &Emitter::reabsorption,
                {{"ignore", Reabsorption::ignore, "as if the layer were transparent for its light"},
                 {"lost", Reabsorption::lost, "a channel of its own"},
                 {"recycle", Reabsorption::recycle, "it makes another exciton at the same place"}},
                {.doc = "What becomes of light that the emitting layer absorbs itself."})
        .table("profile", &Emitter::profile, profile_schema(), {.doc = "Emission over position."})
        .validated_by(check_spectrum);
    return schema;
}

}  // namespace anchorite::stack
