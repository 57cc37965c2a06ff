#include "anchorite/optics/device_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::optics;
using test::line_of;
using test::small_stack;
using test::with;

namespace {

DeviceModel model_of(const std::string& text, const std::filesystem::path& folder = {}) {
    const auto description = stack::parse_stack(text, (folder / "stack.toml").string());
    return device_model(description, MaterialLibrary(description.materials, folder));
}

/// Line of the stack file that a refusal points at; prints the message.
std::size_t refused_line(const std::string& text, const std::filesystem::path& folder = {}) {
    try {
        model_of(text, folder);
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        EXPECT_EQ(std::filesystem::path(error.where().file).filename(), "stack.toml");
        return error.where().line;
    }
    ADD_FAILURE() << "was accepted:\n" << text;
    return 0;
}

}  // namespace

TEST(DeviceModel, has_the_media_around_the_layers_of_the_file) {
    const DeviceModel model = model_of(small_stack());
    ASSERT_EQ(model.stack.layers.size(), 5U);
    EXPECT_EQ(model.stack.layers[0].name, "air");
    EXPECT_EQ(model.stack.layers[2].name, "dots");
    EXPECT_FALSE(model.stack.layers[1].coherent);
    EXPECT_EQ(model.emitter.layer, 2U);
    EXPECT_DOUBLE_EQ(model.yield, 0.8);
    EXPECT_NO_THROW(model.stack.validate());
    EXPECT_NO_THROW(model.emitter.validate(model.stack));
}

TEST(DeviceModel, emission_covers_three_standard_deviations_by_default) {
    const auto& wavelengths = model_of(small_stack()).stack.wavelengths;
    EXPECT_NEAR(wavelengths.front(), 690e-9 - 3 * 30e-9 / 2.3548, 1e-10);
    EXPECT_NEAR(wavelengths.back(), 690e-9 + 3 * 30e-9 / 2.3548, 5.1e-9);
    EXPECT_NEAR(wavelengths[1] - wavelengths[0], 5e-9, 1e-15);
}

TEST(DeviceModel, names_the_line_of_a_missing_material) {
    const std::string text = with(small_stack(), "\"CsPbI3-dots\"", "\"CsPbI3-dot\"");
    EXPECT_EQ(refused_line(text), line_of(text, "CsPbI3-dot\""));
}

TEST(DeviceModel, names_the_line_of_a_table_that_ends_too_early) {
    const std::string text =
        with(small_stack(), "\"CsPbI3-dots\"", "\"oleic-acid\"");  // 495-670 nm
    EXPECT_EQ(refused_line(text), line_of(text, "oleic-acid"));
}

TEST(DeviceModel, refuses_an_emitter_in_a_metal) {
    const std::string text = with(small_stack(), "\"CsPbI3-dots\"", "\"Ag\"");
    EXPECT_EQ(refused_line(text), line_of(text, "\"Ag\""));
}

TEST(DeviceModel, refuses_thick_layers_that_emit_or_lie_between_films) {
    std::string text =
        with(small_stack(), "roles = [\"emitter\"]", "roles = [\"emitter\"]\ncoherent = false");
    EXPECT_EQ(refused_line(text), line_of(text, "name = \"dots\""));
    text = with(small_stack(), "name = \"glass\"",
                "name = \"first\"\nmaterial = \"ITO\"\n"
                "thickness = \"9 nm\"\n[[layer]]\nname = \"glass\"");
    EXPECT_EQ(refused_line(text), line_of(text, "name = \"glass\""));
}

TEST(DeviceModel, refuses_a_medium_that_absorbs) {
    const std::string text = small_stack() + "[ambient]\nabove = \"Al\"\n";
    EXPECT_EQ(refused_line(text), line_of(text, "above"));
}

TEST(DeviceModel, refuses_a_range_without_emission) {
    const std::string text = small_stack() + "[optics]\nfrom = \"400 nm\"\nto = \"450 nm\"\n";
    EXPECT_EQ(refused_line(text), line_of(text, "[emitter]"));
    const std::string empty = small_stack() + "[optics]\nfrom = \"800 nm\"\n";
    EXPECT_EQ(refused_line(empty), line_of(empty, "[emitter]"));
}

TEST(DeviceModel, reads_a_spectrum_in_watts_as_photons) {
    const test::TemporaryFolder folder;
    (void)folder.write("el.csv", "wavelength_nm,power\n640,0\n690,1\n740,0\n");
    std::string text = with(small_stack(), "peak = \"690 nm\"", "spectrum = \"el.csv\"");
    text = with(text, "fwhm = \"30 nm\"", "kind = \"power\"");
    const DeviceModel model = model_of(text, folder.path());
    // Straight lines between the points are those of photons, not of watts.
    EXPECT_NEAR(value_at(model.intrinsic, 665e-9), 0.5, 1e-12);
    EXPECT_NEAR(value_at(model.intrinsic, 690e-9), 1, 1e-12);
    const std::string broken = with(text, "el.csv", "none.csv");
    EXPECT_EQ(refused_line(broken, folder.path()), line_of(broken, "none.csv"));
}

TEST(EmissionPoints, follow_the_profile) {
    stack::EmissionProfile profile;
    profile.points = 4;
    const EmissionPoints uniform = emission_points(profile, 40e-9);
    EXPECT_EQ(uniform.positions.size(), 4U);
    EXPECT_DOUBLE_EQ(uniform.positions[0], 5e-9);
    EXPECT_DOUBLE_EQ(uniform.weights[3], uniform.weights[0]);

    profile.shape = stack::ProfileShape::decay_from_bottom;
    profile.length = Located<double>(10e-9);
    const EmissionPoints decay = emission_points(profile, 40e-9);
    EXPECT_NEAR(decay.weights[1] / decay.weights[0], std::exp(-1.0), 1e-12);
    profile.shape = stack::ProfileShape::decay_from_top;
    EXPECT_NEAR(emission_points(profile, 40e-9).weights[3] / decay.weights[0], 1, 1e-12);

    profile.shape = stack::ProfileShape::gaussian;
    profile.centre = Located<double>(15e-9);
    const EmissionPoints bell = emission_points(profile, 40e-9);
    EXPECT_NEAR(bell.weights[0] / bell.weights[1], std::exp(-0.5), 1e-12);

    profile.shape = stack::ProfileShape::sheet;
    EXPECT_EQ(emission_points(profile, 40e-9).positions, (std::vector<double>{15e-9}));

    profile.shape = stack::ProfileShape::listed;
    profile.positions = {Located<double>(3e-9), Located<double>(9e-9)};
    profile.weights = {1, 3};
    EXPECT_EQ(emission_points(profile, 40e-9).weights, profile.weights);
}
