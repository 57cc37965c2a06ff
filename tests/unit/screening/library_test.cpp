#include "anchorite/screening/library.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "anchorite/base/error.hpp"
#include "support.hpp"

namespace anchorite::screening {
namespace {

using test::read_library;
using test::TemporaryFolder;
using test::write_text;

/// "record@line text|name" of each entry, problems after a "!".
std::vector<std::string> shown(const std::vector<LibraryEntry>& entries) {
    std::vector<std::string> lines;
    for (const auto& e : entries) {
        const std::string place = std::to_string(e.record) + "@" + std::to_string(e.line) + " ";
        lines.push_back(place + (e.problem.empty() ? e.text + "|" + e.name : "!" + e.problem));
    }
    return lines;
}

std::string refusal(const std::filesystem::path& file, const LibraryOptions& options = {}) {
    try {
        survey_library(file, options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

std::filesystem::path write_gzip(const std::filesystem::path& file, const std::string& text,
                                 double part = 1.0) {
    gzFile stream = gzopen(file.c_str(), "wb");
    gzwrite(stream, text.data(), static_cast<unsigned>(text.size()));
    gzclose(stream);
    const auto size = static_cast<double>(std::filesystem::file_size(file));
    std::filesystem::resize_file(file, static_cast<std::uintmax_t>(size * part));
    return file;
}

class Library : public testing::Test {
protected:
    std::vector<std::string> read(const std::string& name, const std::string& text,
                                  const LibraryOptions& options = {}) {
        return shown(read_library(write_text(folder_ / name, text), options));
    }
    TemporaryFolder folder_;
};

TEST_F(Library, SmiTakesNamesAfterSpacesOrATab) {
    EXPECT_THAT(
        read("a.smi", "# comment\nCCO ethyl alcohol\r\n\nCC\t74-84-0\tethane\n  C  \nCCC"),
        testing::ElementsAre("1@2 CCO|ethyl alcohol", "2@4 CC|74-84-0", "3@5 C|", "4@6 CCC|"));
}

TEST_F(Library, SmiSkipsAHeaderAndKeepsExtensions) {
    EXPECT_THAT(read("a.smi", "smiles name\nC[CH2] |^1:1| ethyl\n"),
                testing::ElementsAre("1@2 C[CH2] |^1:1||ethyl"));
}

TEST_F(Library, CsvFindsItsColumnsByTitle) {
    EXPECT_THAT(read("a.csv", "\xEF\xBB\xBFName,Canonical_SMILES,x\n\"a, b\",CCO,1\nc,CC\n"),
                testing::ElementsAre("1@2 CCO|a, b", "2@3 CC|c"));
    EXPECT_THAT(read("a.csv", "ID;SMILES\r\n7;CCO\r\n"), testing::ElementsAre("1@2 CCO|7"));
    EXPECT_THAT(read("a.csv", "CAS,CID,Ligand smiles\nx,7,CCO\n"),
                testing::ElementsAre("1@2 CCO|7"));
}

TEST_F(Library, CsvWithoutHeaderIsReadFromItsFirstLine) {
    EXPECT_THAT(read("a.csv", "CCO\t[]\nCC\t[]\n"), testing::ElementsAre("1@1 CCO|", "2@2 CC|"));
    EXPECT_THAT(read("a.csv", "CCO\tx1\t[]\nCC\tx2\t[]\n"),
                testing::ElementsAre("1@1 CCO|x1", "2@2 CC|x2"));
    EXPECT_THAT(read("a.csv", "CCO\n"), testing::ElementsAre("1@1 CCO|"));
    EXPECT_THAT(read("a.csv", "12,CCO\n"), testing::ElementsAre("1@1 CCO|12"));
}

TEST_F(Library, CsvColumnsCanBeChosen) {
    const std::string text = "SMILES,product,label\nC,CC,x\n";
    EXPECT_THAT(read("a.csv", text, {"PRODUCT", "label"}), testing::ElementsAre("1@2 CC|x"));
    EXPECT_THAT(read("a.csv", text, {"2", "1"}), testing::ElementsAre("1@2 CC|C"));
    EXPECT_THAT(refusal(folder_ / "a.csv", {"ligand", ""}),
                testing::HasSubstr("no column 'ligand'; give --smiles-column one of: SMILES, "
                                   "product, label"));
    EXPECT_THAT(refusal(folder_ / "a.csv", {"4", ""}), testing::HasSubstr("no column '4'"));
}

TEST_F(Library, CsvQuotedFieldsMayHoldLineEnds) {
    EXPECT_THAT(read("a.csv", "smiles,note\nCC,\"two\nlines\"\nCCC,\"\"\n"),
                testing::ElementsAre("1@2 CC|", "2@4 CCC|"));
}

TEST_F(Library, CsvStrayQuoteCostsOneLineOnly) {
    std::string text = "smiles,note\nC,\"open\n";
    for (int i = 0; i < 300; ++i) text += "CC,x\n";
    const auto lines = read("a.csv", text);
    ASSERT_EQ(lines.size(), 301u);
    EXPECT_EQ(lines[0], "1@2 !a quote is opened and never closed");
    EXPECT_EQ(lines[1], "2@3 CC|");
    EXPECT_EQ(lines[300], "301@302 CC|");
}

TEST_F(Library, CsvRowsWithoutSmilesAreProblems) {
    EXPECT_THAT(read("a.csv", "name,smiles\ncontrol,\nshort\nname, unquoted,CC\nok,CC,,\n"),
                testing::ElementsAre("1@2 !no SMILES in column 'smiles'",
                                     "2@3 !no SMILES in column 'smiles'",
                                     "3@4 !the line has 3 fields where the first has 2; quote "
                                     "fields that hold the delimiter",
                                     "4@5 CC|ok"));
}

TEST_F(Library, SdfRecordsEndAtDollars) {
    const std::string block = "ethane\n  made by hand\n\n  0  0\nM  END\n";
    const auto file = write_text(
        folder_ / "a.sdf", block + "> <x>\n1\n\n$$$$\r\n" + "broken\n$$$$\n" + block + "$$$$\n\n");
    const auto entries = read_library(file);
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0].notation, Notation::mol_block);
    EXPECT_EQ(entries[0].name, "ethane");
    EXPECT_EQ(entries[0].text, block + "> <x>\n1\n\n");
    EXPECT_EQ(entries[1].problem, "the record has no 'M  END' line");
    EXPECT_EQ(entries[1].line, 10u);
    EXPECT_EQ(entries[2].line, 12u);
}

TEST_F(Library, GzipReadsTheSame) {
    const std::string text = "CCO a\nCC b\n";
    EXPECT_EQ(shown(read_library(write_gzip(folder_ / "a.smi.gz", text))), read("a.smi", text));
}

TEST_F(Library, TruncatedGzipGivesWhatIsReadable) {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "CCO name" + std::to_string(i * 7919 % 20011) + "\n";
    const auto file = write_gzip(folder_ / "a.smi.gz", text, 0.6);
    const auto survey = survey_library(file);
    std::printf("60 %% of a gzip of 20000 lines: %zu records read, then '%s'\n", survey.records,
                survey.damage.c_str());
    EXPECT_GT(survey.records, 5000u);
    EXPECT_LT(survey.records, 20000u);
    EXPECT_THAT(survey.damage, testing::HasSubstr("a.smi.gz"));
    const auto reader = open_library(file);
    std::size_t read = 0;
    EXPECT_THROW(while (reader->next())++ read, LibraryDamaged);
    EXPECT_EQ(read, survey.records);
}

TEST_F(Library, UnusableFilesAreRefused) {
    EXPECT_NE(refusal(write_text(folder_ / "empty.smi", "")), "accepted");
    EXPECT_THAT(refusal(write_text(folder_ / "none.smi", "# nothing\n\n")),
                testing::HasSubstr("holds no molecule"));
    EXPECT_NE(refusal(write_text(folder_ / "bin.smi", std::string("CC\0\1\2\n", 6))), "accepted");
    EXPECT_THAT(refusal(write_text(folder_ / "t.csv", "id,structure\n1,2\n")),
                testing::HasSubstr("--smiles-column"));
    EXPECT_THAT(refusal(folder_ / "a.pdb"), testing::HasSubstr("'.pdb'"));
    EXPECT_NE(refusal(folder_ / "missing.smi"), "accepted");
}

TEST_F(Library, FormatIsToldByTheExtension) {
    EXPECT_EQ(library_format("A.SMI.GZ"), LibraryFormat::smi);
    EXPECT_EQ(library_format("b.tsv"), LibraryFormat::csv);
    EXPECT_EQ(library_format("c.sd.gz"), LibraryFormat::sdf);
    EXPECT_THROW(library_format("d.gz"), InputError);
}

}  // namespace
}  // namespace anchorite::screening
