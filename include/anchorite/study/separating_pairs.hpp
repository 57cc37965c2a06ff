#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace anchorite::study {

/// A molecule as the two factors of the passivation model see it.
struct FactorPoint {
    std::string name;
    double spacing = 0;          ///< strongest donor to the nearest other [Å]
    double nucleophilicity = 0;  ///< mean over its other donors, minus their GFN2 charge [e]
    double strongest = 1;        ///< strength of the strongest donor, 1: P=O
    std::size_t extra = 0;       ///< its other donors
    bool measured = false;       ///< a yield is known already
};

/// Which factor differs within a pair while the other is alike.
enum class Varied { nucleophilicity, spacing };

/// Two molecules of which measuring both tells the factors apart.
struct SeparatingPair {
    std::size_t first = 0;  ///< index into the points; the one with less of the varied factor
    std::size_t second = 0;
    Varied varied = Varied::nucleophilicity;
    double spacing = 0;          ///< second less first [Å]
    double nucleophilicity = 0;  ///< second less first [e]
    double contrast = 0;         ///< varied difference over its range among the points, less the
                                 ///< same of the factor held
};

/// What counts as alike and as different.
struct PairOptions {
    double same_spacing = 0.2;            ///< [Å]
    double other_spacing = 0.4;           ///< [Å]
    double same_nucleophilicity = 0.02;   ///< [e]
    double other_nucleophilicity = 0.04;  ///< [e]
    std::size_t most = 5;                 ///< of each kind
    void validate() const;                ///< @throws InputError  negative, or alike >= other
};

/// Pairs of equally many donors and the same strongest donor in which one factor differs and the
/// other does not, largest contrast first, those of one spacing before those of one donor. At least
/// one of the two is not measured yet. Molecules without a second donor take no part.
/// @throws InputError  as PairOptions::validate
std::vector<SeparatingPair> separating_pairs(const std::vector<FactorPoint>& points,
                                             const PairOptions& options = {});

}  // namespace anchorite::study
