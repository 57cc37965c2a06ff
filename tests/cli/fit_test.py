"""anchorite fit, as a user meets it."""

import csv
import json

import pytest

from conftest import run

FILM = """name = "hole only"
[[layer]]
name = "film"
material = "CsPbI3-dots"
thickness = "100 nm"
[layer.electronic]
electron_affinity = "3.75 eV"
ionisation_energy = "5.55 eV"
permittivity = 6.3
conduction_states = "1e19 cm^-3"
valence_states = "1e19 cm^-3"
electron_mobility = "1e-3 cm2/(V s)"
hole_mobility = "{mobility}"
[contact.anode]
work_function = "5.5 eV"
[contact.cathode]
work_function = "5.5 eV"
[device]
from = "0.1 V"
to = "4 V"
step = "0.3 V"
cells_per_layer = {cells}
"""
FREE = "film.hole_mobility=1e-6:1e-1 cm2/(V s)"


@pytest.fixture
def files(tmp_path):
    """A stack file and the curve that the program computes for a mobility of 3e-4 cm2/(V s), on a
    grid so fine that its error does not shift what is found."""
    stack = tmp_path / "film.toml"
    stack.write_text(FILM.format(mobility="3e-4 cm2/(V s)", cells=2560), encoding="utf-8")
    points = run("device", stack, "--json").document()["points"]
    stack.write_text(FILM.format(mobility="1e-2 cm2/(V s)", cells=40), encoding="utf-8")
    data = tmp_path / "jv.csv"
    rows = [f"{p['voltage_V']},{p['current_mA_per_cm2']}" for p in points]
    data.write_text("voltage [V],current density [mA/cm2]\n" + "\n".join(rows) + "\n",
                    encoding="utf-8")
    return stack, data


def test_finds_the_mobility_that_made_the_curve(files):
    stack, data = files
    document = run("fit", stack, data, "--free", FREE, "--relative-error", "2%", "--kind", "sclc",
                   "--json").document()
    assert document["format"] == "anchorite-fit"
    found = document["parameters"][0]
    print(f"mobility: asked 3e-4 measured {found['value']} {found['unit']}")
    assert found["unit"] == "cm2/(V s)"
    assert found["value"] == pytest.approx(3e-4, rel=2e-3)
    assert found["low"] < found["value"] < found["high"]
    assert document["errors"].startswith("given")
    assert document["starts_that_agree"] == document["starts"]


def test_prints_tables_and_writes_files(files, tmp_path):
    stack, data = files
    folder = tmp_path / "out"
    out = run("fit", stack, data, "--free", FREE, "--relative-error", "2%", "--starts", "1",
              "--output", folder).out
    for word in ("95 % interval", "film.hole_mobility", "not scaled", "chi-square"):
        assert word in out
    with open(folder / "curve_1.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 14
    for row in rows:
        measured, model = float(row["measured_mA_per_cm2"]), float(row["model_mA_per_cm2"])
        assert model == pytest.approx(measured, rel=5e-3)
    document = json.loads((folder / "fit.json").read_text(encoding="utf-8"))
    assert document["provenance"]["input"] == "film.toml"


def test_a_fit_file_says_the_same(files, tmp_path):
    _, data = files
    path = tmp_path / "fit.toml"
    path.write_text(f"""stack = "film.toml"
starts = 1
[[curve]]
data = "{data.name}"
relative_error = "2 %"
[[parameter]]
keys = ["film.hole_mobility"]
bounds = ["1e-6 cm2/(V s)", "1e-1 cm2/(V s)"]
""", encoding="utf-8")
    found = run("fit", path, "--json").document()["parameters"][0]
    assert found["value"] == pytest.approx(3e-4, rel=2e-3)


@pytest.mark.parametrize("old, new, words", [
    ("0.4,", "nan,", "jv.csv:3"),
    ("voltage [V]", "position [nm]", "jv.csv:1"),
])
def test_wrong_data_name_their_line(files, old, new, words):
    stack, data = files
    text = data.read_text(encoding="utf-8")
    assert old in text
    data.write_text(text.replace(old, new, 1), encoding="utf-8")
    outcome = run("fit", stack, data, "--free", FREE)
    print(outcome.err)
    assert outcome.code == 2
    assert words in outcome.err


def test_wrong_usage_is_refused(files):
    stack, data = files
    assert "nothing is to be found" in run("fit", stack, data).err
    misspelt = run("fit", stack, data, "--free", "film.electronic.hole_mobilit=1e-6:1e-1 cm2/(V s)")
    assert misspelt.code == 2 and "did you mean" in misspelt.err
    unit = run("fit", stack, data, "--free", "film.hole_mobility=1:2 eV")
    assert unit.code == 2
    missing = run("fit", stack, "none.csv", "--free", FREE)
    assert missing.code == 2 and "none.csv" in missing.err
