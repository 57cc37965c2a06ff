"""Runs a case and compares its JSON with the truth beside it.

A case is a folder with case.json and truth.json. case.json says
  arguments   of the program; {case} is the folder, {out} an empty one
  tolerance   by key: how far numbers under that key may be off, absolute; "default" for the rest
  skip        keys that are not compared (dates, versions, drawings, numbers of equivalent atoms)
  sort        by key of a list: the key its entries are sorted by ("" for plain entries), where the
              order of equivalent entries may differ from machine to machine

    harness.py FOLDER...            compare
    harness.py --update FOLDER...   rewrite the truth; review the difference before committing it
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def run(case, folder):
    """The JSON document that a case prints."""
    with tempfile.TemporaryDirectory() as out:
        arguments = [part.format(case=folder, out=out) for part in case["arguments"]]
        environment = {**os.environ, "XDG_CACHE_HOME": os.path.join(out, "cache")}
        completed = subprocess.run([os.environ["ANCHORITE"], *arguments, "--json"],
                                   capture_output=True, text=True, env=environment, check=False)
    if completed.returncode != 0:
        sys.exit(f"{folder.name}: exit code {completed.returncode}\n{completed.stderr}")
    return json.loads(completed.stdout)


def pruned(value, skip, sort, key=""):
    """The document without the keys that are not compared, its free lists in a fixed order."""
    if isinstance(value, dict):
        return {name: pruned(item, skip, sort, name)
                for name, item in value.items() if name not in skip}
    if isinstance(value, list):
        entries = [pruned(item, skip, sort) for item in value]
        if key in sort and all(isinstance(entry, dict) == bool(sort[key]) for entry in entries):
            entries.sort(key=lambda entry: entry[sort[key]] if sort[key] else entry)
        return entries
    return value


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def differences(truth, found, tolerance, path="", key="default"):
    """Sentences, one for each place where two documents disagree."""
    if is_number(truth) and is_number(found):
        allowed = tolerance.get(key, tolerance["default"])
        if not abs(truth - found) <= allowed:
            yield f"{path}: {found} instead of {truth} (allowed {allowed})"
    elif isinstance(truth, dict) and isinstance(found, dict):
        for name in truth.keys() - found.keys():
            yield f"{path}/{name}: missing"
        for name in found.keys() - truth.keys():
            yield f"{path}/{name}: not in the truth"
        for name in [name for name in truth if name in found]:
            yield from differences(truth[name], found[name], tolerance, f"{path}/{name}", name)
    elif isinstance(truth, list) and isinstance(found, list):
        if len(truth) != len(found):
            yield f"{path}: {len(found)} entries instead of {len(truth)}"
        for index, (a, b) in enumerate(zip(truth, found)):
            yield from differences(a, b, tolerance, f"{path}/{index}", key)
    elif truth != found or type(truth) is not type(found):
        yield f"{path}: {found!r} instead of {truth!r}"


def count_values(value):
    if isinstance(value, dict):
        return sum(map(count_values, value.values()))
    if isinstance(value, list):
        return sum(map(count_values, value))
    return 1


def check(folder, update):
    """Whether a case agrees with its truth; with update the truth is rewritten."""
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    found = pruned(run(case, folder), set(case["skip"]), case["sort"])
    truth_file = folder / "truth.json"
    if update:
        truth_file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n",
                              encoding="utf-8")
        print(f"{folder.name}: truth rewritten, {count_values(found)} values")
        return True
    truth = json.loads(truth_file.read_text(encoding="utf-8"))
    wrong = list(differences(truth, found, case["tolerance"]))
    for line in wrong[:40]:
        print(f"  {line}")
    print(f"{folder.name}: {count_values(truth)} values compared, {len(wrong)} differ")
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--update", action="store_true", help="rewrite the truth files")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    results = [check(folder.resolve(), arguments.update) for folder in arguments.folders]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
