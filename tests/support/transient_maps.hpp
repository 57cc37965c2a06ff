#pragma once

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "anchorite/measurement/kinetics/transient_irf.hpp"
#include "anchorite/measurement/kinetics/transient_map.hpp"
#include "anchorite/measurement/kinetics/transient_scheme.hpp"

namespace anchorite::measurement {

/// Where the samples are that the project does not ship.
inline std::filesystem::path shared_transient_data() {
    const char* folder = std::getenv("ANCHORITE_SHARED_DATA");
    const std::filesystem::path root =
        folder != nullptr ? folder : ANCHORITE_SOURCE_DIR "/../shared/data/measured";
    return root / "ta";
}

inline std::vector<double> transient_numbers(const std::string& line) {
    std::istringstream words(line);
    std::vector<double> out;
    for (double value = 0; words >> value;) out.push_back(value);
    return out;
}

/// A map of Glotaran's text format, "Time explicit" or "Wavelength explicit"; times are in ps.
inline TransientMap glotaran_map(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("no " + file.string());
    std::string line;
    std::string kind;
    for (int i = 0; i < 3; ++i) std::getline(in, kind);
    std::getline(in, line);
    std::getline(in, line);
    const std::vector<double> explicit_axis = transient_numbers(line);
    std::vector<std::vector<double>> rows;
    std::vector<double> other;
    while (std::getline(in, line)) {
        std::vector<double> row = transient_numbers(line);
        if (row.empty()) continue;
        other.push_back(row.front());
        rows.emplace_back(row.begin() + 1, row.end());
    }
    TransientMap map;
    const bool times = kind.starts_with("Time");
    map.delays_ps = times ? explicit_axis : other;
    map.wavelengths_nm = times ? other : explicit_axis;
    map.signal.resize(static_cast<Eigen::Index>(map.delays_ps.size()),
                      static_cast<Eigen::Index>(map.wavelengths_nm.size()));
    for (Eigen::Index i = 0; i < map.signal.rows(); ++i) {
        for (Eigen::Index j = 0; j < map.signal.cols(); ++j) {
            map.signal(i, j) = times
                                   ? rows[static_cast<std::size_t>(j)][static_cast<std::size_t>(i)]
                                   : rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
        }
    }
    map.validate();
    return map;
}

/// What a made-up map is made of.
struct MadeMap {
    int delays = 120;
    int wavelengths = 30;
    double first_ps = -1;  ///< delays are even up to 1 ps and logarithmic after
    double last_ps = 1000;
    TransientModel model = parallel_model({0.8, 12, 200});
    TransientIrf irf = {0.1, 0.08, {0.25, -0.05}, 550, true, true, true};
    double noise = 2e-5;  ///< [ΔA]
    unsigned seed = 1;
};

/// Bands and bleaches of a few mOD, one set a state.
inline double made_spectrum(std::size_t state, double wavelength_nm) {
    const double centre = 480 + 55.0 * static_cast<double>(state);
    const double narrow = (wavelength_nm - centre) / 35;
    const double broad = (wavelength_nm - 690 + 40.0 * static_cast<double>(state)) / 90;
    return -4e-3 * std::exp(-narrow * narrow / 2) + 2e-3 * std::exp(-broad * broad / 2);
}

inline std::vector<double> made_delays(const MadeMap& made) {
    std::vector<double> out;
    const int even = made.delays / 2;
    for (int i = 0; i < even; ++i) out.push_back(made.first_ps + i * (1 - made.first_ps) / even);
    const int rest = made.delays - even;
    for (int i = 0; i < rest; ++i) {
        out.push_back(std::pow(made.last_ps, static_cast<double>(i) / (rest - 1)));
    }
    return out;
}

/// The map of a model with Gaussian noise.
inline TransientMap made_map(const MadeMap& made) {
    TransientMap map;
    map.delays_ps = made_delays(made);
    for (int j = 0; j < made.wavelengths; ++j) {
        map.wavelengths_nm.push_back(430 + 330.0 * j / (made.wavelengths - 1));
    }
    std::vector<double> rates;
    std::vector<double> fractions;
    for (const auto& rate : made.model.rates) rates.push_back(rate.per_ps);
    for (const auto& fraction : made.model.fractions) fractions.push_back(fraction.value);
    const SchemeSolution scheme = solve_scheme(made.model, rates, fractions);
    const Eigen::VectorXd delays = Eigen::Map<const Eigen::VectorXd>(
        map.delays_ps.data(), static_cast<Eigen::Index>(map.delays_ps.size()));
    map.signal.resize(delays.size(), made.wavelengths);
    std::mt19937_64 random(made.seed);
    std::normal_distribution<double> noise(0, made.noise);
    TransientBasis basis;
    for (Eigen::Index j = 0; j < made.wavelengths; ++j) {
        const double wavelength = map.wavelengths_nm[static_cast<std::size_t>(j)];
        fill_basis(delays, scheme.rates, made.irf.centre_at(wavelength), made.irf.width_ps, 0,
                   false, basis);
        Eigen::VectorXd spectra(scheme.mixing.cols());
        for (Eigen::Index s = 0; s < spectra.size(); ++s) {
            spectra(s) = made_spectrum(static_cast<std::size_t>(s), wavelength);
        }
        map.signal.col(j) = basis.values * (scheme.mixing * spectra);
        for (Eigen::Index i = 0; i < delays.size(); ++i) {
            if (made.noise > 0) map.signal(i, j) += noise(random);
        }
    }
    return map;
}

}  // namespace anchorite::measurement
