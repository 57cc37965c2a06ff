"""anchorite analyse decay, as a user meets it."""

import json
import math

import pytest

from conftest import ROOT, estimates, run

DATA = ROOT / "tests" / "data" / "measurement" / "decay"
DECAY, PULSE = DATA / "Atto550_DNA.txt", DATA / "irf.txt"


@pytest.fixture
def table(tmp_path):
    """A noiseless decay of 20 ns and 100 ns in whole counts, every ns, after a dark start."""

    def write(name="film.txt", scale=1.0, unit="ns"):
        lines = [f"time [{unit}],counts"]
        for i in range(800):
            t = i - 20
            light = 4000 * math.exp(-t / 20) + 2000 * math.exp(-t / 100) if t >= 0 else 0
            value = round(light + 3)
            lines.append(f"{i},{value if scale == 1 else value * scale:.6g}")
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def test_reports_every_average_with_its_interval():
    document = run("analyse", "decay", DECAY, "--response", PULSE, "--json").document()
    found = estimates(document)
    assert found["tau_1"]["value"] == pytest.approx(1.526, rel=0.02)
    assert found["tau_2"]["value"] == pytest.approx(4.190, rel=0.01)
    assert found["tau_average_amplitude"]["value"] == pytest.approx(3.163, rel=0.03)
    assert found["tau_average_intensity"]["value"] == pytest.approx(3.695, rel=0.03)
    low, high = found["tau_1"]["interval_95"]
    assert low < found["tau_1"]["value"] < high
    assert "ΣAτ²/ΣAτ" in found["tau_average_intensity"]["definition"]


def test_an_end_that_the_data_do_not_give_is_null_and_named(tmp_path):
    found = estimates(run("analyse", "decay", DECAY, "--window", "20:90ns", "--json", "-o",
                          tmp_path / "out").document())
    assert found["tau_1"]["interval_95"][1] is None
    assert found["tau_1"]["unbounded"] == "high"
    assert found["tau_1"]["text"] == "not known" and found["tau_1"]["interval_text"] == "> 0"
    assert found["tau_2"]["unbounded"] is None
    assert (tmp_path / "out" / "analysis.html").exists()


def test_text_states_objective_window_and_what_is_wrong():
    outcome = run("analyse", "decay", DECAY, "--response", PULSE)
    assert outcome.code == 0, outcome.err
    for words in ("Poisson maximum likelihood", "window", "response", "not judged", "profile"):
        assert words in outcome.out, words
    assert "does not describe the counts" in outcome.err


def test_objective_changes_the_components_not_the_average():
    unweighted = run("analyse", "decay", DECAY, "--response", PULSE, "--objective", "unweighted",
                     "--json").document()
    found = estimates(unweighted)
    assert found["tau_1"]["value"] == pytest.approx(1.004, rel=0.01)
    assert found["tau_average_intensity"]["value"] == pytest.approx(3.613, rel=0.01)


def test_tail_without_response(table):
    found = estimates(run("analyse", "decay", table(), "--json").document())
    assert found["tau_1"]["value"] == pytest.approx(20, rel=0.02)
    assert found["tau_2"]["value"] == pytest.approx(100, rel=0.01)
    assert "shift" not in found


def test_rates_pile_up_and_pulse_train(table):
    outcome = run("analyse", "decay", table(), "--repetition", "1 MHz", "--duration", "10 s",
                  "--plqy", "0.6", "--json")
    found = estimates(outcome.document())
    average = found["tau_average_amplitude"]["value"] * 1e-9
    assert found["k_r"]["value"] * 1e6 * average == pytest.approx(0.6, rel=1e-6)
    assert "pulses gave a count" in outcome.err


def test_values_that_are_no_counts_are_fitted_unweighted(table):
    outcome = run("analyse", "decay", table(scale=1e-4), "--json")
    assert outcome.code == 0, outcome.err
    assert "no whole numbers" in outcome.err
    assert "unweighted" in json.dumps(outcome.document()["settings"])


def test_several_decays_give_a_table(table):
    document = run("analyse", "decay", table("a.txt"), table("b.txt"), "--json").document()
    names = [t["id"] for t in document["tables"]]
    assert "decays" in names


def test_choose_compares_numbers_of_components(table):
    outcome = run("analyse", "decay", table(), "--choose")
    assert outcome.code == 0, outcome.err
    assert "BIC" in outcome.out


def test_writes_page_and_files(tmp_path):
    folder = tmp_path / "out"
    outcome = run("analyse", "decay", DECAY, "--response", PULSE, "-o", folder)
    assert outcome.code == 0, outcome.err
    assert (folder / "analysis.html").exists()


def test_fits_the_width_of_a_gaussian_response(tmp_path):
    """20 ns behind a pulse of 4 ns (full width), every 0.25 ns, without noise."""
    sigma, tau = 4 / math.sqrt(8 * math.log(2)), 20
    lines = ["time [ns],counts"]
    for i in range(600):
        t = 0.25 * i - 20
        light = math.exp(sigma ** 2 / (2 * tau ** 2) - t / tau) / 2 * math.erfc(
            (sigma / tau - t / sigma) / math.sqrt(2))
        lines.append(f"{0.25 * i},{round(50000 * light + 5)}")
    path = tmp_path / "pulse.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcome = run("analyse", "decay", path, "--gaussian", "6ns", "--fit-width", "-n", "1", "--json")
    assert outcome.code == 0, outcome.err
    width = estimates(outcome.document())["response_fwhm"]
    assert width["value"] == pytest.approx(4, rel=2e-3) and width["unit"] == "ns"
    low, high = width["interval_95"]
    assert low < 4 < high
    held = run("analyse", "decay", path, "--gaussian", "6ns", "-n", "1", "--json")
    assert "response_fwhm" not in estimates(held.document())


@pytest.mark.parametrize("options, words", [
    (("--objective", "posson"), "poisson"),
    (("--window", "5"), "colon"),
    (("--window", "500:600 us"), "outside the times"),
    (("--repetition", "1 GHz"), "shorter than"),
    (("--duration", "10 s"), "--repetition"),
    (("--gaussian", "50 nm"), "--gaussian"),
    (("--fit-width",), "--gaussian"),
    (("--column", "nothing"), "counts"),
    (("--components", "0"), "--components"),
    (("--plqy", "1.7"), "yield"),
])
def test_wrong_input_is_a_clear_error(table, options, words):
    outcome = run("analyse", "decay", table(), *options)
    assert outcome.code == 2, outcome.err
    assert words in outcome.err


def test_response_of_another_setting_is_refused(table):
    outcome = run("analyse", "decay", table(), "--response", PULSE)
    assert outcome.code == 2
    assert "0.0274348 ns" in outcome.err and "1 ns" in outcome.err
