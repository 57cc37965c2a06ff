"""anchorite analyse transient-absorption, as a user meets it."""

import math
import random

import pytest

from conftest import ROOT, run

KIND = "transient-absorption"
SIMULATED = ROOT / "tests" / "data" / "measurement" / "transient" / "simData01.ascii"
REFERENCE = ROOT / "docs" / "transient-model-file.md"
SPREAD = 0.08
LIFETIMES = 0.9, 40.0

MODEL = """
[[state]]
name = "hot"
population = 1
[[state]]
name = "cold"
[[rate]]
name = "cooling"
lifetime = "0.5 ps"
[[rate]]
name = "decay"
lifetime = "60 ps"
[[transfer]]
from = "hot"
to = "cold"
rate = "cooling"
[[transfer]]
from = "cold"
rate = "decay"
"""


def arrival(wavelength):
    return 0.1 + 0.2 * (wavelength - 600) / 100


def decay(lifetime, t):
    """An exponential convolved with a Gaussian."""
    k = 1 / lifetime
    z = (k * SPREAD - t / SPREAD) / math.sqrt(2)
    return 0.5 * math.exp(k * k * SPREAD * SPREAD / 2 - k * t) * math.erfc(z)


@pytest.fixture
def chirped(tmp_path):
    """A map of two decays of 0.9 and 40 ps whose pump arrives later in the red, in mOD."""
    noise = random.Random(4)
    delays = [-1.5 + 0.05 * i for i in range(60)] + [1.5 * 1.12**i for i in range(45)]
    wavelengths = [500 + 10 * i for i in range(21)]
    lines = ["made up", "", "Time explicit", f"Intervalnr {len(delays)}",
             "\t".join(f"{t:.6g}" for t in delays)]
    for w in wavelengths:
        first, second = -4 * math.exp(-((w - 540) / 40)**2), 3 * math.exp(-((w - 640) / 50)**2)
        values = [first * decay(LIFETIMES[0], t - arrival(w)) +
                  second * decay(LIFETIMES[1], t - arrival(w)) + noise.gauss(0, 0.02)
                  for t in delays]
        lines.append("\t".join([str(w)] + [f"{v:.6g}" for v in values]))
    path = tmp_path / "map.ascii"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def estimates(outcome):
    assert outcome.code == 0, outcome.err
    return {e["id"]: e for e in outcome.document()["estimates"]}


def test_simulated_map_gives_its_rates():
    found = estimates(run("analyse", KIND, SIMULATED, "--delay-unit", "ps", "--irf", "none",
                          "--components", "2", "--json"))
    assert found["tau_1"]["value"] == pytest.approx(1 / 0.055, rel=1e-3)
    assert found["tau_2"]["value"] == pytest.approx(200, rel=1e-3)
    assert found["tau_2"]["interval_95"][0] < 200 < found["tau_2"]["interval_95"][1]


def test_everything_is_found_of_a_chirped_map(chirped, tmp_path):
    folder = tmp_path / "out"
    outcome = run("analyse", KIND, chirped, "--delay-unit", "ps", "--scale", "1e-3", "--json",
                  "--kinetics", "2.1eV±20meV,1.95 eV", "--normalise", "2ps", "--at", "1ps,10ps",
                  "-o", folder)
    found = estimates(outcome)
    assert found["components"]["value"] == 2
    assert found["tau_1"]["value"] == pytest.approx(0.9, rel=0.05)
    assert found["tau_2"]["value"] == pytest.approx(40, rel=0.02)
    assert found["t0"]["value"] == pytest.approx(arrival(600), abs=0.01)
    assert found["chirp_1"]["value"] == pytest.approx(0.2, abs=0.01)
    assert found["response_fwhm"]["value"] == pytest.approx(2.3548 * SPREAD, rel=0.1)
    assert found["noise"]["value"] == pytest.approx(0.02, rel=0.2)
    names = {path.name for path in folder.iterdir()}
    assert "analysis.html" in names
    assert {"figure_spectra.csv", "figure_energies.csv", "figure_delays.csv",
            "figure_map_residual.csv"} <= names


def test_models_agree_where_they_must(chirped, tmp_path):
    common = ["analyse", KIND, chirped, "--delay-unit", "ps", "--scale", "1e-3", "--irf", "150fs",
              "--chirp", "1", "--json"]
    file = tmp_path / "model.toml"
    file.write_text(MODEL, encoding="utf-8")
    parallel = estimates(run(*common, "--lifetimes", "0.5ps,60ps"))
    chain = estimates(run(*common, "--model", "sequential", "--components", "2"))
    target = estimates(run(*common, "--model", file))
    for found in (chain, target):
        assert found["rmse"]["value"] == pytest.approx(parallel["rmse"]["value"], rel=1e-6)
        assert found["tau_1"]["value"] == pytest.approx(parallel["tau_1"]["value"], rel=1e-3)


def test_transmission_and_the_pump_can_be_told(chirped):
    found = estimates(run("analyse", KIND, chirped, "--delay-unit", "ps", "--scale", "1e-3",
                          "--signal", "dT/T", "--excitation", "600nm±20nm", "--wavelengths",
                          "510:690 nm", "--delays", "-1.2:100 ps", "--json"))
    assert found["tau_2"]["value"] == pytest.approx(40, rel=0.03)


def test_text_says_what_was_done(chirped):
    outcome = run("analyse", KIND, chirped, "--delay-unit", "ps", "--scale", "1e-3")
    assert outcome.code == 0, outcome.err
    for words in ("lifetime 1/k1", "likelihood profile", "mean before", "chirp of order 2"):
        assert words in outcome.out, words


@pytest.mark.parametrize("arguments, message", [
    ([], "--delay-unit"),
    (["--delay-unit", "ps"], "--irf and --t0"),
    (["--delay-unit", "ps", "--irf", "150"], "--irf"),
    (["--delay-unit", "ps", "--irf", "none", "--model", "target"], "--model FILE.toml"),
    (["--delay-unit", "ps", "--irf", "none", "--model", "none.toml"], "none.toml"),
    (["--delay-unit", "ps", "--irf", "none", "--components", "7"], "1 to 6"),
    (["--delay-unit", "ps", "--irf", "none", "--components", "2", "--kinetics", "4eV"], "4 eV"),
    (["--delay-unit", "ps", "--irf", "none", "--components", "2", "--kinetics", "2.4"],
     "--kinetics"),
    (["--delay-unit", "ps", "--irf", "none", "--components", "2", "--at", "1us"], "not measured"),
    (["--delay-unit", "ps", "--irf", "none", "--wavelengths", "900:950 nm"], "0 wavelengths"),
    (["--delay-unit", "ps", "--irf", "none", "--artefact", "2", "--components", "2"],
     "instrument response"),
    (["--delay-unit", "ps", "--scale", "-1"], "scale"),
])
def test_wrong_input_says_what_to_change(arguments, message):
    outcome = run("analyse", KIND, SIMULATED, *arguments)
    assert outcome.code == 2, outcome.out
    assert message in " ".join(outcome.err.split()), outcome.err


def test_wrong_models_have_a_place(tmp_path):
    file = tmp_path / "model.toml"
    file.write_text(MODEL.replace('rate = "decay"', 'rate = "dekay"'), encoding="utf-8")
    outcome = run("analyse", KIND, SIMULATED, "--delay-unit", "ps", "--irf", "none", "--model",
                  file)
    assert outcome.code == 2
    assert "model.toml:19" in outcome.err
    assert "did you mean" in outcome.err


def test_files_without_a_map_are_refused(tmp_path):
    file = tmp_path / "decay.csv"
    file.write_text("time [ns],counts\n0,10\n1,5\n2,3\n", encoding="utf-8")
    outcome = run("analyse", KIND, file)
    assert outcome.code == 2
    assert "map" in outcome.err


def test_reference_page_of_the_model_file_is_current():
    assert REFERENCE.read_text(encoding="utf-8") == run(
        "schema", "transient-model", "--format", "markdown").out, (
            "run: build/anchorite schema transient-model --format markdown "
            "> docs/transient-model-file.md")
