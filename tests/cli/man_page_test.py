"""The manual page is current, complete and free of roff errors."""

import re
import subprocess

from conftest import ROOT, commands, run

PAGE = ROOT / "docs" / "man" / "anchorite.1"


def test_page_in_the_repository_is_the_programs():
    assert PAGE.read_text(encoding="utf-8") == run("man").out, (
        "run: build/anchorite man > docs/man/anchorite.1")


def test_every_option_appears():
    page = PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    count = 0
    for name in commands():
        section = page.split(f".SS {' '.join(name)} ", 1)[1].split(".SS ", 1)[0]
        for option in re.findall(r"^  (?:-\w,)?(--[a-z-]+)", run(*name, "--help").out, re.MULTILINE):
            assert option in section, f"{name} {option}"
            count += 1
    print(f"{count} options of {len(commands())} commands")
    assert count > 30


def test_man_reads_it_without_a_warning():
    completed = subprocess.run(["man", "--warnings", "--local-file", str(PAGE)], check=True,
                               capture_output=True, text=True,
                               env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "90"})
    assert completed.stderr == ""
    assert "--lattice" in completed.stdout
