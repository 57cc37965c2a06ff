#pragma once

#include <Eigen/Core>
#include <span>

namespace anchorite::measurement {

/// A measured response of sum 1 that can be moved by parts of a channel. Between channels it is
/// Steffen's monotone cubic (Astron. Astrophys. 239, 443 (1990)): smooth in the shift, exact for
/// whole channels, and without overshoot beside a pulse of one or two channels, where other cubics
/// turn negative. What is moved in over an end is 0.
class ShiftedResponse {
public:
    ShiftedResponse() = default;
    /// @param counts  at least five channels, of positive sum
    explicit ShiftedResponse(std::span<const double> counts);

    /// Writes the response moved to later times, and its derivative with respect to the shift.
    /// @param shift  [channels]
    void at(double shift, Eigen::ArrayXd& value, Eigen::ArrayXd& slope) const;

    /// Number of channels.
    [[nodiscard]] Eigen::Index size() const { return value_.size(); }

private:
    Eigen::ArrayXd value_;
    Eigen::ArrayXd slope_;
};

}  // namespace anchorite::measurement
