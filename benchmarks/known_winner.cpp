// Rank of the paper's six molecules in a library that contains them (the virtual phosphine oxides
// of the Kraken set, which may not be shipped): every molecule scored or refused with a reason,
// donor strengths as built in.
//   bench_known_winner library.csv [spacing in Å]
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "anchorite/anchoring/quick_match.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"
#include "anchorite/screening/library.hpp"
#include "support/paper_molecules.hpp"
#include "support/surfaces.hpp"

using namespace anchorite;

namespace {

struct Row {
    std::string text;
    std::string smiles;
    std::string refusal;
    double score = 0;
    int sites = 0;
};

void score(Row& row, const anchoring::Surface& surface, const anchoring::DonorTable& donors) {
    try {
        const auto molecule = molecule::from_smiles(row.text);
        row.smiles = molecule.smiles();
        const auto result = anchoring::quick_match(molecule, surface, donors);
        row.score = result.score;
        row.sites = result.best < 0 ? 0 : result.registries.front().sites();
    } catch (const Error& error) {
        row.refusal = error.what();
    }
}

void print_ranks(std::vector<Row> scored) {
    std::ranges::stable_sort(scored, std::ranges::greater{}, &Row::score);
    for (const auto& paper : test::paper_molecules) {
        const std::string smiles = molecule::from_smiles(paper.smiles).smiles();
        const auto found = std::ranges::find(scored, smiles, &Row::smiles);
        if (found == scored.end()) {
            std::printf("%-10s not in the library\n", paper.name);
            continue;
        }
        const auto better = std::ranges::count_if(
            scored, [&](const Row& row) { return row.score > found->score + 1e-6; });
        std::printf("%-10s rank %4ld of %zu  score %.3f on %d site(s)\n", paper.name,
                    static_cast<long>(better) + 1, scored.size(), found->score, found->sites);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_known_winner library.csv [spacing in Å]\n");
        return 2;
    }
    const double spacing = argc > 2 ? std::strtod(argv[2], nullptr) : 6.5;
    std::vector<Row> rows;
    const auto library = screening::open_library(argv[1]);
    while (auto entry = library->next()) rows.push_back({entry->text, {}, entry->problem, 0, 0});
    const anchoring::Surface surface(test::square_surface(spacing), {});
    const auto donors = anchoring::DonorTable::standard();
    tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t i) {
        if (rows[i].refusal.empty()) score(rows[i], surface, donors);
    });
    std::vector<Row> scored;
    std::map<std::string, int> reasons;
    for (const Row& row : rows) {
        if (row.refusal.empty()) {
            scored.push_back(row);
        } else {
            ++reasons[row.refusal.substr(0, row.refusal.find('\n'))];
        }
    }
    const auto multi = std::ranges::count_if(scored, [](const Row& r) { return r.sites > 1; });
    std::printf("spacing %.2f Å: %zu molecules, %zu scored, %zu refused, %ld on several sites\n",
                spacing, rows.size(), scored.size(), rows.size() - scored.size(),
                static_cast<long>(multi));
    for (const auto& [reason, count] : reasons) {
        std::printf("  refused %d: %s\n", count, reason.c_str());
    }
    print_ranks(std::move(scored));
}
