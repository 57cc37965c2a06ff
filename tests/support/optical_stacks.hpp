#pragma once

#include <cmath>
#include <complex>
#include <string>
#include <utility>
#include <vector>

#include "anchorite/optics/optical_stack.hpp"
#include "support/reference_table.hpp"

namespace anchorite::test {

using Index = std::complex<double>;

/// A layer of one index at a single wavelength.
inline optics::OpticalLayer layer(std::string name, double nm, Index index, bool coherent = true) {
    return {std::move(name), nm * 1e-9, coherent, {index}};
}

inline optics::OpticalStack stack_at(double nm, std::vector<optics::OpticalLayer> layers) {
    return {{nm * 1e-9}, std::move(layers)};
}

/// The same indices at many wavelengths.
inline optics::OpticalStack spread(const optics::OpticalStack& stack,
                                   std::vector<double> wavelengths) {
    optics::OpticalStack wide = stack;
    for (auto& layer : wide.layers) layer.index.assign(wavelengths.size(), layer.index.front());
    wide.wavelengths = std::move(wavelengths);
    return wide;
}

/// Indices of the paper's materials, every 5 nm from 400 to 900 nm, linear in between.
class PaperIndices {
public:
    explicit PaperIndices(const std::string& file) : table_(file) {}

    [[nodiscard]] Index at(const std::string& material, double nm) const {
        std::size_t row = 0;
        while (row + 2 < table_.size() && table_.number(row + 1, "lambda_nm") <= nm) ++row;
        const double from = table_.number(row, "lambda_nm");
        const double share = (nm - from) / (table_.number(row + 1, "lambda_nm") - from);
        const Index low{table_.number(row, "n_" + material), table_.number(row, "k_" + material)};
        const Index high{table_.number(row + 1, "n_" + material),
                         table_.number(row + 1, "k_" + material)};
        return low + share * (high - low);
    }

    [[nodiscard]] optics::OpticalLayer layer(const std::string& material, double thickness,
                                             const std::vector<double>& nm) const {
        optics::OpticalLayer layer{material, thickness * 1e-9, true, {}};
        for (const double wavelength : nm) layer.index.push_back(at(material, wavelength));
        return layer;
    }

private:
    ReferenceTable table_;
};

enum class Cathode { film, half_space };

/// The paper's stack, thicknesses as assumed: air, 1.1 mm of glass, ITO 150, PEDOT:PSS 40, PTAA 20,
/// quantum dots 40, TPBi 40, LiF 1, and Al as a film of 100 nm with air above or as a half-space.
inline optics::OpticalStack paper_stack(const PaperIndices& indices, const std::vector<double>& nm,
                                        Cathode cathode = Cathode::half_space) {
    optics::OpticalStack stack;
    for (const double wavelength : nm) stack.wavelengths.push_back(wavelength * 1e-9);
    const optics::OpticalLayer air{"air", 0, true, std::vector<Index>(nm.size(), 1.0)};
    auto& layers = stack.layers;
    layers.push_back(air);
    layers.push_back(indices.layer("glass", 1.1e6, nm));
    layers.back().coherent = false;
    for (const auto& [name, thickness] : {std::pair{"ITO", 150.0},
                                          {"PEDOT", 40.0},
                                          {"PTAA", 20.0},
                                          {"QD", 40.0},
                                          {"TPBi", 40.0},
                                          {"LiF", 1.0},
                                          {"Al", 100.0}}) {
        layers.push_back(indices.layer(name, thickness, nm));
    }
    if (cathode == Cathode::film) layers.push_back(air);
    return stack;
}

constexpr std::size_t paper_emitter = 5;  ///< the quantum dots in paper_stack

}  // namespace anchorite::test
