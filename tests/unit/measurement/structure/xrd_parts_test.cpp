#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "anchorite/base/error.hpp"
#include "anchorite/measurement/structure/crystallite_size.hpp"
#include "anchorite/measurement/structure/diffraction_lines.hpp"
#include "anchorite/measurement/structure/line_profile.hpp"
#include "anchorite/measurement/structure/pattern_background.hpp"
#include "anchorite/measurement/structure/peak_search.hpp"
#include "anchorite/measurement/structure/powder_pattern.hpp"
#include "anchorite/measurement/structure/radiation.hpp"
#include "anchorite/measurement/structure/unit_cell.hpp"
#include "support/synthetic_pattern.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

std::vector<double> angles(double from, double to, double step) {
    std::vector<double> out;
    for (double at = from; at < to; at += step) out.push_back(at);
    return out;
}

double sum_of(const LineColumn& column, double step) {
    return step * std::accumulate(column.values.begin(), column.values.end(), 0.0);
}

}  // namespace

TEST(Radiation, BraggAnglesAndSpacingsAreInverse) {
    const Radiation copper = radiation_of_anode("Cu");
    EXPECT_DOUBLE_EQ(copper.alpha1, 1.540593);
    EXPECT_NEAR(bragg_spacing(bragg_angle(3.1, copper.alpha1), copper.alpha1), 3.1, 1e-13);
    EXPECT_TRUE(std::isnan(bragg_angle(0.5, copper.alpha1)));
    EXPECT_GT(alpha2_angle(80, copper), 80.2);
    EXPECT_TRUE(std::isnan(alpha2_angle(80, monochromatic(1.5))));
    EXPECT_THROW((void)radiation_of_anode("Pb"), InputError);
    EXPECT_THROW((void)monochromatic(25), InputError);
}

TEST(LineProfile, HasAreaOneWithAndWithoutDivergence) {
    const auto at = angles(5, 60, 0.005);
    for (const double axial : {0.0, 4e-4, -4e-4}) {
        const LineShape shape{0.1, 0, axial};
        const auto column = line_column(at, 20, 0.03, shape, radiation_of_anode("Cu"));
        EXPECT_NEAR(sum_of(column, 0.005), 1, 1e-6) << axial;
    }
    const LineShape lorentz{0.1, 1, 0};
    EXPECT_NEAR(sum_of(line_column(at, 30, 0, lorentz, monochromatic(1.54), 100), 0.005), 1, 0.005);
    EXPECT_NEAR(integral_breadth({0.2, 0, 0}) / 0.2, std::sqrt(M_PI / (4 * std::log(2))), 1e-12);
    EXPECT_NEAR(integral_breadth({0.2, 1, 0}) / 0.2, M_PI / 2, 1e-12);
}

TEST(LineProfile, DivergenceDrawsLinesTowardsTheBeam) {
    const auto at = angles(5, 175, 0.005);
    const auto mean = [&](double centre, double axial) {
        const auto column = line_column(at, centre, 0, {0.1, 0, axial}, monochromatic(1.54));
        double sum = 0;
        for (std::size_t i = 0; i < column.values.size(); ++i) {
            sum += column.values[i] * at[column.first + i];
        }
        return 0.005 * sum - centre;
    };
    // triangular heights: <h²> = (2 s)²/6, shift = -<h²>/2 cot 2θ for small heights
    const double expected = -4e-4 / 3 / std::tan(20 * M_PI / 180) * 180 / M_PI;
    EXPECT_NEAR(mean(20, 4e-4) / expected, 1, 0.01);
    EXPECT_NEAR(mean(20, -4e-4) / expected, -1, 0.01);
    EXPECT_GT(mean(160, 4e-4), 0.01);
}

TEST(Background, ClippingLeavesASlopeAndTakesPeaksOff) {
    std::vector<double> values;
    for (int i = 0; i < 600; ++i) {
        values.push_back(500 - 0.3 * i + 4000 * pseudo_voigt(i - 300, 12, 0));
    }
    const auto background = snip_background(values, 60);
    EXPECT_NEAR(background[100] / 470, 1, 0.02);
    EXPECT_NEAR(background[300] / 410, 1, 0.02);
    EXPECT_EQ(background_columns(angles(10, 20, 0.1), 4, true).cols(), 5);
}

TEST(PeakSearch, FindsLinesOnceEach) {
    std::mt19937_64 engine(11);
    const auto crystal = load_diffracting_crystal("CsPbI3");
    const auto pattern = test::synthetic_pattern(crystal, {}, &engine);
    const auto peaks = find_peaks(pattern);
    DiffractionOptions options;
    options.from = 11;
    options.to = 69;
    options.weakest = 4;
    auto moved = crystal;
    moved.cell = {6.29, 6.29, 6.29, 90, 90, 90};
    const auto lines = diffraction_lines(moved, pattern.radiation, options);
    EXPECT_GE(lines.size(), 12U);
    for (const auto& line : lines) {
        const auto near = std::ranges::count_if(peaks, [&](const FoundPeak& peak) {
            return std::abs(peak.two_theta - line.two_theta) < 0.2;
        });
        EXPECT_EQ(near, 1) << miller_text(line.hkl) << " at " << line.two_theta;
    }
    PeakSearchOptions wrong;
    wrong.significance = 1;
    EXPECT_THROW(find_peaks(pattern, wrong), InputError);
}

TEST(PeakSearch, NoiseAloneHasNoPeaks) {
    std::mt19937_64 engine(12);
    test::PatternTruth truth;
    truth.strongest = 0;
    const auto pattern =
        test::synthetic_pattern(load_diffracting_crystal("CsPbI3"), truth, &engine);
    EXPECT_TRUE(find_peaks(pattern).empty());
    EXPECT_NEAR(differenced_noise(pattern.counts) / std::sqrt(360), 1, 0.1);
}

TEST(UnitCell, ShapesFollowTheMeasures) {
    EXPECT_EQ(cell_shape({5, 5, 5, 90, 90, 90}), CellShape::cubic);
    EXPECT_EQ(cell_shape({5, 5, 7, 90, 90, 90}), CellShape::tetragonal);
    EXPECT_EQ(cell_shape({5, 5, 7, 90, 90, 120}), CellShape::hexagonal);
    EXPECT_EQ(cell_shape({5, 5, 5, 80, 80, 80}), CellShape::rhombohedral);
    EXPECT_EQ(cell_shape({5, 6, 7, 90, 90, 90}), CellShape::orthorhombic);
    EXPECT_EQ(cell_shape({5, 6, 7, 90, 99, 90}), CellShape::monoclinic);
    EXPECT_EQ(cell_shape({5, 6, 7, 91, 99, 93}), CellShape::triclinic);
    for (const UnitCell cell : {UnitCell{5, 5, 5, 80, 80, 80}, UnitCell{5, 6, 7, 91, 99, 93},
                                UnitCell{5, 5, 7, 90, 90, 120}}) {
        const UnitCell again =
            cell_of(free_parameters(cell, cell_shape(cell)).values, cell_shape(cell));
        EXPECT_NEAR(again.volume(), cell.volume(), 1e-9);
    }
    EXPECT_NEAR(plane_spacing({5, 5, 5, 90, 90, 90}, {2, 1, 1}), 5 / std::sqrt(6.0), 1e-12);
    EXPECT_NEAR(plane_angle({5, 5, 5, 90, 90, 90}, {1, 0, 0}, {1, 1, 0}), 45, 1e-9);
    EXPECT_NEAR(plane_angle({5, 5, 5, 90, 90, 90}, {1, 0, 0}, {-1, 0, 0}), 180, 1e-5);
    EXPECT_THROW((UnitCell{5, 5, 5, 170, 20, 90}.validate()), InputError);
}

TEST(DiffractionLines, CentringRemovesLinesAndMultiplicitiesAreRight) {
    const DiffractingCrystal iron{
        "Fe", {2.8665, 2.8665, 2.8665, 90, 90, 90}, {{26, {0, 0, 0}}, {26, {0.5, 0.5, 0.5}}}};
    const auto lines = diffraction_lines(iron, radiation_of_anode("Cu"));
    ASSERT_GE(lines.size(), 4U);
    EXPECT_EQ(miller_text(lines[0].hkl), "110");
    EXPECT_EQ(miller_text(lines[1].hkl), "200");
    EXPECT_EQ(miller_text(lines[2].hkl), "211");
    EXPECT_EQ(lines[0].multiplicity, 12);
    EXPECT_EQ(lines[1].multiplicity, 6);
    EXPECT_EQ(lines[2].multiplicity, 24);
    DiffractionOptions warm;
    warm.overall_b = 2;
    const auto damped = diffraction_lines(iron, radiation_of_anode("Cu"), warm);
    const double s0 = std::pow(1 / (2 * lines[0].spacing), 2);
    const double s2 = std::pow(1 / (2 * lines[2].spacing), 2);
    EXPECT_NEAR(damped[2].intensity / lines[2].intensity, std::exp(-4 * (s2 - s0)), 1e-9);
}

TEST(DiffractingCrystal, ReadsOccupanciesAndDisplacements) {
    const test::TemporaryFolder folder;
    const std::string head =
        "data_x\n_cell_length_a 6.2\n_cell_length_b 6.2\n_cell_length_c 6.2\n"
        "_cell_angle_alpha 90\n_cell_angle_beta 90\n_cell_angle_gamma 90\n"
        "_symmetry_space_group_name_H-M 'P m -3 m'\nloop_\n_atom_site_label\n"
        "_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n_atom_site_occupancy\n"
        "_atom_site_B_iso_or_equiv\n";
    const auto good = folder.write("good.cif", head +
                                                   "Pb1 0 0 0 1 1.5\nI1 0.5 0 0 0.4 2\n"
                                                   "Br1 0.5 0 0 0.6 2\n");
    const auto crystal = read_diffracting_crystal(good);
    EXPECT_EQ(crystal.name, "good");
    ASSERT_EQ(crystal.atoms.size(), 7U);
    EXPECT_NEAR(crystal.atoms[1].occupancy, 0.4, 1e-12);
    EXPECT_NEAR(crystal.atoms[1].b, 2, 1e-9);
    const auto no_atoms = folder.write("none.cif", "data_x\n_cell_length_a 6.2\n");
    EXPECT_THROW(read_diffracting_crystal(no_atoms), InputError);
    const auto odd = folder.write("odd.cif", head + "Qq1 0 0 0 1 1\n");
    EXPECT_THROW(read_diffracting_crystal(odd), InputError);
}

TEST(CrystalliteSize, ScherrerOfKnownBreadths) {
    std::vector<FittedLine> lines;
    const Radiation copper = radiation_of_anode("Cu");
    for (const double angle : {15.0, 25.0, 35.0, 45.0, 60.0}) {
        const double theta = angle / 2 * M_PI / 180;
        FittedLine line;
        line.two_theta = angle;
        line.fwhm =
            (0.9 * copper.alpha1 / 100 / std::cos(theta) + 4 * 2e-3 * std::tan(theta)) * 180 / M_PI;
        line.fwhm_error = 1e-3;
        lines.push_back(line);
    }
    const auto sizes = crystallite_sizes(lines, copper);
    EXPECT_NEAR(sizes.plot_size->value, 10, 1e-6);
    EXPECT_NEAR(sizes.plot_strain->value, 2e-3, 1e-9);
    EXPECT_LT(sizes.mean->value, 10) << "strain makes crystallites look small";
    SizeOptions options;
    options.instrument = 5;
    EXPECT_FALSE(crystallite_sizes(lines, copper, options).mean);
    EXPECT_TRUE(std::isinf(crystallite_sizes(lines, copper, options).lines[0].size));
    options.shape_factor = 3;
    EXPECT_THROW(crystallite_sizes(lines, copper, options), InputError);
}

TEST(PowderPattern, TakesRadiationAndRangeFromTheFile) {
    InstrumentFile file;
    file.path = "x.xrdml";
    DataTable table;
    table.columns = {{"2Theta", "deg", angles(10, 40, 0.1)}, {"counts", "", {}}};
    table.columns[1].values.assign(table.rows(), 7);
    file.tables = {table};
    EXPECT_THROW(powder_pattern(file), InputError) << "no radiation";
    file.header = {{"anodeMaterial", "Co"}};
    PatternChoice choice;
    choice.from = 20;
    const auto pattern = powder_pattern(file, choice);
    EXPECT_NEAR(pattern.two_theta.front(), 20, 0.11);
    EXPECT_NEAR(pattern.radiation.alpha1, 1.788996, 1e-9);
    EXPECT_NEAR(pattern.errors().front(), std::sqrt(7), 1e-12);
    file.header.push_back({"kAlpha1", "1.5405980 Angstrom"});
    EXPECT_NEAR(powder_pattern(file).radiation.alpha1, 1.540598, 1e-12);
    file.tables[0].columns[1].values[3] = -1;
    EXPECT_EQ(powder_pattern(file).noise, PatternNoise::unknown);
    file.tables[0].columns[0].unit = "nm";
    EXPECT_THROW(powder_pattern(file), InputError);
}
