#include "anchorite/measurement/record.hpp"

#include <gtest/gtest.h>

#include "anchorite/base/schema_reference.hpp"
#include "anchorite/measurement/record_chemistry.hpp"
#include "anchorite/measurement/record_device.hpp"
#include "anchorite/measurement/record_film.hpp"
#include "record_text.hpp"

using namespace anchorite;
using namespace anchorite::measurement;
using test::refusal;

TEST(Record, ReadsEveryTable) {
    const Record record = parse_record(R"toml(title = "all"
[[compound]]
name = "water"
formula = "H2O"
[[compound.nmr]]
nucleus = "1H"
integrals = [2]
[[compound.mass]]
ion = "[M+H]+"
calculated = 19.0178
[[quantity]]
name = "salt"
formula = "NaCl"
mass = "1 g"
amount = "17.1 mmol"
[[layer]]
name = "LiF"
thickness = "1 nm"
role = "electron-injection"
[[spin]]
name = "film"
speed = "3000 rpm"
[[sclc]]
name = "device"
voltage = "1 V"
density = "1e18 cm^-3"
[[luminescence]]
name = "dots"
plqy = "50 %"
lifetime = "10 ns"
average = "amplitude"
[[device]]
name = "diode"
eqe_max = "20 %"
cie = [0.7, 0.3]
[[device.point]]
current_density = "1 mA/cm2"
eqe = "10 %"
[[lifetime]]
name = "diode"
t50 = "100 h"
luminance = "100 cd/m2"
[[repeated]]
name = "yield"
values = ["1 %", "2 %"]
)toml",
                                       "all.toml");
    EXPECT_EQ(record.compounds.at(0).nmr.at(0).integrals, std::vector<double>{2});
    EXPECT_NEAR(*record.compounds.at(0).masses.at(0).calculated, 19.0178, 1e-12);
    EXPECT_NEAR(*record.quantities.at(0).mass, 1e-3, 1e-15);
    EXPECT_NEAR(*record.quantities.at(0).amount, 17.1e-3, 1e-12);
    EXPECT_NEAR(record.layers.at(0).thickness, 1e-9, 1e-20);
    EXPECT_EQ(record.layers.at(0).role, stack::Role::electron_injection);
    EXPECT_NEAR(*record.trap_fillings.at(0).density, 1e24, 1e12);
    EXPECT_EQ(record.trap_fillings.at(0).temperature, 300);
    EXPECT_EQ(record.luminescence.at(0).average, AverageKind::amplitude);
    EXPECT_EQ(record.devices.at(0).cie->value[1], 0.3);
    EXPECT_NEAR(record.devices.at(0).points.at(0).current_density, 10, 1e-9);
    EXPECT_EQ(record.lifetimes.at(0).luminance->value, 100);
    EXPECT_EQ(record.repeated.at(0).values.size(), 2U);
    EXPECT_EQ(record.compounds.at(0).name.where.line, 3U);
}

TEST(Record, RefusesAnEmptyOne) {
    EXPECT_NE(refusal("title = \"none\"\n").find("nothing to check"), std::string::npos);
    EXPECT_NE(refusal("").find("title"), std::string::npos);
}

TEST(Record, RefusesNegativeGramsAtTheirLine) {
    const auto text = refusal(
        "title = \"t\"\n[[quantity]]\nname = \"salt\"\nformula = \"NaCl\"\nmass = \"-1 g\"\n");
    EXPECT_NE(text.find("r.toml:5"), std::string::npos) << text;
    EXPECT_NE(text.find("mass"), std::string::npos) << text;
}

TEST(Record, RefusesACompoundWithoutFormula) {
    const auto text = refusal(
        "title = \"t\"\n[[compound]]\nname = \"X\"\n[[compound.nmr]]\nnucleus = \"1H\"\n"
        "integrals = [3]\n");
    EXPECT_NE(text.find("has no formula"), std::string::npos) << text;
    EXPECT_NE(text.find("r.toml:3"), std::string::npos) << text;
}

TEST(Record, RefusesTwoOfOneName) {
    const auto text = refusal(
        "title = \"t\"\n[[compound]]\nname = \"X\"\nformula = \"C\"\n[[compound]]\nname = \"X\"\n"
        "formula = \"C\"\n");
    EXPECT_NE(text.find("two compounds named \"X\""), std::string::npos) << text;
}

TEST(Record, RefusesALifetimeWithoutOrWithTwoLevels) {
    const std::string head = "title = \"t\"\n[[lifetime]]\nname = \"d\"\nt50 = \"1 h\"\n";
    EXPECT_NE(refusal(head).find("either radiance or luminance"), std::string::npos);
    EXPECT_NE(refusal(head + "radiance = \"1 W/(sr m2)\"\nluminance = \"1 cd/m2\"\n")
                  .find("either radiance or luminance"),
              std::string::npos);
    EXPECT_NE(
        refusal(head + "luminance = \"1 cd/m2\"\nstands_for = \"1 cd/m2\"\n").find("give radiance"),
        std::string::npos);
}

TEST(Record, RefusesUnequalListsAndEmptyMasses) {
    EXPECT_NE(refusal("title = \"t\"\n[[luminescence]]\nname = \"s\"\namplitudes = [1, 2]\n"
                      "lifetimes = [\"1 ns\"]\n")
                  .find("one length"),
              std::string::npos);
    EXPECT_NE(refusal("title = \"t\"\n[[compound]]\nname = \"X\"\nformula = \"C\"\n"
                      "[[compound.mass]]\nion = \"[M]+\"\n")
                  .find("calculated, found or both"),
              std::string::npos);
}

TEST(Record, SuggestsAKeyThatIsClose) {
    EXPECT_NE(refusal("title = \"t\"\n[[compond]]\nname = \"X\"\n").find("compound"),
              std::string::npos);
}

TEST(Record, EveryTableHasItsReference) {
    const auto text = markdown_reference(record_schema().description());
    for (const char* table : {"compound", "quantity", "layer", "spin", "sclc", "luminescence",
                              "device", "lifetime", "repeated", "light"}) {
        EXPECT_NE(text.find(table), std::string::npos) << table;
    }
    EXPECT_EQ(compound_schema().description().name, "compound");
    EXPECT_EQ(quantity_schema().description().name, "quantity");
    EXPECT_EQ(layer_report_schema().description().name, "layer");
    EXPECT_EQ(device_schema().description().name, "device");
}
