"""Every public header compiles alone.

A source that includes its own header first proves that header by being built (mirror.py checks
the order); the others are compiled here, with the flags of their module.
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


def flags(module):
    """Compiler and include flags of a module's sources."""
    for entry in COMMANDS:
        if f"/src/{module}/" in entry["file"] or f"generated/{module}.cpp" in entry["file"]:
            words = [word for word in shlex.split(entry["command"]) if "ccache" not in word]
            kept, skip = [], False
            for word in words:
                if skip or word in ("-o", "-c", entry["file"]):
                    skip = word == "-o" and not skip
                    continue
                kept.append(word)
            return kept
    raise SystemExit(f"no compile command for {module}")


def compile_alone(path):
    include = f'#include "{path.relative_to(lint.ROOT / "include")}"\n'
    command = [*flags(lint.module_of(path)), "-fsyntax-only", "-x", "c++", "-"]
    run = subprocess.run(command, input=include, capture_output=True, text=True)
    return path, run.returncode, run.stderr


alone = [path for path in lint.headers()
         if not (lint.ROOT / "src" / lint.module_of(path) / (path.stem + ".cpp")).exists()]
findings = []
with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
    for path, code, errors in pool.map(compile_alone, alone):
        if code != 0:
            findings.append(f"{lint.name(path)} does not compile alone:\n{errors}")
lint.finish(f"{len(lint.headers())} public headers, {len(alone)} of them compiled here", findings)
