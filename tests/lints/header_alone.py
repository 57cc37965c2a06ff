"""Every public header compiles alone.

A source that includes its own header first proves that header by being built alone (mirror.py
checks the order); the others are compiled here, with the flags of their module.
"""

import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

import lint

with open(os.path.join(sys.argv[1], "compile_commands.json"), encoding="utf-8") as file:
    COMMANDS = json.load(file)


def entries(part):
    """Compile commands of the sources of a folder of src, alone or together with others."""
    target = f"anchorite_{part.replace('/', '_')}.dir/"
    return [entry for entry in COMMANDS if f"CMakeFiles/{target}" in entry["command"]]


def part_of(path):
    """Folder of a public header below include/anchorite, which is one below src."""
    return str(path.parent.relative_to(lint.ROOT / "include/anchorite"))


def flags(part):
    """Compiler and include flags of the sources of a folder."""
    for entry in entries(part):
        words = [word for word in shlex.split(entry["command"]) if "ccache" not in word]
        kept, skip = [], False
        for word in words:
            if skip or word in ("-o", "-c", entry["file"]):
                skip = word == "-o" and not skip
                continue
            kept.append(word)
        return kept
    raise SystemExit(f"no compile command for {part}")


def proven(path):
    """Whether the header's own source was compiled by itself."""
    own = str((lint.ROOT / "src" / path.relative_to(lint.ROOT / "include/anchorite"))
              .with_suffix(".cpp"))
    return any(entry["file"] == own for entry in entries(part_of(path)))


def compile_alone(path):
    include = f'#include "{path.relative_to(lint.ROOT / "include")}"\n'
    command = [*flags(part_of(path)), "-fsyntax-only", "-x", "c++", "-"]
    run = subprocess.run(command, input=include, capture_output=True, text=True)
    return path, run.returncode, run.stderr


alone = [path for path in lint.headers() if not proven(path)]
findings = []
with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
    for path, code, errors in pool.map(compile_alone, alone):
        if code != 0:
            findings.append(f"{lint.name(path)} does not compile alone:\n{errors}")
lint.finish(f"{len(lint.headers())} public headers, {len(alone)} of them compiled here", findings)
