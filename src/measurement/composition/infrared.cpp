#include "anchorite/measurement/composition/infrared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/base/lower_case.hpp"
#include "anchorite/measurement/formats/at_file.hpp"

namespace anchorite::measurement {

namespace {

constexpr const char* per_centimetre = "cm-1";

/// Wavenumbers of a column in 1/cm; a unit of length is a wavelength.
Column wavenumbers_of(const DataTable& table) {
    Column out = table.columns.front();
    const std::string words = lower_case(out.name + " " + out.unit);
    const bool wavelength = words.find("wavelength") != std::string::npos;
    const bool wavenumber =
        words.find("wavenumber") != std::string::npos || words.find("cm-1") != std::string::npos ||
        words.find("1/cm") != std::string::npos || words.find("cm⁻¹") != std::string::npos ||
        words.find("cm^-1") != std::string::npos;
    if (wavelength && measures(out, Dimension::length)) {
        out.values = column_in_unit(out, "cm", Dimension::length);
        for (double& value : out.values) value = 1 / value;
    } else if (!wavenumber) {
        throw InputError({}, fmt::format("the axis \"{}\" is no wavenumber", out.name),
                         "name it, e.g. --columns 'wavenumber [cm-1]' 'absorbance'");
    }
    out.unit = per_centimetre;
    return out;
}

InfraredOrdinate ordinate_of(const Column& column, InfraredOrdinate asked) {
    const std::string words = lower_case(column.name + " " + column.unit);
    const bool transmittance = words.find("transmi") != std::string::npos || column.unit == "%";
    const bool absorbance = words.find("absorb") != std::string::npos;
    const InfraredOrdinate said = transmittance == absorbance ? InfraredOrdinate::unsaid
                                  : transmittance             ? InfraredOrdinate::transmittance
                                                              : InfraredOrdinate::absorbance;
    if (asked != InfraredOrdinate::unsaid && said != InfraredOrdinate::unsaid && asked != said) {
        throw InputError({},
                         fmt::format("the file has \"{}\", not what --ordinate says", column.name),
                         "leave out --ordinate");
    }
    const InfraredOrdinate found = said == InfraredOrdinate::unsaid ? asked : said;
    if (found != InfraredOrdinate::unsaid) return found;
    throw InputError(
        {}, fmt::format("the values \"{}\" may be transmittance or absorbance", column.name),
        "say --ordinate transmittance or --ordinate absorbance");
}

/// Values as absorbance, and in which words.
std::string to_absorbance(Column& column, const InfraredOptions& options) {
    if (ordinate_of(column, options.ordinate) == InfraredOrdinate::absorbance) {
        return "absorbance as in the file";
    }
    const std::string words = lower_case(column.name + " " + column.unit);
    const bool percent =
        words.find('%') != std::string::npos || words.find("percent") != std::string::npos;
    for (double& value : column.values) {
        if (!(value > 0)) {
            throw InputError({}, "a transmittance of 0 or less has no absorbance",
                             "cut the file, or use one that was not clipped");
        }
        value = -std::log10(percent ? value / 100 : value);
    }
    return fmt::format("absorbance = -log10 of the transmittance{}", percent ? " in %" : "");
}

/// The two points that an anchor's height comes from: it is the second's by `part`.
struct AnchorPlace {
    std::size_t second = 1;
    double part = 0;

    [[nodiscard]] double height(const Trace& trace) const {
        return (1 - part) * trace.y[second - 1] + part * trace.y[second];
    }
};

AnchorPlace place_of(const Trace& trace, double anchor) {
    const auto right = std::ranges::lower_bound(trace.x, anchor);
    if (anchor < trace.x.front() || right == trace.x.end()) {
        throw InputError(fmt::format("the anchor {:g} lies outside the spectrum, {:g} to {:g}",
                                     anchor, trace.x.front(), trace.x.back()));
    }
    const auto i = std::max<std::size_t>(1, static_cast<std::size_t>(right - trace.x.begin()));
    return {i, (anchor - trace.x[i - 1]) / (trace.x[i] - trace.x[i - 1])};
}

/// Values straight between anchors in ascending order, and on beyond them.
std::vector<double> straight_between(const std::vector<double>& x,
                                     const std::vector<double>& anchors,
                                     const std::vector<double>& heights) {
    std::vector<double> out;
    const auto last = static_cast<std::ptrdiff_t>(anchors.size()) - 1;
    for (const double at : x) {
        const auto right = std::ranges::upper_bound(anchors, at) - anchors.begin();
        const auto i = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(right, 1, last));
        const double part = (at - anchors[i - 1]) / (anchors[i] - anchors[i - 1]);
        out.push_back(heights[i - 1] + part * (heights[i] - heights[i - 1]));
    }
    return out;
}

std::vector<double> sorted_anchors(const InfraredOptions& options) {
    auto anchors = options.anchors;
    std::ranges::sort(anchors);
    return anchors;
}

std::vector<double> line_through(const Trace& trace, const InfraredOptions& options) {
    const auto anchors = sorted_anchors(options);
    std::vector<double> heights;
    for (const double anchor : anchors) heights.push_back(place_of(trace, anchor).height(trace));
    return straight_between(trace.x, anchors, heights);
}

/// Takes the anchors' part off the weights of points in a linear figure of a band, which on a
/// straight baseline of height 1 at one anchor and 0 at the others is `of_unit`.
template <class OfUnit>
void subtract_anchors(std::vector<double>& weights, const InfraredSpectrum& spectrum,
                      const InfraredOptions& options, const OfUnit& of_unit) {
    if (options.baseline != InfraredBaseline::anchors) return;
    const auto anchors = sorted_anchors(options);
    for (std::size_t k = 0; k < anchors.size(); ++k) {
        std::vector<double> unit(anchors.size(), 0);
        unit[k] = 1;
        const double share = of_unit(anchors, unit);
        const AnchorPlace place = place_of(spectrum.raw, anchors[k]);
        weights[place.second - 1] -= share * (1 - place.part);
        weights[place.second] -= share * place.part;
    }
}

/// Weights of all points in a band's area, baseline included: the area is linear in the points.
std::vector<double> area_weights(const InfraredSpectrum& spectrum, const TraceWindow& window,
                                 const InfraredOptions& options) {
    const auto& x = spectrum.raw.x;
    std::vector<double> weights(x.size(), 0), inside;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (x[i] < window.low || x[i] > window.high) continue;
        inside.push_back(x[i]);
        if (inside.size() < 2) continue;
        weights[i - 1] += (x[i] - x[i - 1]) / 2;
        weights[i] += (x[i] - x[i - 1]) / 2;
    }
    subtract_anchors(weights, spectrum, options, [&](const auto& anchors, const auto& unit) {
        return band_figures({"", inside, straight_between(inside, anchors, unit)}, 0).area;
    });
    return weights;
}

double root_of_squares(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value * value;
    return std::sqrt(sum);
}

InfraredBand band_of(const InfraredSpectrum& spectrum, const TraceWindow& window,
                     const InfraredOptions& options) {
    InfraredBand band{window, band_figures(part_of(spectrum.corrected, window), spectrum.noise)};
    band.weights = area_weights(spectrum, window, options);
    band.figures.area_error = spectrum.noise * root_of_squares(band.weights);
    std::vector<double> top(spectrum.raw.x.size(), 0);
    subtract_anchors(top, spectrum, options, [&](const auto& anchors, const auto& unit) {
        return straight_between({band.figures.position}, anchors, unit).front();
    });
    band.height_error = spectrum.noise * std::hypot(1, root_of_squares(top));
    return band;
}

InfraredValue ratio_of(const InfraredBand& band, const InfraredBand& internal, double noise) {
    if (!(internal.figures.area > 0)) {
        throw InputError("the internal band " + internal.window.name() +
                         " has no area: choose another, or a baseline");
    }
    const double value = band.figures.area / internal.figures.area;
    std::vector<double> weights = band.weights;  // both areas may share anchors
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] -= value * internal.weights[i];
    return {value, noise * root_of_squares(weights) / internal.figures.area};
}

/// q/q0 - 1 with its error.
InfraredValue change_of(const InfraredBand& band, const InfraredBand& first) {
    const auto quantity = [](const InfraredBand& one) {
        return one.ratio ? *one.ratio : InfraredValue{one.figures.area, one.figures.area_error};
    };
    const InfraredValue now = quantity(band), then = quantity(first);
    if (then.value == 0) {
        throw InputError("the band " + band.window.name() + " of the first spectrum has no area");
    }
    const double ratio = now.value / then.value;
    return {ratio - 1, std::hypot(now.error, ratio * then.error) / std::abs(then.value)};
}

/// The spectrum of a file and its bands.
void add_file(InfraredResult& result, const InstrumentFile& file) {
    if (file.tables.empty()) throw InputError("it has no spectrum");
    const InfraredOptions& options = result.options;
    InfraredSpectrum spectrum = infrared_spectrum(file.tables.front(), options);
    spectrum.raw.name = file.path.filename().string();
    std::vector<InfraredBand> bands;
    for (const TraceWindow& window : options.bands) {
        bands.push_back(band_of(spectrum, window, options));
    }
    if (options.internal) {
        const InfraredBand internal = band_of(spectrum, *options.internal, options);
        for (InfraredBand& band : bands) band.ratio = ratio_of(band, internal, spectrum.noise);
    }
    result.spectra.push_back(std::move(spectrum));
    result.bands.push_back(std::move(bands));
}

}  // namespace

void InfraredOptions::validate() const {
    if (bands.empty()) throw InputError("no band is named that should be measured");
    if (!(atr_reference > 0)) throw InputError("the reference wavenumber must be positive");
    if (baseline == InfraredBaseline::anchors && anchors.size() < 2) {
        throw InputError("a baseline through points needs two points or more");
    }
    auto sorted = anchors;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end()) {
        throw InputError("a point of the baseline is named twice");
    }
}

std::vector<double> rubber_band(const Trace& trace) {
    std::vector<std::size_t> hull;
    const auto turns_down = [&](std::size_t a, std::size_t b, std::size_t c) {
        return (trace.x[b] - trace.x[a]) * (trace.y[c] - trace.y[a]) <=
               (trace.y[b] - trace.y[a]) * (trace.x[c] - trace.x[a]);
    };
    for (std::size_t i = 0; i < trace.x.size(); ++i) {
        while (hull.size() > 1 && turns_down(hull[hull.size() - 2], hull.back(), i)) {
            hull.pop_back();
        }
        hull.push_back(i);
    }
    std::vector<double> out(trace.x.size());
    for (std::size_t k = 0; k + 1 < hull.size(); ++k) {
        const std::size_t a = hull[k], b = hull[k + 1];
        for (std::size_t i = a; i <= b; ++i) {
            const double part = (trace.x[i] - trace.x[a]) / (trace.x[b] - trace.x[a]);
            out[i] = trace.y[a] + part * (trace.y[b] - trace.y[a]);
        }
    }
    return out;
}

InfraredSpectrum infrared_spectrum(const DataTable& table, const InfraredOptions& options) {
    if (table.columns.size() < 2) throw InputError("an axis and values are needed");
    InfraredSpectrum out;
    Column values = table.columns[1];
    out.ordinate = to_absorbance(values, options);
    out.raw = trace_of(table, wavenumbers_of(table), values);
    out.corrected = out.raw;
    if (options.attenuated_reflection) {
        for (std::size_t i = 0; i < out.raw.x.size(); ++i) {
            out.corrected.y[i] *= out.raw.x[i] / options.atr_reference;
        }
    }
    out.baseline.assign(out.raw.x.size(), 0);
    if (options.baseline == InfraredBaseline::rubber_band)
        out.baseline = rubber_band(out.corrected);
    if (options.baseline == InfraredBaseline::anchors) {
        out.baseline = line_through(out.corrected, options);
    }
    std::ranges::transform(out.corrected.y, out.baseline, out.corrected.y.begin(), std::minus<>());
    if (options.noise) out.noise = noise_of(part_of(out.corrected, *options.noise));
    return out;
}

InfraredResult analyse_infrared(const std::vector<InstrumentFile>& files,
                                const InfraredOptions& options) {
    options.validate();
    InfraredResult result;
    result.options = options;
    for (const InstrumentFile& file : files) {
        result.sources.push_back({file.path, file.sha256, file.format});
        at_file(file, [&] { add_file(result, file); });
    }
    for (std::size_t i = 1; i < files.size(); ++i) {
        std::vector<InfraredValue> changes;
        for (std::size_t b = 0; b < options.bands.size(); ++b) {
            changes.push_back(change_of(result.bands[i][b], result.bands[0][b]));
        }
        result.changes.push_back(std::move(changes));
    }
    return result;
}

}  // namespace anchorite::measurement
