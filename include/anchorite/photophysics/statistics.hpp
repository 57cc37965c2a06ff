#pragma once

#include <span>
#include <vector>

namespace anchorite::photophysics {

/// Mean of |a - b|. @throws InputError  empty or of different length
double mean_absolute_error(std::span<const double> a, std::span<const double> b);

/// Spearman's rank correlation, ties at their mean rank; NaN where one list is all ties.
/// @throws InputError  fewer than two values or different length
double spearman(std::span<const double> a, std::span<const double> b);

/// Rank of each value from 1, ties at their mean rank.
std::vector<double> ranks(std::span<const double> values);

/// For each value the mean of all others: the predictor that knows nothing of the sample.
/// @throws InputError  fewer than two values
std::vector<double> means_of_others(std::span<const double> values);

/// For each value the prediction of a straight line y = a + b x through all others (their mean
/// where x does not vary). @throws InputError  fewer than three values or different length
std::vector<double> lines_of_others(std::span<const double> x, std::span<const double> y);

}  // namespace anchorite::photophysics
