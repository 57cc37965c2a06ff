"""The reference page of the study file is the program's own."""

import json

from conftest import ROOT, run

PAGE = ROOT / "docs" / "study-file.md"
ELECTRONIC = ROOT / "docs" / "electronic-file.md"


def test_page_in_the_repository_is_current():
    assert PAGE.read_text(encoding="utf-8") == run("schema", "study", "--format", "markdown").out, (
        "run: build/anchorite schema study --format markdown > docs/study-file.md")


def test_page_of_electronic_files_is_current():
    assert ELECTRONIC.read_text(encoding="utf-8") == run(
        "schema", "electronic", "--format", "markdown").out, (
            "run: build/anchorite schema electronic --format markdown > docs/electronic-file.md")


def test_every_key_is_explained():
    def keys(schema, path=""):
        for name, child in schema.get("properties", {}).items():
            yield f"{path}/{name}", child
            yield from keys(child, f"{path}/{name}")
            yield from keys(child.get("items", {}), f"{path}/{name}")

    schema = json.loads(run("schema", "study", "--format", "json").out)
    found = dict(keys(schema))
    print(f"{len(found)} keys")
    assert len(found) > 40
    assert [path for path, child in found.items() if not child.get("description")] == []
