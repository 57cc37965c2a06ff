#include "anchorite/electronic/slab_model.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "anchorite/base/elements.hpp"
#include "anchorite/base/error.hpp"
#include "anchorite/lattice/facet.hpp"
#include "anchorite/lattice/neighbours.hpp"
#include "anchorite/lattice/stacking.hpp"
#include "slab_ions.hpp"

namespace anchorite::electronic {

namespace {

lattice::Crystal crystal_for(const SlabModelOptions& options) {
    const lattice::Crystal crystal = lattice::load_crystal(options.crystal);
    return options.spacing ? lattice::with_metal_spacing(crystal, *options.spacing) : crystal;
}

/// A thickness that gives exactly the layers asked for: make_slab takes whole repeats, as few as
/// reach it.
double thickness_for(const lattice::Crystal& crystal, const SlabModelOptions& options) {
    const auto stacking = lattice::make_stacking(crystal, options.hkl);
    if (options.layers % stacking.size() != 0) {
        throw InputError(fmt::format(
            "{} layers are no whole number of repeats of {} {}; choose a multiple of {}",
            options.layers, crystal.name, lattice::facet_name(stacking.facet.hkl),
            stacking.size()));
    }
    const auto list = lattice::list_terminations(stacking);
    const auto named = std::ranges::find(list, options.termination, &lattice::Termination::name);
    const int top = (named != list.end() ? *named : list.front()).layer;
    const auto height = [&](int layer) {
        return stacking.layers[static_cast<std::size_t>(layer)].height;
    };
    double gap = height((top + stacking.size() - 1) % stacking.size()) - height(top);
    if (gap <= 0) gap += stacking.facet.spacing;
    const int repeats = options.layers / stacking.size();
    return std::max(1e-3, (repeats - 0.5) * stacking.facet.spacing - gap);
}

/// The ions of the whole slab with the vacancies marked, and those that had to come on top.
std::vector<lattice::Vacancy> take_out(std::vector<SlabIon>& ions, const lattice::Slab& slab,
                                       const SlabModelOptions& options) {
    std::vector<lattice::Vacancy> out = options.vacancies;
    if (!options.charge) assign_charges(ions, slab);
    std::vector<Eigen::Vector3d> missing;
    for (const auto& vacancy : options.vacancies) {
        SlabIon& ion = ions[ion_of(ions, vacancy)];
        ion.removed = true;
        missing.push_back(ion.position);
    }
    if (options.charge) return out;
    for (int charge = charge_of(ions); charge != 0; charge = charge_of(ions)) {
        SlabIon& ion = ions[compensating_ion(ions, slab, missing, charge)];
        if (!options.compensate) {
            throw InputError(fmt::format(
                "the slab with these vacancies has a formal charge of {:+d} e, which a neutral "
                "calculation would put into defect states; take out {} as well, the nearest that "
                "helps (compensate does so), or state the charge",
                charge, name_of(ion.name)));
        }
        ion.removed = true;
        out.push_back(ion.name);
    }
    return out;
}

void refuse_open_shell(const SlabModel& made) {
    int protons = 0;
    for (const auto& atom : made.slab.atoms) protons += atom.element;
    const int charge = made.model.charge;
    if ((protons - charge) % 2 != 0) {
        throw InputError(fmt::format(
            "with a charge of {:+d} e the slab has an odd number of electrons; state another "
            "charge or choose other vacancies",
            charge));
    }
}

/// Atoms of the model: those of the slab from the bottom up. Returns each one's place.
std::vector<int> place_atoms(SlabModel& made, const SlabModelOptions& options) {
    const auto& atoms = made.slab.atoms;
    double lowest = 0;
    double highest = -1e9;
    for (const auto& atom : atoms) {
        lowest = std::min(lowest, atom.position.z());
        highest = std::max(highest, atom.position.z());
    }
    made.shift = {0, 0, options.bottom - lowest};
    made.model.cell = made.slab.vectors;
    made.model.cell.col(2) = Eigen::Vector3d(0, 0, highest - lowest + options.vacuum);
    std::vector<int> place(atoms.size());
    for (std::size_t n = 0; n < atoms.size(); ++n) {
        const std::size_t from = atoms.size() - 1 - n;  // Slab::atoms go from the top down
        place[from] = static_cast<int>(n);
        made.model.atoms.push_back({atoms[from].element, atoms[from].position + made.shift});
    }
    return place;
}

/// Fixes whole ions whose mean height is in one of the lowest layers.
void fix_layers(SlabModel& made, const std::vector<int>& place, int layers) {
    constexpr double apart = 0.5;  // [Å] as layers of a stacking
    auto ions = list_ions(made.slab);
    std::ranges::stable_sort(ions, {}, [](const SlabIon& ion) { return ion.position.z(); });
    int layer = 0;
    for (std::size_t i = 0; i < ions.size(); ++i) {
        if (i == 0 || ions[i].position.z() - ions[i - 1].position.z() > apart) ++layer;
        if (layer > layers) return;
        for (const int atom : ions[i].atoms) {
            made.model.atoms[static_cast<std::size_t>(place[static_cast<std::size_t>(atom)])]
                .fixed = true;
        }
    }
}

double bond_reach(const lattice::Crystal& crystal, int element) {
    double reach = 0;
    for (std::size_t n = 0; n < crystal.atoms.size(); ++n) {
        if (crystal.atoms[n].element != element) continue;
        for (const auto& bond : lattice::metal_bonds(crystal, n)) {
            reach = std::max(reach, bond.vector.norm());
        }
    }
    return reach + 0.01;
}

/// The two open metals that results are told of, and the vacancy between them if it is one.
void name_sites(SlabModel& made, const std::vector<SlabIon>& ions, const lattice::Crystal& bulk) {
    const auto& sites = made.sites.sites;
    const Eigen::Vector3d lift(0, 0, made.sites.slab_height);
    for (const auto& vacancy : made.vacancies) {
        if (!lattice::is_ligand(vacancy.element)) continue;
        const Eigen::Vector3d at = ions[ion_of(ions, vacancy)].position;
        std::vector<int> beside;
        for (std::size_t n = 0; n < sites.size(); ++n) {
            const double distance = distance_in_slab(made.slab, at, sites[n].position + lift);
            if (distance < bond_reach(bulk, sites[n].element)) {
                beside.push_back(static_cast<int>(n));
            }
        }
        if (beside.empty()) continue;
        made.named_sites[0] = beside[0];
        if (beside.size() > 1) {
            made.named_sites[1] = beside[1];
            made.vacancy = at;
        }
        break;
    }
    if (made.named_sites[0] < 0) made.named_sites[0] = 0;
    if (made.named_sites[1] >= 0) return;
    const auto first = static_cast<std::size_t>(made.named_sites[0]);
    double nearest = 1e9;
    for (std::size_t n = 0; n < sites.size(); ++n) {
        const double distance =
            distance_in_slab(made.slab, sites[first].position, sites[n].position);
        if (n == first || distance > nearest - 1e-3) continue;
        nearest = distance;
        made.named_sites[1] = static_cast<int>(n);
    }
}

/// Which atom of the slab is under each open site.
std::vector<int> atoms_under_sites(const SlabModel& made) {
    const Eigen::Vector3d lift(0, 0, made.sites.slab_height);
    std::vector<int> out;
    for (const auto& site : made.sites.sites) {
        const auto& atoms = made.slab.atoms;
        const auto under = std::ranges::find_if(atoms, [&](const lattice::SlabAtom& atom) {
            return (atom.position - site.position - lift).norm() < 1e-6;
        });
        out.push_back(static_cast<int>(under - atoms.begin()));
    }
    return out;
}

void add_group(Model& model, const std::string& name, std::vector<int> atoms) {
    if (atoms.empty()) return;
    std::ranges::sort(atoms);
    model.groups.push_back({name, std::move(atoms)});
}

/// Roles and groups of the open metals. Returns whether a metal of the slab is one.
std::vector<bool> label_open(SlabModel& made, const std::vector<int>& place) {
    std::vector<bool> open(made.slab.atoms.size(), false);
    std::map<int, std::vector<int>> others;
    std::array<std::string, 2> names{"1", "2"};
    for (std::size_t n = 0; n < made.sites.sites.size(); ++n) {
        const auto atom = static_cast<std::size_t>(made.site_atom[n]);
        open[atom] = true;
        made.site_atom[n] = place[atom];
        made.model.atoms[static_cast<std::size_t>(place[atom])].role = Role::open;
        const int site = static_cast<int>(n);
        if (site == made.named_sites[0] || site == made.named_sites[1]) continue;
        others[made.sites.sites[n].element].push_back(place[atom]);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        if (made.named_sites[i] < 0) continue;
        const auto site = static_cast<std::size_t>(made.named_sites[i]);
        add_group(made.model,
                  std::string(element_symbol(made.sites.sites[site].element)) + names[i],
                  {made.site_atom[site]});
    }
    for (auto& [element, atoms] : others) {
        add_group(made.model, fmt::format("surface {}", element_symbol(element)), atoms);
    }
    return open;
}

/// Metals below the surface: bulk-like where no ligand is missing.
void label_inner(SlabModel& made, const std::vector<int>& place, const std::vector<bool>& open,
                 const lattice::Crystal& bulk) {
    std::map<int, std::size_t> ligands;  // of a metal in the bulk
    for (std::size_t n = 0; n < bulk.atoms.size(); ++n) {
        auto& most = ligands[bulk.atoms[n].element];
        most = std::max(most, lattice::metal_bonds(bulk, n).size());
    }
    const auto crystal = crystal_of(made.slab);
    std::map<int, std::vector<int>> inner;
    int lacking = 0;
    for (std::size_t n = 0; n < crystal.atoms.size(); ++n) {
        const int element = crystal.atoms[n].element;
        if (open[n] || !lattice::is_anchor_metal(element)) continue;
        if (lattice::metal_bonds(crystal, n).size() < ligands[element]) {
            ++lacking;
            continue;
        }
        inner[element].push_back(place[n]);
        made.model.atoms[static_cast<std::size_t>(place[n])].role = Role::bulk;
    }
    for (auto& [element, atoms] : inner) {
        add_group(made.model, fmt::format("bulk {}", element_symbol(element)), atoms);
    }
    if (lacking > 0) {
        made.notes.push_back(fmt::format(
            "{} metal atoms below the top surface lack ligands; their states may lie in the gap",
            lacking));
    }
}

/// That more is missing than was asked for.
void note_compensation(SlabModel& made, const SlabModelOptions& options) {
    std::vector<std::string> names;
    for (std::size_t i = options.vacancies.size(); i < made.vacancies.size(); ++i) {
        names.push_back(name_of(made.vacancies[i]));
    }
    if (names.empty()) return;
    made.notes.push_back(fmt::format(
        "{} {} taken out with the vacancies, which leaves the slab neutral and its electrons "
        "paired",
        fmt::join(names, ", "), names.size() == 1 ? "was" : "were"));
}

std::string model_name(const SlabModel& made, const SlabModelOptions& options) {
    std::string name = fmt::format("{} {} x {}, {} layers", made.sites.name, options.repeat[0],
                                   options.repeat[1], options.layers);
    for (const auto& vacancy : made.vacancies) {
        name += ", no " + name_of(vacancy);
    }
    return name;
}

}  // namespace

void SlabModelOptions::validate() const {
    for (const int count : repeat) {
        if (count < 1 || count > 12) {
            throw InputError(fmt::format("the in-plane repeat {} x {} is not possible; 1 to 12 are",
                                         repeat[0], repeat[1]));
        }
        if (gamma_only && count % 2 != 0) {
            throw InputError(fmt::format(
                "with an in-plane repeat of {} x {} the point Γ misses the zone's corner M, where "
                "the band edges are; choose even numbers",
                repeat[0], repeat[1]));
        }
    }
    if (layers < 2 || layers > 40) {
        throw InputError(
            fmt::format("a slab of {} layers is not possible; choose 2 to 40", layers));
    }
    if (!(vacuum >= 5 && vacuum <= 100)) {
        throw InputError(fmt::format("the vacuum is {:g} Å; choose 5 to 100 Å", vacuum));
    }
    if (!(bottom >= 0 && bottom < vacuum)) {
        throw InputError("the slab's bottom must lie between 0 and the vacuum");
    }
    if (fixed_layers < 0) throw InputError("the number of fixed layers must not be negative");
}

SlabModel make_slab_model(const SlabModelOptions& options) {
    options.validate();
    const lattice::Crystal crystal = crystal_for(options);
    lattice::SlabOptions slab{.hkl = options.hkl,
                              .termination = options.termination,
                              .repeat = options.repeat,
                              .thickness = thickness_for(crystal, options),
                              .vacuum = options.vacuum};
    const lattice::Slab whole = lattice::make_slab(crystal, slab);
    auto ions = list_ions(whole);
    SlabModel made;
    made.vacancies = take_out(ions, whole, options);
    slab.vacancies = made.vacancies;
    made.slab = lattice::make_slab(crystal, slab);
    made.sites = lattice::open_sites(made.slab);
    made.model.surface = true;
    made.model.charge = options.charge.value_or(0);
    made.model.name = model_name(made, options);
    refuse_open_shell(made);
    note_compensation(made, options);
    const auto place = place_atoms(made, options);
    fix_layers(made, place, options.fixed_layers);
    made.site_atom = atoms_under_sites(made);
    name_sites(made, ions, crystal);
    const auto open = label_open(made, place);
    label_inner(made, place, open, crystal);
    std::vector<int> all(made.model.atoms.size());
    std::iota(all.begin(), all.end(), 0);
    add_group(made.model, "slab", std::move(all));
    return made;
}

}  // namespace anchorite::electronic
