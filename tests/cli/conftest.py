"""What the tests of the command line share: how to run the program and quick inputs."""

import json
import os
import pathlib
import subprocess

import pytest

PROGRAM = os.environ["ANCHORITE"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
PATTERN = ROOT / "tests" / "data" / "measurement" / "structure" / "RbNb2O5F.xrdml"
SHARED = pathlib.Path(os.environ.get("ANCHORITE_SHARED_DATA", ROOT / "../shared/data/measured"))
TMPO = "CP(C)(C)=O"

QUICK_STUDY = """title = "quick"

[lattice]
name = "CsPbI3"
spacing = "6.5 Å"

[conformers]
count = 3

[geometry]
xtb = false

[match]
flexible = false

[spread]
draws = 5

[[molecule]]
name = "TMPO"
smiles = "CP(C)(C)=O"
"""


class Outcome:
    """One run of the program."""

    def __init__(self, completed):
        self.code = completed.returncode
        self.out = completed.stdout
        self.err = completed.stderr

    def document(self):
        """The one JSON document on standard output; fails where there is more or less."""
        document, end = json.JSONDecoder().raw_decode(self.out)
        assert self.out[end:].strip() == "", f"text after the document: {self.out[end:][:200]!r}"
        return document


def shared_file(*parts):
    """A measured file that is not shipped; skips the test where its folder is not at hand."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path.name} is not shipped; ANCHORITE_SHARED_DATA names its folder")
    return path


def estimates(document):
    """Estimates of an analysis by id."""
    return {one["id"]: one for one in document["estimates"]}


def run(*arguments, env=None, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, preexec=None,
        cwd=None):
    completed = subprocess.run([PROGRAM, *map(str, arguments)], stdin=stdin, stdout=stdout,
                               stderr=subprocess.PIPE, text=True, timeout=600, cwd=cwd,
                               env={**os.environ, **(env or {})}, preexec_fn=preexec, check=False)
    return Outcome(completed)


def commands(*above):
    """Subcommands as lists of words, those of subcommands too, read off the program's own help."""
    lines = run(*above, "--help").out.splitlines()
    if "Subcommands:" not in lines:
        return []
    found = []
    for line in lines[lines.index("Subcommands:") + 1:]:
        if not line.startswith("  "):
            break
        if line[2] != " ":
            words = [*above, line.split()[0]]
            found += [words, *commands(*words)]
    return found


def working_commands():
    """Those that do something: others only hold them."""
    found = commands()
    return [one for one in found if not any(other[:-1] == one for other in found)]


@pytest.fixture
def study(tmp_path):
    """Writes a study file and gives its path."""

    def write(text=QUICK_STUDY):
        path = tmp_path / "study.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
