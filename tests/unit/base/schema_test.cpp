#include "anchorite/base/schema.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <optional>

#include "anchorite/base/located.hpp"
#include "anchorite/base/schema_reference.hpp"
#include "support/temporary_folder.hpp"

using namespace anchorite;

namespace {

enum class Method { fast, careful };

struct Sample {
    std::string name;
    Located<std::string> smiles;
    std::optional<double> plqy;
};

struct Tolerances {
    double length = 0.2;  ///< [Å]
    double angle = 0.26;  ///< [rad]
    void validate() const {
        if (length > 5 * angle) throw InputError("'length' is too large for 'angle'");
    }
};

struct Recipe {
    Located<double> spacing = 6.5;  ///< [Å]
    std::vector<double> band;       ///< [Å]
    double temperature = 300;       ///< [K]
    double share = 0.3;
    int count = 30;
    bool flexible = true;
    Method method = Method::careful;
    std::array<int, 3> hkl{1, 0, 0};
    std::vector<std::string> tags;
    std::map<std::string, Located<double>> strengths;
    std::optional<Tolerances> limits;
    Tolerances tolerances;
    std::vector<Located<Sample>> samples;
};

Schema<Tolerances> tolerance_schema() {
    Schema<Tolerances> schema("[tolerances]");
    schema
        .quantity("length", &Tolerances::length, Dimension::length, {.range = {0, 2}, .unit = "Å"})
        .quantity("angle", &Tolerances::angle, Dimension::angle, {.default_text = "15 deg"})
        .validated_by(&Tolerances::validate);
    return schema;
}

Schema<Recipe> recipe_schema() {
    Schema<Sample> sample("[[sample]]", "A molecule to try.");
    sample.text("name", &Sample::name, {.doc = "for people"})
        .text("smiles", &Sample::smiles, {.doc = "its SMILES", .required = true})
        .number("plqy", &Sample::plqy, {.range = {0, 1}});
    Schema<Recipe> schema("recipe", "A recipe.");
    schema
        .quantity("spacing", &Recipe::spacing, Dimension::length,
                  {.doc = "metal to metal", .range = {1, 20}, .unit = "Å"})
        .quantity("band", &Recipe::band, Dimension::length,
                  {.default_text = "[\"6.2 Å\", \"0.65 nm\"]", .unit = "Å", .min_count = 1})
        .quantity("temperature", &Recipe::temperature, Dimension::temperature)
        .quantity("share", &Recipe::share, Dimension::fraction, {.range = {0, 1}})
        .integer("count", &Recipe::count, {.range = {.low = 1}})
        .boolean("flexible", &Recipe::flexible)
        .choice("method", &Recipe::method,
                {{"fast", Method::fast, "rough"}, {"careful", Method::careful, "slow"}})
        .integer("hkl", &Recipe::hkl, {.range = {-9, 9}})
        .text("tags", &Recipe::tags)
        .number("strengths", &Recipe::strengths, {.range = {0, 10}, .allowed = {"ether", "amide"}})
        .table("limits", &Recipe::limits, tolerance_schema())
        .table("tolerances", &Recipe::tolerances, tolerance_schema())
        .tables("sample", &Recipe::samples, sample);
    return schema;
}

Recipe parse(const std::string& text) {
    return recipe_schema().parse(text, "r.toml");
}

std::string schema_refusal(const std::string& text) {
    return test::message_of<InputError>([&] { (void)parse(text); });
}

}  // namespace

TEST(Schema, FillsEveryDefault) {
    const Recipe recipe = parse("# nothing");
    EXPECT_EQ(recipe.spacing.value, 6.5);
    EXPECT_EQ(recipe.band, (std::vector{6.2, 6.5}));
    EXPECT_EQ(recipe.count, 30);
    EXPECT_TRUE(recipe.flexible);
    EXPECT_EQ(recipe.method, Method::careful);
    EXPECT_FALSE(recipe.limits.has_value());
    EXPECT_DOUBLE_EQ(recipe.tolerances.length, 0.2);
    EXPECT_NEAR(recipe.tolerances.angle, 0.261799, 1e-6) << "a nested default_text counts too";
    EXPECT_TRUE(recipe.samples.empty());
}

TEST(Schema, BindsEveryShape) {
    const Recipe recipe = parse(
        "spacing = \"0.62 nm\"\nband = [\"6 Å\"]\ntemperature = \"25 °C\"\nshare = \"40 %\"\n"
        "count = 3\nflexible = false\nmethod = \"fast\"\nhkl = [1, -1, 0]\ntags = [\"a\", \"b\"]\n"
        "strengths = { ether = 1, amide = 0.5 }\n"
        "[limits]\nlength = \"1 Å\"\n"
        "[[sample]]\nname = \"ethanol\"\nsmiles = \"CCO\"\n"
        "[[sample]]\nsmiles = \"CO\"\nplqy = 1\n");
    EXPECT_EQ(recipe.spacing.value, 6.2);
    EXPECT_EQ(recipe.band, std::vector{6.0});
    EXPECT_DOUBLE_EQ(recipe.temperature, 298.15);
    EXPECT_DOUBLE_EQ(recipe.share, 0.4);
    EXPECT_EQ(recipe.count, 3);
    EXPECT_FALSE(recipe.flexible);
    EXPECT_EQ(recipe.method, Method::fast);
    EXPECT_EQ(recipe.hkl, (std::array{1, -1, 0}));
    EXPECT_EQ(recipe.tags, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(recipe.strengths.at("ether").value, 1.0);
    EXPECT_EQ(recipe.strengths.at("amide").value, 0.5);
    ASSERT_TRUE(recipe.limits.has_value());
    EXPECT_EQ(recipe.limits->length, 1.0);
    ASSERT_EQ(recipe.samples.size(), 2U);
    EXPECT_EQ(recipe.samples[0].value.name, "ethanol");
    EXPECT_FALSE(recipe.samples[0].value.plqy.has_value());
    EXPECT_EQ(recipe.samples[1].value.plqy, 1.0);
}

TEST(Schema, RemembersPlaces) {
    const Recipe recipe = parse("\n spacing = \"6 Å\"\n[[sample]]\n\n  smiles = 'C'\n");
    EXPECT_EQ(recipe.spacing.where.line, 2U);
    EXPECT_EQ(recipe.spacing.where.column, 12U);
    const auto& sample = recipe.samples.at(0);
    EXPECT_EQ(sample.where.line, 3U);
    EXPECT_EQ(sample.value.smiles.where.line, 5U);
    EXPECT_EQ(sample.value.smiles.where.excerpt, "  smiles = 'C'");
    EXPECT_EQ(sample.value.smiles.where.file, "r.toml");
}

TEST(Schema, RefusesUnknownKeys) {
    EXPECT_EQ(schema_refusal("count = 2\nspacin = \"6.5 Å\"\n"),
              "r.toml:2:1: unknown key 'spacin' in recipe\n"
              "  2 | spacin = \"6.5 Å\"\n"
              "    | ^\n"
              "did you mean \"spacing\"?");
    EXPECT_NE(schema_refusal("[[sample]]\nsmiles='C'\nSMILE='C'").find("did you mean \"smiles\"?"),
              std::string::npos);
    EXPECT_NE(schema_refusal("[strengths]\nethr = 1").find("did you mean \"ether\"?"),
              std::string::npos);
}

TEST(Schema, RefusesWithPlaceAndAdvice) {
    struct Case {
        const char* text;
        const char* expected;
    };
    const Case cases[] = {
        {"spacing = \"6.5 parsec\"", "r.toml:1:11: unit 'parsec' is not a length; use Å, nm"},
        {"spacing = \"6.5\"", "r.toml:1:11: '6.5' has no unit; use Å"},
        {"spacing = 6.5", "1:11: 'spacing' must be a length in quotes such as \"6.5 Å\", not a"},
        {"spacing = \"65 Å\"", "1:11: 'spacing' is 65 Å; it must be 1 Å to 20 Å"},
        {"spacing = \"nan Å\"", "1:11: 'nan Å' is not a finite number"},
        {"band = []", "1:8: 'band' has 0 entries; it takes at least 1"},
        {"band = [\"6 Å\", \"6 V\"]", "1:16: unit 'V' is a voltage, not a length"},
        {"count = 0", "1:9: 'count' is 0; it must be at least 1"},
        {"count = 3000000000", "it must be -2147483648 to 2147483647"},
        {"count = 2.5", "1:9: 'count' must be an integer, not a decimal number"},
        {"count = \"2\"", "1:9: 'count' must be an integer, not text"},
        {"flexible = \"yes\"", "'flexible' must be true or false, without quotes, not text"},
        {"method = \"best\"", "1:10: 'method' cannot be \"best\""},
        {"method = \"best\"", "choose one of: fast, careful"},
        {"hkl = [1, 0]", "1:7: 'hkl' has 2 entries; it takes 3"},
        {"hkl = [1, 0, 10]", "1:14: 'hkl' is 10; it must be -9 to 9"},
        {"tags = \"a\"", "1:8: 'tags' must be a list in square brackets, not text"},
        {"[strengths]\nether = 11", "2:9: 'strengths' is 11; it must be 0 to 10"},
        {"strengths = { ether = inf }", "1:23: 'strengths' is not a finite number"},
        {"share = \"130 %\"", "'share' is 130 %; it must be 0 % to 100 %"},
        {"tolerances = 3", "1:14: 'tolerances' must be a table, not an integer"},
        {"[[sample]]\nname = \"x\"", "1:1: [[sample]] lacks the key 'smiles'"},
        {"[[sample]]\nname = \"x\"", "add smiles = \"...\": its SMILES"},
        {"[tolerances]\nlength = \"2 Å\"", "1:1: 'length' is too large for 'angle'"},
        {"count = ", "1:9: not valid TOML: "},
        {"count = 1\ncount = 2", "not valid TOML: cannot redefine existing integer 'count'"},
    };
    for (const Case& c : cases) {
        const std::string message = schema_refusal(c.text);
        EXPECT_NE(message.find(c.expected), std::string::npos) << c.text << "\n" << message;
    }
    std::printf("%zu refusals checked\n", std::size(cases));
}

TEST(Schema, ReadsFilesAndNamesThem) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(recipe_schema()
                  .read(folder.write("a.toml",
                                     "\xEF\xBB\xBF"
                                     "count = 4\r\n"))
                  .count,
              4);
    const std::string message = test::message_of<InputError>(
        [&] { (void)recipe_schema().read(folder.write("b.toml", "x = 1")); });
    EXPECT_TRUE(message.starts_with((folder / "b.toml").string() + ":1:1: unknown key 'x'"));
}

TEST(SchemaReference, JsonDescribesEveryKey) {
    const auto schema = json_schema(recipe_schema().description());
    const auto& properties = schema["properties"];
    EXPECT_EQ(properties.size(), recipe_schema().description().fields.size());
    EXPECT_EQ(properties["spacing"]["default"], "6.5 Å");
    EXPECT_EQ(properties["count"]["default"], 30);
    EXPECT_EQ(properties["count"]["minimum"], 1);
    EXPECT_EQ(properties["hkl"]["default"], (std::vector{1, 0, 0}));
    EXPECT_EQ(properties["band"]["default"], (std::vector<std::string>{"6.2 Å", "0.65 nm"}));
    EXPECT_EQ(properties["method"]["enum"], (std::vector<std::string>{"fast", "careful"}));
    EXPECT_EQ(properties["sample"]["items"]["required"], std::vector<std::string>{"smiles"});
    EXPECT_EQ(properties["tolerances"]["additionalProperties"], false);
}

// Every default that the reference shows is itself valid input and gives the default back.
TEST(SchemaReference, ShownDefaultsAreValidInput) {
    std::string text;
    const Schema<Recipe> schema = recipe_schema();
    for (const FieldDescription& field : schema.description().fields) {
        if (field.default_shown.empty()) continue;
        const bool quoted = is_written_as_text(field.kind);
        const std::string quote = quoted ? "\"" : "";
        text += field.name + " = " + quote + field.default_shown + quote + "\n";
    }
    const Recipe recipe = parse(text), plain = parse("");
    EXPECT_EQ(recipe.spacing.value, plain.spacing.value);
    EXPECT_EQ(recipe.band, plain.band);
    EXPECT_EQ(recipe.temperature, plain.temperature);
    EXPECT_EQ(recipe.share, plain.share);
    EXPECT_EQ(recipe.method, plain.method);
    EXPECT_EQ(recipe.hkl, plain.hkl);
    std::printf("%s", text.c_str());
}

TEST(SchemaReference, PagesNameKeysTablesAndUnits) {
    const std::string markdown = markdown_reference(recipe_schema().description());
    const std::string text = text_reference(recipe_schema().description());
    for (const char* part : {"spacing", "length, 1 Å to 20 Å", "6.5 Å", "[[sample]]", "its SMILES",
                             "list of 3 integer", "fast: rough", "[tolerances]"}) {
        EXPECT_NE(markdown.find(part), std::string::npos) << part;
        EXPECT_NE(text.find(part), std::string::npos) << part;
    }
}
