"""What people read: aligned tables with units, intervals and their meaning."""

from conftest import TMPO, run


def test_columns_of_a_table_line_up():
    lines = run("lattices").out.splitlines()
    column = lines[0].index("source")
    assert all(line[column - 1] == " " and line[column] != " " for line in lines)


def test_match_shows_terms_bonds_and_what_the_interval_means():
    outcome = run("match", TMPO, "--lattice", "CsPbI3", "--spacing", "6.5 Å", "--no-xtb")
    print(outcome.out)
    assert outcome.code == 0, outcome.err
    for text in ("holds one site", "strain [kJ/mol]", "length [Å]", "P=O", "±30 %", "6.50 Å"):
        assert text in outcome.out, text


def test_a_molecule_without_donors_says_so():
    outcome = run("match", "CCC", "--lattice", "CsPbI3", "--no-xtb")
    print(outcome.out)
    assert outcome.code == 0, outcome.err
    assert "score 0.000" in outcome.out


def test_pose_files_hold_slab_and_molecule(tmp_path):
    for name in ("pose.xyz", "pose.cif"):
        path = tmp_path / name
        outcome = run("match", TMPO, "--lattice", "CsPbI3", "--no-xtb", "--pose", path)
        assert outcome.code == 0, outcome.err
        text = path.read_text(encoding="utf-8")
        assert "Pb" in text and "P " in text, name
    lines = (tmp_path / "pose.xyz").read_text(encoding="utf-8").splitlines()
    assert int(lines[0]) == len(lines) - 2


def test_no_pose_to_write_is_a_failed_run(tmp_path):
    outcome = run("match", "CCC", "--lattice", "CsPbI3", "--no-xtb", "--pose", tmp_path / "p.xyz")
    print(outcome.err)
    assert outcome.code == 1
    assert not (tmp_path / "p.xyz").exists()
