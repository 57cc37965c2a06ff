#!/usr/bin/python3
"""Writes tests/data/lattice/ase_surfaces.txt with ASE (Debian: python3-ase), an independent code
that reads CIF, expands symmetry and cuts surfaces. Run from the repository's root:

    /usr/bin/python3 tests/validation/lattice_reference.py > tests/data/lattice/ase_surfaces.txt

Per face: the area of a surface cell and the distance of lattice planes; then per element the
neighbours within 7.05 A of the metals amid the slab, as means over these metals: their number, the
sum of their distances, of the squares and of the fourth powers of their heights over the metal.
"""
import ase
import ase.build
import ase.io
import ase.neighborlist
import numpy as np

METALS = ["Pb", "Ag", "Bi"]
FACES = [(1, 0, 0), (0, 1, 0), (1, 1, 0), (1, 0, 1), (1, 1, 1), (2, 1, 0), (1, 2, 3), (2, -1, 1)]


def face_lines(name, crystal, hkl):
    slab = ase.build.surface(crystal, hkl, layers=14, vacuum=20)
    area = np.linalg.norm(np.cross(slab.cell[0], slab.cell[1]))
    spacing = 1 / np.linalg.norm(np.asarray(hkl) @ crystal.cell.reciprocal())
    first, second, distance, vector = ase.neighborlist.neighbor_list("ijdD", slab, 7.05)
    symbols = np.array(slab.get_chemical_symbols())
    heights = slab.positions[:, 2]
    start = heights.mean() - spacing / 2 + 0.0137  # one repeat amid the slab
    metals = np.isin(symbols, METALS) & (heights > start) & (heights < start + spacing)
    yield f"face {name} {hkl[0]} {hkl[1]} {hkl[2]} {area:.6f} {spacing:.6f}"
    for element in sorted(set(symbols)):
        chosen = metals[first] & (symbols[second] == element)
        height = vector[chosen][:, 2]
        sums = [chosen.sum(), distance[chosen].sum(), (height**2).sum(), (height**4).sum()]
        yield element + "".join(f" {total / metals.sum():.6f}" for total in sums)


script = "tests/validation/lattice_reference.py"
print(f"# Written by {script}, which explains the columns, with ASE {ase.__version__}")
for name in ["cspbi3_cubic", "cspbi3_tilted", "cs2agbibr6"]:
    crystal = ase.io.read(f"tests/data/lattice/{name}.cif")
    for hkl in FACES:
        print("\n".join(face_lines(name, crystal, hkl)))
