"""Wrong molecules, wrong files and full disks: a clear sentence and the right exit code."""

import gzip
import resource
import signal

import pytest

from conftest import QUICK_STUDY, TMPO, run

QUICK = ["--lattice", "CsPbI3", "--no-xtb", "--no-cache"]


@pytest.mark.parametrize("smiles, expected", [
    ("", "empty"),
    ("c1ccccc", "c1ccccc"),
    ("C(C)(C)(C)(C)C", "valence"),
    ("[Na+].CC(=O)[O-]", "--largest-fragment"),
    ("CO.CCO", "--largest-fragment"),
    ("[CH3]", "radical"),
    ("[Pt](Cl)(Cl)(N)N", "Pt"),
    ("C[Fe]C", "Fe"),
    ("C*", "*"),
    ("C" * 2000, "atoms"),
], ids=["empty", "open ring", "valence", "salt", "mixture", "radical", "platinum", "iron", "dummy",
        "6002 atoms"])
def test_unusable_molecules_are_refused_with_a_reason(smiles, expected):
    outcome = run("match", smiles, *QUICK)
    print(outcome.err.strip()[:300])
    assert outcome.code == 2
    assert outcome.out == ""
    assert expected in outcome.err
    assert "[" not in outcome.err.split("\n")[0][:12], "a library's own log line"


def test_largest_fragment_takes_the_organic_part():
    outcome = run("match", "[K+].[Br-].CP(C)(C)=O", *QUICK, "--largest-fragment", "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.document()["samples"][0]["formula"] == "C3H9OP"


@pytest.mark.parametrize("name, content, expected", [
    ("empty.sdf", b"", "empty"),
    ("binary.sdf", bytes(range(256)) * 8, "binary"),
    ("binary.xyz", b"\x7fELF\0\0\0", "binary"),
    ("short.xyz", b"3\nwater\nO 0 0 0\n", "short.xyz"),
    ("two.smi", b"CO a\nCN b\n", "2 molecules"),
], ids=["empty", "binary sdf", "binary xyz", "short xyz", "two molecules"])
def test_unusable_molecule_files(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_bytes(content)
    outcome = run("match", path, *QUICK)
    print(outcome.err.strip()[:300])
    assert outcome.code == 2
    assert expected in outcome.err


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 8, b"data_x\n_cell_length_a 6.2\n",
                                     b"not a cif at all\n"],
                         ids=["empty", "binary", "cut short", "text"])
def test_unusable_cif_files(tmp_path, content):
    path = tmp_path / "mine.cif"
    path.write_bytes(content)
    outcome = run("match", TMPO, "--lattice", path, "--no-xtb")
    print(outcome.err.strip()[:300])
    assert outcome.code == 2
    assert "mine.cif" in outcome.err


def test_a_surface_without_open_metal_says_what_would_open_one():
    outcome = run("match", TMPO, *QUICK, "--termination", "CsI")
    print(outcome.err.strip())
    assert outcome.code == 2
    assert "PbI2" in outcome.err or "vacanc" in outcome.err


@pytest.mark.parametrize("name, content", [
    ("missing.toml", None), ("empty.toml", b""), ("binary.toml", b"\0\1\2\3" * 50),
    ("torn.toml", QUICK_STUDY.encode()[:60]),
])
def test_unusable_study_files(tmp_path, name, content):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    outcome = run("study", path)
    print(outcome.err.strip()[:300])
    assert outcome.code == 2
    assert name in outcome.err


def test_unknown_key_shows_the_line_a_caret_and_a_suggestion(study):
    path = study(QUICK_STUDY.replace("spacing =", "spaceing ="))
    outcome = run("study", path)
    print(outcome.err)
    assert outcome.code == 2
    assert "study.toml:5:1" in outcome.err
    assert 'spaceing = "6.5 Å"' in outcome.err
    assert "^" in outcome.err
    assert "spacing" in outcome.err.split("^")[1]


@pytest.mark.parametrize("line, expected", [
    ('spacing = "6.5 parsec"', "parsec"),
    ('spacing = "6.5 eV"', "length"),
    ("spacing = 6.5", "in quotes"),
    ('spacing = "650 Å"', "650"),
    ('spacing = "nan Å"', "nan"),
])
def test_wrong_quantities_point_at_their_line(study, line, expected):
    outcome = run("study", study(QUICK_STUDY.replace('spacing = "6.5 Å"', line)))
    print(outcome.err)
    assert outcome.code == 2
    assert "study.toml:5:" in outcome.err
    assert expected in outcome.err


def test_one_bad_molecule_does_not_stop_the_others(study, tmp_path):
    text = QUICK_STUDY + '\n[[molecule]]\nname = "torn"\nsmiles = "c1ccccc"\n'
    outcome = run("study", study(text), "--output", tmp_path / "out")
    print(outcome.out)
    assert outcome.code == 0
    assert "TMPO" in outcome.out
    line = 1 + text.split("\n").index('smiles = "c1ccccc"')
    assert f"study.toml:{line}" in outcome.out


def test_only_bad_molecules_is_an_error(study):
    outcome = run("study", study(QUICK_STUDY.replace("CP(C)(C)=O", "c1ccccc")))
    assert outcome.code == 2
    assert "study.toml:" in outcome.err


def test_full_standard_output_is_told():
    with open("/dev/full", "w", encoding="utf-8") as full:
        outcome = run("lattices", stdout=full)
    print(outcome.err.strip())
    assert outcome.code == 1
    assert "No space left" in outcome.err


def limit_file_size():
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


def test_disk_that_fills_up_leaves_no_half_report(study, tmp_path):
    out = tmp_path / "out"
    outcome = run("study", study(), "--output", out, preexec=limit_file_size)
    print(outcome.err.strip())
    assert outcome.code == 1, outcome.code
    assert outcome.code != -signal.SIGXFSZ
    assert "report.html" in outcome.err or "results" in outcome.err
    assert not (out / "report.html").exists()
    assert not [path for path in out.rglob("*") if path.stat().st_size >= 2048 and path.is_file()]


def test_output_folder_that_is_a_file(study, tmp_path):
    (tmp_path / "out").write_text("in the way")
    outcome = run("study", study(), "--output", tmp_path / "out")
    print(outcome.err.strip())
    assert outcome.code == 2
    assert "out" in outcome.err


def test_truncated_library_is_scored_as_far_as_it_goes(tmp_path):
    whole = gzip.compress(b"".join(b"%s m%d\n" % (TMPO.encode(), i) for i in range(4000)))
    path = tmp_path / "library.smi.gz"
    path.write_bytes(whole[:len(whole) - 20])
    outcome = run("screen", path, "--lattice", "CsPbI3", "--output", tmp_path / "out",
                  "--max-atoms", "5")
    print(outcome.err.strip()[-300:])
    assert outcome.code == 1
    assert "library.smi.gz" in outcome.err
