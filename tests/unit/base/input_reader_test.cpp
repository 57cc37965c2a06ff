#include "anchorite/base/input_reader.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>

#include "anchorite/base/input_value.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;

namespace {

FieldDescription field(const std::string& name, FieldKind kind, FieldKind element) {
    FieldDescription result;
    result.name = name;
    result.kind = kind;
    result.element = element;
    return result;
}

TableDescription description() {
    TableDescription table{"settings", "", {}};
    table.fields.push_back(field("count", FieldKind::integer, FieldKind::integer));
    table.fields.push_back(field("names", FieldKind::list, FieldKind::text));
    table.fields.push_back(field("weights", FieldKind::map, FieldKind::number));
    FieldDescription length = field("length", FieldKind::quantity, FieldKind::quantity);
    length.dimension = Dimension::length;
    table.fields.push_back(length);
    return table;
}

constexpr const char* example =
    "count = 3\nnames = [\"a\", \"b\"]\nlength = \"2 nm\"\n[weights]\nx = 1.5\n";

}  // namespace

TEST(InputReader, GivesCheckedValuesInOrderOfTheDeclaration) {
    const InputTable table = parse_input(example, "s.toml", description());
    ASSERT_EQ(table.entries.size(), 4U);
    EXPECT_EQ(table.entries[1].key, "names");
    EXPECT_EQ(std::get<std::int64_t>(table.find("count")->data), 3);
    EXPECT_DOUBLE_EQ(std::get<double>(table.find("length")->data), 2e-9);
    const auto& weights = std::get<InputTable>(table.find("weights")->data);
    EXPECT_EQ(std::get<double>(weights.find("x")->data), 1.5);
    EXPECT_EQ(weights.find("x")->where.line, 5U);
    EXPECT_EQ(table.find("nothing"), nullptr);
}

// Whatever stands in the file, the answer is a table or an InputError, never a crash.
TEST(InputReader, SurvivesDamagedInput) {
    std::mt19937 random(1);
    const std::string whole = example;
    std::size_t refused = 0;
    constexpr std::size_t rounds = 20000;
    for (std::size_t round = 0; round < rounds; ++round) {
        std::string text = whole;
        for (int edit = 0; edit < 3; ++edit) {
            text[random() % text.size()] = static_cast<char>(random() % 256);
        }
        text.resize(random() % 4 == 0 ? random() % text.size() : text.size());
        const std::string message =
            test::message_of<InputError>([&] { (void)parse_input(text, "s.toml", description()); });
        refused += message.empty() ? 0 : 1;
    }
    std::printf("%zu of %zu damaged files refused\n", refused, rounds);
    EXPECT_GT(refused, rounds / 2);
}
