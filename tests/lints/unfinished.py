"""No word in the tree announces work that is not done."""

import pathlib
import re

import lint

WORDS = re.compile(
    r"\b(TODO|FIXME|XXX|HACK|WIP|TBD)\b|not (yet )?implemented|\bplaceholder (text|value)|lorem ipsum|coming soon"
    r"|\bfor now\b|\bstub\b", re.IGNORECASE)
SUFFIXES = {".cpp", ".hpp", ".py", ".ts", ".tsx", ".mjs", ".css", ".html", ".md", ".txt", ".toml",
            ".cmake", ".sh", ""}

here = pathlib.Path(__file__).resolve()
paths = [path for path in lint.files("include", "src", "apps", "tests", "benchmarks", "web", "tools",
                                     "cmake", "docs", "studies", "packages", suffixes=SUFFIXES)
         if path != here]
paths += [path for path in lint.ROOT.iterdir()
          if path.is_file() and path.suffix in SUFFIXES and path.name != "LICENSE"]
findings = []
for path in paths:
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        if match := WORDS.search(line):
            findings.append(f"{lint.name(path)}:{number}: {match.group(0)}")
lint.finish(f"{len(paths)} files searched", findings)
