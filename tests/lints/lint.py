"""What the lints share: the tree's files and how findings are told."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODULES = ("base", "numerics", "molecule", "lattice", "anchoring", "electronic",
           "photophysics", "stack", "optics", "device", "lifetime", "measurement", "study",
           "screening", "report")
SKIPPED = {"node_modules", "dist", "__pycache__"}


def files(*folders, suffixes):
    """Files below some folders of the tree with one of the suffixes, sorted."""
    found = []
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            parts = path.relative_to(ROOT).parts
            hidden = any(part in SKIPPED or part.startswith((".", "build")) for part in parts[:-1])
            if path.is_file() and not hidden and path.suffix in suffixes:
                found.append(path)
    return found


def headers():
    """Public headers."""
    return files("include", suffixes={".hpp"})


def sources():
    """C++ of the library and the program, public headers left out."""
    return files("src", "apps", suffixes={".cpp", ".hpp"})


def all_cpp():
    """All C++ of the tree."""
    return files("include", "src", "apps", "tests", "benchmarks", suffixes={".cpp", ".hpp"})


def name(path):
    return str(path.relative_to(ROOT))


def module_of(path):
    """The module a header or source belongs to; apps and tests by their folder's name."""
    parts = path.relative_to(ROOT).parts
    return parts[2] if parts[0] == "include" else parts[1] if parts[0] == "src" else parts[0]


def finish(checked, findings):
    """Prints what was checked and what was found; the exit code follows."""
    for finding in findings:
        print(finding)
    print(f"{checked}: {len(findings)} finding{'' if len(findings) == 1 else 's'}")
    sys.exit(1 if findings else 0)
