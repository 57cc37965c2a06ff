"""include, src and tests/unit mirror each other; every public header with functions has a test."""

import re
import subprocess

import lint

INCLUDE = re.compile(r'#\s*include\s*"([\w./]+)"')


def includes(path):
    return INCLUDE.findall(path.read_text())


def with_functions(paths):
    """Those headers that declare functions (not only types)."""
    command = ["ctags", "-o", "-", "--kinds-c++=p", "--language-force=c++", *map(str, paths)]
    tags = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    declaring = {tag.split("\t")[1] for tag in tags.splitlines()}
    return [path for path in paths if str(path) in declaring]


findings = []
for folder in ("include/anchorite", "src", "tests/unit"):
    present = {path.name for path in (lint.ROOT / folder).iterdir() if path.is_dir()}
    loose = [path for path in (lint.ROOT / folder).iterdir() if path.is_file()]
    for module in sorted(set(lint.MODULES) - present):
        findings.append(f"{folder} lacks the module {module}")
    for module in sorted(present - set(lint.MODULES)):
        findings.append(f"{folder}/{module} is no module")
    findings += [f"{lint.name(path)} belongs into a module's folder" for path in loose]

for path in lint.files("src", suffixes={".cpp"}):
    public = path.relative_to(lint.ROOT / "src").with_suffix(".hpp")
    own = lint.ROOT / "include/anchorite" / public
    private = path.with_suffix(".hpp")
    first = (includes(path) or ["nothing"])[0]
    if own.exists() and first != f"anchorite/{public}":
        findings.append(f"{lint.name(path)}: includes {first} before its own header")
    elif not own.exists() and private.exists() and not first.endswith(private.name):
        findings.append(f"{lint.name(path)}: includes {first} before its own header")

tests = lint.files("tests", suffixes={".cpp", ".hpp"})
tested = {include for path in tests for include in includes(path)}
for path in with_functions(lint.headers()):
    if str(path.relative_to(lint.ROOT / "include")) not in tested:
        findings.append(f"{lint.name(path)}: no test includes it")

for path in lint.files("tests/unit", suffixes={".cpp"}):
    module = path.relative_to(lint.ROOT / "tests/unit").parts[0]
    if "TEST" not in path.read_text():
        continue  # what tests share
    used = includes(path)
    for local in [path.parent / include for include in used]:
        used = used + (includes(local) if local.exists() else [])
    if not any(f"{module}/" in include for include in used):
        findings.append(f"{lint.name(path)}: tests nothing of {module}")
count = len(lint.headers()) + len(lint.files("src", "tests/unit", suffixes={".cpp"}))
lint.finish(f"{count} headers, sources and unit tests compared", findings)
