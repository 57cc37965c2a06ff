// Three slabs computed with CP2K 2023.1 before this module was there (PBE-D3, DZVP-MOLOPT-SR-GTH):
// the states about the gap are in tests/data/electronic/states.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "anchorite/base/text_file.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "anchorite/electronic/cost_estimate.hpp"
#include "anchorite/electronic/gap_states.hpp"
#include "anchorite/electronic/interaction.hpp"
#include "anchorite/electronic/open_weights.hpp"
#include "anchorite/electronic/result_json.hpp"
#include "support/reference_states.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

namespace {

struct Expected {
    const char* name;
    double trap;      // lowest empty state above the valence edge [eV]
    double first;     // px share of Pb1 in it
    double second;    // of Pb2
    double next;      // [eV]
    double bulk;      // bulk-like edge [eV]
    double pb1_wide;  // p_z below 2.3 eV
    double pb2_wide;
    double pb1_common;  // p_z below 2.18 eV
    double pb2_common;
};

const std::vector<Expected> slabs{
    {"defect", 1.065, 0.33, 0.33, 1.534, 1.734, 0.50, 0.50, 0.50, 0.50},
    {"tppo", 1.056, 0.28, 0.34, 1.461, 1.742, 0.05, 0.50, 0.05, 0.49},
    {"tmeoppo-p", 0.987, 0.28, 0.31, 1.400, 1.742, 0.04, 0.12, 0.04, 0.12}};

void compare(const char* name, const char* what, double asked, double measured, double within) {
    fmt::print("{:10} {:28} asked {:7.3f} +/- {:.3f}, measured {:7.3f}\n", name, what, asked,
               within, measured);
    EXPECT_NEAR(measured, asked, within) << name << " " << what;
}

double share_of(const GapState& state, const std::string& group, const std::string& orbital) {
    for (const OrbitalShare& share : state.composition) {
        if (share.group == group && share.orbital == orbital) return share.weight;
    }
    return 0;
}

void compare_weights(const Expected& slab, const test::ReferenceStates& states,
                     const BandEdges& edges, double window, double pb1, double pb2) {
    const OpenWeights found = open_weights(states.result, states.model, edges, window, {});
    ASSERT_EQ(found.metals.size(), 2u);
    const std::string below = fmt::format("6p_z below {:.2f} eV", window);
    compare(slab.name, ("Pb1 " + below).c_str(), pb1, found.metals[0].weight, 0.02);
    compare(slab.name, ("Pb2 " + below).c_str(), pb2, found.metals[1].weight, 0.02);
}

/// The shipped run of cubic CsPbI3 with Quantum ESPRESSO at 50 Ry.
MeasuredCost shipped_bulk_cost() {
    for (const auto& entry :
         std::filesystem::directory_iterator(ANCHORITE_SOURCE_DIR "/data/electronic")) {
        if (!entry.path().filename().string().starts_with("espresso")) continue;
        const auto json = nlohmann::ordered_json::parse(read_text_file(entry.path()));
        if (json.at("result").at("model") != "CsPbI3 1x") continue;
        const EngineResult run = parse_result_json(json.at("result").at("result"));
        double k_points = 1;
        for (std::size_t i = 1; i < run.states.size(); ++i) {
            if (run.states[i].energy < run.states[i - 1].energy) ++k_points;
        }
        const double bands = static_cast<double>(run.states.size()) / k_points;
        return measured_cost(run, {plane_wave_count(std::pow(6.29, 3), 50), bands, k_points});
    }
    throw std::runtime_error("no run of Quantum ESPRESSO is shipped");
}

}  // namespace

TEST(ReferenceSlabs, GapStatesAndWeights) {
    for (const Expected& slab : slabs) {
        const test::ReferenceStates states = test::reference_states(slab.name);
        const BandEdges edges = band_edges(states.result, {});
        const std::vector<GapState> gap = gap_states(states.result, states.model, edges, {});
        ASSERT_GE(gap.size(), 2u);
        ASSERT_TRUE(edges.gap());
        compare(slab.name, "lowest empty state [eV]", slab.trap, gap[0].energy, 0.001);
        compare(slab.name, "next [eV]", slab.next, gap[1].energy, 0.001);
        compare(slab.name, "bulk-like edge [eV]", slab.bulk, *edges.gap(), 0.001);
        compare(slab.name, "Pb1 px", slab.first, share_of(gap[0], "Pb1", "px"), 0.01);
        compare(slab.name, "Pb2 px", slab.second, share_of(gap[0], "Pb2", "px"), 0.01);
        EXPECT_TRUE(gap[0].in_plane_pair);
        compare_weights(slab, states, edges, 2.3, slab.pb1_wide, slab.pb2_wide);
        compare_weights(slab, states, edges, 2.18, slab.pb1_common, slab.pb2_common);
    }
}

// Frozen docked geometries, no counterpoise correction.
TEST(ReferenceSlabs, UncorrectedInteractionEnergies) {
    InteractionParts parts;
    parts.slab = -434.67910 * hartree;
    parts.complex = -637.35203 * hartree;
    parts.molecule = -202.61584 * hartree;
    compare("tmeoppo-p", "interaction [eV]", -1.55, interaction_energy(parts).uncorrected, 0.01);
    parts.complex = -568.68054 * hartree;
    parts.molecule = -133.95953 * hartree;
    compare("tppo", "interaction [eV]", -1.14, interaction_energy(parts).uncorrected, 0.01);
}

// A hand estimate of the paper's settings: 0.5 h an iteration, 10 to 16 h, 6 to 10 GB.
TEST(ReferenceSlabs, CostOfThePapersSettings) {
    const MeasuredCost noted{{10000, 46, 4}, 3.9};
    const PlaneWaveSize slab{2.1e5, 380, 4};
    for (const MeasuredCost& bulk : {noted, shipped_bulk_cost()}) {
        const CostEstimate found = estimate_cost(bulk, slab, {15, 25});
        fmt::print(
            "paper's settings from {:.2f} s an iteration of the bulk ({:.0f} waves, {:.0f} bands, "
            "{:.0f} k-points):\n  asked 0.5 h an iteration, estimated {:.2f} to {:.2f} h; asked 10 "
            "to 16 h in all, estimated {:.0f} to {:.0f} h; asked 6 to 10 GB, estimated {:.1f} GB\n",
            bulk.seconds, bulk.size.plane_waves, bulk.size.bands, bulk.size.k_points,
            found.iteration_hours.low, found.iteration_hours.high, found.total_hours.low,
            found.total_hours.high, found.memory / 1e9);
        EXPECT_LT(found.iteration_hours.low, 0.5);
        EXPECT_GT(found.iteration_hours.high, 0.5);
        EXPECT_LT(found.total_hours.low, 16);
        EXPECT_GT(found.total_hours.high, 10);
        EXPECT_NEAR(found.memory / 1e9, 8, 4);
    }
}
