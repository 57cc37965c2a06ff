"""anchorite analyse afm, as a user meets it."""

import pytest

import made_files as made
from conftest import PATTERN, estimates, run, shared_file


@pytest.fixture
def measured():
    return shared_file("afm", "di-1.di")


@pytest.fixture
def height_map(tmp_path):
    """Heights that scatter by 20 nm from pixel to pixel, in Nanoscope's format."""
    return made.write_nanoscope(tmp_path / "film.spm", made.rough_surface(20), 1)


def test_roughness_of_a_made_surface(height_map):
    outcome = run("analyse", "afm", height_map, "--json")
    assert outcome.code == 0, outcome.err
    # 4096 heights: the root mean square is known to 1.1 %.
    assert estimates(outcome.document())["Sq"]["value"] == pytest.approx(20, rel=0.035)


def test_every_levelling_is_shown_beside_the_chosen_one(measured, tmp_path):
    outcome = run("analyse", "afm", measured, "--channel", "2", "--json", "-o", tmp_path / "out")
    assert outcome.code == 0, outcome.err
    document = outcome.document()
    sq = next(e["value"] for e in document["estimates"] if e["id"] == "Sq")
    assert abs(sq - 9.967) < 0.001
    assert any((tmp_path / "out").iterdir())
    text = run("analyse", "afm", measured, "--channel", "2").out
    assert "114.013" in text and "7.66405" in text


@pytest.mark.parametrize("arguments, message", [
    (["--channel", "9"], "image 9"),
    (["--channel", "9"], "choose one with --channel"),
    (["--levelling", "rows-mode"], "rows-mode"),
    (["--outliers", "1"], "outliers"),
])
def test_wrong_options_say_what_to_change(height_map, arguments, message):
    outcome = run("analyse", "afm", height_map, *arguments)
    assert outcome.code == 2, outcome.out
    assert message in outcome.err


def test_brightness_is_no_height(tmp_path):
    image = made.write_tiff(tmp_path / "grey.tif", made.lattice_image(0.625, 0.05), 0.05)
    outcome = run("analyse", "afm", image, "--json")
    assert outcome.code == 0, outcome.err
    assert "not the roughness of a surface" in outcome.err
    assert outcome.document()["title"].startswith("Scatter of")


def test_a_pattern_is_no_map():
    outcome = run("analyse", "afm", PATTERN)
    assert outcome.code == 2
    assert "image" in outcome.err
