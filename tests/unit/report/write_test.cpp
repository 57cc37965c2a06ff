#include "anchorite/report/write.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <sstream>

#include "anchorite/base/error.hpp"
#include "anchorite/report/results_csv.hpp"
#include "anchorite/screening/delimited.hpp"
#include "fixture.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::report::test {
namespace {

namespace fs = std::filesystem;

class WriteReport : public testing::Test {
protected:
    static std::string text(const fs::path& file) {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    const anchorite::test::TemporaryFolder temporary;
    const fs::path folder = temporary / "report";
};

TEST_F(WriteReport, WritesPageNumbersAndPoses) {
    const fs::path page = write_report(study_of_size(2), folder);
    EXPECT_EQ(page, folder / "report.html");
    for (const char* name : {"report.html", "results.json", "results.csv", "poses/molecule_1.xyz",
                             "poses/molecule_1.cif", "poses/分子_β-ﬂuor_Å_№2.xyz"}) {
        EXPECT_GT(text(folder / fs::u8path(name)).size(), 100u) << name;
    }
    EXPECT_FALSE(fs::exists(folder / "poses/too_bulky.xyz"));
    EXPECT_EQ(nlohmann::ordered_json::parse(text(folder / "results.json"))["format_version"], 1);
}

TEST_F(WriteReport, PosesHoldTheMoleculeAndTheSlab) {
    const study::StudyResult result = study_of_size(1);
    write_report(result, folder);
    std::istringstream pose(text(folder / "poses/molecule_1.xyz"));
    std::size_t count = 0;
    pose >> count;
    const std::size_t molecule = result.samples[0].elements.size();
    std::cout << count << " atoms, " << molecule << " of the molecule\n";
    EXPECT_GE(count, molecule + 4 * result.slab.atoms.size());
    EXPECT_EQ((count - molecule) % result.slab.atoms.size(), 0u);
}

TEST_F(WriteReport, NamesAFolderThatCannotBeWritten) {
    fs::create_directories(folder);
    std::ofstream(folder / "taken") << "a file";
    try {
        write_report(study_of_size(1), folder / "taken");
        FAIL() << "wrote into a file";
    } catch (const RunError& error) {
        EXPECT_NE(std::string(error.what()).find("taken"), std::string::npos) << error.what();
    }
}

TEST(ResultsCsv, HasAsManyFieldsInEveryLineAsInItsHeader) {
    std::istringstream csv(results_csv(study_of_size(3)));
    std::vector<std::string> fields;
    std::size_t columns = 0;
    int samples = 0;
    for (std::string line; std::getline(csv, line);) {
        if (line.starts_with("#")) continue;
        ASSERT_TRUE(screening::split_record(line, ',', fields)) << line;
        if (columns == 0) {
            columns = fields.size();
            continue;
        }
        EXPECT_EQ(fields.size(), columns) << line;
        ++samples;
    }
    EXPECT_EQ(samples, 5);
}

}  // namespace
}  // namespace anchorite::report::test
