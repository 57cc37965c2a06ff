"""The completion script loads in bash and completes commands, options and values."""

import os
import shlex
import subprocess

import pytest

from conftest import PROGRAM, commands, run, working_commands


def complete(*words, cwd=None):
    script = f"""
        source <({shlex.quote(PROGRAM)} completion bash)
        COMP_WORDS=(anchorite {' '.join(shlex.quote(word) for word in words)})
        COMP_CWORD={len(words)}
        _anchorite
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    completed = subprocess.run(["bash", "--norc", "-euc", script], capture_output=True, text=True,
                               check=True, timeout=60, cwd=cwd, env=os.environ)
    assert completed.stderr == ""
    return [line for line in completed.stdout.split("\n") if line]


def test_script_passes_the_syntax_check():
    script = run("completion", "bash").out
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_commands():
    assert {name[0] for name in commands()} <= set(complete(""))
    assert complete("stu") == ["study"]


def test_options_of_every_command():
    for name in working_commands():
        offered = complete(*name, "--")
        assert "--help" in offered and "--json" in offered, name
    assert complete("analyse", "--") == ["--help"]
    assert complete("match", "CO", "--spa") == ["--spacing"]


def test_commands_below_a_command():
    assert {"jv", "spectrum", "xps"} <= set(complete("analyse", ""))
    assert complete("analyse", "jv", "--decimal", "c") == ["comma"]
    assert "--help" in complete("match", "study", "--"), "a word of another command is no command"


def test_lattice_names():
    names = [entry["name"] for entry in run("lattices", "--json").document()["lattices"]]
    assert set(names) <= set(complete("match", "CO", "--lattice", ""))
    assert complete("match", "CO", "--lattice", "CsPbI") == ["CsPbI3"]


@pytest.mark.parametrize("words, expected", [
    (["completion", ""], ["bash"]),
    (["schema", "--format", "m"], ["markdown"]),
    (["schema", "stu"], ["study"]),
])
def test_fixed_values(words, expected):
    assert complete(*words) == expected


def test_files(tmp_path):
    (tmp_path / "my study.toml").touch()
    assert complete("study", "my", cwd=tmp_path) == ["my study.toml"]
    (tmp_path / "folder").mkdir()
    assert complete("study", "my study.toml", "--output", "f", cwd=tmp_path) == ["folder"]
