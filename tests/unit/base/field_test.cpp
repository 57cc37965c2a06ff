#include "anchorite/base/field.hpp"

#include <gtest/gtest.h>

#include <limits>

using namespace anchorite;

TEST(Field, ShowsDefaultsAsTheyAreWritten) {
    const auto shown = [](auto value, FieldKind kind, Dimension dimension = Dimension::number,
                          const char* unit = "") {
        return shown_default(value, kind, dimension, unit);
    };
    EXPECT_EQ(shown(true, FieldKind::boolean), "true");
    EXPECT_EQ(shown(std::int64_t{-3}, FieldKind::integer), "-3");
    EXPECT_EQ(shown(0.1, FieldKind::number), "0.1");
    EXPECT_EQ(shown(6.5, FieldKind::quantity, Dimension::length, "Å"), "6.5 Å");
    EXPECT_EQ(shown(6.5e-10, FieldKind::quantity, Dimension::length), "0.65 nm");
    EXPECT_EQ(shown(0.0, FieldKind::quantity, Dimension::length), "0 nm");
    EXPECT_EQ(shown(1.1e-3, FieldKind::quantity, Dimension::length), "1.1 mm");
    EXPECT_EQ(shown(0.3, FieldKind::quantity, Dimension::fraction), "30 %");
    EXPECT_EQ(shown(std::string("PbI2"), FieldKind::text), "PbI2");
}

TEST(Field, TablesFindTheirKeys) {
    TableDescription table;
    table.fields.resize(2);
    table.fields[0].name = "spacing";
    table.fields[1].name = "hkl";
    EXPECT_EQ(table.find("hkl"), &table.fields[1]);
    EXPECT_EQ(table.find("HKL"), nullptr);
    EXPECT_EQ(table.keys(), (std::vector<std::string>{"spacing", "hkl"}));
}
