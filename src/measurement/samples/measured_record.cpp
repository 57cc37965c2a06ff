#include "anchorite/measurement/samples/measured_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>

#include "anchorite/base/error.hpp"
#include "anchorite/base/units.hpp"
#include "measurement/samples/measured_molecule.hpp"

namespace anchorite::measurement {

namespace {

/// A measured number in SI.
struct Measured {
    double value = 0;
    std::optional<double> error;
};

/// One analysis and the sample it belongs to.
struct Source {
    const SampleReport* sample;
    const MadeAnalysis* made;

    [[nodiscard]] std::string name() const { return sample->name.value; }
    [[nodiscard]] std::string from() const {
        return fmt::format("{} of {}", made->analysis.kind,
                           made->plan.inputs.front().path.filename().string());
    }
    [[nodiscard]] std::optional<Measured> find(std::string_view id, Dimension dimension) const {
        const auto& all = made->analysis.estimates;
        const auto found = std::ranges::find(all, id, &Estimate::id);
        if (found == all.end()) return std::nullopt;
        const auto si = [&](double value) {
            return found->unit.empty() ? value : from_unit(value, found->unit, dimension);
        };
        Measured out{si(found->value), {}};
        if (found->standard_error) out.error = si(*found->standard_error);
        return out;
    }
};

template <class Report>
const Report* reported_of(const std::vector<Report>& reports, const std::string& name) {
    const auto found = std::ranges::find_if(
        reports, [&](const Report& report) { return report.name.value == name; });
    return found == reports.end() ? nullptr : &*found;
}

/// The entry of a sample's measured values, which `begin` makes of the reported one, if any.
template <class Report>
Report& measured_of(std::vector<Report>& reports, const Source& source,
                    const std::function<Report(const Report*)>& begin) {
    const std::string name = source.name() + ", measured";
    for (Report& report : reports) {
        if (report.name.value == name) return report;
    }
    Report report = begin(reported_of(reports, source.name()));
    report.name = {name, source.made->plan.where};
    report.from = source.from();
    reports.push_back(std::move(report));
    return reports.back();
}

DeviceReport begin_device(const DeviceReport* reported) {
    DeviceReport out;
    out.measured = true;
    if (reported == nullptr) return out;
    out.plqy = reported->plqy;
    out.stack = reported->stack;
    out.peak = reported->peak;
    out.fwhm = reported->fwhm;
    return out;
}

LuminescenceReport begin_luminescence(const LuminescenceReport* reported) {
    return reported == nullptr ? LuminescenceReport{} : *reported;
}

TrapFillingReport begin_trap_filling(const TrapFillingReport* reported) {
    TrapFillingReport out;
    if (reported == nullptr) return out;
    out.film = reported->film;
    out.thickness = reported->thickness;
    out.permittivity = reported->permittivity;
    out.temperature = reported->temperature;
    return out;
}

StructureReport begin_structure(const StructureReport* reported) {
    return reported == nullptr ? StructureReport{} : *reported;
}

void compare(Record& record, const Source& source, const std::string& what,
             const std::optional<Located<double>>& reported, const Measured& measured,
             const std::string& unit, Dimension dimension) {
    if (!reported) return;
    const auto in_unit = [&](double si) {
        return unit.empty() ? si : to_unit(si, unit, dimension);
    };
    ComparedValue value{
        source.name() + ", " + what, unit, {in_unit(reported->value), reported->where},
        in_unit(measured.value),     {},   source.from()};
    if (measured.error) value.error = in_unit(*measured.error);
    record.compared.push_back(std::move(value));
}

void take_led(Record& record, const Source& source) {
    const DeviceReport* reported = reported_of(record.devices, source.name());
    const auto reported_eqe = reported ? reported->eqe_max : std::nullopt;
    const auto reported_radiance = reported ? reported->radiance_max : std::nullopt;
    DeviceReport& device = measured_of<DeviceReport>(record.devices, source, begin_device);
    const SourceLocation& where = source.made->plan.where;
    if (const auto eqe = source.find("largest_efficiency", Dimension::fraction)) {
        device.eqe_max = {eqe->value, where};
        compare(record, source, "largest EQE", reported_eqe, *eqe, "%", Dimension::fraction);
    }
    if (const auto radiance = source.find("most_radiance", Dimension::radiance)) {
        device.radiance_max = {radiance->value, where};
        compare(record, source, "largest radiance", reported_radiance, *radiance, "W/(sr m2)",
                Dimension::radiance);
    }
}

void take_spectrum(Record& record, const Source& source) {
    const DeviceReport* reported = reported_of(record.devices, source.name());
    const auto reported_cie = reported ? reported->cie : std::nullopt;
    std::optional<Located<double>> reported_peak;
    if (reported != nullptr && reported->peak) {
        reported_peak.emplace(*reported->peak, reported->name.where);
    }
    DeviceReport& device = measured_of<DeviceReport>(record.devices, source, begin_device);
    const SourceLocation& where = source.made->plan.where;
    if (const auto peak = source.find("peak", Dimension::length)) {
        device.peak = peak->value;
        compare(record, source, "peak", reported_peak, *peak, "nm", Dimension::length);
    }
    if (const auto width = source.find("fwhm", Dimension::length)) device.fwhm = width->value;
    const auto x = source.find("cie_x", Dimension::number);
    const auto y = source.find("cie_y", Dimension::number);
    if (!x || !y) return;
    device.cie = {std::array{x->value, y->value}, where};
    if (!reported_cie) return;
    const SourceLocation& at = reported_cie->where;
    compare(record, source, "CIE x", Located<double>(reported_cie->value[0], at), *x, "",
            Dimension::number);
    compare(record, source, "CIE y", Located<double>(reported_cie->value[1], at), *y, "",
            Dimension::number);
}

LuminescenceReport& luminescence_of(Record& record, const Source& source) {
    auto& report = measured_of<LuminescenceReport>(record.luminescence, source, begin_luminescence);
    if (report.emitter.empty()) report.emitter = source.sample->emitter;
    return report;
}

void take_plqy(Record& record, const Source& source) {
    for (const char* id : {"plqy_corrected", "plqy_internal", "plqy"}) {
        const auto yield = source.find(id, Dimension::fraction);
        if (!yield) continue;
        const LuminescenceReport* reported = reported_of(record.luminescence, source.name());
        const auto before = reported ? reported->plqy : std::nullopt;
        luminescence_of(record, source).plqy = {yield->value, source.made->plan.where};
        compare(record, source, "PLQY", before, *yield, "%", Dimension::fraction);
        auto& device = measured_of<DeviceReport>(record.devices, source, begin_device);
        device.plqy = yield->value;
        return;
    }
}

void take_decay(Record& record, const Source& source) {
    for (const char* id : {"tau_average_amplitude", "tau_1"}) {
        const auto mean = source.find(id, Dimension::time);
        if (!mean) continue;
        const LuminescenceReport* reported = reported_of(record.luminescence, source.name());
        const bool same = reported != nullptr && reported->average == AverageKind::amplitude;
        const auto before = same ? reported->lifetime : std::nullopt;
        LuminescenceReport& report = luminescence_of(record, source);
        report.lifetime = {mean->value, source.made->plan.where};
        report.average = AverageKind::amplitude;
        report.amplitudes.clear();
        report.lifetimes.clear();
        compare(record, source, "amplitude-weighted mean lifetime", before, *mean, "ns",
                Dimension::time);
        return;
    }
}

void take_sclc(Record& record, const Source& source) {
    const auto voltage = source.find("v_tfl_ohmic", Dimension::voltage);
    if (!voltage) return;
    const TrapFillingReport* reported = reported_of(record.trap_fillings, source.name());
    const auto before = reported ? std::optional(reported->voltage) : std::nullopt;
    auto& report = measured_of<TrapFillingReport>(record.trap_fillings, source, begin_trap_filling);
    report.voltage = {voltage->value, source.made->plan.where};
    if (const auto density = source.find("trap_density", Dimension::number_density)) {
        report.density = {density->value, source.made->plan.where};
    }
    compare(record, source, "V_TFL", before, *voltage, "V", Dimension::voltage);
}

void take_lattice(Record& record, const Source& source) {
    const auto constant = source.find("a", Dimension::length);
    if (!constant) return;
    auto& report = measured_of<StructureReport>(record.structures, source, begin_structure);
    report.lattice_constant = {constant->value, source.made->plan.where};
}

/// Spacings of an image, the strongest fringes first [m].
std::vector<double> spacings_of(const Source& source) {
    std::vector<double> out;
    while (const auto next = source.find(fmt::format("d_{}", out.size() + 1), Dimension::length)) {
        out.push_back(next->value);
    }
    return out;
}

/// What the reported plane's spacing should be: by diffraction, else as reported [m].
std::optional<double> expected_spacing(const StructureReport& report) {
    const auto& plane = *report.plane;
    const double indices = std::hypot(plane[0], plane[1], plane[2]);
    if (report.lattice_constant && indices > 0) return report.lattice_constant->value / indices;
    return report.spacing ? std::optional(report.spacing->value) : std::nullopt;
}

/// The spacing that a report's plane is set against: of several fringes those nearest to what is
/// expected of it. Without anything to expect the strongest are taken and the plane is let go.
void take_fringes(Record& record, const Source& source) {
    const auto spacings = spacings_of(source);
    if (spacings.empty()) return;
    auto& report = measured_of<StructureReport>(record.structures, source, begin_structure);
    double taken = spacings.front();
    if (report.plane) {
        if (const auto expected = expected_spacing(report)) {
            taken = *std::ranges::min_element(spacings, {}, [&](double spacing) {
                return std::abs(std::log(spacing / *expected));
            });
        } else {
            report.plane.reset();
        }
    }
    report.spacing = {taken, source.made->plan.where};
}

/// A word of a table's row as a quantity; none where it is no number ("not reached").
std::optional<double> quantity_in(const ResultTable& table, const std::string& column,
                                  std::size_t row, const std::string& unit, Dimension dimension) {
    const auto found = std::ranges::find(table.columns, column, &ResultColumn::name);
    if (found == table.columns.end() || row >= found->words.size()) return std::nullopt;
    try {
        return parse_quantity(found->words[row] + unit, dimension);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

/// What is reported of a sample's lifetime, with the levels that were measured.
void take_lifetime(Record& record, const Source& source) {
    const LifetimeReport* reported = reported_of(record.lifetimes, source.name());
    const auto& tables = source.made->analysis.tables;
    const auto traces = std::ranges::find(tables, "traces", &ResultTable::id);
    if (reported == nullptr || traces == tables.end() || traces->columns.empty()) return;
    LifetimeReport measured = *reported;
    measured.name.value += ", measured";
    measured.from = source.from();
    measured.levels.clear();
    for (std::size_t row = 0; row < traces->columns.front().words.size(); ++row) {
        const auto level = quantity_in(*traces, "R0", row, "", Dimension::radiance);
        const auto t50 = quantity_in(*traces, "T50 interpolated [h]", row, " h", Dimension::time);
        if (level && t50) {
            measured.levels.push_back({{*level, source.made->plan.where}, *t50});
        }
    }
    if (!measured.levels.empty()) record.lifetimes.push_back(std::move(measured));
}

void take(Record& record, const Source& source) {
    const std::string& kind = source.made->plan.request.kind;
    if (kind == "led") take_led(record, source);
    if (kind == "spectrum") take_spectrum(record, source);
    if (kind == "plqy") take_plqy(record, source);
    if (kind == "decay") take_decay(record, source);
    if (kind == "sclc") take_sclc(record, source);
    if (kind == "xrd") take_lattice(record, source);
    if (kind == "lifetime") take_lifetime(record, source);
    if (kind == "nmr" || kind == "mass") take_molecule(record, *source.sample, *source.made);
}

}  // namespace

Record with_measured(const Record& record, const SampleResults& results) {
    Record out = record;
    std::vector<Source> images;  // after diffraction, which says what to expect of planes
    for (const MadeAnalysis& made : results.analyses) {
        if (made.how == MadeHow::failed || made.plan.inputs.empty()) continue;
        const SampleReport* sample = reported_of(record.samples, made.plan.sample);
        if (sample == nullptr) continue;
        if (made.plan.request.kind == "fringes") {
            images.push_back({sample, &made});
        } else {
            take(out, {sample, &made});
        }
    }
    for (const Source& image : images) take_fringes(out, image);
    return out;
}

}  // namespace anchorite::measurement
