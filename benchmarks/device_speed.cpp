// Time a point of the reference cases 30 and 40 against SIMsalabim's (1000 points; seconds of user
// time measured on a two-core machine) at equal or better error, and the cost of a point against
// the number of nodes.
#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "anchorite/device/sweep.hpp"
#include "support/reference_devices.hpp"

using namespace anchorite;

namespace {

struct Peer {
    const char* number;
    double seconds;   ///< of SIMsalabim, NP = 1000
    double low;       ///< sweep [V]
    double high;      ///< [V]
    double error_at;  ///< voltage of the comparison [V]
    double peer;      ///< SIMsalabim's current there [A/m^2]
    double finest;    ///< cell of our grids: the layers with large offsets need a finer one [m]
};

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<double> voltages(const Peer& peer) {
    std::vector<double> list;
    const int count = static_cast<int>(std::lround((peer.high - peer.low) / 0.1)) + 1;
    for (int i = 0; i < count; ++i) list.push_back(peer.low + 0.1 * i);
    return list;
}

/// CPU seconds of a sweep, the median of seven.
template <typename Run>
double median_seconds(Run&& run) {
    std::vector<double> times;
    for (int i = 0; i < 7; ++i) {
        const double start = cpu_seconds();
        run();
        times.push_back(cpu_seconds() - start);
    }
    std::ranges::sort(times);
    return times[3];
}

double current_at(const device::Sweep& curve, double voltage) {
    for (const auto& point : curve.points) {
        if (std::abs(point.voltage - voltage) < 1e-9) return point.current;
    }
    return NAN;
}

bool compare(const Peer& peer) {
    const auto device = test::reference_device(peer.number);
    device::SweepOptions exact;
    exact.grid = {1600, 5e-13};
    exact.adapt = false;
    const double limit = current_at(device::sweep(device, {peer.error_at}, exact), peer.error_at);
    const double peer_error = std::abs(peer.peer / limit - 1);
    const auto list = voltages(peer);
    bool good = false;
    for (const int cells : {30, 40, 60, 80, 120, 160}) {
        device::SweepOptions options;
        options.grid = {cells, peer.finest};
        options.adapt = false;
        device::Sweep curve;
        const double seconds =
            median_seconds([&] { curve = device::sweep(device, list, options); });
        const double error = std::abs(current_at(curve, peer.error_at) / limit - 1);
        const double times = peer.seconds / seconds;
        std::printf(
            "case %s, %3zu nodes: %6.2f ms for %zu points, error %.1e (SIMsalabim %.0f ms, "
            "%.1e): %.0f times faster%s\n",
            peer.number, curve.points.back().nodes, seconds * 1e3, list.size(), error,
            peer.seconds * 1e3, peer_error, times,
            error <= peer_error ? " at equal or better error" : "");
        good = good || (error <= peer_error && times >= 20);
    }
    std::printf("case %s: asked 20 times faster at equal or better error (goal 100): %s\n",
                peer.number, good ? "reached" : "not reached");
    return good;
}

bool cost_is_linear() {
    const auto device = test::reference_device("40");
    double first = 0;
    double last = 0;
    for (int cells = 100; cells <= 3200; cells *= 2) {
        device::SteadySolver solver(
            device::make_model(device, device::make_grid(device, {cells, 1e-12}), 300), {});
        solver.start();
        solver.move_to(3.9);
        int iterations = 0;
        const double start = cpu_seconds();
        for (int k = 0; k < 10; ++k) iterations += solver.move_to(4 + 0.01 * k).iterations;
        const double per_node =
            (cpu_seconds() - start) / iterations / static_cast<double>(solver.model().nodes());
        std::printf("%5zu nodes: %.1f Newton steps a point, %.0f ns a step and node\n",
                    solver.model().nodes(), iterations / 10.0, per_node * 1e9);
        if (cells == 100) first = per_node;
        last = per_node;
    }
    std::printf(
        "cost a node, largest grid over smallest: asked below 1.5 (linear), measured %.2f\n",
        last / first);
    return last < 1.5 * first;
}

}  // namespace

int main() {
    const bool moderate = compare({"30", 5.91, 1, 5, 3, 27760.75, 2e-11});
    const bool large = compare({"40", 7.25, 1.6, 7, 4, 507.532, 5e-12});
    const bool linear = cost_is_linear();
    return moderate && large && linear ? 0 : 1;
}
