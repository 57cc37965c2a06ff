"""anchorite analyse xrd, as a user meets it."""

import pytest

from conftest import PATTERN, run

DATA = PATTERN.parent


def test_lattice_constant_of_a_pattern_and_its_page(tmp_path):
    outcome = run("analyse", "xrd", PATTERN, "--crystal", DATA / "RbNb2O5F.cif", "--symmetric",
                  "--json", "-o", tmp_path / "out")
    assert outcome.code == 0, outcome.err
    document = outcome.document()
    estimates = {e["id"]: e for e in document["estimates"]}
    assert abs(estimates["a"]["value"] / 10.49561 - 1) < 1e-4
    assert estimates["a_spread"]["value"] > 0
    assert any((tmp_path / "out").iterdir())


def test_lines_without_a_crystal_are_listed():
    outcome = run("analyse", "xrd", PATTERN, "--from", "20", "--to", "60")
    assert outcome.code == 0, outcome.err
    assert "28.12" in outcome.out
    assert "1.540598" in outcome.out


@pytest.mark.parametrize("arguments, message", [
    ([DATA / "none.xrdml"], "none.xrdml"),
    ([DATA / "cu2o_nanocrystals.xy", "--crystal", "CsPbI9"], "CsPbI9"),
    ([PATTERN, "--scan", "4"], "scan 4"),
    ([PATTERN, "--from", "50", "--to", "50.1"], "no diffraction pattern"),
    ([PATTERN, "--shape-factor", "9"], "shape factor"),
    ([PATTERN, "--wavelength", "77"], "77"),
    ([PATTERN, "--anode", "Pb"], "--anode"),
])
def test_wrong_input_says_what_to_change(arguments, message):
    outcome = run("analyse", "xrd", *arguments)
    assert outcome.code == 2, outcome.out
    assert message in outcome.err
