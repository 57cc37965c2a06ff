#include "anchorite/stack/stack.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/stack/emitter.hpp"
#include "anchorite/stack/material_input.hpp"
#include "anchorite/stack/optics_settings.hpp"
#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::stack;
using test::line_of;
using test::small_stack;
using test::with;

namespace {

/// Parses a spoilt stack, prints the message and gives the error.
InputError refused(const std::string& text) {
    try {
        parse_stack(text, "stack.toml");
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        EXPECT_EQ(error.where().file, "stack.toml");
        return error;
    }
    ADD_FAILURE() << "was accepted:\n" << text;
    return InputError("accepted");
}

}  // namespace

TEST(Stack, reads_layers_and_emitter_in_si) {
    const Stack stack = parse_stack(small_stack(), "stack.toml");
    ASSERT_EQ(stack.layers.size(), 3U);
    EXPECT_DOUBLE_EQ(stack.layers[0].thickness, 1e-3);
    EXPECT_DOUBLE_EQ(stack.layers[1].thickness, 30e-9);
    EXPECT_EQ(stack.layers[1].material.value, "CsPbI3-dots");
    EXPECT_EQ(stack.ambient.below.value, "air");
    EXPECT_EQ(emitter_index(stack), 1U);
    EXPECT_EQ(layer_index(stack, "mirror"), 2U);
    EXPECT_DOUBLE_EQ(stack.emitter->value.plqy, 0.8);
    EXPECT_DOUBLE_EQ(stack.emitter->value.peak->value, 690e-9);
    EXPECT_DOUBLE_EQ(stack.emitter->value.horizontal, 2.0 / 3.0);
}

TEST(Stack, a_substrate_is_incoherent_unless_said_otherwise) {
    const Stack stack = parse_stack(small_stack(), "stack.toml");
    EXPECT_FALSE(is_coherent(stack.layers[0]));
    EXPECT_TRUE(is_coherent(stack.layers[1]));
    const std::string text =
        with(small_stack(), "roles = [\"substrate\"]", "roles = [\"substrate\"]\ncoherent = true");
    EXPECT_TRUE(is_coherent(parse_stack(text, "stack.toml").layers[0]));
}

TEST(Stack, keeps_path_and_hash_of_the_file) {
    const test::TemporaryFolder folder;
    const auto file = folder.write("mine.toml", small_stack());
    const Stack stack = read_stack(file);
    EXPECT_EQ(stack.path, file);
    EXPECT_EQ(stack.sha256.size(), 64U);
    EXPECT_EQ(stack.sha256, parse_stack(small_stack(), "x").sha256);
}

TEST(Stack, refuses_thicknesses_that_are_not_positive) {
    for (const char* thickness : {"0 nm", "-30 nm"}) {
        const std::string text = with(small_stack(), "30 nm", thickness);
        const InputError error = refused(text);
        EXPECT_EQ(error.where().line, line_of(text, "thickness = \"" + std::string(thickness)));
    }
}

TEST(Stack, refuses_a_tolerance_that_reaches_zero) {
    const std::string text = with(small_stack(), "thickness = \"30 nm\"",
                                  "thickness = \"30 nm\"\nthickness_tolerance = \"30 nm\"");
    EXPECT_EQ(refused(text).where().line, line_of(text, "thickness = \"30 nm\""));
}

TEST(Stack, refuses_two_emitters) {
    const std::string text = with(small_stack(), "[\"cathode\"]", "[\"emitter\"]");
    const InputError error = refused(text);
    EXPECT_EQ(error.where().line, line_of(text, "name = \"mirror\""));
    EXPECT_NE(error.hint().find("line 10"), std::string::npos) << error.hint();
}

TEST(Stack, refuses_roles_that_exclude_each_other) {
    for (const char* roles : {"[\"emitter\", \"cathode\"]", "[\"substrate\", \"emitter\"]",
                              "[\"emitter\", \"anode\"]", "[\"anode\", \"cathode\"]"}) {
        const std::string text = with(small_stack(), "[\"emitter\"]", roles);
        EXPECT_EQ(refused(text).where().line, line_of(text, "name = \"dots\""));
    }
}

TEST(Stack, says_where_an_emitter_is_missing) {
    const Stack none = parse_stack(with(small_stack(), "[\"emitter\"]", "[]"), "stack.toml");
    const auto no_role = test::message_of<InputError>([&] { emitter_index(none); });
    std::printf("%s\n", no_role.c_str());
    EXPECT_NE(no_role.find("stack.toml:21:"), std::string::npos);
    std::string text = small_stack();
    text.resize(text.find("[emitter]"));
    const Stack mute = parse_stack(text, "stack.toml");
    const auto no_table = test::message_of<InputError>([&] { emitter_index(mute); });
    std::printf("%s\n", no_table.c_str());
    EXPECT_NE(no_table.find("stack.toml:10:"), std::string::npos);
}

TEST(Stack, refuses_names_given_twice_and_unknown_ones) {
    const std::string text = with(small_stack(), "\"mirror\"", "\"dots\"");
    EXPECT_EQ(refused(text).where().line, 16U);
    const Stack stack = parse_stack(small_stack(), "stack.toml");
    const auto message = test::message_of<InputError>([&] { layer_index(stack, "miror"); });
    EXPECT_NE(message.find("did you mean \"mirror\""), std::string::npos) << message;
}

TEST(Stack, refuses_an_unknown_key_role_and_a_stack_without_layers) {
    EXPECT_NE(refused(with(small_stack(), "fwhm", "fwmh")).hint().find("fwhm"), std::string::npos);
    EXPECT_EQ(refused(with(small_stack(), "[\"emitter\"]", "[\"emiter\"]")).where().line, 13U);
    refused("name = \"nothing\"\n");
}

TEST(Emitter, needs_one_kind_of_spectrum) {
    refused(with(small_stack(), "fwhm = \"30 nm\"\n", ""));
    refused(with(small_stack(), "fwhm", "spectrum = \"pl.csv\"\nfwhm"));
}

TEST(Emitter, profile_lies_in_the_layer_and_is_complete) {
    const auto profile = [](const std::string& lines) {
        return small_stack() + "[emitter.profile]\n" + lines;
    };
    refused(profile("shape = \"sheet\"\ncentre = \"31 nm\"\n"));
    refused(profile("shape = \"uniform\"\ncentre = \"3 nm\"\n"));
    refused(profile("shape = \"gaussian\"\n"));
    refused(profile("shape = \"listed\"\npositions = [\"3 nm\"]\nweights = [1, 2]\n"));
    const Stack stack = parse_stack(
        profile("shape = \"listed\"\npositions = [\"3 nm\", \"9 nm\"]\nweights = [1, 2]\n"), "x");
    EXPECT_DOUBLE_EQ(stack.emitter->value.profile.positions[1], 9e-9);
}

TEST(MaterialInput, is_exactly_one_thing) {
    const auto material = [](const std::string& lines) {
        return small_stack() + "[[material]]\nname = \"mine\"\n" + lines;
    };
    refused(material(""));
    refused(material("n = 1.5\nfile = \"nk.csv\"\n"));
    refused(material("file = \"nk.csv\"\nk = 0.1\n"));
    refused(material("n = 1.5\nk = -0.1\n"));
    refused(material("[material.mixture]\ninclusion = \"a\"\nhost = \"b\"\nfraction = 1.2\n"));
    EXPECT_EQ(parse_stack(material("n = 1.5\n"), "x").materials[0].n.value(), 1.5);
}

TEST(OpticsSettings, refuses_an_empty_or_endless_range) {
    refused(small_stack() + "[optics]\nfrom = \"700 nm\"\nto = \"600 nm\"\n");
    refused(small_stack() + "[optics]\noutside_step = \"0.01 nm\"\n");
    EXPECT_NO_THROW(OpticsSettings{}.validate());
}

TEST(Stack, the_papers_stack_marks_what_is_assumed) {
    const Stack stack = read_stack(ANCHORITE_SOURCE_DIR "/studies/cspbi3-anchors/stack.toml");
    for (const Layer& layer : stack.layers) {
        const bool stated =
            layer.name.value == "TPBi" || layer.name.value == "LiF" || layer.name.value == "Al";
        EXPECT_EQ(layer.basis, stated ? Basis::stated : Basis::assumed) << layer.name.value;
    }
    EXPECT_EQ(stack.layers[emitter_index(stack)].name.value, "QD");
    EXPECT_DOUBLE_EQ(stack.reported->eqe_max.value(), 0.2691);
}
