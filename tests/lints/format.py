"""C++ is as clang-format leaves it (.clang-format; version 14, Debian 12's)."""

import subprocess

import lint

paths = lint.all_cpp()
command = ["clang-format", "--dry-run", "--ferror-limit=1", *map(str, paths)]
run = subprocess.run(command, capture_output=True, text=True, cwd=lint.ROOT)
changed = sorted({line.split(":")[0] for line in run.stderr.splitlines()
                  if "clang-format-violations" in line})
findings = [f"{path.removeprefix(str(lint.ROOT) + '/')}: run clang-format -i" for path in changed]
if run.returncode != 0 and not findings:
    findings.append(run.stderr.strip() or f"clang-format ended with {run.returncode}")
lint.finish(f"{len(paths)} files compared with clang-format's", findings)
