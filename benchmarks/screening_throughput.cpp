// Molecules per second per core of the screen against the plain pipeline (10 ETKDG conformers,
// MMFF94s, match of each as a rigid body), both in this run on the same molecules, and the share of
// the plain pipeline's multi-site hits that the screen finds. CPU time of the working thread
// counts, so other load does not.
//   bench_screening_throughput [library.smi] [molecules]
#include <tbb/parallel_for.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "anchorite/anchoring/candidate.hpp"
#include "anchorite/anchoring/quick_match.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/molecule/read.hpp"
#include "anchorite/screening/library.hpp"
#include "support/surfaces.hpp"

using namespace anchorite;

namespace {

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Timed {
    bool scored = false;
    bool multi_site = false;
    double seconds = 0;
};

struct Row {
    std::string smiles;
    Timed plain;
    Timed quick;
};

bool holds_several(const anchoring::MatchResult& result) {
    return std::ranges::any_of(result.registries, [](const auto& registry) {
        return registry.feasible && registry.sites() > 1;
    });
}

template <class Pipeline>
Timed timed(const std::string& smiles, Pipeline pipeline) {
    Timed out;
    const double start = thread_seconds();
    try {
        out.multi_site = holds_several(pipeline(molecule::from_smiles(smiles)));
        out.scored = true;
    } catch (const Error&) {
        out.scored = false;
    }
    out.seconds = thread_seconds() - start;
    return out;
}

std::vector<Row> read_rows(const std::string& file, std::size_t count) {
    const auto library = screening::open_library(file);
    std::vector<Row> out;
    while (out.size() < count) {
        auto entry = library->next();
        if (!entry) break;
        out.push_back({entry->text, {}, {}});
    }
    return out;
}

void print(const std::vector<Row>& rows) {
    double plain_seconds = 0;
    double quick_seconds = 0;
    int plain_hits = 0;
    int quick_hits = 0;
    int shared = 0;
    int plain_scored = 0;
    int quick_scored = 0;
    for (const Row& row : rows) {
        plain_seconds += row.plain.seconds;
        quick_seconds += row.quick.seconds;
        plain_scored += row.plain.scored ? 1 : 0;
        quick_scored += row.quick.scored ? 1 : 0;
        plain_hits += row.plain.multi_site ? 1 : 0;
        quick_hits += row.quick.multi_site ? 1 : 0;
        shared += row.plain.multi_site && row.quick.multi_site ? 1 : 0;
    }
    const auto count = static_cast<double>(rows.size());
    std::printf("molecules            %zu\n", rows.size());
    std::printf("plain pipeline       %.2f molecules/s/core, %d scored, %d multi-site hits\n",
                count / plain_seconds, plain_scored, plain_hits);
    std::printf("screen               %.2f molecules/s/core, %d scored, %d multi-site hits\n",
                count / quick_seconds, quick_scored, quick_hits);
    std::printf("ratio                %.2f times faster\n", plain_seconds / quick_seconds);
    std::printf("plain hits found     %d of %d, %.2f %%\n", shared, plain_hits,
                100.0 * shared / std::max(1, plain_hits));
}

}  // namespace

int main(int argc, char** argv) {
    const std::string file = argc > 1 ? argv[1] : ANCHORITE_BENCHMARK_DATA "/pubchem_2000.smi";
    const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 2000;
    std::vector<Row> rows = read_rows(file, count);
    const anchoring::Surface surface(test::square_surface(6.3), {});
    const auto donors = anchoring::DonorTable::standard();
    tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t i) {
        rows[i].quick = timed(rows[i].smiles, [&](const molecule::Molecule& molecule) {
            return anchoring::quick_match(molecule, surface, donors);
        });
        rows[i].plain = timed(rows[i].smiles, [&](const molecule::Molecule& molecule) {
            molecule::ConformerOptions ten;
            ten.count = 10;
            ten.minimise_iterations = 200;
            anchoring::MatchOptions rigid;
            rigid.flexible = false;
            return anchoring::match(anchoring::make_candidate(molecule, ten), surface, donors,
                                    rigid);
        });
        if (rows[i].plain.multi_site && !rows[i].quick.multi_site) {
            std::fprintf(stderr, "missed: %s\n", rows[i].smiles.c_str());
        }
    });
    print(rows);
}
