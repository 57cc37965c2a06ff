#include "anchorite/base/elements.hpp"

#include <array>
#include <cassert>

namespace anchorite {
namespace {

struct Element {
    std::string_view symbol;
    double van_der_waals;  ///< [Å]
    double covalent;       ///< [Å]
};

// Sources: see the header. Order of atomic number, from hydrogen.
constexpr std::array<Element, 118> elements{{
    {"H", 1.20, 0.31},  {"He", 1.40, 0.28}, {"Li", 1.82, 1.28}, {"Be", 1.98, 0.96},
    {"B", 1.91, 0.84},  {"C", 1.70, 0.76},  {"N", 1.55, 0.71},  {"O", 1.52, 0.66},
    {"F", 1.47, 0.57},  {"Ne", 1.54, 0.58}, {"Na", 2.27, 1.66}, {"Mg", 1.73, 1.41},
    {"Al", 2.25, 1.21}, {"Si", 2.10, 1.11}, {"P", 1.80, 1.07},  {"S", 1.80, 1.05},
    {"Cl", 1.75, 1.02}, {"Ar", 1.88, 1.06}, {"K", 2.75, 2.03},  {"Ca", 2.62, 1.76},
    {"Sc", 2.58, 1.70}, {"Ti", 2.46, 1.60}, {"V", 2.42, 1.53},  {"Cr", 2.45, 1.39},
    {"Mn", 2.45, 1.39}, {"Fe", 2.44, 1.32}, {"Co", 2.40, 1.26}, {"Ni", 1.63, 1.24},
    {"Cu", 1.40, 1.32}, {"Zn", 1.39, 1.22}, {"Ga", 1.87, 1.22}, {"Ge", 2.29, 1.20},
    {"As", 1.85, 1.19}, {"Se", 1.90, 1.20}, {"Br", 1.85, 1.20}, {"Kr", 2.02, 1.16},
    {"Rb", 3.21, 2.20}, {"Sr", 2.84, 1.95}, {"Y", 2.75, 1.90},  {"Zr", 2.52, 1.75},
    {"Nb", 2.56, 1.64}, {"Mo", 2.45, 1.54}, {"Tc", 2.44, 1.47}, {"Ru", 2.46, 1.46},
    {"Rh", 2.44, 1.42}, {"Pd", 1.63, 1.39}, {"Ag", 1.72, 1.45}, {"Cd", 1.58, 1.44},
    {"In", 1.93, 1.42}, {"Sn", 2.17, 1.39}, {"Sb", 2.47, 1.39}, {"Te", 2.06, 1.38},
    {"I", 1.98, 1.39},  {"Xe", 2.16, 1.40}, {"Cs", 3.48, 2.44}, {"Ba", 3.03, 2.15},
    {"La", 2.98, 2.07}, {"Ce", 2.88, 2.04}, {"Pr", 2.92, 2.03}, {"Nd", 2.95, 2.01},
    {"Pm", 2.92, 1.99}, {"Sm", 2.90, 1.98}, {"Eu", 2.87, 1.98}, {"Gd", 2.83, 1.96},
    {"Tb", 2.79, 1.94}, {"Dy", 2.87, 1.92}, {"Ho", 2.81, 1.92}, {"Er", 2.83, 1.89},
    {"Tm", 2.79, 1.90}, {"Yb", 2.80, 1.87}, {"Lu", 2.74, 1.87}, {"Hf", 2.63, 1.75},
    {"Ta", 2.53, 1.70}, {"W", 2.57, 1.62},  {"Re", 2.49, 1.51}, {"Os", 2.48, 1.44},
    {"Ir", 2.41, 1.41}, {"Pt", 1.72, 1.36}, {"Au", 1.66, 1.36}, {"Hg", 1.55, 1.32},
    {"Tl", 1.96, 1.45}, {"Pb", 2.02, 1.46}, {"Bi", 2.54, 1.48}, {"Po", 1.97, 1.40},
    {"At", 2.02, 1.50}, {"Rn", 2.20, 1.50}, {"Fr", 3.48, 2.60}, {"Ra", 2.83, 2.21},
    {"Ac", 2.80, 2.15}, {"Th", 2.93, 2.06}, {"Pa", 2.88, 2.00}, {"U", 2.71, 1.96},
    {"Np", 2.82, 1.90}, {"Pu", 2.81, 1.87}, {"Am", 2.83, 1.80}, {"Cm", 3.05, 1.69},
    {"Bk", 3.40, 1.68}, {"Cf", 3.05, 1.68}, {"Es", 2.70, 1.65}, {"Fm", 2.70, 1.67},
    {"Md", 2.70, 1.73}, {"No", 2.70, 1.76}, {"Lr", 2.70, 1.61}, {"Rf", 2.70, 1.57},
    {"Db", 2.70, 1.49}, {"Sg", 2.70, 1.43}, {"Bh", 2.70, 1.41}, {"Hs", 2.70, 1.34},
    {"Mt", 2.70, 1.29}, {"Ds", 2.70, 1.28}, {"Rg", 2.70, 1.21}, {"Cn", 2.70, 1.22},
    {"Nh", 2.70, 1.36}, {"Fl", 2.70, 1.43}, {"Mc", 2.70, 1.62}, {"Lv", 2.70, 1.75},
    {"Ts", 2.70, 1.65}, {"Og", 2.70, 1.57},
}};

const Element& element(int atomic_number) {
    assert(atomic_number >= 1 && atomic_number <= static_cast<int>(elements.size()));
    return elements[static_cast<std::size_t>(atomic_number - 1)];
}

}  // namespace

int atomic_number(std::string_view symbol) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i].symbol == symbol) return static_cast<int>(i) + 1;
    }
    return 0;
}

std::string_view element_symbol(int atomic_number) {
    if (atomic_number < 1 || atomic_number > static_cast<int>(elements.size())) return {};
    return element(atomic_number).symbol;
}

double van_der_waals_radius(int atomic_number) {
    return element(atomic_number).van_der_waals;
}

double covalent_radius(int atomic_number) {
    return element(atomic_number).covalent;
}

}  // namespace anchorite
