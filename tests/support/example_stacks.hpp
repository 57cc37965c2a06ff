#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "anchorite/optics/emission.hpp"
#include "support/optical_stacks.hpp"

namespace anchorite::test {

/// A stack with an emitter, for identities that hold for all of them.
struct ExampleStack {
    std::string name;
    optics::OpticalStack stack;
    std::size_t emitter = 0;
    std::vector<double> positions;  ///< [m]
};

inline void PrintTo(const ExampleStack& example, std::ostream* out) {
    *out << example.name;
}

inline std::string name_of_example(const testing::TestParamInfo<ExampleStack>& info) {
    return info.param.name;
}

/// Stacks of films without thick layers.
inline std::vector<ExampleStack> film_stacks() {
    const Index silver(0.06, 4.2), aluminium(1.84, 8.07), gold(0.13, 3.97);
    return {
        {"paper_like",
         stack_at(690, {layer("glass", 0, 1.52), layer("ITO", 150, {1.724, 0.0038}),
                        layer("PEDOT", 40, {1.495, 0.0186}), layer("PTAA", 20, 1.659),
                        layer("dots", 40, {2.039, 0.024}), layer("TPBi", 40, 1.724),
                        layer("LiF", 1, 1.39), layer("Al", 0, aluminium)}),
         4,
         {2e-9, 20e-9, 38e-9}},
        {"top_emission",
         stack_at(620, {layer("Ag", 0, silver), layer("organic", 50, {1.75, 1e-3}),
                        layer("emitter", 30, 1.8), layer("organic", 45, 1.7),
                        layer("thin Ag", 15, silver), layer("cap", 70, 1.9), layer("air", 0, 1)}),
         2,
         {1e-9, 15e-9}},
        {"transparent_both_sides",
         stack_at(530, {layer("glass", 0, 1.52), layer("ITO", 120, {1.85, 0.01}),
                        layer("emitter", 60, {1.9, 0.05}), layer("ITO", 80, {1.85, 0.01}),
                        layer("air", 0, 1)}),
         2,
         {10e-9, 30e-9}},
        {"emitter_below_its_neighbours",
         stack_at(650, {layer("glass", 0, 1.8), layer("oxide", 60, {2.3, 0.02}),
                        layer("emitter", 25, 1.5), layer("oxide", 60, {2.3, 0.02}),
                        layer("Au", 40, gold), layer("air", 0, 1)}),
         2,
         {5e-9, 20e-9}},
        {"thick_emitter",
         stack_at(780, {layer("glass", 0, 1.5), layer("contact", 30, {1.7, 0.05}),
                        layer("emitter", 900, 2.5), layer("Ag", 0, silver)}),
         2,
         {40e-9, 450e-9, 880e-9}},
        {"emitter_on_half_space",
         stack_at(600, {layer("absorber", 0, {3.5, 0.2}), layer("emitter", 20, 1.7),
                        layer("air", 0, 1)}),
         1,
         {0.5e-9, 10e-9}},
        {"atomic_layers",
         stack_at(550,
                  {layer("glass", 0, 1.5), layer("a", 0.3, {2.0, 0.3}), layer("emitter", 5, 1.8),
                   layer("b", 0.2, 1.3), layer("c", 0.5, gold), layer("air", 0, 1)}),
         2,
         {0.2e-9, 2.5e-9}},
    };
}

/// Stacks with thick layers, opaque metals and all of film_stacks.
inline std::vector<ExampleStack> every_example_stack() {
    std::vector<ExampleStack> all = film_stacks();
    const Index silver(0.06, 4.2);
    all.push_back({"substrate",
                   stack_at(690, {layer("air", 0, 1), layer("glass", 1.1e6, {1.52, 1.2e-6}, false),
                                  layer("ITO", 150, {1.724, 0.0038}), layer("dots", 40, 2.039),
                                  layer("TPBi", 40, 1.724), layer("Al", 100, {1.84, 8.07}),
                                  layer("air", 0, 1)}),
                   3,
                   {4e-9, 20e-9}});
    all.push_back(
        {"glass_on_both_sides",
         stack_at(530, {layer("air", 0, 1), layer("coating", 96, 1.38),
                        layer("glass", 1e6, {1.52, 1e-7}, false), layer("ITO", 100, {1.85, 0.01}),
                        layer("emitter", 60, 1.9), layer("Ag", 12, silver),
                        layer("glue", 1e5, 1.56, false), layer("barrier", 200, {1.46, 1e-3}),
                        layer("cover", 5e5, 1.5, false), layer("air", 0, 1)}),
         4,
         {15e-9, 30e-9}});
    all.push_back(
        {"lossless_guide",
         stack_at(600, {layer("glass", 0, 1.5), layer("slab", 150, 2), layer("air", 0, 1)}),
         1,
         {75e-9}});
    all.push_back({"nearly_lossless_guide",
                   stack_at(600, {layer("glass", 0, 1.5), layer("slab", 200, 2),
                                  layer("absorber", 30, {1.6, 1e-7}), layer("air", 0, 1)}),
                   1,
                   {60e-9}});
    all.push_back({"guide_on_a_matched_substrate",
                   stack_at(600, {layer("glass", 0, 1.8), layer("emitter", 50, 1.8),
                                  layer("core", 200, 2.4), layer("air", 0, 1)}),
                   1,
                   {25e-9}});
    all.push_back(
        {"matched_glass",
         stack_at(600, {layer("air", 0, 1), layer("glass", 1e6, 1.5, false), layer("ITO", 150, 1.9),
                        layer("emitter", 50, 1.5), layer("cap", 100, 1.9), layer("air", 0, 1)}),
         3,
         {10e-9, 25e-9}});
    all.push_back({"lossless_mirror",
                   stack_at(600, {layer("glass", 0, 1.8), layer("emitter", 400, 1.8),
                                  layer("mirror", 100, {0, 4}), layer("air", 0, 1)}),
                   1,
                   {300e-9}});
    all.push_back({"opaque_metal",
                   stack_at(633, {layer("glass", 0, 1.5), layer("Ag", 1000, silver),
                                  layer("emitter", 100, 1.7), layer("air", 0, 1)}),
                   2,
                   {0.05e-9, 50e-9}});
    return all;
}

/// Those that an identity speaks of.
inline std::vector<ExampleStack> example_stacks_where(
    const std::function<bool(const optics::OpticalStack&)>& wanted) {
    std::vector<ExampleStack> out = every_example_stack();
    std::erase_if(out, [&](const ExampleStack& example) { return !wanted(example.stack); });
    return out;
}

}  // namespace anchorite::test
