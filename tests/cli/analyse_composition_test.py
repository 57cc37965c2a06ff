"""anchorite analyse xps, ftir, nmr and mass, as a user meets them."""

import math
import random

import pytest

from conftest import run


def estimate(document, name):
    return next(e for e in document["estimates"] if e["id"] == name)


def gaussian(x, width):
    return math.exp(-4 * math.log(2) * (x / width) ** 2) / (width * math.sqrt(math.pi / math.log(2)) / 2)


def xps_file(path, lead, iodine, seed):
    """Pb 4f and I 3d on one kinetic-energy axis of Al K-alpha, on constant backgrounds."""
    noise = random.Random(seed)
    lines = ["kinetic energy [eV];counts"]
    for low, high, position, splitting, ratio, area in [
            (134, 148, lead, 4.86, 0.75, 20000), (612, 640, iodine, 11.5, 2 / 3, 60000)]:
        for i in range(int((high - low) / 0.1) + 1):
            energy = low + 0.1 * i
            lower = area / (1 + ratio)
            mean = 500 + lower * gaussian(energy - position, 1.1) + \
                (area - lower) * gaussian(energy - position - splitting, 1.1)
            count = max(0, round(noise.gauss(mean, math.sqrt(mean))))
            lines.append(f"{1486.6 - energy:.2f};{count}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def pair(tmp_path):
    xps_file(tmp_path / "bare.txt", 138.4, 619.3, 1)
    xps_file(tmp_path / "bound.txt", 138.4 + 0.7 - 0.2, 619.3 + 0.7, 2)
    return tmp_path


def xps(folder, *more):
    return run("analyse", "xps", folder / "bare.txt", folder / "bound.txt", "--format", "text",
               "--decimal", "point", "--separator", "semicolon", "--background", "constant",
               "--level", "Pb 4f=134:148", "I 3d=612:640", *more)


def test_xps_finds_the_shift_whatever_the_charge(pair):
    outcome = xps(pair, "--photon-energy", "1486.6 eV", "--internal", "I 3d", "--json")
    assert outcome.code == 0, outcome.err
    document = outcome.document()
    shift = estimate(document, "pb4f_file2_shift")
    assert shift["value"] == pytest.approx(-0.2, abs=0.05) and shift["unit"] == "eV"
    assert shift["interval_95"][0] < shift["value"] < shift["interval_95"][1]
    assert estimate(document, "pb4f_position")["value"] == pytest.approx(138.4, abs=0.05)
    assert any(plot["id"].endswith("_residual") for plot in document["plots"])
    assert "repeatability" in outcome.err


@pytest.mark.parametrize("more, words", [
    ([], "photon energy"),
    (["--photon-energy", "1486.6", "--internal", "Cs 3d"], "not fitted"),
    (["--photon-energy", "1486.6", "--component", "Pb4g=137"], "no core level"),
    (["--photon-energy", "1486.6", "--reference", "C 1s"], "LEVEL=VALUE"),
])
def test_xps_says_what_it_lacks(pair, more, words):
    outcome = xps(pair, *more)
    assert outcome.code == 2 and words in outcome.err, outcome.err


def ftir_file(path, height, amount):
    lines = ["wavenumber [cm-1],absorbance"]
    for nu in range(1000, 1701):
        value = amount * (0.4 * math.exp(-((nu - 1440) / 10) ** 2) +
                          height * math.exp(-((nu - 1175) / 10) ** 2))
        lines.append(f"{nu},{value + 1e-4 * math.sin(7 * nu):.7f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_ftir_compares_with_an_internal_band(tmp_path):
    ftir_file(tmp_path / "bare.csv", 0.3, 1)
    ftir_file(tmp_path / "bound.csv", 0.24, 1.6)
    outcome = run("analyse", "ftir", tmp_path / "bare.csv", tmp_path / "bound.csv", "--format",
                  "text", "--decimal", "point", "--band", "P=O, 1130:1220", "--internal",
                  "ring, 1395:1485", "--noise", "1550:1690", "--json")
    assert outcome.code == 0, outcome.err
    change = estimate(outcome.document(), "change_1_file2")
    assert change["value"] == pytest.approx(-20, abs=0.5) and change["unit"] == "%"
    lost = run("analyse", "ftir", tmp_path / "bare.csv", "--format", "text", "--decimal", "point",
               "--band", "3000:3100")
    assert lost.code == 2 and "reaches from 1000 to 1700" in lost.err


def test_nmr_compares_integrals_with_a_formula(tmp_path):
    lines = ["shift [ppm],intensity"]
    for i in range(20001):
        shift = 10 - 0.0005 * i
        value = sum(n * 0.002 / ((shift - at) ** 2 + 4e-6) for at, n in
                    [(7.56, 6), (6.94, 6), (3.81, 9)])
        lines.append(f"{shift:.4f},{value:.5f}")
    (tmp_path / "h.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    arguments = ["analyse", "nmr", tmp_path / "h.csv", "--format", "text", "--decimal", "point",
                 "--signal", "7.3:7.8", "6.7:7.2", "--scale", "3.5:4.1=9", "--json"]
    right = run(*arguments, "--molecule", "C21H21O4P")
    assert right.code == 0, right.err
    assert estimate(right.document(), "sum")["value"] == pytest.approx(21, abs=0.1)
    wrong = run(*arguments, "--molecule", "O=P(c1ccccc1)(c1ccccc1)c1ccccc1")
    assert "the formula 15" in wrong.err


def test_mass_names_isotopologue_and_electron():
    outcome = run("analyse", "mass", "--mz", "513.8155", "--molecule", "C18H12Br3OP", "--ion",
                  "[M]+", "--tolerance", "0.5", "--json")
    assert outcome.code == 0, outcome.err
    document = outcome.document()
    table = next(t for t in document["tables"] if t["id"] == "ions")
    words = {c["name"]: c.get("words", c.get("numbers")) for c in table["columns"]}
    assert words["isotopologue"] == ["79Br2 81Br"] and words["within tolerance"] == ["no"]
    assert "without the mass of the electron" in outcome.err
    assert run("analyse", "mass", "--molecule", "C18H15OP", "--ion", "[M]+").code == 2
    bad = run("analyse", "mass", "--mz", "279", "--molecule", "C18H1Q", "--ion", "[M]+")
    assert bad.code == 2 and "neither a formula nor a SMILES" in bad.err
