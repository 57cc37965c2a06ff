"""anchorite design, as a user meets it."""

import csv
import json

import pytest

from conftest import ROOT, run

STUDY = ROOT / "studies" / "cspbi3-anchors" / "study.toml"
LIBRARY = """CCOc1ccc(cc1)P(=O)(c1ccc(OCC)cc1)c1ccc(OCC)cc1 TEtOPPO-p
Fc1cccc(c1)P(=O)(c1cccc(F)c1)c1cccc(F)c1 TFPPO-m
CP(C)(C)=O TMPO
CCCCCC hexane
"""


@pytest.fixture
def quick(tmp_path):
    """The paper's study with few conformers, and a library of four molecules."""
    text = STUDY.read_text(encoding="utf-8").replace("count = 50", "count = 4")
    text = text.replace('stack = "stack.toml"', f'stack = "{STUDY.parent / "stack.toml"}"')
    text = text.replace('hole_only = "hole-only.toml"',
                        f'hole_only = "{STUDY.parent / "hole-only.toml"}"')
    text = text.replace('electronic = "electronic.toml"', "")
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    (tmp_path / "library.smi").write_text(LIBRARY, encoding="utf-8")
    return tmp_path


def design(folder, *arguments):
    return run("design", "--library", folder / "library.smi", "--study", folder / "study.toml",
               "-o", folder / "out", *arguments)


def test_predicts_a_small_library(quick):
    outcome = design(quick, "--perovskite", "CsPbI3", "--spacing", "6.5 Å")
    assert outcome.code == 0, outcome.err
    for text in ("TEtOPPO-p", "k_nr/k_r", "T50 [h]", "extrapolated", "spacing"):
        assert text in outcome.out, text
    assert "hexane" not in outcome.out, "a molecule without donors holds no site"
    with open(quick / "out" / "design.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["rank"] for row in rows] == ["1", "2", "3"]
    ratios = [float(row["k_nr_over_k_r"]) for row in rows]
    assert ratios == sorted(ratios)
    document = json.loads((quick / "out" / "design.json").read_text(encoding="utf-8"))
    assert document["perovskite"] == "CsPbI3"
    again = design(quick, "--perovskite", "CsPbI3", "--spacing", "6.5 Å", "--json").document()
    assert again["molecules"] == document["molecules"], "resumed, the same"


def test_another_perovskite_is_an_extrapolation(quick):
    document = design(quick, "--perovskite", "CsPbBr3", "--top", "2", "--json").document()
    assert len(document["molecules"]) == 2
    for molecule in document["molecules"]:
        assert "another perovskite" in molecule["extrapolations"]


def test_wrong_input_is_told(quick):
    assert design(quick, "--perovskite", "CsPbX3").code == 2
    (quick / "library.smi").write_text("CCCC butane\n", encoding="utf-8")
    outcome = design(quick)
    assert outcome.code == 2
    assert "no molecule of the library" in outcome.err
    missing = run("design", "--library", quick / "library.smi", "--study", quick / "none.toml")
    assert missing.code == 2 and "with --study" in missing.err
