"""anchorite record over every kind of analysis that there is, from files of their instruments."""

import hashlib

import pytest

import made_files as made
from conftest import ROOT, commands, run

DATA = ROOT / "tests" / "data" / "measurement"
SPHERE = [f"plqy/{name}.txt" for name in ("A1", "B1", "C1", "B2", "C2")]
LINES = [(134, 148, 138.4, 4.86, 0.75, 20000), (612, 640, 619.3, 11.5, 2 / 3, 60000)]
PROTONS = [(6, 7.56), (6, 6.94), (9, 3.81)]

# Kind, files, options as the record writes them, an estimate, its value and how near it must be.
KINDS = [
    ("jv", ["cell.csv"], {}, "short_circuit_current", 20, 1e-3),
    ("led", ["led.csv"], {"peak": "691 nm", "fwhm": "33 nm"}, "largest_efficiency", 20, 0.1),
    ("spectrum", ["el.csv"], {}, "peak", 691, 0.1),
    ("plqy", SPHERE, {"excitation": "315:335 nm", "emission": "400:720 nm",
                      "correction": "plqy/CF.txt", "columns": "wavelength [nm];counts"},
     "plqy_internal", 93.41, 0.05),
    ("sclc", ["sclc.csv"], {"thickness": "400 nm", "permittivity": "20"}, "v_tfl_ohmic", 2, 0.02),
    ("lifetime", ["fading5.csv", "fading10.csv"], {}, "acceleration", 1.87, 0.01),
    ("statistics", ["devices.csv"], {"value": "EQE", "exclude-below": "1"}, "difference_target", 3,
     1e-6),
    ("decay", ["decay.csv"], {"window": "20:799 ns"}, "tau_2", 100, 0.5),
    ("transient-absorption", ["map.ascii"], {"model": "parallel", "components": "2",
                                               "delay-unit": "ps", "irf": "none"}, "tau_2", 200, 0.2),
    ("xrd", ["pattern.xrdml"], {"crystal": "crystal.cif", "symmetric": "true"}, "a", 10.4956, 1e-3),
    ("fringes", ["lattice.tif"], {}, "d_1", 6.25, 0.01),
    ("afm", ["film.spm"], {}, "Sq", 20, 0.5),
    ("xps", ["film.vms"], {"level": "Pb 4f=134:148;I 3d=612:640", "background": "constant"},
     "pb4f_position", 138.4, 0.01),
    ("ftir", ["film.jdx"], {"band": "P=O, 1130:1220", "internal": "ring, 1395:1485"},
     "ratio_1", 0.75, 1e-3),
    ("nmr", ["protons.jdx"], {"signal": "7.3:7.8;6.7:7.2", "scale": "3.5:4.1=9",
                              "molecule": "C21H21O4P"}, "sum", 21, 0.1),
    ("mass", ["ms.csv"], {"molecule": "C18H15OP", "ion": "[M+H]+"}, "monoisotopic", 279.0933, 1e-3),
]


def write_raw_files(folder):
    for name in ("A1", "B1", "C1", "B2", "C2"):
        text = (DATA / "light" / "plqy_run1" / f"{name}.txt").read_text(encoding="utf-8")
        made.write_lines(folder / "plqy" / f"{name}.txt", text.splitlines())
    for source, name in [(DATA / "light" / "plqy_correction.txt", "plqy/CF.txt"),
                         (DATA / "transient" / "simData01.ascii", "map.ascii"),
                         (DATA / "structure" / "RbNb2O5F.xrdml", "pattern.xrdml"),
                         (DATA / "structure" / "RbNb2O5F.cif", "crystal.cif")]:
        (folder / name).write_bytes(source.read_bytes())
    made.write_cell(folder / "cell.csv")
    made.write_led(folder / "led.csv")
    made.write_emission(folder / "el.csv")
    made.write_sclc(folder / "sclc.csv")
    for level in (5, 10):
        made.write_fading(folder / f"fading{level}.csv", level)
    made.write_devices(folder / "devices.csv")
    made.write_decay(folder / "decay.csv")
    made.write_tiff(folder / "lattice.tif", made.lattice_image(0.625, 0.05), 0.05)
    made.write_nanoscope(folder / "film.spm", made.rough_surface(20), 1)
    made.write_vamas(folder / "film.vms", made.xps_counts(LINES, 1), ["Pb 4f", "I 3d"])
    made.write_jcamp(folder / "film.jdx", "INFRARED SPECTRUM", ("1/CM", "ABSORBANCE"),
                     made.infrared(0.3, 1))
    made.write_jcamp(folder / "protons.jdx", "NMR SPECTRUM", ("PPM", "ARBITRARY UNITS"),
                     made.proton_spectrum(PROTONS), ["##.OBSERVE FREQUENCY= 400.0",
                                                     "##.OBSERVE NUCLEUS= ^1H"])
    made.write_lines(folder / "ms.csv", ["m/z,intensity", "279.0933,100"])


def quoted(words):
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def write_record(folder):
    lines = ['title = "every kind"', "[[sample]]", 'name = "film"']
    for kind, files, options, *_ in KINDS:
        hashes = [hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in files]
        lines += ["[[sample.file]]", f'kind = "{kind}"', f"paths = {quoted(files)}",
                  f"sha256 = {quoted(hashes)}"]
        if options:
            pairs = ", ".join(f'{name} = "{value}"' for name, value in options.items())
            lines.append(f"options = {{ {pairs} }}")
    return made.write_lines(folder / "record.toml", lines)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """A folder with a file of every kind, the record that lists them, and the record's results."""
    folder = tmp_path_factory.mktemp("lab")
    write_raw_files(folder)
    record = write_record(folder)
    outcome = run("record", record, "--output", folder / "out", "--json")
    assert outcome.code == 0, outcome.err
    return folder, outcome.document()["samples"][0]["analyses"]


def test_every_kind_of_analysis_is_in_the_record():
    there_are = {words[-1] for words in commands("analyse")}
    assert there_are == {kind for kind, *_ in KINDS}


@pytest.mark.parametrize("number", range(len(KINDS)), ids=[kind for kind, *_ in KINDS])
def test_each_kind_gives_its_number_and_its_page(lab, number):
    folder, analyses = lab
    kind, files, options, name, value, near = KINDS[number]
    analysis = analyses[number]
    assert analysis["kind"] == kind and analysis["how"] == "computed"
    beside = [options[name] for name in ("correction", "crystal") if name in options]
    assert [raw["file"] for raw in analysis["raw"]] == [
        file.rsplit("/", 1)[-1] for file in files + beside]
    assert (folder / "out" / analysis["folder"] / "analysis.html").stat().st_size > 0
    found = {e["id"]: e["value"] for e in analysis["estimates"]}
    assert found[name] == pytest.approx(value, abs=near)


def test_everything_is_recalled_and_one_changed_file_is_refused(lab):
    folder, _ = lab
    again = run("record", folder / "record.toml", "--output", folder / "out", "--json").document()
    assert {one["how"] for one in again["samples"][0]["analyses"]} == {"recalled"}
    raw = (folder / "film.vms").read_bytes()
    (folder / "film.vms").write_bytes(raw.replace(b"nobody", b"anyone"))
    try:
        refused = run("record", folder / "record.toml", "--output", folder / "out")
        assert refused.code == 2 and "film.vms has changed" in refused.err
        free = (folder / "record.toml").read_text(encoding="utf-8")
        kept = [line for line in free.splitlines() if not line.startswith("sha256")]
        made.write_lines(folder / "free.toml", kept)
        outcome = run("record", folder / "free.toml", "--output", folder / "out", "--json")
        assert outcome.code == 0, outcome.err
        how = {one["kind"]: one["how"] for one in outcome.document()["samples"][0]["analyses"]}
        assert how.pop("xps") == "computed"
        assert set(how.values()) == {"recalled"}
    finally:
        (folder / "film.vms").write_bytes(raw)
