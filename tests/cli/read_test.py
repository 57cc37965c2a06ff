"""anchorite read, as a user meets it."""

import json

import pytest

from conftest import ROOT, run

DATA = ROOT / "tests" / "data" / "measurement" / "formats"
PAGE = ROOT / "docs" / "formats.md"
SWEEPS = DATA.parent / "light" / "hzb_six_sweeps.jv.txt"


@pytest.fixture
def measured(tmp_path):
    def write(content, name="mine.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_text_shows_format_header_and_columns():
    outcome = run("read", SWEEPS)
    assert outcome.code == 0, outcome.err
    text = outcome.out
    for part in ("hzb-jv", "7e3d69ee353efc4d", "intensity [mW/cm2]: 100.000000", 'table "b_rev"',
                 "J_sc [mA/cm2]: -21.990472", "current density [mA/cm2]: -22.0269 ... 10.2589"):
        assert part in text, part
    assert "\033[" not in text


def test_long_headers_are_cut_unless_all_is_asked_for():
    short, whole = run("read", DATA / "jcamp" / "jeol.dx"), run("read", DATA / "jcamp" / "jeol.dx",
                                                                "--all")
    assert "more lines; --all shows them" in short.out
    assert len(short.out.splitlines()) <= 20
    assert "$SAMPO: 16384" in whole.out and "$SAMPO: 16384" not in short.out
    assert "more tables; --all shows them" in run("read", DATA / "jv" / "hydiris.txt").out


def test_json_is_one_document_whatever_the_number_of_files(measured):
    one = run("read", SWEEPS, "--json").document()
    assert one["format"] == "anchorite-instrument-files"
    assert [f["reader"] for f in one["files"]] == ["hzb-jv"]
    both = run("read", SWEEPS, measured("t (s),I (A)\n1.5,2\n2.5,\n"), "--json").document()
    table = both["files"][1]["tables"][0]
    assert table["columns"][1] == {"name": "I", "unit": "A", "values": [2.0, None]}
    assert both["files"][0]["tables"][5]["header"][1]["value"] == "-22.112372"


def test_bytes_of_other_encodings_do_not_break_json(measured):
    latin = measured(b"user: Ren\xe9\nU (V)\tI (\xb5A)\n1.5\t2\n2.5\t3\n")
    file = run("read", latin, "--json").document()["files"][0]
    assert file["header"][0]["value"] == "René"
    assert file["tables"][0]["columns"][1]["unit"] == "µA"
    assert "Windows-1252" in file["notes"][0]


def test_a_bad_file_does_not_keep_the_others_from_being_read(measured):
    good, words = measured("x,y\n1,2\n3,4\n", "good.csv"), measured("a b\nc d\n", "words.csv")
    text = run("read", words, good, "gone.csv", SWEEPS)
    assert text.code == 2
    assert "words.csv:2" in text.err and "gone.csv" in text.err
    assert "good.csv" in text.out and "hzb-jv" in text.out
    outcome = run("read", words, good, "--json")
    assert outcome.code == 2
    assert [f["file"] for f in json.loads(outcome.out)["files"]] == ["good.csv"]


def test_missing_numbers_are_counted(measured):
    assert "y: 2 ... 6, 2 values, 1 missing" in run("read", measured("x,y\n1,2\n3,\n5,6\n")).out


def test_output_writes_every_table_and_map(tmp_path, measured):
    out = tmp_path / "out"
    outcome = run("read", SWEEPS, measured("0,1,2\n400,3,4\n401,5,6\nfile info\n", "map.csv"),
                  "-o", out)
    assert outcome.code == 0, outcome.err
    assert len(list(out.iterdir())) == 7
    lines = (out / "hzb_six_sweeps.jv.txt_table_1.csv").read_text().splitlines()
    assert lines[:2] == ["voltage [V],current density [mA/cm2]", "1.25,10.258900000000001"]
    assert (out / "map.csv_map_1.csv").read_text().splitlines()[1] == "1,3,5"


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path, measured):
    (tmp_path / "other").mkdir()
    first = measured("1.5 2\n3 4\n")
    second = measured("1.5 2\n3 4\n", "other/mine.csv")
    outcome = run("read", first, second, "-o", tmp_path / "out")
    assert outcome.code == 2
    assert "two of the files are named mine.csv" in outcome.err


def test_options_decide_what_can_be_read_in_two_ways(measured):
    path = measured("1,234\n5,678\n")
    outcome = run("read", path)
    assert outcome.code == 2
    for part in ("mine.csv:1", "1 | 234", "1.234", "--separator comma", "--decimal comma"):
        assert part in outcome.err, part
    assert "5.678" in run("read", path, "--decimal", "comma").out
    named = run("read", path, "--separator", "comma", "--columns", "time [ns]", "counts", "--json")
    columns = named.document()["files"][0]["tables"][0]["columns"]
    assert [(c["name"], c["unit"]) for c in columns] == [("time", "ns"), ("counts", "")]


def test_a_matrix_wants_its_axes_named(measured):
    path = measured("\t350\t352\n-20\t7\t8\n", "map.sia")
    assert "--columns" in run("read", path, "--format", "matrix").err
    named = run("read", path, "--format", "matrix", "--columns", "wavelength [nm]", "time [ps]",
                "--json").document()["files"][0]["maps"][0]
    assert (named["x"]["unit"], named["y"]["values"]) == ("nm", [-20.0])


@pytest.mark.parametrize("content, part", [
    (b"", "the file is empty"),
    (b"\n \n", "no line with numbers"),
    (b"{\n\"a\": 1}\n", "this is JSON"),
    (b"<svg/>\n", "XML or HTML"),
    (b"data_x\nloop_\n_a\n1 2\n", "crystal structure"),
    (b"dear diary\n", "does not end in a table"),
    (b"1.5,2\n3.5\n5.5,6\n", "mine.csv:2"),
    (b"x,y\n1.5,2\n3,5;6\n", "mine.csv:3"),
    (b"\x00\x01\x02\x03", "no format is recognised"),
    (b"##TITLE= a\n##XYDATA= (X++(Y..Y))\n1 2 3\n", "mine.csv:2"),
    (b"VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4\n", "cut off"),
])
def test_bad_input_is_named_with_its_place(measured, content, part):
    path = measured(content)
    outcome = run("read", path)
    assert outcome.code == 2
    assert part in outcome.err, outcome.err
    assert str(path) in outcome.err
    document = run("read", path, "--json").document()
    assert part in document["error"]["message"] or document["error"].get("line")


@pytest.mark.parametrize("arguments, part", [
    ([], "no file is given"),
    (["nowhere.csv"], "there is no such file"),
    ([str(DATA)], "is a folder"),
    ([str(SWEEPS), "--format", "hzb"], "there is no format \"hzb\"; "),
    ([str(SWEEPS), "--format", "jcamp"], "must begin with \"##TITLE=\""),
    ([str(SWEEPS), "--decimal", "semicolon"], "--decimal"),
    ([str(SWEEPS), "--decimal", "comma", "--separator", "comma"], "cannot both hold"),
    ([str(SWEEPS), "--skip", "-1"], "--skip"),
])
def test_wrong_arguments_are_told(arguments, part):
    outcome = run("read", *arguments)
    assert outcome.code == 2
    assert part in outcome.err, outcome.err


def test_reference_of_formats_is_current():
    formats = run("read", "--formats", "--json").document()["formats"]
    listed = run("read", "--formats").out
    page = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [f"| `{f['id']}` | {f['title']} | {f['content']} | {f['recognised_by']} | "
            f"{' '.join(f['extensions'])} |" for f in formats]
    for each, row in zip(formats, rows):
        assert each["id"] in listed
        assert row in page, f"docs/formats.md lacks the row:\n{row}"
    known = {row.split("`")[1] for row in page if row.startswith("| `")}
    assert known == {f["id"] for f in formats}
