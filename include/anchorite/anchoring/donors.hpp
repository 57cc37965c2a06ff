#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace anchorite::anchoring {

/// How a kind of donor binds an open metal site.
struct Donor {
    std::string kind;        ///< molecule::AnchorKind::id
    double strength = 0;     ///< in units of the phosphine oxide's single bond to Pb
    double bond_length = 0;  ///< ideal donor-metal distance on Pb [Å]
    std::string source;      ///< where strength and length come from

    /// Ideal distance on another metal: shifted by the difference of ionic radii to Pb(II) [Å].
    [[nodiscard]] double bond_length_on(int metal) const;
};

/// Donor parameters of every anchor kind.
class DonorTable {
public:
    /// The built-in table: fixed before any ranking was compared with a measurement.
    static DonorTable standard();

    /// Parameters of one kind.
    /// @throws InputError  unknown kind
    [[nodiscard]] const Donor& of(std::string_view kind) const;
    [[nodiscard]] const std::vector<Donor>& all() const { return donors_; }

    /// Replaces one kind's strength (a study file may).
    /// @throws InputError  unknown kind or a strength outside 0 ... 10
    void set_strength(std::string_view kind, double strength);

private:
    std::vector<Donor> donors_;
};

}  // namespace anchorite::anchoring
