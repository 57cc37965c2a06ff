#include "anchorite/study/lifetime_stage.hpp"

#include <algorithm>
#include <cmath>

#include "anchorite/base/error.hpp"
#include "anchorite/photophysics/rates.hpp"

namespace anchorite::study {

namespace {

constexpr int shown_times = 81;
constexpr double shown_lifetimes = 2;  // the decay is followed this many half lives
constexpr std::size_t drives = 5;      // currents that n is read from
constexpr double drive_range = 16;     // largest over smallest of them

/// y where x passes a value, straight in ln x; none outside of the curve.
std::optional<double> crossing(const std::vector<double>& x, const std::vector<double>& y,
                               double value) {
    for (std::size_t i = 1; i < x.size(); ++i) {
        if (!(x[i - 1] > 0) || !(x[i - 1] <= value && value <= x[i])) continue;
        const double share = std::log(value / x[i - 1]) / std::log(x[i] / x[i - 1]);
        return y[i - 1] + share * (y[i] - y[i - 1]);
    }
    return std::nullopt;
}

std::vector<double> efficiencies(const DiodeCurves& diode) {
    std::vector<double> values;
    for (const auto& external : diode.external) values.push_back(external.value_or(0));
    return values;
}

std::optional<double> ratio_of(const SamplePrediction& sample) {
    if (sample.ratio.fitted) return sample.ratio.fitted->value;
    return sample.ratio.measured;
}

const SamplePrediction& named(const std::vector<SamplePrediction>& samples,
                              const std::string& name) {
    return *std::ranges::find(samples, name, &SamplePrediction::name);
}

/// Mean n of those reported; 0: none.
double reported_exponent(const std::vector<SamplePrediction>& samples) {
    double sum = 0, count = 0;
    for (const SamplePrediction& sample : samples) {
        if (!sample.measured.acceleration) continue;
        sum += *sample.measured.acceleration;
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

lifetime::DefectGrowth growth_from(double ratio, double speed, double order) {
    lifetime::DefectGrowth growth;  // rates in units of k_r
    growth.initial = ratio;
    growth.scale = 1;
    growth.growth = speed;
    growth.order = order;
    return growth;
}

/// The device that ages: the current at which a diode has the level, and its ratio.
struct Ageing {
    std::string name;
    double ratio = 0;
    double current = 0;  ///< [A/m^2]
};

std::vector<Ageing> ageing_devices(const std::vector<SamplePrediction>& samples,
                                   const DeviceStage& device, double level) {
    std::vector<Ageing> out;
    for (const DiodeCurves& diode : device.diodes) {
        const auto current = crossing(diode.radiance, diode.current, level);
        const auto ratio = ratio_of(named(samples, diode.name));
        if (current && ratio) out.push_back({diode.name, *ratio, *current});
    }
    return out;
}

AgeingCurve curve_of(const Ageing& device, const lifetime::DefectGrowth& growth, double drive,
                     const lifetime::RadianceOfTraps& radiance) {
    const double half = lifetime::growth_lifetime(growth, drive, radiance);
    AgeingCurve out{device.name, {}, {}};
    for (int i = 0; i < shown_times; ++i) {
        out.times.push_back(shown_lifetimes * half * i / (shown_times - 1));
    }
    out.share = lifetime::grow_defects(growth, drive, radiance, out.times).values;
    const double fresh = out.share.front();
    for (double& value : out.share) value /= fresh;
    return out;
}

/// n of the control's device: T50 at currents that all computed devices reach.
std::optional<double> grown_exponent(const std::vector<SamplePrediction>& samples,
                                     const DeviceStage& device,
                                     const lifetime::DefectGrowth& growth) {
    double highest = INFINITY;
    for (const auto& diode : device.diodes) {
        const double last = diode.current.empty() ? 0 : diode.current.back();
        highest = std::min(highest, last);
    }
    std::vector<double> currents;
    for (std::size_t i = 0; i < drives; ++i) {
        const double share = static_cast<double>(i) / (drives - 1);
        currents.push_back(highest * std::pow(drive_range, share - 1));
    }
    const lifetime::DrivenRadiance radiance = [&](double current, double ratio) {
        return current * EfficiencyOfTraps(samples, device.diodes, current).at(ratio);
    };
    return lifetime::acceleration_of(growth, currents, radiance).n;
}

}  // namespace

EfficiencyOfTraps::EfficiencyOfTraps(const std::vector<SamplePrediction>& samples,
                                     const std::vector<DiodeCurves>& diodes, double current) {
    std::vector<std::pair<double, double>> points;
    for (const DiodeCurves& diode : diodes) {
        const auto external = crossing(diode.current, efficiencies(diode), current);
        const auto ratio = ratio_of(named(samples, diode.name));
        if (external && ratio && *ratio > 0) points.emplace_back(*ratio, *external);
    }
    if (points.size() < 2) {
        throw InputError({}, "fewer than two computed devices reach the current that ageing needs",
                         "let the device's sweep begin lower or end higher");
    }
    std::ranges::sort(points);
    for (const auto& [ratio, external] : points) {
        ratios_.push_back(ratio);
        values_.push_back(external);
    }
}

double EfficiencyOfTraps::at(double ratio) const {
    const auto yield = [](double r) { return photophysics::yield_of_ratio(r); };
    if (ratio <= ratios_.front()) return values_.front() * yield(ratio) / yield(ratios_.front());
    if (ratio >= ratios_.back()) return values_.back() * yield(ratio) / yield(ratios_.back());
    const auto above = std::ranges::upper_bound(ratios_, ratio);
    const auto i = static_cast<std::size_t>(above - ratios_.begin());
    const double share = std::log(ratio / ratios_[i - 1]) / std::log(ratios_[i] / ratios_[i - 1]);
    return values_[i - 1] + share * (values_[i] - values_[i - 1]);
}

std::optional<LifetimeStage> lifetime_stage(const std::vector<SamplePrediction>& samples,
                                            const std::optional<DeviceStage>& device) {
    const Measured& control = samples.front().measured;
    if (!control.t50 || !control.t50_radiance) return std::nullopt;
    LifetimeStage stage;
    stage.level = *control.t50_radiance;
    stage.exponent = reported_exponent(samples);
    if (!device) return stage;
    const auto devices = ageing_devices(samples, *device, stage.level);
    if (devices.empty() || devices.front().name != samples.front().name) return stage;
    const Ageing& reference = devices.front();
    const auto radiance_of = [&](const Ageing& aged) {
        return [efficiency = EfficiencyOfTraps(samples, device->diodes, aged.current)](
                   double ratio) { return efficiency.at(ratio); };
    };
    const double unit = lifetime::growth_lifetime(growth_from(reference.ratio, 1, stage.order), 1,
                                                  radiance_of(reference));
    const double speed = unit / *control.t50;
    for (const Ageing& aged : devices) {
        const auto growth = growth_from(aged.ratio, speed, stage.order);
        stage.curves.push_back(
            curve_of(aged, growth, aged.current / reference.current, radiance_of(aged)));
    }
    stage.grown_exponent =
        grown_exponent(samples, *device, growth_from(reference.ratio, 1, stage.order));
    return stage;
}

}  // namespace anchorite::study
