"""--json: exactly one document on standard output, whatever happens."""

import json

import pytest

from conftest import TMPO, run

QUICK = ["--lattice", "CsPbI3", "--no-xtb", "--no-cache"]


@pytest.mark.parametrize("arguments", [
    ["lattices"], ["donors"], ["schema"], ["schema", "study"], ["schema", "stack"],
    ["materials"], ["light", "--peak", "525 nm", "--fwhm", "21 nm"], ["completion", "bash"],
    ["match", TMPO, *QUICK],
], ids=" ".join)
def test_one_document(arguments):
    outcome = run(*arguments, "--json")
    assert outcome.code == 0, outcome.err
    assert isinstance(outcome.document(), dict)


def test_match_is_the_document_of_a_study_with_one_sample():
    document = run("match", TMPO, *QUICK, "--json").document()
    assert document["format"] == "anchorite-study"
    assert document["provenance"]["program"] == "anchorite"
    (sample,) = document["samples"]
    assert sample["status"] == "scored"
    assert sample["formula"] == "C3H9OP"
    assert sample["registry"]["sites"] == 1


def test_study_prints_what_it_writes(study, tmp_path):
    out = tmp_path / "out"
    document = run("study", study(), "--output", out, "--json").document()
    written = json.loads((out / "results.json").read_text(encoding="utf-8"))
    assert document == written


def test_numbers_have_their_unit_in_the_key():
    (first, *_) = run("lattices", "--json").document()["lattices"]
    assert first["lattice_constant_angstrom"] > 5
    (donor, *_) = run("donors", "--json").document()["donors"]
    assert {"bond_length_angstrom", "cone_deg", "strength"} <= donor.keys()


@pytest.mark.parametrize("arguments, code", [
    (["match", "--json"], 2),
    (["nonsense", "--json"], 2),
    (["match", "c1ccccc", *QUICK, "--json"], 2),
    (["match", "CO", "--lattice", "nothing.cif", "--json"], 2),
    (["study", "no-such-file.toml", "--json"], 2),
], ids=lambda value: " ".join(value) if isinstance(value, list) else str(value))
def test_errors_are_documents_too(arguments, code):
    outcome = run(*arguments)
    assert outcome.code == code
    error = outcome.document()["error"]
    print(error)
    assert error["message"] and not error["message"].endswith(".")


def test_error_says_where(study):
    path = study('title = "t"\n[lattice]\nname = "CsPbI3"\nspaceing = "6.5 Å"\n')
    error = run("study", path, "--json").document()["error"]
    print(error)
    assert error["file"].endswith("study.toml")
    assert (error["line"], error["column"]) == (4, 1)
    assert "spacing" in error["message"] + error.get("hint", "")


def test_progress_goes_to_standard_error(study, tmp_path):
    outcome = run("study", study(), "--output", tmp_path / "out", "--json")
    assert outcome.code == 0
    outcome.document()
