"""anchorite analyse xps, ftir, nmr and mass, as a user meets them."""

import pytest

import made_files as made
from conftest import estimates, run

PROTONS = [(6, 7.56), (6, 6.94), (9, 3.81)]
JCAMP_NMR = ["##.OBSERVE FREQUENCY= 400.0", "##.OBSERVE NUCLEUS= ^1H"]


def estimate(document, name):
    return estimates(document)[name]


def spectra(lead, iodine, seed):
    """Pb 4f and I 3d of Al K-alpha, on constant backgrounds."""
    return made.xps_counts([(134, 148, lead, 4.86, 0.75, 20000),
                            (612, 640, iodine, 11.5, 2 / 3, 60000)], seed)


def xps_file(path, *arguments):
    made.write_lines(path, ["kinetic energy [eV];counts"] + [
        f"{energy:.2f};{count}" for points in spectra(*arguments) for energy, count in points])


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
    made.write_lines(path, ["wavenumber [cm-1],absorbance"] + [
        f"{nu},{value:.7f}" for nu, value in made.infrared(height, amount)])


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
    made.write_lines(tmp_path / "h.csv", ["shift [ppm],intensity"] + [
        f"{shift:.4f},{value:.5f}" for shift, value in made.proton_spectrum(PROTONS)])
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
    columns = {c["name"]: c for c in table["columns"]}
    assert columns["m/z found"]["decimals"] == columns["m/z calculated"]["decimals"] == 4
    assert estimate(document, "monoisotopic")["text"] == "511.8170"
    assert "513.8155" in run("analyse", "mass", "--mz", "513.8155", "--molecule", "C18H12Br3OP",
                             "--ion", "[M]+").out
    assert run("analyse", "mass", "--molecule", "C18H15OP", "--ion", "[M]+").code == 2
    bad = run("analyse", "mass", "--mz", "279", "--molecule", "C18H1Q", "--ion", "[M]+")
    assert bad.code == 2 and "neither a formula nor a SMILES" in bad.err


def test_xps_reads_vamas_with_its_photon_energy(tmp_path):
    for name, lead, iodine, seed in [("bare", 138.4, 619.3, 1), ("bound", 138.9, 620.0, 2)]:
        made.write_vamas(tmp_path / f"{name}.vms", spectra(lead, iodine, seed), ["Pb 4f", "I 3d"])
    outcome = run("analyse", "xps", tmp_path / "bare.vms", tmp_path / "bound.vms", "--level",
                  "Pb 4f=134:148", "I 3d=612:640", "--background", "constant", "--internal",
                  "I 3d", "--json")
    assert outcome.code == 0, outcome.err
    document = outcome.document()
    assert {source["format"] for source in document["sources"]} == {"vamas"}
    assert estimate(document, "pb4f_position")["value"] == pytest.approx(138.4, abs=0.01)
    assert estimate(document, "pb4f_file2_shift")["value"] == pytest.approx(-0.2, abs=0.02)


def test_ftir_reads_jcamp_like_the_table(tmp_path):
    units = ("1/CM", "ABSORBANCE")
    for name, height, amount in [("bare", 0.3, 1), ("bound", 0.24, 1.6)]:
        made.write_jcamp(tmp_path / f"{name}.jdx", "INFRARED SPECTRUM", units,
                         made.infrared(height, amount))
        ftir_file(tmp_path / f"{name}.csv", height, amount)
    found = []
    for ending in ("jdx", "csv"):
        outcome = run("analyse", "ftir", tmp_path / f"bare.{ending}", tmp_path / f"bound.{ending}",
                      "--band", "P=O, 1130:1220", "--internal", "ring, 1395:1485", "--json")
        assert outcome.code == 0, outcome.err
        assert outcome.document()["sources"][0]["format"] == {"jdx": "jcamp", "csv": "text"}[ending]
        found.append(estimate(outcome.document(), "change_1_file2")["value"])
    assert found[0] == pytest.approx(-20, abs=0.5) and found[0] == pytest.approx(found[1], abs=0.05)


def test_nmr_reads_jcamp_in_ppm_and_in_hertz(tmp_path):
    signals = ["--signal", "7.3:7.8", "6.7:7.2", "--scale", "3.5:4.1=9", "--molecule", "C21H21O4P"]
    points = made.proton_spectrum(PROTONS)
    made.write_jcamp(tmp_path / "ppm.jdx", "NMR SPECTRUM", ("PPM", "ARBITRARY UNITS"), points,
                     JCAMP_NMR)
    made.write_jcamp(tmp_path / "hz.jdx", "NMR SPECTRUM", ("HZ", "ARBITRARY UNITS"),
                     [(400 * shift, value) for shift, value in points], JCAMP_NMR)
    made.write_jcamp(tmp_path / "bare.jdx", "NMR SPECTRUM", ("HZ", "ARBITRARY UNITS"),
                     [(400 * shift, value) for shift, value in points], JCAMP_NMR[1:])
    refused = run("analyse", "nmr", tmp_path / "bare.jdx", *signals)
    assert refused.code == 2 and "--frequency" in refused.err and "bare.jdx" in refused.err
    for name, more in (("ppm", []), ("hz", []), ("bare", ["--frequency", "400"])):
        outcome = run("analyse", "nmr", tmp_path / f"{name}.jdx", *signals, *more, "--json")
        assert outcome.code == 0, outcome.err
        document = outcome.document()
        assert document["sources"][0]["format"] == "jcamp"
        assert estimate(document, "sum")["value"] == pytest.approx(21, abs=0.1)
        shifts = {s["name"]: s["value"] for s in document["settings"]}["shifts"]
        assert {"ppm": "ppm as in", "hz": "the file's observe", "bare": "as given"}[name] in shifts


def test_windows_on_a_flank_have_no_position(tmp_path):
    made.write_jcamp(tmp_path / "h.jdx", "NMR SPECTRUM", ("PPM", "ARBITRARY UNITS"),
                     made.proton_spectrum(PROTONS), JCAMP_NMR)
    outcome = run("analyse", "nmr", tmp_path / "h.jdx", "--signal", "7.57:7.8", "6.7:7.2", "--json")
    assert outcome.code == 0, outcome.err
    found = estimates(outcome.document())
    assert "shift_1" not in found and "shift_2" in found
    assert "no position is given" in outcome.err
    ftir_file(tmp_path / "a.csv", 0.3, 1)
    outcome = run("analyse", "ftir", tmp_path / "a.csv", "--format", "text", "--decimal", "point",
                  "--band", "P=O, 1130:1165", "--json")
    assert outcome.code == 0, outcome.err
    assert estimates(outcome.document()).keys() == {"area_1"}
    assert "no position is given" in outcome.err


def test_a_level_outside_the_spectrum_is_refused(tmp_path):
    iodine = tmp_path / "iodine.vms"
    made.write_vamas(iodine, spectra(138.4, 619.3, 1)[1:], ["I 3d"])
    outcome = run("analyse", "xps", iodine, "--level", "Pb 4f", "--background", "constant")
    assert outcome.code == 2, outcome.out
    assert "Pb 4f lies at about 1" in outcome.err and "LOW:HIGH" in outcome.err


def test_damaged_vamas_and_jcamp_are_refused(tmp_path):
    vamas = made.write_vamas(tmp_path / "cut.vms", spectra(138.4, 619.3, 1), ["Pb 4f", "I 3d"])
    vamas.write_bytes(vamas.read_bytes()[:vamas.stat().st_size // 2])
    jcamp = made.write_jcamp(tmp_path / "cut.jdx", "INFRARED SPECTRUM", ("1/CM", "ABSORBANCE"),
                             made.infrared(0.3, 1))
    jcamp.write_bytes(jcamp.read_bytes()[:jcamp.stat().st_size // 2])
    for arguments, name in [(("xps", vamas, "--level", "Pb 4f=134:148"), "cut.vms"),
                            (("ftir", jcamp, "--band", "1130:1220"), "cut.jdx")]:
        outcome = run("analyse", *arguments)
        assert outcome.code == 2 and name in outcome.err, outcome.err
