// Does the score order passivators that were measured? tests/data/passivators_measured.csv holds
// 222 passivators of perovskite solar-cell films with the cell's efficiency before and after
// (sources in data/SOURCES.md). Only pairs of one paper with one control are compared. The donor
// strengths were fixed before this was first run; the figures are printed whatever they are.
#include <gtest/gtest.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "anchorite/anchoring/quick_match.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"
#include "anchorite/screening/delimited.hpp"
#include "support/surfaces.hpp"

namespace anchorite {
namespace {

struct Passivator {
    std::string series;  ///< DOI and control efficiency
    std::string smiles;
    double efficiency = 0;  ///< of the passivated cell [%]
    double tpsa = 0;        ///< topological polar surface area [Å2]
    double acceptors = 0;   ///< hydrogen-bond acceptors
    std::optional<double> score;
    std::string refusal;
};

std::vector<Passivator> read_passivators() {
    std::ifstream file(std::string(ANCHORITE_TEST_DATA) + "/passivators_measured.csv");
    std::string line;
    std::vector<std::string> fields;
    std::getline(file, line);
    screening::split_record(line, ',', fields);
    const auto column = [header = fields](const std::string& name) {
        return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
    };
    const auto doi = column("DOI number");
    const auto control = column("Initial PCE");
    const auto smiles = column("SMILES");
    const auto final = column("Final_PCE");
    const auto tpsa = column("TPSA");
    const auto acceptors = column("H_acceptor");
    std::vector<Passivator> out;
    while (std::getline(file, line)) {
        screening::split_record(line, ',', fields);
        if (fields.size() <= acceptors) continue;
        Passivator row;
        row.series = std::string(screening::trimmed(fields[doi])) + " " + fields[control];
        row.smiles = fields[smiles];
        row.efficiency = std::stod(fields[final]);
        row.tpsa = std::stod(fields[tpsa]);
        row.acceptors = std::stod(fields[acceptors]);
        out.push_back(std::move(row));
    }
    return out;
}

void score_all(std::vector<Passivator>& rows) {
    const anchoring::Surface surface(test::square_surface(6.3), {});
    const auto donors = anchoring::DonorTable::standard();
    tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t i) {
        try {
            molecule::ReadOptions options;
            options.largest_fragment = true;
            const auto molecule = molecule::from_smiles(rows[i].smiles, {}, options);
            rows[i].score = anchoring::quick_match(molecule, surface, donors).score;
        } catch (const Error& error) {
            rows[i].refusal = error.what();
        }
    });
}

/// Pairs ordered right, wrong and left undecided by one descriptor.
struct Count {
    int right = 0;
    int wrong = 0;
    int tied = 0;
    Count& operator+=(const Count& other) {
        right += other.right;
        wrong += other.wrong;
        tied += other.tied;
        return *this;
    }
    [[nodiscard]] double fraction() const { return right / std::max(1.0, 1.0 * (right + wrong)); }
    [[nodiscard]] double fraction_ties_half() const {
        return (right + 0.5 * tied) / std::max(1.0, 1.0 * (right + wrong + tied));
    }
};

template <class Descriptor>
Count compare(const std::vector<const Passivator*>& series, Descriptor descriptor) {
    Count out;
    for (std::size_t i = 0; i < series.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const double measured = series[i]->efficiency - series[j]->efficiency;
            if (measured == 0) continue;
            const double predicted = descriptor(*series[i]) - descriptor(*series[j]);
            if (std::abs(predicted) < 1e-6) {
                ++out.tied;
            } else {
                ++(predicted * measured > 0 ? out.right : out.wrong);
            }
        }
    }
    return out;
}

/// 95 % interval by resampling whole papers: pairs of one paper are not independent.
std::pair<double, double> bootstrap(const std::vector<Count>& series) {
    std::mt19937 random(1);
    std::vector<double> fractions;
    for (int draw = 0; draw < 4000; ++draw) {
        Count sum;
        for (std::size_t i = 0; i < series.size(); ++i) sum += series[random() % series.size()];
        fractions.push_back(sum.fraction());
    }
    std::ranges::sort(fractions);
    return {fractions[100], fractions[3899]};
}

TEST(MeasuredPassivators, ConcordanceWithinPapers) {
    std::vector<Passivator> rows = read_passivators();
    ASSERT_EQ(rows.size(), 222u);
    score_all(rows);
    std::map<std::string, std::vector<const Passivator*>> papers;
    int refused = 0;
    for (const auto& row : rows) {
        if (row.score) {
            papers[row.series].push_back(&row);
        } else {
            ++refused;
            EXPECT_FALSE(row.refusal.empty());
            std::printf("refused %s: %s\n", row.smiles.c_str(), row.refusal.c_str());
        }
    }
    const auto report = [&](const char* name, auto descriptor) {
        std::vector<Count> counts;
        Count sum;
        for (const auto& [series, members] : papers) {
            if (members.size() < 2) continue;
            counts.push_back(compare(members, descriptor));
            sum += counts.back();
        }
        const auto [low, high] = bootstrap(counts);
        std::printf(
            "%-18s right %3d  wrong %3d  tied %3d  fraction %.3f [%.2f, %.2f]  with ties "
            "as half %.3f\n",
            name, sum.right, sum.wrong, sum.tied, sum.fraction(), low, high,
            sum.fraction_ties_half());
        return sum;
    };
    std::printf("%zu passivators, %d refused; pairs of one paper and control:\n", rows.size(),
                refused);
    const Count score = report("Anchorite score", [](const auto& row) { return *row.score; });
    const Count tpsa = report("TPSA", [](const auto& row) { return row.tpsa; });
    report("H-bond acceptors", [](const auto& row) { return row.acceptors; });
    EXPECT_EQ(score.right + score.wrong + score.tied, tpsa.right + tpsa.wrong + tpsa.tied);
    EXPECT_GT(score.right, score.wrong);
}

}  // namespace
}  // namespace anchorite
