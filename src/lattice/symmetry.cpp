#include "anchorite/lattice/symmetry.hpp"

#include <spglib.h>

#include <memory>

#include "anchorite/lattice/neighbours.hpp"

namespace anchorite::lattice {

namespace {

constexpr double precision = 0.01;  ///< atoms closer than this coincide [Å]

/// A crystal as spglib's C arrays. spglib may need four times the atoms when it writes a cell.
struct Cell {
    double vectors[3][3];
    std::unique_ptr<double[][3]> positions;
    std::vector<int> types;
    int count;

    explicit Cell(const Crystal& crystal)
        : positions(new double[4 * crystal.atoms.size()][3]),
          types(4 * crystal.atoms.size()),
          count(static_cast<int>(crystal.atoms.size())) {
        for (int i = 0; i < 3; ++i) {
            for (int j = 0; j < 3; ++j) vectors[i][j] = crystal.vectors(i, j);
        }
        for (std::size_t n = 0; n < crystal.atoms.size(); ++n) {
            for (int i = 0; i < 3; ++i) positions[n][i] = crystal.atoms[n].fractional[i];
            types[n] = crystal.atoms[n].element;
        }
    }
};

using Dataset = std::unique_ptr<SpglibDataset, decltype(&spg_free_dataset)>;

Dataset dataset(const Crystal& crystal) {
    Cell cell(crystal);
    return {spg_get_dataset(cell.vectors, cell.positions.get(), cell.types.data(), cell.count,
                            precision),
            &spg_free_dataset};
}

}  // namespace

Crystal primitive(const Crystal& crystal) {
    Cell cell(crystal);
    const int to_primitive = 1;
    const int no_idealize = 1;  // keeps the orientation that the Miller indices refer to
    const int count = spg_standardize_cell(cell.vectors, cell.positions.get(), cell.types.data(),
                                           cell.count, to_primitive, no_idealize, precision);
    if (count == 0 || count >= cell.count) return crystal;
    Crystal reduced = crystal;
    reduced.atoms.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) reduced.vectors(i, j) = cell.vectors[i][j];
    }
    for (std::size_t n = 0; n < reduced.atoms.size(); ++n) {
        reduced.atoms[n].element = cell.types[n];
        for (int i = 0; i < 3; ++i) {
            reduced.atoms[n].fractional[i] = wrapped(cell.positions[n][i]);
        }
    }
    return reduced;
}

std::vector<SymmetryOperation> symmetry_operations(const Crystal& crystal) {
    const Dataset found = dataset(crystal);
    if (!found) return {{Eigen::Matrix3i::Identity(), Eigen::Vector3d::Zero()}};
    std::vector<SymmetryOperation> operations(static_cast<std::size_t>(found->n_operations));
    for (std::size_t n = 0; n < operations.size(); ++n) {
        for (int i = 0; i < 3; ++i) {
            operations[n].translation[i] = found->translations[n][i];
            for (int j = 0; j < 3; ++j) {
                operations[n].rotation(i, j) = found->rotations[n][i][j];
            }
        }
    }
    return operations;
}

std::string space_group(const Crystal& crystal) {
    const Dataset found = dataset(crystal);
    return found ? found->international_symbol : "";
}

}  // namespace anchorite::lattice
