"""anchorite record, as a user meets it."""

import hashlib
import math

import h5py
import pytest

from conftest import run

RECORD = """title = "mine"

[[device]]
name = "control"
peak = "693 nm"
cie = [0.72, 0.27]

[[sample]]
name = "control"
molecule = "O=P(c1ccccc1)(c1ccccc1)c1ccccc1"
substrate = "glass/ITO"

[[sample.file]]
kind = "spectrum"
paths = ["raw/el.csv"]
format = "text"
options = { decimal = "point" }
"""


@pytest.fixture
def lab(tmp_path):
    """A folder with a spectrum of 691 nm and 33 nm width, and a record that lists it."""
    lines = ["wavelength [nm],intensity [a.u.]"]
    for i in range(301):
        wavelength = 550 + i
        signal = 5000 * math.exp(-4 * math.log(2) * ((wavelength - 691) / 33) ** 2)
        lines.append(f"{wavelength},{signal:.3f}")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "el.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "record.toml").write_text(RECORD, encoding="utf-8")
    return tmp_path


def test_record_runs_the_analyses_it_lists(lab):
    outcome = run("record", lab / "record.toml", "--output", lab / "out", "--json")
    assert outcome.code == 0, outcome.err
    document = outcome.document()
    assert document["format"] == "anchorite-record"
    (sample,) = document["samples"]
    (analysis,) = sample["analyses"]
    raw = (lab / "raw" / "el.csv").read_bytes()
    assert analysis["raw"][0] == {"file": "el.csv", "sha256": hashlib.sha256(raw).hexdigest()}
    assert analysis["sources"][0]["format"] == "text"
    peak = next(e for e in analysis["estimates"] if e["id"] == "peak")
    assert peak["value"] == pytest.approx(691, abs=0.1) and peak["unit"] == "nm"
    assert (lab / "out" / analysis["folder"] / "analysis.html").exists()
    findings = {f["subject"]: f for f in document["findings"] if f["rule"] == "measured"}
    assert findings["control, peak"]["verdict"] == "holds"
    assert findings["control, CIE x"]["verdict"] == "holds"
    assert any(f["rule"] == "colour" for f in document["findings"])


def test_numbers_of_a_record_are_those_of_analyse(lab):
    record = run("record", lab / "record.toml", "--json").document()
    alone = run("analyse", "spectrum", lab / "raw" / "el.csv", "--format", "text",
                "--decimal", "point", "--json").document()
    assert record["samples"][0]["analyses"][0]["estimates"] == alone["estimates"]


def test_unchanged_inputs_are_not_analysed_again(lab):
    how = []
    for _ in range(2):
        document = run("record", lab / "record.toml", "--output", lab / "out", "--json").document()
        how.append(document["samples"][0]["analyses"][0])
    assert [one["how"] for one in how] == ["computed", "recalled"]
    assert how[0]["estimates"] == how[1]["estimates"]
    raw = lab / "raw" / "el.csv"
    raw.write_text(raw.read_text(encoding="utf-8") + "851,0.0\n", encoding="utf-8")
    third = run("record", lab / "record.toml", "--output", lab / "out", "--json").document()
    assert third["samples"][0]["analyses"][0]["how"] == "computed"


def test_hdf5_has_numbers_with_units(lab):
    assert run("record", lab / "record.toml", "--output", lab / "out").code == 0
    with h5py.File(lab / "out" / "record.h5") as file:
        assert file.attrs["format"] == "anchorite-record"
        group = file["control/1-spectrum"]
        peak = group["estimates/peak"]
        assert peak.attrs["unit"] == "nm"
        assert peak[0] == pytest.approx(691, abs=0.1)
        assert len(group.attrs["sha256_1"]) == 64
        assert group["plots"].keys()


def test_raw_file_that_changed_is_an_error(lab):
    text = (lab / "record.toml").read_text(encoding="utf-8")
    (lab / "record.toml").write_text(text + f'sha256 = ["{"0" * 64}"]\n', encoding="utf-8")
    outcome = run("record", lab / "record.toml")
    assert outcome.code == 2
    assert "el.csv has changed" in outcome.err and "record.toml:18" in outcome.err


@pytest.mark.parametrize("old, new, line, words", [
    ('kind = "spectrum"', 'kind = "spektrum"', 14, 'did you mean "spectrum"'),
    ("decimal =", "decimel =", 17, 'did you mean "decimal"'),
    ('decimal = "point"', 'skip = "two"', 17, "--skip: "),
    ("raw/el.csv", "raw/no.csv", 15, "no.csv"),
    ('"control"\nmolecule', '"control"\nmolecuel', 10, 'did you mean "molecule"'),
])
def test_wrong_record_is_named_with_its_line(lab, old, new, line, words):
    text = RECORD.replace(old, new)
    assert text != RECORD
    (lab / "record.toml").write_text(text, encoding="utf-8")
    outcome = run("record", lab / "record.toml")
    assert outcome.code == 2, outcome.out
    assert f"record.toml:{line}" in outcome.err and words in outcome.err, outcome.err


def test_failed_analysis_does_not_hide_the_others(lab):
    text = RECORD + '\n[[sample.file]]\nkind = "spectrum"\npaths = ["raw/bad.csv"]\n'
    (lab / "raw" / "bad.csv").write_text("nothing here\n", encoding="utf-8")
    (lab / "record.toml").write_text(text, encoding="utf-8")
    outcome = run("record", lab / "record.toml", "--json")
    assert outcome.code == 1
    how = [one["how"] for one in outcome.document()["samples"][0]["analyses"]]
    assert how == ["computed", "failed"]


def test_record_without_files_says_what_to_add(tmp_path):
    (tmp_path / "r.toml").write_text('title = "x"\n[[spin]]\nname = "f"\nspeed = "4000 rpm"\n',
                                     encoding="utf-8")
    outcome = run("record", tmp_path / "r.toml")
    assert outcome.code == 2 and "[[sample.file]]" in outcome.err
