#pragma once

#include <string>
#include <vector>

#include "anchorite/measurement/analysis.hpp"
#include "anchorite/measurement/isotopologues.hpp"

namespace anchorite::measurement {

/// What m/z values are compared with.
struct IonMatchOptions {
    Composition molecule;
    IonKind ion;
    double tolerance = 5;       ///< largest deviation of a match [1e-6]
    double least_share = 1e-3;  ///< of the isotopologues that are looked at
    void validate() const;      ///< @throws InputError
};

/// One value that was measured, and the isotopologue of the ion that it is closest to.
struct IonMatch {
    double found = 0;       ///< m/z
    double calculated = 0;  ///< m/z of `isotopologue`, electrons counted
    Isotopologue isotopologue;
    double deviation = 0;          ///< found over calculated, less 1 [1e-6]
    double without_electrons = 0;  ///< the same for the mass of the neutral atoms [1e-6]
    bool matches = false;          ///< within the tolerance
};

/// What m/z values say of a formula.
struct IonMatchResult {
    std::vector<SourceFile> sources;
    IonMatchOptions options;
    double monoisotopic = 0;  ///< m/z of the monoisotopic ion
    std::vector<Isotopologue> pattern;
    std::vector<IonMatch> matches;  ///< one a value
};

/// Compares values with an ion. @throws InputError  no value, one that is not positive, and as
/// ion_composition
IonMatchResult match_ions(const std::vector<double>& values, const IonMatchOptions& options);

/// Everything to print and draw.
Analysis describe(const IonMatchResult& result);

}  // namespace anchorite::measurement
