"""anchorite check, as a user meets it."""

import pytest

from conftest import ROOT, run

PAPER = ROOT / "studies" / "cspbi3-anchors" / "record.toml"
PAGE = ROOT / "docs" / "record-file.md"

GOOD = 'title = "mine"\n[[spin]]\nname = "film"\nspeed = "4000 rpm"\n'
BAD = 'title = "mine"\n[[quantity]]\nname = "lead iodide"\nformula = "PbI2"\nmass = "0.25 g"\n' \
      'amount = "0.6 mmol"\n'


@pytest.fixture
def record(tmp_path):
    def write(text):
        path = tmp_path / "record.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_reference_page_of_the_record_is_current():
    assert PAGE.read_text(encoding="utf-8") == run("schema", "record", "--format", "markdown").out, (
        "run: build/anchorite schema record --format markdown > docs/record-file.md")


def test_papers_record_shows_every_known_slip():
    outcome = run("check", PAPER)
    assert outcome.code == 0, outcome.err
    text = " ".join(outcome.out.split())
    for slip in ("6+3+3+9 = 21 H", "15 H in C18H15OP", "278.0855 monoisotopic", "79Br2 81Br",
                 "0.542 mmol", "exchanged with LiF", "14097 to 22605 rpm", "floor 0.51 V",
                 "1.37 cd/m2", "T50 7.68 h at a true 100 cd/m2", "J at least 77.7 mA/cm2"):
        assert slip in text, slip
    assert "\033[" not in outcome.out, "colour without a terminal"
    assert len(max(outcome.out.splitlines(), key=len)) <= 100


def test_json_has_the_same_findings():
    document = run("check", PAPER, "--json").document()
    assert document["format"] == "anchorite-check"
    assert sum(document["counts"].values()) == len(document["findings"])
    impossible = {(f["rule"], f["subject"]) for f in document["findings"]
                  if f["verdict"] == "cannot_be_true"}
    assert ("amount", "lead iodide") in impossible
    assert ("nmr-integrals", "TPPO, 1H NMR") in impossible
    assert {f["rule"] for f in document["findings"]} <= {r["id"] for r in document["rules"]}


def test_strict_fails_only_when_something_cannot_be_true(record):
    assert run("check", record(GOOD), "--strict").code == 0
    assert run("check", record(BAD)).code == 0
    outcome = run("check", record(BAD), "--strict")
    assert outcome.code == 1
    assert "1 reported value cannot be true" in outcome.err
    assert "0.542 mmol" in outcome.out


def test_all_gives_what_holds_in_full(record):
    assert "4000 rpm" not in run("check", record(GOOD)).out
    assert "4000 rpm" in run("check", record(GOOD), "--all").out


@pytest.mark.parametrize("text, message", [
    ("", "is empty"),
    ("\n", "title"),
    ('title = "none"\n', "nothing to check"),
    ('title = "t"\n[[quantity]]\nname = "q"\nmass = "-1 g"\n', "record.toml:4"),
    ('title = "t"\n[[quantity]]\nname = "q"\nformula = "PbXx"\nmass = "1 g"\n', "'Xx'"),
    ('title = "t"\n[[compound]]\nname = "c"\n[[compound.nmr]]\nnucleus = "1H"\n', "no formula"),
    ('title = "t"\n[[compound]]\nname = "c"\nsmiles = "C1CC"\n', "record.toml:4"),
    ('title = "t"\n[[device]]\nname = "d"\neqe_max = "20 %"\nstack = "none.toml"\n', "none.toml"),
    ('title = "t"\n[[spin]]\nname = "s"\nspeed = "fast"\n', "rpm"),
])
def test_wrong_records_say_where_and_what(record, text, message):
    outcome = run("check", record(text))
    assert outcome.code == 2, outcome.out
    assert message in outcome.err, outcome.err
    assert "unexpected" not in outcome.err
