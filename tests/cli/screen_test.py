"""screen: the real program on a small library, interrupted in every way it can be."""

import csv
import gzip
import json
import os
import random
import resource
import signal
import subprocess
import time

import pytest

from conftest import PROGRAM, run

# Small molecules of every kind of donor, and lines that are none.
MOLECULES = [
    "CP(C)(C)=O", "CS(C)=O", "CC(C)=O", "COC", "CCN", "c1ccncc1", "CC#N", "CCF", "CCl", "CBr",
    "CO", "CS", "COCCOC", "NCCN", "FCCF", "CC", "C1CC(", "[Na+].[Cl-]", "N#CCCC#N", "C[CH2]x",
]
SURFACE = ["--lattice", "CsPbI3", "--spacing", "6.5 Å"]
DATE = {"SOURCE_DATE_EPOCH": "1700000000"}
FILES = ["results.csv", "rejects.csv", "ranking.csv", "summary.json"]


def write_library(path, copies=1):
    lines = [f"{smiles} m{i}" for i, smiles in enumerate(MOLECULES * copies, 1)]
    text = "\n".join(lines) + "\n"
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def screen(library, out, *more, **how):
    return run("screen", library, *SURFACE, "--output", out, *more, env=DATE, **how)


def outputs(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


def rows(file):
    with open(file, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """One uninterrupted run that the others are compared with."""
    folder = tmp_path_factory.mktemp("whole")
    library = write_library(folder / "library.smi", copies=2)
    outcome = screen(library, folder / "out", "--threads", 1)
    assert outcome.code == 0, outcome.err
    return library, folder / "out"


def test_every_record_is_scored_or_rejected_once(whole):
    library, out = whole
    scored, rejected = rows(out / "results.csv"), rows(out / "rejects.csv")
    records = sorted(int(row["record"]) for row in scored + rejected)
    assert records == list(range(1, len(MOLECULES) * 2 + 1))
    assert [int(row["record"]) for row in scored] == sorted(int(r["record"]) for r in scored)
    reasons = {row["text"]: row["reason"] for row in rejected}
    print(*reasons.items(), sep="\n")
    assert {"C1CC(", "[Na+].[Cl-]", "C[CH2]x"} <= reasons.keys()
    assert all(reasons.values())
    lines = library.read_text(encoding="utf-8").splitlines()
    assert all(lines[int(row["line"]) - 1].startswith(row["text"]) for row in rejected)


def test_equal_molecules_have_equal_rows_and_ties_keep_their_order(whole):
    _, out = whole
    by_smiles = {}
    for row in rows(out / "results.csv"):
        key = (row["sites"], row["score"], row["strain_kJ_per_mol"], row["verdict"])
        by_smiles.setdefault(row["smiles"], set()).add(key)
    assert all(len(keys) == 1 for keys in by_smiles.values())
    ranking = rows(out / "ranking.csv")
    order = [(-float(row["score"]), int(row["record"])) for row in ranking]
    assert order == sorted(order)
    assert [int(row["rank"]) for row in ranking] == list(range(1, len(ranking) + 1))


def test_threads_do_not_change_a_byte(whole, tmp_path):
    library, out = whole
    assert screen(library, tmp_path / "out", "--threads", 3).code == 0
    assert outputs(tmp_path / "out") == outputs(out)


def records_done(folder):
    try:
        journal = json.loads((folder / "journal.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return 0
    return journal["next_record"] - 1


def kill_soon(process, folder, dice):
    """Kills a run at a random moment: during its start, or some records and milliseconds on."""
    goal = records_done(folder) + dice.choice([0, 5, 10, 20])
    while process.poll() is None and records_done(folder) < goal:
        time.sleep(0.002)
    time.sleep(dice.uniform(0, 0.06))
    process.kill()
    return process.wait() == -signal.SIGKILL


def test_killed_again_and_again_it_neither_loses_nor_repeats(tmp_path):
    library = write_library(tmp_path / "library.smi", copies=10)
    assert screen(library, tmp_path / "whole").code == 0
    out = tmp_path / "out"
    command = [PROGRAM, "screen", str(library), *SURFACE, "--output", str(out),
               "--checkpoint", "10 ms", "--threads", "2"]
    dice = random.Random(20251)
    kills = 0
    for _ in range(15):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env={**os.environ, **DATE}) as process:
            kills += kill_soon(process, out, dice)
    finished = screen(library, out, "--checkpoint", "10 ms")
    print(f"{kills} kills in 15 runs of {len(MOLECULES) * 10} molecules")
    assert finished.code == 0, finished.err
    assert kills >= 5
    assert outputs(out) == outputs(tmp_path / "whole")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_run_says_how_to_go_on(tmp_path, number):
    library = write_library(tmp_path / "a library.smi", copies=200)
    process = subprocess.Popen([PROGRAM, "screen", str(library), *SURFACE, "--output",
                                str(tmp_path / "out")], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True)
    results = tmp_path / "out/results.csv"
    while not results.exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    print(err.splitlines()[-1])
    assert process.returncode == 1
    assert out == ""
    command = err.splitlines()[-1].split("go on with: ", 1)[1]
    assert command.startswith("anchorite screen ") and command.endswith(" --resume")
    assert f"'{library}'" in command and "'6.5 Å'" in command
    journal = json.loads((tmp_path / "out/journal.json").read_text(encoding="utf-8"))
    assert not journal["complete"]
    assert results.stat().st_size == journal["results_bytes"]


@pytest.mark.parametrize("limit", [200, 4500])
def test_full_disk_is_told_and_loses_nothing(whole, tmp_path, limit):
    library, out = whole

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    full = screen(library, tmp_path / "out", "--checkpoint", "10 ms", preexec=little_room)
    print(limit, full.err.splitlines()[-1])
    assert full.code == 1
    assert "File too large" in full.err and str(tmp_path / "out") in full.err
    assert screen(library, tmp_path / "out").code == 0
    assert outputs(tmp_path / "out") == outputs(out)


def test_json_is_one_document_and_equals_the_file(whole, tmp_path):
    library, out = whole
    outcome = screen(library, tmp_path / "out", "--json", "--top", 5)
    document = outcome.document()
    assert document == json.loads((tmp_path / "out/summary.json").read_text(encoding="utf-8"))
    assert (document["format"], document["format_version"]) == ("anchorite-screen", 1)
    assert document["records"] == document["scored"] + document["rejected"]
    assert len(document["ranking"]) == 5
    assert document["provenance"]["input"] == "library.smi"
    shown = screen(library, out).out
    assert f"{document['scored']} molecules scored, {document['rejected']} rejected" in shown


def test_another_screen_is_not_mixed_in(whole):
    library, out = whole
    before = outputs(out)
    changed = run("screen", library, "--lattice", "CsPbI3", "--spacing", "6.2 Å", "--output", out)
    assert changed.code == 2
    assert "--fresh" in changed.err and "spacing_angstrom: 6.5" in changed.err
    assert outputs(out) == before


def test_resume_needs_something_to_resume(tmp_path):
    library = write_library(tmp_path / "library.smi")
    outcome = screen(library, tmp_path / "out", "--resume")
    assert outcome.code == 2 and "no screen to resume" in outcome.err
    assert screen(library, tmp_path / "out", "--resume", "--fresh").code == 2


def test_truncated_gzip_is_done_as_far_as_it_goes(tmp_path):
    library = write_library(tmp_path / "library.smi.gz", copies=3)
    library.write_bytes(library.read_bytes()[:-40])
    outcome = screen(library, tmp_path / "out")
    print(outcome.err.splitlines()[-1])
    assert outcome.code == 1
    assert "library.smi.gz:" in outcome.err and "truncated" in outcome.err
    summary = json.loads((tmp_path / "out/summary.json").read_text(encoding="utf-8"))
    assert 0 < summary["records"] == summary["scored"] + summary["rejected"]
    assert "truncated" in summary["library_damage"]


def test_formats_give_the_same_scores(tmp_path):
    smi = tmp_path / "a.smi"
    smi.write_text("CP(C)(C)=O x\nCS(C)=O y\n", encoding="utf-8")
    table = tmp_path / "a.csv.gz"
    table.write_bytes(gzip.compress("name;SMILES\r\nx;CP(C)(C)=O\r\ny;CS(C)=O\r\n".encode()))
    assert screen(smi, tmp_path / "smi").code == 0
    assert screen(table, tmp_path / "csv").code == 0

    def scores(folder):
        return [(r["name"], r["smiles"], r["score"]) for r in rows(folder / "results.csv")]

    assert scores(tmp_path / "smi") == scores(tmp_path / "csv")
    assert len(scores(tmp_path / "smi")) == 2


def test_unusable_input_is_exit_code_2(tmp_path):
    (tmp_path / "empty.smi").write_text("")
    (tmp_path / "binary.smi").write_bytes(bytes(range(256)))
    (tmp_path / "columns.csv").write_text("id,structure\n1,2\n")
    for name in ["empty.smi", "binary.smi", "columns.csv", "missing.smi", "library.pdb"]:
        outcome = screen(tmp_path / name, tmp_path / "out")
        print(name, "->", outcome.err.splitlines()[0])
        assert outcome.code == 2
        assert name in outcome.err
        assert not (tmp_path / "out").exists()
    outcome = screen(tmp_path / "columns.csv", tmp_path / "out", "--time-limit", "5 parsec")
    assert outcome.code == 2 and "--time-limit" in outcome.err
