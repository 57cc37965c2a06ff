"""Ctrl-C ends a study in order: exit code 1, a sentence, no half report."""

import json
import os
import signal
import subprocess
import time

import pytest

from conftest import PROGRAM, QUICK_STUDY


def long_study():
    text = QUICK_STUDY.replace("xtb = false", "xtb = true").replace("count = 3", "count = 20")
    for length in range(3, 23):
        text += f'\n[[molecule]]\nname = "chain {length}"\nsmiles = "{"C" * length}P(C)(C)=O"\n'
    return text


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_run_in_order(study, tmp_path, number):
    out = tmp_path / "out"
    with subprocess.Popen([PROGRAM, "study", study(long_study()), "--output", out, "--json"],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env=os.environ) as process:
        process.stderr.readline()  # the first line of progress: the run has begun
        start = time.monotonic()
        process.send_signal(number)
        printed, told = process.communicate(timeout=300)
    print(f"stopped after {time.monotonic() - start:.1f} s: {told.strip().splitlines()[-1]}")
    assert process.returncode == 1
    assert "stopped by the user" in told
    assert json.loads(printed)["error"]["message"] == "stopped by the user"
    assert not (out / "report.html").exists()
