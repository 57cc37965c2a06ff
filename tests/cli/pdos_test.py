"""anchorite pdos, as a user meets it; a stand-in for CP2K where one has to run."""

import json
import os
import shutil
import stat

import pytest

from conftest import ROOT, run

STUDY = ROOT / "studies" / "cspbi3-anchors"

SMALL = """title = "small"

[slab]
name = "CsPbI3"
spacing = "6.29 Å"
termination = "PbI2"
vacancies = ["I:2"]

[[molecule]]
name = "TMPO"
smiles = "CP(C)(C)=O"
"""


@pytest.fixture
def small(tmp_path):
    file = tmp_path / "electronic.toml"
    file.write_text(SMALL)
    return file


def with_program(folder, name, text):
    """An environment that finds a script under an engine's name first."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text("#!/bin/sh\n" + text)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{folder}:{os.environ['PATH']}"}


def test_the_papers_survey_needs_no_engine(tmp_path):
    out = tmp_path / "out"
    outcome = run("pdos", STUDY / "electronic.toml", "--kept-only", "--output", out, "--json",
                  env={"PATH": "/nowhere"})
    assert outcome.code == 0, outcome.err
    results = outcome.document()
    assert results["missing"] == []
    assert results["results_computed"] == 0
    bare = results["poses"][0]
    assert bare["molecule"] == ""
    print("6p_z weights of the bare slab, asked 0.50 and 0.50:",
          [metal["weight"] for metal in bare["metals"]])
    for metal in bare["metals"]:
        assert metal["weight"] == pytest.approx(0.5, abs=0.02)
    assert (out / "electronic.html").stat().st_size > 10000
    assert json.loads((out / "electronic.json").read_text())["poses"] == results["poses"]
    for name in ("models", "gap-states", "densities"):
        assert (out / f"{name}.csv").read_text().count("\n") > 1, name
    potentials = (out / "potentials.csv").read_text().splitlines()
    assert len(potentials) == 1 + len(results["potentials"])


def test_text_tells_models_verdicts_and_cost():
    outcome = run("pdos", STUDY / "electronic.toml", "--kept-only")
    assert outcome.code == 0, outcome.err
    for words in ("bare slab", "Pb1 pz", "in-plane p-p state", "processor time",
                  "no I:2, no Cs:0", "PBE-D3(BJ)", "interaction over poses [eV]",
                  "moved [Å]", "two anchored sites hold a molecule more strongly"):
        assert words in outcome.out, words
    for column in ("geometry", "interaction [eV]", "BSSE [eV]", "memory [MiB]"):
        assert column in outcome.out.splitlines()[5], column


def test_a_survey_without_energies_says_so(tmp_path):
    copy_of_the_papers_survey(tmp_path)
    file = tmp_path / "electronic.toml"
    file.write_text(file.read_text().replace("[analysis]", "[analysis]\ninteraction = false")
                    .replace("relax = true", "relax = false"))
    outcome = run("pdos", file, "--kept-only")
    assert outcome.code == 0, outcome.err
    assert "interaction energies were not asked for" in outcome.out
    for empty in ("interaction", "BSSE", "geometry"):
        assert empty not in outcome.out.splitlines()[5], outcome.out


def test_every_geometry_is_written_as_it_was_computed(tmp_path):
    out = tmp_path / "out"
    outcome = run("pdos", STUDY / "electronic.toml", "--kept-only", "--output", out, "--json")
    poses = outcome.document()["poses"]
    relaxed = next(pose for pose in poses if pose["relaxed"])
    docked = next(pose for pose in poses if pose["molecule"] == relaxed["molecule"]
                  and pose["pose"] == relaxed["pose"] and not pose["relaxed"])
    print("relaxed:", relaxed["relaxation"])
    assert relaxed["relaxation"]["gained_ev"] > 0
    assert relaxed["relaxation"]["largest_force_ev_per_angstrom"] < 0.05
    assert docked["relaxation"] is None
    written = (out / "geometries" / f"{relaxed['molecule']}-{relaxed['pose']}-relaxed.xyz"
               ).read_text().splitlines()
    atoms = relaxed["model"]["positions_angstrom"]
    assert int(written[0]) == len(atoms)
    moved = max(abs(a - b) for after, before in zip(atoms, docked["model"]["positions_angstrom"])
                for a, b in zip(after, before))
    print(f"farthest that a coordinate moved: {moved:.3f} Å")
    assert moved > 0.01
    last = [float(x) for x in written[-1].split()[1:4]]
    assert last == pytest.approx(atoms[-1], abs=1e-4)


def test_builds_models_once_and_says_what_is_missing(small):
    outcome = run("pdos", small, "--kept-only")
    assert outcome.code == 1
    assert "no kept result of cp2k for bare slab" in outcome.err
    slab = small.parent / "models" / "slab.xyz"
    before = slab.stat().st_mtime_ns
    run("pdos", small, "--kept-only")
    assert slab.stat().st_mtime_ns == before


def test_says_that_the_engine_is_missing(small, tmp_path):
    outcome = run("pdos", small, env={"PATH": str(tmp_path)})
    assert outcome.code == 1
    assert "cp2k is not installed" in outcome.err
    assert not (small.parent / "results").exists()


def test_an_engine_that_dies_leaves_no_result(small, tmp_path):
    script = ('case "$*" in *--version*) echo "CP2K version 2023.1"; exit 0;; esac\n'
              "echo ' some words'; kill -9 $$\n")
    outcome = run("pdos", small, env=with_program(tmp_path / "bin", "cp2k.psmp", script))
    assert outcome.code == 1
    assert "ended by signal 9" in outcome.err
    assert not list((small.parent / "results").glob("*.json"))


def test_points_at_a_wrong_key(small):
    small.write_text(SMALL.replace("vacancies", "vacancy"))
    outcome = run("pdos", small, "--kept-only")
    assert outcome.code == 2
    assert "electronic.toml:7" in outcome.err
    assert "vacancies" in outcome.err


def test_refuses_a_charged_slab(small):
    small.write_text(SMALL.replace('vacancies = ["I:2"]', 'vacancies = ["I:2"]\ncompensate = false'))
    outcome = run("pdos", small, "--kept-only")
    assert outcome.code == 2
    assert "charge" in outcome.err


def test_refuses_what_espresso_cannot_do(small):
    small.write_text('engine = "espresso"\n' + SMALL)
    outcome = run("pdos", small, "--kept-only")
    assert outcome.code == 2
    assert "cp2k" in outcome.err


def copy_of_the_papers_survey(folder):
    for name in ("electronic.toml", "models", "results"):
        source = STUDY / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder)


def test_refuses_a_model_of_another_molecule(tmp_path):
    copy_of_the_papers_survey(tmp_path)
    file = tmp_path / "electronic.toml"
    file.write_text(file.read_text().replace('"O=P(c1ccccc1)(c1ccccc1)c1ccccc1"', '"CP(C)(C)=O"'))
    outcome = run("pdos", file, "--kept-only")
    assert outcome.code == 2
    assert "TPPO.xyz holds other atoms than TPPO" in outcome.err


def test_a_damaged_result_is_as_good_as_none(tmp_path):
    copy_of_the_papers_survey(tmp_path)
    for entry in (tmp_path / "results").glob("*.json"):
        entry.write_text(entry.read_text()[:1000])
    outcome = run("pdos", tmp_path / "electronic.toml", "--kept-only")
    assert outcome.code == 1
    assert "no kept result" in outcome.err
