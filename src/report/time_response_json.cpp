#include "report/time_response_json.hpp"

#include "anchorite/base/json.hpp"

namespace anchorite::report {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_times = 1000;
constexpr int time_digits = 13;     // nanoseconds after an edge at a second are seen
constexpr double nm = 1e9;          // per metre
constexpr double ohm_cm2 = 1e4;     // per ohm m^2
constexpr double nF_per_cm2 = 1e5;  // per F/m^2

Json optional(const std::optional<double>& value) {
    return value ? Json(rounded(*value)) : Json(nullptr);
}

/// Times that are kept: all, or every so many, and the last.
std::vector<std::size_t> kept(std::size_t count) {
    const std::size_t stride = (count + most_times - 1) / most_times;
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < count; i += std::max<std::size_t>(stride, 1)) indices.push_back(i);
    if (!indices.empty() && indices.back() + 1 != count) indices.push_back(count - 1);
    return indices;
}

template <class Read>
Json column(const std::vector<std::size_t>& indices, const Read& read, int digits = 6) {
    Json values = Json::array();
    for (const std::size_t i : indices) values.push_back(rounded(read(i), digits));
    return values;
}

Json times_json(const std::optional<device::PulseTimes>& times) {
    if (!times) return nullptr;
    return {{"base", rounded(times->base)},
            {"plateau", rounded(times->plateau)},
            {"delay_s", optional(times->delay)},
            {"rise_s", optional(times->rise)},
            {"decay_s", optional(times->decay)}};
}

Json ions_json(const device::DeviceResult& result, const device::CourseResult& course,
               const std::vector<std::size_t>& at) {
    Json ions = Json::array();
    const auto& points = course.transient.points;
    for (std::size_t k = 0; k < result.built.device.ions.size(); ++k) {
        const bool anions = result.built.device.ions[k].charge < 0;
        ions.push_back(
            {{"kind", anions ? "anion" : "cation"},
             {"per_cm2", column(at, [&](auto i) { return 1e-4 * points[i].ions[k]; })},
             {"centre_nm", column(at, [&](auto i) { return nm * points[i].ion_centre[k]; })}});
    }
    return ions;
}

/// Beginnings of a pulse's edges.
Json edges_json(const device::Course& course) {
    if (course.kind != device::Course::Kind::pulse) return nullptr;
    return {rounded(course.corners[0].time, time_digits),
            rounded(course.corners[2].time, time_digits)};
}

Json course_json(const device::DeviceResult& result, const device::CourseResult& course) {
    static constexpr const char* kinds[] = {"corners", "pulse", "scan"};
    const auto& points = course.transient.points;
    const auto at = kept(points.size());
    Json json{{"name", course.course.name},
              {"kind", kinds[static_cast<std::size_t>(course.course.kind)]},
              {"source", course.course.current_source ? "current" : "voltage"},
              {"failure", course.failure.empty() ? Json(nullptr) : Json(course.failure)},
              {"steps", points.size()},
              {"rejected_steps", course.transient.rejected},
              {"edges_s", edges_json(course.course)},
              {"radiance_times", times_json(course.light_times)},
              {"voltage_times", times_json(course.voltage_times)},
              {"rate_V_per_s", rounded(course.course.rate)},
              {"hysteresis_index", course.loop ? optional(course.loop->index) : Json(nullptr)},
              {"time_s", column(
                             at, [&](auto i) { return points[i].time; }, time_digits)},
              {"voltage_V", column(at, [&](auto i) { return points[i].voltage; })},
              {"current_mA_per_cm2", column(at, [&](auto i) { return 0.1 * points[i].current; })}};
    if (!course.radiance.empty()) {
        json["radiance_W_per_sr_m2"] = column(at, [&](auto i) { return course.radiance[i]; });
        json["luminance_cd_per_m2"] = column(at, [&](auto i) { return course.luminance[i]; });
    }
    json["trapped_per_cm2"] = column(at, [&](auto i) { return 1e-4 * points[i].trapped; });
    json["ions"] = ions_json(result, course, at);
    return json;
}

Json response_json(const device::BiasResponse& response) {
    Json frequency = Json::array(), capacitance = Json::array();
    Json conductance = Json::array(), real = Json::array(), imaginary = Json::array();
    for (const auto& point : response.points) {
        frequency.push_back(rounded(point.frequency));
        capacitance.push_back(rounded(nF_per_cm2 * point.capacitance));
        conductance.push_back(rounded(0.1 * point.admittance.real()));
        real.push_back(rounded(ohm_cm2 * point.impedance.real()));
        imaginary.push_back(rounded(ohm_cm2 * point.impedance.imag()));
    }
    return {{"bias_V", rounded(response.bias)},
            {"failure", response.failure.empty() ? Json(nullptr) : Json(response.failure)},
            {"frequency_Hz", frequency},
            {"capacitance_nF_per_cm2", capacitance},
            {"conductance_mS_per_cm2", conductance},
            {"impedance_real_ohm_cm2", real},
            {"impedance_imaginary_ohm_cm2", imaginary}};
}

}  // namespace

Json transients_json(const device::DeviceResult& result) {
    if (result.transients.empty()) return nullptr;
    Json json = Json::array();
    for (const auto& course : result.transients) json.push_back(course_json(result, course));
    return json;
}

Json impedances_json(const device::DeviceResult& result) {
    if (result.impedances.empty()) return nullptr;
    Json responses = Json::array();
    for (const auto& response : result.impedances) responses.push_back(response_json(response));
    return {{"geometric_capacitance_nF_per_cm2",
             rounded(nF_per_cm2 * device::geometric_capacitance(result.built.device))},
            {"responses", responses}};
}

}  // namespace anchorite::report
