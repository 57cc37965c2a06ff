#include "anchorite/base/input_override.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "anchorite/base/schema.hpp"
#include "anchorite/base/value_range.hpp"

using namespace anchorite;

namespace {

struct Film {
    std::string name;
    double thickness = 0;  ///< [m]
};

struct Lamp {
    double share = 0.5;
    int count = 1;
};

struct Document {
    std::string title;
    std::vector<Film> films;
    std::vector<double> voltages;  ///< [V]
    Lamp lamp;
};

Schema<Document> document_schema() {
    Schema<Film> film("[[film]]");
    film.text("name", &Film::name)
        .quantity("thickness", &Film::thickness, Dimension::length,
                  {.required = true, .range = {1e-9, 1}});
    Schema<Lamp> lamp("[lamp]");
    lamp.quantity("share", &Lamp::share, Dimension::fraction, {.range = {0, 1}})
        .integer("count", &Lamp::count);
    Schema<Document> schema("document");
    schema.text("title", &Document::title)
        .tables("film", &Document::films, film)
        .quantity("voltages", &Document::voltages, Dimension::voltage)
        .table("lamp", &Document::lamp, lamp);
    return schema;
}

constexpr const char* text = R"(title = "a lamp"
[[film]]
name = "dots"
thickness = "30 nm"
[[film]]
thickness = "5 nm"
)";

Document read(const std::string& override_text) {
    return document_schema().parse(text, "lamp.toml", {parse_override(override_text)});
}

std::string override_refusal(const std::string& override_text) {
    try {
        read(override_text);
    } catch (const InputError& error) {
        std::printf("%s: %s\n", override_text.c_str(), error.what());
        return error.what();
    }
    ADD_FAILURE() << override_text << " was accepted";
    return {};
}

std::string range_refusal(const char* range, Dimension dimension) {
    try {
        parse_value_range(range, dimension);
    } catch (const InputError& error) {
        std::printf("%s: %s\n", range, error.what());
        return error.what();
    }
    ADD_FAILURE() << range << " was accepted";
    return {};
}

}  // namespace

TEST(InputOverride, replaces_what_the_file_says) {
    EXPECT_EQ(read("title=another").title, "another");
    EXPECT_EQ(read("title=\"another\"").title, "another");
    EXPECT_DOUBLE_EQ(read("film.dots.thickness=42 nm").films[0].thickness, 42e-9);
    EXPECT_DOUBLE_EQ(read("film.2.thickness=6nm").films[1].thickness, 6e-9);
    EXPECT_EQ(read("voltages=[\"1 V\", \"2 V\"]").voltages, (std::vector<double>{1, 2}));
}

TEST(InputOverride, adds_what_the_file_leaves_out) {
    EXPECT_EQ(read("lamp.count=7").lamp.count, 7);
    EXPECT_DOUBLE_EQ(read("lamp.share=25 %").lamp.share, 0.25);
    EXPECT_DOUBLE_EQ(read("lamp.share=0.25").lamp.share, 0.25);
}

TEST(InputOverride, refuses_names_and_values_that_cannot_be) {
    EXPECT_NE(override_refusal("film.dost.thickness=4 nm").find("did you mean \"dots\"?"),
              std::string::npos);
    EXPECT_NE(override_refusal("film.dots.thicknes=4 nm").find("did you mean \"thickness\"?"),
              std::string::npos);
    EXPECT_NE(override_refusal("film.3.thickness=4 nm").find("no film \"3\""), std::string::npos);
    EXPECT_NE(override_refusal("film.dots=4 nm").find("names a table"), std::string::npos);
    EXPECT_NE(override_refusal("title.name=x").find("no table"), std::string::npos);
    EXPECT_NE(override_refusal("film.dots.thickness=4 eV")
                  .find("on the command line: film.dots.thickness: "),
              std::string::npos);
    EXPECT_NE(override_refusal("film.dots.thickness=0.1 nm").find("must be"), std::string::npos);
    EXPECT_NE(override_refusal("lamp.count=1.5").find("integer"), std::string::npos);
    EXPECT_NE(override_refusal("lamp.count=[").find("cannot read"), std::string::npos);
    EXPECT_NE(override_refusal("lamp.count").find("PATH=VALUE"), std::string::npos);
}

TEST(InputOverride, finds_the_declaration_of_a_key) {
    const auto schema = document_schema();
    EXPECT_EQ(find_field(schema.description(), "film.dots.thickness").dimension, Dimension::length);
    EXPECT_EQ(find_field(schema.description(), "lamp.share").dimension, Dimension::fraction);
    EXPECT_THROW(find_field(schema.description(), "lamp.shore"), InputError);
}

TEST(ValueRange, goes_by_steps_or_by_factors) {
    const auto steps = parse_value_range("20:80:5nm", Dimension::length);
    ASSERT_EQ(steps.size(), 13U);
    EXPECT_NEAR(steps[12], 80e-9, 1e-20);
    const auto decades = parse_value_range("1e-6:1e-3:x10 cm2/(V s)", Dimension::mobility);
    ASSERT_EQ(decades.size(), 4U);
    EXPECT_NEAR(decades[0], 1e-10, 1e-22);
    EXPECT_NEAR(decades[3], 1e-7, 1e-18);
    EXPECT_EQ(parse_value_range("3 V:1 V:-1 V", Dimension::voltage),
              (std::vector<double>{3, 2, 1}));
    EXPECT_EQ(parse_value_range("1:4:x2", Dimension::number), (std::vector<double>{1, 2, 4}));
    EXPECT_EQ(parse_value_range("40nm", Dimension::length).size(), 1U);
    const auto energies = parse_value_range("2.9:3.1:0.1eV", Dimension::energy);
    ASSERT_EQ(energies.size(), 3U) << "e is no exponent here";
    EXPECT_NEAR(energies[2] / 1.602176634e-19, 3.1, 1e-12);
    EXPECT_EQ(parse_value_range("1e1:3e1:1e1 V", Dimension::voltage).size(), 3U);
}

TEST(ValueRange, refuses_what_never_ends) {
    EXPECT_NE(range_refusal("1:2:-1V", Dimension::voltage).find("never reaches"),
              std::string::npos);
    EXPECT_NE(range_refusal("1:2:0V", Dimension::voltage).find("never reaches"), std::string::npos);
    EXPECT_NE(range_refusal("1:2:x0.5", Dimension::number).find("never reaches"),
              std::string::npos);
    EXPECT_NE(range_refusal("0:2:x2", Dimension::number).find("never reaches"), std::string::npos);
    EXPECT_NE(range_refusal("0:1:1e-9V", Dimension::voltage).find("100000"), std::string::npos);
    EXPECT_NE(range_refusal("1:2V", Dimension::voltage).find("FIRST:LAST:STEP"), std::string::npos);
}
