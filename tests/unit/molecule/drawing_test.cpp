#include "anchorite/molecule/drawing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <set>

#include "anchorite/base/error.hpp"
#include "molecules.hpp"

namespace anchorite::molecule {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string drawing(const std::string& smiles) {
    const Molecule molecule = from_smiles(smiles);
    return draw_svg(molecule, find_anchor_sites(molecule));
}

/// Where a piece of text stands in a longer one.
std::vector<std::size_t> positions_of(const std::string& text, const std::string& piece) {
    std::vector<std::size_t> positions;
    for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
        positions.push_back(at);
    }
    return positions;
}

/// Relative luminance of #rrggbb (WCAG 2).
double luminance(const std::string& colour) {
    const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double c = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(double a, double b) {
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

TEST(Drawing, IsACleanSvgWithAViewBox) {
    const std::string svg = drawing(test::tmeoppo_p);
    EXPECT_TRUE(svg.starts_with("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 260 200'"));
    EXPECT_TRUE(svg.ends_with("</svg>\n"));
    for (const char* trash :
         {"<?xml", "xmlns:", "rdkit", "<rect", "#000000", "#FFFFFF", "class="}) {
        EXPECT_THAT(svg, Not(HasSubstr(trash)));
    }
    EXPECT_THAT(svg, HasSubstr("currentColor"));
}

TEST(Drawing, RingsAndNumbersEverySite) {
    for (const auto& smiles : test::varied()) {
        const Molecule molecule = from_smiles(smiles);
        const auto sites = find_anchor_sites(molecule);
        const std::string svg = draw_svg(molecule, sites);
        const std::size_t rings = positions_of(svg, "<circle ").size();
        EXPECT_EQ(rings, sites.size()) << smiles;
        EXPECT_THAT(svg, HasSubstr(">" + std::to_string(sites.size()) + "</text>"));
    }
}

TEST(Drawing, InksReadOnLightAndDark) {
    const double white = 1.0, dark = luminance("#0f1419");
    std::set<std::string> colours;
    for (const auto& smiles : test::varied()) {
        const std::string svg = drawing(smiles);
        for (const std::size_t at : positions_of(svg, "#")) {
            const std::string colour = svg.substr(at, 7);
            if (colour.find_first_not_of("#0123456789abcdefABCDEF") == std::string::npos) {
                colours.insert(colour);
            }
        }
    }
    for (const auto& colour : colours) {
        const double ink = luminance(colour);
        std::printf("%s: contrast %.2f on white, %.2f on dark\n", colour.c_str(),
                    contrast(ink, white), contrast(ink, dark));
        EXPECT_GE(contrast(ink, white), 3.0) << colour;
        EXPECT_GE(contrast(ink, dark), 3.0) << colour;
    }
    EXPECT_GE(colours.size(), 6u);
}

TEST(Drawing, EscapesNamesAndRefusesNothing) {
    const Molecule molecule = from_smiles("CCO", "<script>'&");
    const std::string svg = draw_svg(molecule, {});
    EXPECT_THAT(svg, HasSubstr("&lt;script&gt;&#39;&amp;"));
    EXPECT_THAT(svg, Not(HasSubstr("<script>")));
    EXPECT_THROW(draw_svg(molecule, {}, 10, 10), InputError);
}

}  // namespace
}  // namespace anchorite::molecule
