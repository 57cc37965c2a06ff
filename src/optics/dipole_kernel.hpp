#pragma once

#include <cstddef>
#include <vector>

#include "anchorite/optics/dissipation.hpp"
#include "optics/dipole_geometry.hpp"

namespace anchorite::optics {

/// Where power can go, after one entry a layer of the stack for what that layer absorbs.
enum DipoleChannel : std::size_t {
    bottom,
    top,
    substrate,
    superstrate,
    returned,
    reabsorbed,
    channels
};

/// Up to which u the emitter's k is kept, if it is: (√15 - 1)/2 = u². Waves just beyond u = 1 still
/// travel in an absorber, with |kz|² of the order of k/n; without them the rate would lack √(k/n)
/// in a thick layer. Near field, which diverges, lies at large u. Cut here, random dipoles in bulk
/// lose to both together what they emit without k, to first order in k/n: F = 1 + (k/n) √y (2 +
/// 2y/3 - 1/y), y = u² - 1.
constexpr double last_lossy = 1.198537;

/// Power per in-plane wavenumber u of the dipoles of a geometry, sorted by where it goes: all that
/// depends on u alone is computed once for all dipoles.
class DipoleKernel {
public:
    /// `reabsorption` keeps the emitter's k for u < last_lossy. The geometry must outlive the
    /// kernel.
    DipoleKernel(const DipoleGeometry& geometry, bool reabsorption);

    [[nodiscard]] std::size_t dipoles() const { return geometry_.to_top.size(); }
    /// Entries that can be other than 0, in ascending order: layers that absorb, then
    /// geometry.layers + DipoleChannel.
    [[nodiscard]] const std::vector<std::size_t>& active() const { return active_; }

    /// dP/du at u > 0, times `factor`: shape [dipole][vertical, horizontal][active()].
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
    /// The shares of the active entries, side by side.
    struct ActiveShares {
        std::vector<double> below_s, below_p, above_s, above_p;
    };
    struct Half {
        Media media;
        Waves waves;
        Side s, p;
    };
    /// The standing waves of one polarization at every dipole, real and imaginary parts apart so
    /// that loops over dipoles are simple ones: the reflections a above and b below as a dipole
    /// sees them, and what the fields they make are worth.
    struct Standing {
        std::vector<double> up_real, up_imag, down_real, down_imag;  ///< a and b
        std::vector<double> plus_up, plus_down;                      ///< |1 + a|², |1 + b|²
        std::vector<double> minus_up, minus_down;                    ///< |q (1 - a)|², ...
        std::vector<double> weight;                                  ///< 1 / (2 |q (1 - ab)|²)
        void resize(std::size_t dipoles);
        [[nodiscard]] Complex up(std::size_t d) const { return {up_real[d], up_imag[d]}; }
        [[nodiscard]] Complex down(std::size_t d) const { return {down_real[d], down_imag[d]}; }
    };
    /// exp(2 i kz z) for every dipole, and its size.
    struct Phases {
        std::vector<double> real, imag, size;
    };
    void set_standing(const Side& below, const Side& above, Standing& standing) const;
    [[nodiscard]] BySource through(std::size_t dipole, bool upwards, double flux_s, double flux_p,
                                   double u) const;
    void add_reabsorption(std::size_t dipole, double u, double factor, double* vertical,
                          double* horizontal) const;
    void set_phases(Complex kz);
    void prepare(double u);
    void follow(const Half& half, Side& side, const std::vector<std::size_t>& layer,
                const Outside& outside, double u) const;
    /// All films together, as rays from outside meet them.
    struct Films {
        double reflects_below = 0, reflects_above = 0, transmits = 0;
    };
    [[nodiscard]] Films films_between(double u, Polarization polarization, bool ray_below,
                                      bool ray_above);
    void add_outside(double u, Polarization polarization);
    void set_emitter(bool lossy);
    void find_active();
    void gather();
    [[nodiscard]] std::size_t entries() const { return geometry_.layers + channels; }

    const DipoleGeometry& geometry_;
    bool reabsorption_;
    bool lossy_ = false;
    Half below_, above_;
    Media upwards_, downwards_;
    Waves across_waves_;
    Ladder across_;
    std::vector<double> across_flux_;
    OutsideShares under_, over_;
    std::vector<std::size_t> active_;
    ActiveShares gathered_;
    Phases down_, up_;
    Standing s_, p_;
};

}  // namespace anchorite::optics
