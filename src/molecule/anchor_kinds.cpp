#include <array>
#include <numbers>
#include <string>
#include <vector>

#include "anchorite/base/error.hpp"
#include "anchorite/base/suggest.hpp"
#include "anchorite/molecule/anchor_site.hpp"

namespace anchorite::molecule {
namespace {

constexpr double operator""_deg(unsigned long long degrees) {
    return static_cast<double>(degrees) * std::numbers::pi / 180.0;
}

// Amine nitrogens whose lone pair is their own: not next to C=O, S=O, P=O, C=N, C#N, C=C, an
// aromatic atom, boron or an N-oxide's oxygen.
#define ANCHORITE_FREE_N                                                                    \
    "+0;!$(N-[#6,#7,#15,#16]=[#7,#8,#16]);!$(N-[#16,#15](=*));!$(N-C=C);!$(N-C#N);!$(N-a);" \
    "!$(N-[#5]);!$(N-[OX1])"

// Cones are assumed: generous around the angles that the donor's hybridisation suggests (P-O-M down
// to 115 degrees, pyridine within 30 of its axis); halogens bind side-on too (C-X-M 95 to 180
// degrees).
constexpr std::array kinds = {
    AnchorKind{"phosphine_oxide", "P=O", "[OX1;$(O=[PX4]),$([O-][PX4+]);!$(O~P~[OX1,OX2])]",
               65_deg},
    AnchorKind{"phosphonate", "P=O(OR)", "[OX1;$(O=P),$([O-]P)]", 65_deg},
    AnchorKind{"phosphine_sulfide", "P=S", "[SX1;$(S=P),$([S-]P)]", 75_deg},
    AnchorKind{"sulfoxide", "S=O", "[OX1;$(O=[SX3]),$([O-][SX3])]", 65_deg},
    AnchorKind{"sulfone", "SO2", "[OX1;$(O=[SX4]),$([O-][SX4])]", 65_deg},
    AnchorKind{"nitro", "NO2", "[OX1;$(O~[NX3]~[OX1])]", 65_deg},
    AnchorKind{"n_oxide", "N-O", "[OX1-;$(O[#7+])]", 65_deg},
    AnchorKind{"nitroso", "N=O", "[OX1]=[NX2]", 60_deg},
    AnchorKind{"isocyanate", "NCO", "[OX1]=C=N", 50_deg},
    AnchorKind{"isothiocyanate", "NCS", "[SX1]=C=N", 70_deg},
    AnchorKind{"carboxylate", "COO-", "[OX1;$([O-]C=[OX1]),$(O=C[O-])]", 70_deg},
    AnchorKind{"carboxylic_acid", "COOH", "[OX1]=[CX3][OX2H1]", 70_deg},
    AnchorKind{"amide", "C(=O)N", "[OX1]=[#6X3][#7]", 70_deg},
    AnchorKind{"ester", "COOR", "[OX1]=[#6X3][#8X2]", 70_deg},
    AnchorKind{"carbonyl", "C=O", "[OX1]=[#6]", 70_deg},
    AnchorKind{"alkoxide", "O-", "[OX1-][#6,#14]", 70_deg},
    AnchorKind{"thiocarbonyl", "C=S", "[SX1]=[#6]", 75_deg},
    AnchorKind{"thiolate", "S-", "[SX1-][#6]", 75_deg},
    AnchorKind{"pyridine", "pyridine N", "[nX2]", 30_deg},
    AnchorKind{"nitrile", "C#N", "[NX1]#[CX2]", 35_deg},
    AnchorKind{"isocyanide", "NC", "[CX1-]#[NX2+]", 30_deg},
    AnchorKind{"imine", "C=N", "[NX2;+0;!$(N=C=[O,S,N]);!$(N=[N+]);!$(N=[OX1])]=[#6,#7,#15,#16]",
               35_deg},
    AnchorKind{"amine_primary", "NH2", "[NX3;H2,H3;" ANCHORITE_FREE_N "]", 35_deg},
    AnchorKind{"amine_secondary", "NHR", "[NX3;H1;" ANCHORITE_FREE_N "]", 35_deg},
    AnchorKind{"amine_tertiary", "NR3", "[NX3;H0;" ANCHORITE_FREE_N "]", 35_deg},
    // A triarylamine's lone pair is spent in its rings and walled in by them.
    AnchorKind{"aniline", "ArN",
               "[NX3;+0;!$(N-[#6,#7,#15,#16]=[#7,#8,#16]);!$(N(a)(a)a);!$(N-[#16,#15]=*)]a",
               35_deg},
    AnchorKind{"phosphine", "PR3", "[PX3;+0;v3]", 35_deg},
    AnchorKind{"methoxy_aryl", "OMe", "[OX2;$(O[CX4])]a", 60_deg},
    AnchorKind{"ether", "ROR", "[OX2]([CX4])[CX4]", 60_deg},
    AnchorKind{"phenol", "ArOH", "[OX2H1;$(Oa),$(OC=C)]", 60_deg},
    AnchorKind{"hydroxyl", "OH", "[OX2;$([H1][CX4,#14,#5,#7]),$([H2])]", 60_deg},
    AnchorKind{"thiol", "SH", "[SX2H1]", 70_deg},
    AnchorKind{"thioether", "RSR", "[SX2;H0;!$(S-[#6]=[#7,#8,#16]);!$(S-C#N)]([#6])[#6,#16]",
               70_deg},
    AnchorKind{"fluoride", "F", "[F;X1;+0]", 85_deg},
    AnchorKind{"chloride", "Cl", "[Cl;X1;+0]", 85_deg},
    AnchorKind{"bromide", "Br", "[Br;X1;+0]", 85_deg},
    AnchorKind{"iodide", "I", "[I;X1;+0]", 85_deg},
};

#undef ANCHORITE_FREE_N

}  // namespace

std::span<const AnchorKind> anchor_kinds() {
    return kinds;
}

const AnchorKind& anchor_kind(std::string_view id) {
    std::vector<std::string> known;
    for (const AnchorKind& kind : kinds) {
        if (kind.id == id) return kind;
        known.emplace_back(kind.id);
    }
    throw InputError("unknown anchor kind \"" + std::string(id) + "\"; " + did_you_mean(id, known));
}

}  // namespace anchorite::molecule
