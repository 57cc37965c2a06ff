#pragma once

#include <unistd.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "anchorite/screening/library.hpp"
#include "anchorite/screening/run.hpp"
#include "support/temporary_folder.hpp"

namespace anchorite::screening::test {

using anchorite::test::TemporaryFolder;

inline std::filesystem::path write_text(const std::filesystem::path& file,
                                        const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

inline std::string read_all(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A .smi library of so many alkanes; every 50th line does not parse in the fake scorer's eyes.
inline std::filesystem::path write_library(const std::filesystem::path& file, int molecules) {
    std::ofstream stream(file);
    for (int i = 1; i <= molecules; ++i) {
        const bool wrong = i % 50 == 0;
        stream << (wrong ? "C1CC(" : std::string(1 + static_cast<std::size_t>(i % 40), 'C')) << " m"
               << i << '\n';
    }
    return file;
}

/// A cheap stand-in for the physics: a score from the text, after a wait.
inline ScoreMolecule fake_scorer(std::chrono::microseconds wait = {}) {
    return [wait](const LibraryEntry& entry, const CpuBudget&) {
        if (wait.count() > 0) std::this_thread::sleep_for(wait);
        if (entry.text.find('(') != std::string::npos) {
            throw std::runtime_error("unclosed branch");
        }
        Score score;
        score.smiles = entry.text;
        score.sites = static_cast<int>(entry.text.size() % 4);
        score.score = std::sin(static_cast<double>(entry.text.size()));
        if (score.sites > 1) score.mismatch = 0.01 * static_cast<double>(entry.text.size());
        if (score.sites > 0) score.strain = 1.5 * score.sites;
        score.verdict = score.sites > 0 ? "binds" : "nothing binds, \"really\"";
        return score;
    };
}

inline RunOptions options_for(const std::filesystem::path& library,
                              const std::filesystem::path& folder) {
    RunOptions options;
    options.library = library;
    options.folder = folder;
    options.threads = 4;
    options.top = 20;
    options.settings = {{"lattice", "fake"}, {"spacing_angstrom", 6.5}};
    return options;
}

/// results.csv, rejects.csv and ranking.csv in one string, to compare runs byte by byte.
inline std::string outputs_of(const std::filesystem::path& folder) {
    std::string all;
    for (const char* name : {"results.csv", "rejects.csv", "ranking.csv"}) {
        all += std::string("== ") + name + "\n" + read_all(folder / name);
    }
    return all;
}

inline std::vector<LibraryEntry> read_library(const std::filesystem::path& file,
                                              const LibraryOptions& options = {}) {
    std::vector<LibraryEntry> entries;
    const auto reader = open_library(file, options);
    while (auto entry = reader->next()) entries.push_back(*entry);
    return entries;
}

}  // namespace anchorite::screening::test
