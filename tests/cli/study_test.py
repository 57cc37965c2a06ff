"""The chain behind a ranking: predictions, their cache, and runs that were killed."""

import os
import random
import subprocess
import time

import pytest

from conftest import PROGRAM, QUICK_STUDY, ROOT, run

STACK = ROOT / "studies/cspbi3-anchors/stack.toml"
HEAD = QUICK_STUDY.split("[[molecule]]")[0].replace("xtb = false", "xtb = true\nconformers = 1")
MOLECULES = (("bare", "CP(C)(C)=O", 70, 1900), ("ether", "COCCP(C)(C)=O", 90, 9000),
             ("fluoride", "FCCCP(C)(C)=O", 84, 4000), ("chloride", "ClCCCP(C)(C)=O", 80, 3200),
             ("longer ether", "COCCCP(C)(C)=O", 88, 6500))
EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}


def chain(device=True):
    text = HEAD + '[control]\n[control.measured]\nplqy = "60 %"\nt50 = "1000 h"\n'
    text += 't50_radiance = "190 mW/(sr m2)"\ndecay_average = "8 ns"\n'
    if device:
        text += f'[device]\nstack = "{STACK}"\n'
    for name, smiles, plqy, t50 in MOLECULES:
        text += f'[[molecule]]\nname = "{name}"\nsmiles = "{smiles}"\n[molecule.measured]\n'
        text += f'plqy = "{plqy} %"\nt50 = "{t50} h"\n'
    return text


def test_trap_states_of_another_crystal_are_warned_of(tmp_path):
    """The paper's study, copied with another lattice and molecule, as its comment invites."""
    survey = ROOT / "studies/cspbi3-anchors/electronic.toml"
    text = QUICK_STUDY.split("[[molecule]]")[0].replace("[lattice]",
                                                        f'electronic = "{survey}"\n[lattice]')
    text += '[[molecule]]\nname = "mine"\nsmiles = "CP(C)(C)=O"\n'
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    outcome = run("study", tmp_path / "study.toml", "--output", tmp_path / "out")
    assert outcome.code == 0, outcome.err
    said = outcome.out + outcome.err
    print(said[-600:])
    assert "its trap states are not those of the molecules ranked here" in said


def entries(cache):
    return {path.relative_to(cache) for path in cache.rglob("*.json")}


@pytest.fixture
def made(tmp_path):
    """Runs a study's text with a cache and gives the bytes of its results."""
    def make(text, cache, out="out"):
        path = tmp_path / "study.toml"
        path.write_text(text, encoding="utf-8")
        outcome = run("study", path, "--output", tmp_path / out, "--cache", tmp_path / cache,
                      env=EPOCH)
        assert outcome.code == 0, outcome.err
        return (tmp_path / out / "results.json").read_bytes(), outcome
    return make


def test_a_killed_study_ends_with_the_same_results(made, tmp_path):
    start = time.monotonic()
    whole, _ = made(chain(), "fresh")
    needed = time.monotonic() - start
    draw = random.Random(20251)
    kills = 0
    for _ in range(8):
        with subprocess.Popen([PROGRAM, "study", tmp_path / "study.toml", "--output",
                               tmp_path / "killed", "--cache", tmp_path / "shared"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env={**os.environ, **EPOCH}) as process:
            try:
                process.wait(timeout=draw.uniform(0, needed))
            except subprocess.TimeoutExpired:
                process.kill()
                kills += 1
    again, _ = made(chain(), "shared", "killed")
    print(f"{kills} kills of 8 starts within {needed:.1f} s: results the same bytes")
    assert kills > 0
    assert again == whole


def test_a_changed_line_computes_only_what_follows_from_it(made, tmp_path):
    first, _ = made(chain(), "cache")
    before = entries(tmp_path / "cache")
    second, _ = made(chain(), "cache")
    assert second == first
    assert entries(tmp_path / "cache") == before
    made(chain().replace("1000 h", "1100 h"), "cache")  # no stage depends on it
    assert entries(tmp_path / "cache") == before
    made(chain().replace('"84 %"', '"85 %"'), "cache")
    new = entries(tmp_path / "cache") - before
    print("a changed yield computes anew:", sorted({path.parts[0] for path in new}))
    assert {path.parts[0] for path in new} == {"diode"}


def test_the_table_has_measured_left_out_and_computed(made):
    _, outcome = made(chain(), "cache")
    assert "left out of the calibration" in outcome.out
    assert "peak memory" in outcome.out
    assert "cannot validate two factors" in outcome.out


def test_a_missing_stack_file_is_told_with_its_line(tmp_path):
    path = tmp_path / "study.toml"
    text = chain(device=False).replace("[control]", '[device]\nstack = "none.toml"\n[control]', 1)
    path.write_text(text, encoding="utf-8")
    outcome = run("study", path, "--output", tmp_path / "out")
    assert outcome.code == 2
    assert "none.toml" in outcome.err and "study.toml:" in outcome.err


def test_a_device_without_a_control_is_refused(tmp_path):
    path = tmp_path / "study.toml"
    path.write_text(QUICK_STUDY + f'[device]\nstack = "{STACK}"\n', encoding="utf-8")
    outcome = run("study", path, "--output", tmp_path / "out")
    assert outcome.code == 2
    assert "[device] needs a [control]" in outcome.err and "study.toml:" in outcome.err
