"""anchorite analyse fringes, as a user meets it."""

import os
import pathlib

import pytest

from conftest import ROOT, run

SHARED = pathlib.Path(os.environ.get("ANCHORITE_SHARED_DATA", ROOT / "../shared/data/measured"))
IMAGE = SHARED / "stem" / "16_STOimage_1.ser"
PATTERN = ROOT / "tests" / "data" / "measurement" / "structure" / "RbNb2O5F.xrdml"


@pytest.fixture
def image():
    if not IMAGE.exists():
        pytest.skip("the image is GPL-3.0 and not shipped; ANCHORITE_SHARED_DATA names its folder")
    return IMAGE


def test_spacings_are_corrected_by_a_reference(image, tmp_path):
    outcome = run("analyse", "fringes", image, "--reference", "3.905 Å", "--json", "-o",
                  tmp_path / "out")
    assert outcome.code == 0, outcome.err
    spacings = [e["value"] for e in outcome.document()["estimates"] if e["id"].startswith("d_")]
    assert min(abs(d - 3.905) for d in spacings) < 1e-6
    assert any((tmp_path / "out").iterdir())


@pytest.mark.parametrize("arguments, message", [
    (["--image", "7"], "image 7"),
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
