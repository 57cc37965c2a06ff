#include "anchorite/electronic/cube.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <iterator>

#include "anchorite/base/error.hpp"
#include "anchorite/electronic/atomic_units.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::electronic;

namespace {

const std::string header =
    "-Quickstep-\n ELECTRON DENSITY\n"
    "    2    0.500000    0.000000    0.000000\n"
    "    2    1.000000    0.000000    0.000000\n"
    "    1    0.500000    1.500000    0.000000\n"
    "    3    0.000000    0.000000    2.000000\n"
    "   82    4.000000    0.000000    1.000000    0.000000\n"
    "    8    6.000000    0.000000    0.000000   -1.000000\n";

std::string cube_refusal(const std::string& text) {
    return test::message_of<InputError>([&] { (void)parse_cube(text, "rho.cube"); });
}

void expect_refused(const std::string& text, const std::string& part) {
    const std::string message = cube_refusal(text);
    EXPECT_NE(message.find(part), message.npos) << message;
    EXPECT_EQ(message.rfind("rho.cube:", 0), 0u) << message;
}

}  // namespace

TEST(Cube, ReadsANonOrthogonalGridInAngstrom) {
    const Cube cube = parse_cube(header + " 1.0E+00 -0.2E+01 3.0\n  0.40000-100 1E-999 +6\n", "x");
    EXPECT_EQ(cube.points, (std::array<int, 3>{2, 1, 3}));
    EXPECT_DOUBLE_EQ(cube.origin.x(), 0.5 * bohr);
    EXPECT_DOUBLE_EQ(cube.steps(0, 1), 0.5 * bohr);
    EXPECT_DOUBLE_EQ(cube.steps(1, 1), 1.5 * bohr);
    ASSERT_EQ(cube.atoms.size(), 2u);
    EXPECT_EQ(cube.atoms[0].element, 82);
    EXPECT_DOUBLE_EQ(cube.atoms[1].charge, 6);
    EXPECT_DOUBLE_EQ(cube.atoms[1].position.z(), -bohr);
    EXPECT_DOUBLE_EQ(cube.at(0, 0, 1), -2);
    EXPECT_NEAR(cube.at(1, 0, 0) * 1e100, 0.4, 1e-12);
    EXPECT_EQ(cube.at(1, 0, 1), 0);
    EXPECT_DOUBLE_EQ(cube.at(1, 0, 2), 6);
}

TEST(Cube, NamesFileAndLineOfWhatIsWrong) {
    expect_refused(header + " 1 2 3\n 4 5", "rho.cube:10");
    expect_refused(header + " 1 2 3\n 4 5\n", "the file ends before a value of the grid");
    expect_refused(header + " 1\n", "the grid has 6 points, the file holds fewer values");
    expect_refused(header + " 1 2 3\n 4 5 NaN\n", "is no number: \"NaN\"");
    expect_refused(header + " 1 2 3\n 4 inf 6\n", "is no number: \"inf\"");
    expect_refused(header + " 1 2 3\n 4 ****** 6\n", "rho.cube:10");
    expect_refused(header + " 1 2 3\n 4 5 6 7\n", "more values than the grid has points");
    expect_refused(header + " 1 2 3\n 4 5 1E+999\n", "is no number: \"1E+999\"");
    expect_refused("a\nb\n", "the file ends before the number of atoms");
    expect_refused("a\n", "the file ends within its header");
    expect_refused("a\nb\n -1 0 0 0\n", "the file holds orbitals");
    expect_refused("a\nb\n 900000000 0 0 0\n", "900000000 atoms, at most 100000");
    expect_refused("a\nb\n 0 0 0 0\n -4 1 0 0\n", "lengths in Å");
    expect_refused("a\nb\n 0 0 0 0\n 0 1 0 0\n", "0 points along an axis");
    expect_refused("a\nb\n 0 0 0 0 2\n", "more than a number of atoms and an origin");
    expect_refused("a\nb\n 0 0 0 0\n 9999 1 0 0\n 9999 0 1 0\n 9999 0 0 1\n 1 2\n",
                   "the grid has 999700029999 points");
    expect_refused("a\nb\n 0 0 0 0\n 1 1 0 0\n 1 2 0 0\n 1 0 0 1\n 1\n", "do not span a volume");
}

TEST(Cube, EveryTruncationIsAnInputError) {
    const std::string whole = header + " 1.5 2.5 3.5\n 4.5 5.5 6.5\n";
    EXPECT_EQ(parse_cube(whole, "rho.cube").values.size(), 6u);
    for (std::size_t length = 0; length + 4 < whole.size(); ++length) {
        EXPECT_NE(cube_refusal(whole.substr(0, length)), "") << length;
    }
}

TEST(Cube, ReadsTenMegabytesQuickly) {
    std::string text = "a\nb\n 0 0 0 0\n 90 1 0 0\n 90 0 1 0\n 95 0 0 1\n";
    for (int i = 0; i < 90 * 90 * 95; ++i) {
        fmt::format_to(std::back_inserter(text), " {: .5E}{}", 1e-3 * i, i % 6 == 5 ? "\n" : "");
    }
    const test::TemporaryFolder folder;
    const auto file = folder.write("big.cube", text);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_DOUBLE_EQ(read_cube(file).values.back(), 769.499);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    fmt::print("cube of {:.1f} MB: asked < 0.3 s, measured {:.3f} s\n",
               static_cast<double>(text.size()) / 1e6, taken.count());
    EXPECT_LT(taken.count(), 0.3);
}
