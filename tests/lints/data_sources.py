"""Every data file has a row in data/SOURCES.md with its origin and licence."""

import fnmatch
import re

import lint

SUFFIXES = {".csv", ".tsv", ".smi", ".sdf", ".mol", ".xyz", ".cif", ".json", ".txt", ".gz", ".dat",
            ".h5", ".toml"}

table = lint.ROOT / "data" / "SOURCES.md"
paths = lint.files("data", "tests/data", "benchmarks/data", suffixes=SUFFIXES)
text = table.read_text() if table.exists() else ""
rows = [line for line in text.splitlines() if line.startswith("|")]
# Names and patterns in the first cell, of the repository's root or of data/.
quoted = [re.findall(r"`([^`]+)`", row.split("|")[1]) for row in rows]
names = [prefix + name for row in quoted for name in row for prefix in ("", "data/")]
findings = [] if text else ["data/SOURCES.md is missing"]
for path in paths:
    full = lint.name(path)
    if not any(fnmatch.fnmatchcase(full, name) for name in names):
        findings.append(f"{full}: no row in data/SOURCES.md")
for number, line in enumerate(text.splitlines(), 1):
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if line.startswith("|") and any(cell == "" for cell in cells):
        findings.append(f"data/SOURCES.md:{number}: an empty cell")
lint.finish(f"{len(paths)} data files looked up in {len(rows)} rows", findings)
