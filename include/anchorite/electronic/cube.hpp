#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace anchorite::electronic {

/// An atom in the header of a cube file.
struct CubeAtom {
    int element = 0;           ///< atomic number
    double charge = 0;         ///< of its core [e]
    Eigen::Vector3d position;  ///< [Å]
};

/// A quantity on a grid of points, as in a Gaussian cube file: point (i, j, k) lies at
/// origin + steps * (i, j, k). Cells need not be orthogonal.
struct Cube {
    Eigen::Vector3d origin;  ///< [Å]
    Eigen::Matrix3d steps;   ///< from one point to the next, as columns [Å]
    std::array<int, 3> points{};
    std::vector<CubeAtom> atoms;
    std::vector<double> values;  ///< in the file's own unit, the last index fastest

    /// @pre  each index within points
    [[nodiscard]] double at(int i, int j, int k) const {
        return values[(static_cast<std::size_t>(i) * static_cast<std::size_t>(points[1]) +
                       static_cast<std::size_t>(j)) *
                          static_cast<std::size_t>(points[2]) +
                      static_cast<std::size_t>(k)];
    }
};

/// One quantity of a Gaussian cube file with lengths in bohr, as CP2K and Quantum ESPRESSO write
/// them. The lengths become Å, the values stay as they are.
/// @param name  of the text, for messages
/// @throws InputError  with name and line: cut off, too long, a number that is none or not finite,
///                     a grid that is empty, flat, negative (lengths in Å) or larger than the text
Cube parse_cube(std::string_view text, const std::string& name);

/// The same of a file, plain or gzip. @throws InputError  as parse_cube, or unreadable
Cube read_cube(const std::filesystem::path& file);

}  // namespace anchorite::electronic
