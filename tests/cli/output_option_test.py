"""Where results would go is checked before anything is computed."""

import pytest

from conftest import ROOT, run

STACK = "studies/cspbi3-anchors/stack.toml"
DECAY = "tests/data/measurement/decay/Atto550_DNA.txt"


@pytest.mark.parametrize("command", [
    ["analyse", "decay", DECAY, "--output"],
    ["device", STACK, "--output"],
    ["screen", "library.smi", "--output"],
    ["record", "record.toml", "--output"],
])
def test_a_file_is_no_output_folder(command, tmp_path):
    taken = tmp_path / "taken.txt"
    taken.write_text("mine\n")
    done = run(*command, taken / "below", cwd=ROOT)
    assert done.code == 2
    assert "taken.txt is a file, not a folder; give another name" in done.err
    assert taken.read_text() == "mine\n"


@pytest.mark.parametrize("command", [
    ["device", STACK, "--hdf5"],
    ["match", "C", "--pose"],
])
def test_a_folder_is_no_output_file(command, tmp_path):
    done = run(*command, tmp_path, cwd=ROOT)
    assert done.code == 2
    assert "is a folder, not a file; give another name" in done.err
