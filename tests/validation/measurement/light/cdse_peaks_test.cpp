// Emission of CdSe quantum dots and the peaks that its authors read off:
// github.com/angzeli/Imperial-MS-3.02-CdSe-quantum-dots, MIT (data/SOURCES.md).
//
// Their table CdSe_QD_Radii_AllRuns_Emi.csv gives run 2 the peaks of run 3; those of run 2 stand in
// their notes, "Peak Data Gathering.txt".

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <sstream>

#include "anchorite/base/text_file.hpp"
#include "anchorite/measurement/light/spectrum_figures.hpp"

using namespace anchorite;
using namespace anchorite::measurement;

namespace {

const std::string folder = ANCHORITE_TEST_DATA "/measurement/light/";

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    return cells;
}

InstrumentFile read_csv(const std::string& name) {
    std::istringstream text(read_text_file(folder + name));
    InstrumentFile file;
    file.tables.emplace_back();
    for (std::string line; std::getline(text, line);) {
        const auto cells = cells_of(line);
        auto& columns = file.tables[0].columns;
        if (columns.empty()) {
            for (const auto& cell : cells) columns.push_back({cell, "", {}});
            columns[0].unit = "nm";
            continue;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool empty = i >= cells.size() || cells[i].empty() || cells[i] == "\r";
            columns[i].values.push_back(empty ? std::nan("") : std::stod(cells[i]));
        }
    }
    return file;
}

/// The authors' notes: "Run 2 ... Emission: np.array([..])".
std::vector<double> peaks_in_notes(const std::string& run) {
    const std::string text = read_text_file(folder + "cdse_peak_gathering.txt");
    const auto begin = text.find("[", text.find("Emission", text.find(run + "\n")));
    std::istringstream list(text.substr(begin + 1, text.find("]", begin) - begin - 1));
    std::vector<double> peaks;
    for (std::string number; std::getline(list, number, ',');) peaks.push_back(std::stod(number));
    return peaks;
}

std::vector<double> peaks_in_table(const std::string& run) {
    std::istringstream text(read_text_file(folder + "cdse_peaks.csv"));
    std::vector<double> peaks;
    for (std::string line; std::getline(text, line);) {
        const auto cells = cells_of(line);
        if (cells[0] == run) peaks.push_back(std::stod(cells[1]));
    }
    return peaks;
}

constexpr double tolerance = 0.2;  // nm; points lie 1 nm apart, the authors' definition is unknown

void compare(const std::string& name, const InstrumentFile& file,
             const std::vector<double>& asked) {
    const auto result = analyse_spectra(spectra_of(file));
    ASSERT_EQ(result.figures.size(), asked.size()) << name;
    double squares = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto& position = result.figures[i].wavelength.position;
        const double measured = position.value * 1e9;
        squares += (measured - asked[i]) * (measured - asked[i]);
        std::printf("%s, %-15s asked %.3f measured %.3f +- %.3f nm\n", name.c_str(),
                    result.figures[i].spectrum.name.c_str(), asked[i], measured,
                    position.standard_error.value_or(0) * 1e9);
        EXPECT_NEAR(measured, asked[i], tolerance) << name << i;
    }
    std::printf("%s: root mean square difference %.3f nm\n", name.c_str(),
                std::sqrt(squares / static_cast<double>(asked.size())));
}

}  // namespace

TEST(CdSePeaks, RunTwoIsTheAuthorsListInTheirNotes) {
    compare("run 2", read_csv("cdse_run2_emission.csv"), peaks_in_notes("Run 2"));
}

TEST(CdSePeaks, RunThreeIsTheAuthorsTable) {
    compare("run 3", read_csv("cdse_run3_emission.csv"), peaks_in_table("Run 3"));
}

TEST(CdSePeaks, TheirTableGivesRunTwoThePeaksOfRunThree) {
    EXPECT_EQ(peaks_in_table("Run 3"), peaks_in_notes("Run 3"));
    EXPECT_EQ(peaks_in_table("Run 2"), peaks_in_notes("Run 3"));
    EXPECT_EQ(peaks_in_notes("Run 2").size(), 14U);
}
