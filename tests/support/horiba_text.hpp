#pragma once

#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace anchorite::test {

/// Counts of a Horiba DataStation text file: what follows the line "Chan Data".
inline std::vector<double> horiba_counts(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line) && !line.starts_with("Chan")) {
    }
    std::vector<double> out;
    double channel = 0, counts = 0;
    while (file >> channel >> counts) out.push_back(counts);
    if (out.empty()) throw std::runtime_error("no counts in " + path);
    return out;
}

}  // namespace anchorite::test
