"""anchorite analyse fringes, as a user meets it."""

import pytest

import made_files as made
from conftest import PATTERN, estimates, run, shared_file


@pytest.fixture
def measured():
    return shared_file("stem", "16_STOimage_1.ser")


@pytest.fixture
def image(tmp_path):
    """Square fringes of 6.25 Å, 0.5 Å a pixel, in noise."""
    return made.write_tiff(tmp_path / "lattice.tif", made.lattice_image(0.625, 0.05), 0.05)


def test_fringes_of_a_made_lattice(image):
    outcome = run("analyse", "fringes", image, "--json")
    assert outcome.code == 0, outcome.err
    found = estimates(outcome.document())
    for name in ("d_1", "d_2"):
        assert found[name]["value"] == pytest.approx(6.25, abs=0.01)


def test_spacings_are_corrected_by_a_reference(measured, tmp_path):
    outcome = run("analyse", "fringes", measured, "--reference", "3.905 Å", "--json", "-o",
                  tmp_path / "out")
    assert outcome.code == 0, outcome.err
    found = estimates(outcome.document())
    squares = [found[name]["value"] for name in ("d_3", "d_4")]  # {100}, 1.3 % uneven in this scan
    assert (squares[0] * squares[1]) ** 0.5 == pytest.approx(3.905, abs=1e-6)
    for name, value in zip(("d_3", "d_4"), squares):
        assert abs(value - 3.905) < found[name]["standard_error"]
    taken = next(s["value"] for s in outcome.document()["settings"] if s["name"] == "correction")
    assert "spacing 3 (4.02 Å)" in taken and "left out: 1 weaker" in taken
    assert any((tmp_path / "out").iterdir())


@pytest.mark.parametrize("arguments, message", [
    (["--image", "7"], "image 7"),
    (["--image", "7"], "choose one with --image"),
    (["--reference", "3.9 eV"], "--reference"),
    (["--reference", "50 Å"], "reference"),
    (["--crystal", "CsPbI9"], "CsPbI9"),
    (["--significance", "2"], "noise"),
])
def test_wrong_options_say_what_to_change(image, arguments, message):
    outcome = run("analyse", "fringes", image, *arguments)
    assert outcome.code == 2, outcome.out
    assert message in outcome.err


def test_a_pattern_is_no_image():
    outcome = run("analyse", "fringes", PATTERN)
    assert outcome.code == 2
    assert "image" in outcome.err
