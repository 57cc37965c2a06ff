#include "anchorite/optics/material.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "anchorite/stack/stack.hpp"
#include "support/stack_text.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;
using namespace anchorite::optics;

namespace {

MaterialLibrary library_of(const std::string& materials, const std::filesystem::path& folder = {}) {
    const auto stack = stack::parse_stack(test::small_stack() + materials, "stack.toml");
    return MaterialLibrary(stack.materials, folder);
}

Located<std::string> named(const std::string& name) {
    return {name, {"stack.toml", 12, 1, "material = ..."}};
}

std::complex<double> built_in(const std::string& name, double nanometres) {
    return index_at(library_of("").find(named(name)), nanometres * 1e-9);
}

}  // namespace

TEST(Material, the_list_of_built_in_materials_is_whole) {
    const auto& materials = built_in_materials();
    EXPECT_GT(materials.size(), 35U);
    for (const Material& material : materials) {
        EXPECT_FALSE(material.reference.empty()) << material.name;
        EXPECT_FALSE(material.licence.empty()) << material.name;
        const WavelengthRange range = range_of(material);
        EXPECT_LT(range.from, range.to) << material.name;
        for (const double at : {std::max(range.from, 300e-9), std::min(range.to, 900e-9)}) {
            const auto index = index_at(material, at);
            EXPECT_GT(index.real() + index.imag(), 0) << material.name;
            EXPECT_GE(index.imag(), 0) << material.name;
        }
    }
}

TEST(Material, values_at_690_nm_are_those_of_the_tables) {
    struct Case {
        const char* name;
        double n, k;
    };
    // data/nk, read by another program (linear between the table's points).
    for (const Case& c : {Case{"ITO", 1.724213, 0.003775},
                          {"soda-lime", 1.519813, 1.2e-6},
                          {"PEDOT:PSS", 1.494907, 0.018553},
                          {"CsPbI3-dots", 2.038591, 0.024233},
                          {"TPBi", 1.724040, 0},
                          {"LiF", 1.390360, 0},
                          {"Al", 1.839809, 8.068807},
                          {"PTAA", 1.659450, 0},
                          {"SiO2", 1.4555, 0},
                          {"FAPbI3", 2.619, 0.0793}}) {
        const auto index = built_in(c.name, 690);
        std::printf("%-12s asked %.6f + %.6fi, got %.6f + %.6fi\n", c.name, c.n, c.k, index.real(),
                    index.imag());
        EXPECT_NEAR(index.real(), c.n, c.n == 2.619 || c.n == 1.4555 ? 5e-4 : 2e-6);
        EXPECT_NEAR(index.imag(), c.k, c.k == 0.0793 ? 5e-5 : 1e-6);
    }
}

TEST(Material, ptaa_is_transparent_above_430_nm_and_says_why) {
    EXPECT_GT(built_in("PTAA", 400).imag(), 0.01);
    EXPECT_GT(built_in("PTAA", 430).imag(), 0.01);
    EXPECT_EQ(built_in("PTAA", 431).imag(), 0);
    EXPECT_NE(library_of("").find(named("PTAA")).note.find("430 nm"), std::string::npos);
}

TEST(Material, refuses_a_wavelength_outside_its_table_unless_told_to_hold) {
    const auto message = test::message_of<InputError>([] { built_in("PEDOT:PSS-Burkhard", 850); });
    std::printf("%s\n", message.c_str());
    for (const char* part : {"nk/simsalabim/PEDOT.txt", "300 to 800 nm", "850 nm"}) {
        EXPECT_NE(message.find(part), std::string::npos) << part;
    }
    const test::TemporaryFolder folder;
    (void)folder.write("nk.csv", "wavelength_nm,n,k\n400,1.5,0.1\n500,1.7,0.3\n");
    const std::string mine = "[[material]]\nname = \"mine\"\nfile = \"nk.csv\"\n";
    const auto held = library_of(mine + "beyond_table = \"hold\"\n", folder.path());
    EXPECT_DOUBLE_EQ(index_at(held.find(named("mine")), 900e-9).imag(), 0.3);
    const auto strict = library_of(mine, folder.path());
    EXPECT_THROW(index_at(strict.find(named("mine")), 501e-9), InputError);
    EXPECT_NO_THROW(index_at(strict.find(named("mine")), 500e-9));
}

TEST(Material, transparency_spares_the_rest_of_the_table_of_k) {
    const test::TemporaryFolder folder;
    (void)folder.write("nk.csv", "wl_nm,n\n400,1.5\n900,1.5\nwl_nm,k\n400,0.1\n500,0.2\n");
    const auto library = library_of(
        "[[material]]\nname = \"mine\"\nfile = \"nk.csv\"\ntransparent_beyond = \"450 nm\"\n",
        folder.path());
    const Material& mine = library.find(named("mine"));
    EXPECT_TRUE(has_extinction(mine));
    EXPECT_NEAR(index_at(mine, 440e-9).imag(), 0.14, 1e-12);
    EXPECT_EQ(index_at(mine, 850e-9).imag(), 0);
}

TEST(Material, one_like_a_built_in_one_keeps_its_table_and_source) {
    const auto library = library_of(
        "[[material]]\nname = \"clear\"\nlike = \"soda-lime\"\ntransparent_beyond = \"310 nm\"\n");
    const auto index = index_at(library.find(named("clear")), 690e-9);
    EXPECT_EQ(index.real(), built_in("soda-lime", 690).real());
    EXPECT_EQ(index.imag(), 0);
    EXPECT_NE(library.find(named("clear")).reference.find("Rubin"), std::string::npos);
    EXPECT_THROW(library_of("[[material]]\nname = \"a\"\nlike = \"soda\"\n"), InputError);
}

TEST(Material, own_materials_hide_built_in_ones_and_mix) {
    const auto library = library_of(
        "[[material]]\nname = \"ITO\"\nn = 1.9\nk = 0.01\n"
        "[[material]]\nname = \"film\"\n[material.mixture]\nrule = \"maxwell-garnett\"\n"
        "inclusion = \"ITO\"\nhost = \"air\"\nfraction = 1\n");
    EXPECT_EQ(index_at(library.find(named("ITO")), 5e-7), std::complex<double>(1.9, 0.01));
    EXPECT_NEAR(index_at(library.find(named("film")), 5e-7).real(), 1.9, 1e-12);
}

TEST(Material, missing_ones_and_missing_files_point_at_the_stack_file) {
    const auto missing =
        test::message_of<InputError>([] { (void)library_of("").find(named("ITQ")); });
    std::printf("%s\n", missing.c_str());
    EXPECT_NE(missing.find("stack.toml:12"), std::string::npos);
    EXPECT_NE(missing.find("did you mean \"ITO\""), std::string::npos);
    const auto file = test::message_of<InputError>(
        [] { library_of("[[material]]\nname = \"mine\"\nfile = \"none.csv\"\n", "/tmp"); });
    std::printf("%s\n", file.c_str());
    EXPECT_NE(file.find("stack.toml:27"), std::string::npos);
    EXPECT_NE(file.find("none.csv"), std::string::npos);
}

TEST(Material, binary_empty_and_truncated_files_are_refused) {
    const test::TemporaryFolder folder;
    (void)folder.write("binary.csv", std::string("wavelength_nm,n\n400,\0\x01\x02", 22));
    (void)folder.write("empty.csv", "");
    (void)folder.write("blank.csv", "\n\n\n");
    (void)folder.write(
        "cut.yml", "DATA:\n  - type: tabulated nk\n    data: |\n        0.4 1.5 0\n        0.5");
    for (const char* file : {"binary.csv", "empty.csv", "blank.csv", "cut.yml"}) {
        const auto message = test::message_of<InputError>([&] {
            library_of("[[material]]\nname = \"mine\"\nfile = \"" + std::string(file) + "\"\n",
                       folder.path());
        });
        std::printf("%s\n", message.c_str());
        EXPECT_NE(message.find("stack.toml:27"), std::string::npos);
        EXPECT_NE(message.find(file), std::string::npos);
    }
}
