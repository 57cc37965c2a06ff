#include "anchorite/optics/material_file.hpp"

#include <gtest/gtest.h>

#include <cstdio>

#include "anchorite/base/error.hpp"
#include "anchorite/optics/text_columns.hpp"

using namespace anchorite;
using namespace anchorite::optics;

namespace {

const std::string yaml_head = "REFERENCES: |\n    somebody\nDATA:\n";

std::string table(const std::string& type, const std::string& rows) {
    return "  - type: " + type + "\n    data: |\n" + rows;
}

/// Reads what must be refused, prints the message and gives the line.
std::size_t refused_line(const std::string& text, const std::string& name,
                         const std::optional<std::string>& unit = {}) {
    try {
        parse_material_file(text, name, unit);
    } catch (const InputError& error) {
        std::printf("%s\n", error.what());
        EXPECT_EQ(error.where().file, name);
        return error.where().line;
    }
    ADD_FAILURE() << "was accepted:\n" << text;
    return 0;
}

double n_at(const OpticalConstants& constants, double nanometres) {
    return value_at(constants.n, nanometres * 1e-9);
}

}  // namespace

TEST(MaterialFile, yaml_with_n_and_k_on_grids_of_their_own) {
    const auto constants = parse_material_file(
        yaml_head + table("tabulated n", "        0.4 1.5\n        0.8 1.7\n") +
            table("tabulated k", "        0.3 0.1\n        0.5 0.3\n        0.9 0.0\n"),
        "x.yml", {});
    EXPECT_DOUBLE_EQ(n_at(constants, 600), 1.6);
    EXPECT_DOUBLE_EQ(value_at(*constants.k, 400e-9), 0.2);
    EXPECT_DOUBLE_EQ(range_of(*constants.k).to, 0.9e-6);
}

TEST(MaterialFile, yaml_with_n_only_and_with_a_formula_and_k) {
    EXPECT_FALSE(
        parse_material_file(yaml_head + table("tabulated n", "        0.4 1.5\n"), "x.yml", {}).k);
    const std::string formula =
        "  - type: formula 5\n    wavelength_range: 0.3 0.9\n    coefficients: 1.4 0.01 -2\n";
    const auto mixed = parse_material_file(
        yaml_head + formula + table("tabulated k", "        0.4 0.5\n"), "x.yml", {});
    EXPECT_NEAR(n_at(mixed, 500), 1.44, 1e-12);
    EXPECT_DOUBLE_EQ(range_of(mixed.n).from, 0.3e-6);
    EXPECT_TRUE(mixed.k);
}

TEST(MaterialFile, yaml_mistakes_name_their_line) {
    const auto nk = [](const std::string& rows) { return yaml_head + table("tabulated nk", rows); };
    EXPECT_EQ(refused_line(nk("        0.4 1.5 0.1\n        0.5 1.5 -0.1\n"), "k.yml"), 7U);
    EXPECT_EQ(refused_line(nk("        0.4 1.5 0.1\n        0.5 -1.5 0.1\n"), "n.yml"), 7U);
    EXPECT_EQ(refused_line(nk("        0.5 1.5 0.1\n        0.6 1 0\n        0.55 1 0\n"), "o.yml"),
              8U);
    EXPECT_EQ(refused_line(nk("        0.4 1.5 0.1\n        0.5 1.\n"), "cut.yml"), 7U);
    EXPECT_EQ(refused_line(nk("        0.4 1.5 0.1\n        0.5 1.5 x\n"), "text.yml"), 7U);
    EXPECT_EQ(refused_line(nk("        0.4 1.5 nan\n"), "nan.yml"), 6U);
    EXPECT_EQ(refused_line(nk("        0.4 1.5\n"), "two.yml"), 6U);
    EXPECT_EQ(refused_line(yaml_head + "  - type: formula A\n    coefficients: 1\n", "f.yml"), 4U);
    EXPECT_EQ(refused_line(yaml_head + table("tabulated k", "        0.4 0\n"), "no_n.yml"), 1U);
    EXPECT_EQ(refused_line(yaml_head + table("tabulated n", "        0.4 1\n") +
                               table("tabulated n", "        0.5 1\n"),
                           "twice.yml"),
              7U);
    EXPECT_EQ(refused_line("DATA:\n  - type: [\n", "broken.yml"), 3U);
    EXPECT_EQ(refused_line("TITLE: none\n", "no_data.yml"), 1U);
    EXPECT_EQ(refused_line(yaml_head + "  - type: formula 1\n    coefficients: 0 1 0.1\n", "r.yml"),
              4U);
}

TEST(MaterialFile, text_with_a_heading_that_says_the_unit) {
    for (const char* heading :
         {"wavelength_nm,n,k", "Wavelength (nm), n, k", "# lambda/nm,n,k", "wl [nm],ITO_n,ITO_k"}) {
        const auto constants = parse_material_file(
            std::string("# measured\n") + heading + "\n400,1.5,0.1\n800,1.7,0.3\n", "a.csv", {});
        EXPECT_DOUBLE_EQ(n_at(constants, 600), 1.6) << heading;
        EXPECT_DOUBLE_EQ(value_at(*constants.k, 600e-9), 0.2) << heading;
    }
    const auto micrometres = parse_material_file("wl (µm);n\n0.4;1.5\n0.8;1.7\n", "b.csv", {});
    EXPECT_DOUBLE_EQ(n_at(micrometres, 600), 1.6);
    EXPECT_FALSE(micrometres.k);
}

TEST(MaterialFile, text_without_heading_in_two_blocks_and_descending) {
    const auto plain = parse_material_file("400 1.5 0\n500 1.6 0\n", "a.txt", "nm");
    EXPECT_DOUBLE_EQ(n_at(plain, 450), 1.55);
    const auto exported =
        parse_material_file("wl,n\n0.4,1.5\n0.8,1.7\n\nwl,k\n0.3,0.1\n0.9,0.4\n", "b.csv", "um");
    EXPECT_DOUBLE_EQ(n_at(exported, 600), 1.6);
    EXPECT_DOUBLE_EQ(value_at(*exported.k, 600e-9), 0.25);
    const auto descending = parse_material_file("800\t1.7\n400\t1.5\n", "c.txt", "nm");
    EXPECT_DOUBLE_EQ(n_at(descending, 600), 1.6);
}

TEST(MaterialFile, the_unit_is_asked_for_never_guessed) {
    EXPECT_EQ(refused_line("wl,n\n0.4,1.5\n0.8,1.7\n", "a.csv"), 2U);
    EXPECT_EQ(refused_line("400 1.5 0\n", "b.txt"), 1U);
    EXPECT_EQ(refused_line("wavelength_nm,n\n400,1.5\n", "c.csv", "um"), 1U);
    EXPECT_EQ(refused_line("400 1.5 0\n900 1.5 0\n", "d.txt", "um"), 1U);
}

TEST(MaterialFile, text_mistakes_name_their_line) {
    EXPECT_EQ(refused_line("wavelength_nm,n,k\n400,1.5,0.1\n410,1.5,-0.1\n", "k.csv"), 3U);
    EXPECT_EQ(refused_line("wavelength_nm,n,k\n400,1.5,0.1\n410,1.5\n", "cut.csv"), 3U);
    EXPECT_EQ(refused_line("wavelength_nm,n\n400,1.5\n420,1.5\n410,1.5\n", "order.csv"), 4U);
    EXPECT_EQ(refused_line("wavelength_nm,n\n400,1.5\n400,1.5\n", "same.csv"), 3U);
    EXPECT_EQ(refused_line("wavelength_nm;n\n400;1,5\n", "comma.csv"), 2U);
    EXPECT_EQ(refused_line("wavelength_nm,n,k\n400,1.5,inf\n", "inf.csv"), 2U);
    EXPECT_EQ(refused_line("wavelength_nm,n,n\n400,1.5,1\n", "two_n.csv"), 1U);
    EXPECT_EQ(refused_line("wavelength_nm,a,b\n400,1.5,1\n", "no_n.csv"), 1U);
    EXPECT_EQ(refused_line("wavelength_nm,n\n-400,1.5\n", "negative.csv"), 2U);
    EXPECT_EQ(refused_line("only words\n", "words.csv"), 0U);
}

TEST(TextColumns, words_of_a_heading) {
    EXPECT_EQ(heading_words("Wavelength (nm)"), (std::vector<std::string>{"wavelength", "nm"}));
    EXPECT_EQ(heading_words("lambda/µm"), (std::vector<std::string>{"lambda", "µm"}));
}

TEST(TextColumns, remarks_between_rows_and_trailing_separators_are_no_columns) {
    const auto blocks = parse_text_columns("# a\n1, 2,\n# b\n3, 4,\n", "x.csv");
    ASSERT_EQ(blocks.size(), 1U);
    EXPECT_EQ(blocks[0].rows.size(), 2U);
    EXPECT_TRUE(blocks[0].heading.empty());
    EXPECT_EQ(blocks[0].places[1].line, 4U);
}
