"""anchorite optics and materials, as a user meets them."""

import csv
import json
import re

import pytest

from conftest import ROOT, run

PAPER = ROOT / "studies" / "cspbi3-anchors" / "stack.toml"
PAGE = ROOT / "docs" / "stack-file.md"

SMALL = """name = "small"

[[layer]]
name = "glass"
material = "N-BK7"
thickness = "1 mm"
roles = ["substrate"]

[[layer]]
name = "dots"
material = "CsPbI3-dots"
thickness = "30 nm"
roles = ["emitter"]

[[layer]]
name = "spacer"
material = "TPBi"
thickness = "60 nm"

[[layer]]
name = "mirror"
material = "Al"
thickness = "100 nm"
roles = ["cathode"]

[emitter]
peak = "690 nm"
fwhm = "30 nm"
plqy = "80 %"
"""


@pytest.fixture
def stack(tmp_path):
    def write(text=SMALL):
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_reference_page_of_the_stack_file_is_current():
    assert PAGE.read_text(encoding="utf-8") == run("schema", "stack", "--format", "markdown").out, (
        "run: build/anchorite schema stack --format markdown > docs/stack-file.md")


def test_paper_stack_beside_the_papers_devices():
    outcome = run("optics", PAPER)
    assert outcome.code == 0, outcome.err
    print(outcome.out)
    value, low, high = map(float, re.search(
        r"outcoupling +([\d.]+) % \(([\d.]+)-([\d.]+) %\)", outcome.out).groups())
    print(f"outcoupling: asked 25.2 % within 0.2, measured {value} % ({low}-{high} %)")
    assert abs(value - 25.2) <= 0.2
    assert low < value < high
    assert "mean 25.3 %, champion 26.91 %" in outcome.out
    assert "assumed thicknesses: glass, ITO, PEDOT, PTAA, QD" in outcome.err


def test_output_folder_has_page_numbers_and_tables(stack, tmp_path):
    out = tmp_path / "out"
    outcome = run("optics", stack(), "-o", out, "--vary", "dots.thickness=20:40:10nm",
                  "--vary", "spacer.thickness=40:80:20nm", "--json")
    assert outcome.code == 0, outcome.err
    document = outcome.document()
    assert document == json.loads((out / "optics.json").read_text(encoding="utf-8"))
    assert (out / "optics.html").stat().st_size > 100_000
    with open(out / "scan.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 9
    assert rows[1]["dots.thickness [nm]"] == "20" and rows[1]["spacer.thickness [nm]"] == "60"
    for row, eqe in zip(rows, document["scan"]["eqe"]):
        assert abs(float(row["eqe"]) - eqe) < 1e-5
    channels = list(csv.DictReader((out / "channels.csv").read_text(encoding="utf-8").splitlines()))
    total = sum(float(channel["share"]) for channel in channels)
    print(f"channels add up to {total}")
    assert abs(total - 1) < 1e-4


@pytest.mark.parametrize("old, new, where, says", [
    ('"TPBi"', '"TBPi"', '"TBPi"', 'did you mean "TPBi"'),
    ('"TPBi"', '"MAPbI3-Leguy"', None, None),
    ('"CsPbI3-dots"', '"oleic-acid"', '"oleic-acid"', "495 to 670 nm"),
    ('"30 nm"\nroles', '"0 nm"\nroles', '"0 nm"', "must be"),
    ('"30 nm"\nroles', '"-3 nm"\nroles', '"-3 nm"', "must be"),
    ('"CsPbI3-dots"', '"Ag"', '"Ag"', "is a metal"),
    ('roles = ["emitter"]', "", "[emitter]", "no layer has the role emitter"),
    ('["cathode"]', '["emitter"]', 'name = "mirror"', "both have the role emitter"),
    ('["emitter"]', '["emitter", "cathode"]', 'name = "dots"', "cannot be both"),
    ("fwhm", "fwmh", "fwmh", 'did you mean "fwhm"'),
])
def test_bad_input_names_file_and_line(stack, old, new, where, says):
    text = SMALL.replace(old, new, 1)
    outcome = run("optics", stack(text), "--json")
    if where is None:  # a control: this change is a good stack
        assert outcome.code == 0, outcome.err
        return
    error = outcome.document()["error"]
    print(error)
    assert outcome.code == 2
    assert error["file"].endswith("mine.toml")
    assert error["line"] == text[:text.index(where)].count("\n") + 1
    assert says in error["message"] + error.get("hint", "")


def test_no_emitter_table_is_an_error_with_a_line(stack):
    outcome = run("optics", stack(SMALL[:SMALL.index("[emitter]")]), "--json")
    error = outcome.document()["error"]
    print(error)
    assert (outcome.code, error["line"]) == (2, 10)


def test_negative_k_names_the_table_and_its_line(stack, tmp_path):
    (tmp_path / "nk.csv").write_text("wavelength_nm,n,k\n400,1.7,0.01\n900,1.7,-0.01\n")
    text = SMALL.replace('"TPBi"', '"mine"') + '[[material]]\nname = "mine"\nfile = "nk.csv"\n'
    outcome = run("optics", stack(text))
    print(outcome.err)
    assert outcome.code == 2
    assert re.search(r"mine\.toml:\d+:", outcome.err)
    assert "nk.csv:3" in outcome.err and "k is -0.01" in outcome.err


def test_a_scan_that_cannot_be_is_a_usage_error(stack):
    for vary in ("dot.thickness=1:2:1nm", "dots.thickness=1:2:1", "dots.thickness=0:2:1nm"):
        outcome = run("optics", stack(), "--vary", vary)
        print(outcome.err)
        assert outcome.code == 2


def test_own_table_makes_a_difference_and_runs_from_anywhere(stack, tmp_path):
    (tmp_path / "nk.csv").write_text("wavelength (nm); n\n400; 1.4\n900; 1.4\n")
    text = SMALL.replace('"TPBi"', '"mine"') + '[[material]]\nname = "mine"\nfile = "nk.csv"\n'
    path = stack(text)
    away = tmp_path / "elsewhere"
    away.mkdir()
    own = run("optics", path, "--json", cwd=away).document()["figures"]["eqe"]["value"]
    built_in = run("optics", stack(SMALL), "--json", cwd=away).document()["figures"]["eqe"]["value"]
    print(own, built_in)
    assert abs(own - built_in) > 1e-3


def test_materials_are_listed_with_source_and_licence():
    document = run("materials", "--at", "690 nm", "--json").document()
    materials = {material["name"]: material for material in document["materials"]}
    print(f"{len(materials)} materials")
    assert len(materials) > 35
    for material in materials.values():
        assert material["reference"] and material["licence"], material
    assert abs(materials["CsPbI3-dots"]["n"] - 2.0386) < 1e-3
    assert materials["PTAA"]["k"] == 0 and materials["PTAA"]["k_zero_beyond_nm"] == 430
    assert "430 nm" in materials["PTAA"]["note"]
    assert materials["oleic-acid"]["n"] is None  # 690 nm is outside its table
    text = run("materials").out
    assert "licence" in text and "Rakić" in text


def test_materials_reads_a_file(tmp_path):
    path = tmp_path / "nk.txt"
    path.write_text("400 1.5 0.1\n800 1.7 0.3\n")
    unsaid = run("materials", path)
    print(unsaid.err)
    assert unsaid.code == 2 and "unit" in unsaid.err
    (material,) = run("materials", path, "--unit", "nm", "--at", "600 nm",
                      "--json").document()["materials"]
    assert (material["n"], material["k"]) == (1.6, 0.2)


def test_progress_is_told_and_standard_output_kept_clean(stack):
    text = SMALL.replace('"60 nm"', '"60 nm"\nthickness_tolerance = "5 nm"')
    outcome = run("optics", stack(text), "--json")
    outcome.document()
    assert "tolerances" in outcome.err
