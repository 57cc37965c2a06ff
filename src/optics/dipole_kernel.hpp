#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/optics/dissipation.hpp"
#include "optics/dipole_geometry.hpp"

namespace anchorite::optics {

/// Where power can go, after one entry a layer of the stack for what that layer absorbs.
enum Channel : std::size_t { bottom, top, substrate, superstrate, returned, reabsorbed, channels };

/// Power per in-plane wavenumber u of the dipoles of a geometry, sorted by where it goes: all that
/// depends on u alone is computed once for all dipoles.
class DipoleKernel {
public:
    /// `reabsorption` keeps the emitter's k for u < 1. The geometry must outlive the kernel.
    DipoleKernel(const DipoleGeometry& geometry, bool reabsorption);

    [[nodiscard]] std::size_t dipoles() const { return geometry_.to_top.size(); }
    [[nodiscard]] std::size_t entries() const { return geometry_.layers + channels; }

    /// dP/du at u > 0, times `factor`: shape [dipole][vertical, horizontal][entries()].
    void power_by_channel(double u, double factor, std::vector<double>& values);

    /// The integrand of F less what a dipole emits in bulk, at a u in the lower right of the
    /// complex plane, times `factor`: shape [dipole][vertical, horizontal].
    /// `lossy`: with the emitter's k.
    void excess(Complex u, Complex factor, bool lossy, std::vector<double>& values);

    /// dP/du and Poynting vectors, one a dipole.
    void flows(double u, std::vector<Dissipation>& flows);

private:
    /// One side and polarization at the current u.
    struct Side {
        Ladder ladder;
        std::vector<double> flux;
        double boundary = 0;  ///< flux through the emitter's boundary for an amplitude 1 there
        double passes = 0;    ///< share of it that enters a window outside as a ray
        std::vector<double> shares;  ///< of it, one an entry
    };
    struct Half {
        Media media;
        Waves waves;
        Side s, p;
    };
    /// The standing wave of one dipole and polarization; see set_pair.
    struct Pair {
        Complex m_up, n_up, m_down, n_down;
        double weight = 0;  ///< 2 / |n_up m_down + n_down m_up|²
    };
    [[nodiscard]] Pair pair(const Side& below, const Side& above, Complex phase_down,
                            Complex phase_up) const;
    void prepare(double u);
    void follow(Half& half, Side& side, const std::vector<std::size_t>& layer,
                const Outside& outside, double u, Polarization polarization) const;
    void add_outside(double u, Polarization polarization);
    void set_emitter(bool lossy);

    const DipoleGeometry& geometry_;
    bool reabsorption_;
    bool lossy_ = false;
    Half below_, above_;
    Media upwards_, downwards_;
    Waves across_waves_;
    Ladder across_;
    std::vector<double> across_flux_;
    OutsideShares under_, over_;
};

}  // namespace anchorite::optics
