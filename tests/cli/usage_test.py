"""Help, version, exit codes and mistakes on the command line."""

import re

import pytest

from conftest import ROOT, run, working_commands


def test_every_command_has_help():
    names = working_commands()
    print("commands:", ", ".join(" ".join(name) for name in names))
    assert ["match"] in names and ["analyse", "decay"] in names and ["analyse"] not in names
    for name in names:
        outcome = run(*name, "--help")
        assert outcome.code == 0, name
        assert outcome.err == "", name
        assert "--json" in outcome.out and "--help" in outcome.out, name
        # Every option explains itself.
        for line in outcome.out.splitlines():
            if re.match(r"  -", line):
                text = line[34:] if len(line) > 34 else ""
                following = outcome.out.split(line, 1)[1].split("\n", 2)[1]
                assert text.strip() or following.startswith(" " * 20), f"{name}: {line}"


def test_version_is_the_one_in_the_file():
    outcome = run("--version")
    assert outcome.code == 0
    assert outcome.out == f"anchorite {(ROOT / 'VERSION').read_text().strip()}\n"


@pytest.mark.parametrize("arguments, expected", [
    ([], "subcommand"),
    (["studdy"], 'study'),
    (["match"], "molecule"),
    (["match", "CO"], "--lattice"),
    (["match", "CO", "--latice", "CsPbI3"], "--lattice"),
    (["match", "CO", "--lattice"], "--lattice"),
    (["match", "CO", "--lattice", "CsPbI3", "--threads", "many"], "--threads"),
    (["match", "CO", "--lattice", "CsPbI3", "--cache", "x", "--no-cache"], "--cache"),
    (["match", "CO", "CN", "--lattice", "CsPbI3"], "CN"),
    (["completion", "csh"], "csh"),
    (["schema", "stduy"], "stduy"),
])
def test_mistakes_exit_2_and_name_what_is_wrong(arguments, expected):
    outcome = run(*arguments)
    print(outcome.err.strip())
    assert outcome.code == 2
    assert outcome.out == ""
    assert expected in outcome.err
    assert "--help" in outcome.err
    assert outcome.err.startswith("anchorite: ")


@pytest.mark.parametrize("arguments, expected", [
    (["--spacing", "6.5"], "unit"),
    (["--spacing", "6.5 eV"], "length"),
    (["--spacing", "six Å"], "number"),
    (["--hkl", "1,0"], "Miller"),
    (["--hkl", "0,0,0"], "0"),
    (["--termination", "PbI3"], "PbI2"),
    (["--vacancy", "Qq"], "element"),
    (["--pose", "pose.pdb"], ".cif"),
])
def test_wrong_surface_options_exit_2(arguments, expected):
    outcome = run("match", "CO", "--lattice", "CsPbI3", *arguments)
    print(outcome.err.strip())
    assert outcome.code == 2
    assert expected in outcome.err


def test_unknown_lattice_lists_the_known_ones():
    outcome = run("match", "CO", "--lattice", "CsPbI4")
    assert outcome.code == 2
    assert "CsPbI3" in outcome.err


def test_no_colour_codes_in_a_pipe():
    for arguments in (["lattices"], ["donors"], ["--help"]):
        assert "\033" not in run(*arguments).out


def test_any_number_of_files_is_said():
    for command in (["read"], ["analyse", "spectrum"], ["analyse", "mass"]):
        text = run(*command, "--help").out
        assert "files..." in text and "x)" not in text.splitlines()[1], text
