"""anchorite analyse jv, led, spectrum, plqy, sclc, lifetime and statistics, as a user meets them."""

import math

import pytest

import made_files as made
from conftest import ROOT, estimates, run
from made_files import write_table

DATA = ROOT / "tests" / "data" / "measurement" / "light"
FORMATS = ROOT / "tests" / "data" / "measurement" / "formats" / "jv"
FILM = ("--thickness", "400 nm", "--permittivity", "20")
GAUSSIAN = ("--peak", "691 nm", "--fwhm", "33 nm")


@pytest.fixture
def led(tmp_path):
    return made.write_led(tmp_path / "led.csv")


@pytest.fixture
def sclc(tmp_path):
    return made.write_sclc(tmp_path / "sclc.csv")


def test_jv_gives_six_sweeps_and_warns_of_the_header():
    outcome = run("analyse", "jv", DATA / "hzb_six_sweeps.jv.txt", "--json")
    assert outcome.code == 0, outcome.err
    document = outcome.document()
    assert estimates(document)["maximum_power"]["value"] == pytest.approx(21.42644, abs=5e-6)
    assert sum("Efficiency" in warning for warning in document["warnings"]) == 5
    assert len(document["sources"][0]["sha256"]) == 64


def test_jv_gives_an_efficiency_to_sweeps_that_give_power():
    """Of 24 sweeps of a file, twelve are called dark and a pair has its V_oc below 0."""
    document = run("analyse", "jv", FORMATS / "hydiris.txt", "--json").document()
    table = {column["name"]: column.get("numbers") or column["words"]
             for column in document["tables"][0]["columns"]}
    powered = [name for name, value in zip(table["sweep"], table["efficiency"])
               if value is not None]
    assert powered == [f"{pixel}_{way}_Light" for pixel in "abcdf" for way in ("Forward", "Reverse")]
    assert all(0 < value < 10 for value in table["efficiency"] if value is not None)
    found = estimates(document)
    assert "of which 10 give power" in document["summary"]
    assert "b_Reverse_Light" in found["efficiency"]["name"]
    assert found["efficiency"]["value"] == pytest.approx(5.197, abs=1e-3)
    assert len(document["tables"][1]["columns"][0]["words"]) == 5


def test_led_gives_its_maximum_and_a_page(led, tmp_path):
    outcome = run("analyse", "led", led, *GAUSSIAN, "--calibration-error", "4 %", "--area-error",
                  "0 %", "--json", "-o", tmp_path / "out")
    assert outcome.code == 0, outcome.err
    found = estimates(outcome.document())
    assert found["largest_efficiency"]["value"] == pytest.approx(20, rel=0.005)
    assert found["largest_efficiency"]["standard_error"] == pytest.approx(0.8, rel=0.01)
    assert "Lambertian assumed" in found["largest_efficiency"]["definition"]
    for name in ("analysis.html", "analysis.json", "estimates.csv", "table_sweeps.csv"):
        assert (tmp_path / "out" / name).stat().st_size > 0


def test_led_of_unknown_calibration_has_no_error(led):
    outcome = run("analyse", "led", led, *GAUSSIAN, "--turn-on", "1e6 W/(sr m2)", "--json")
    assert outcome.code == 0, outcome.err
    largest = estimates(outcome.document())["largest_efficiency"]
    assert largest["standard_error"] is None and "--calibration-error" in largest["no_error"]
    assert "does not reach" in outcome.err
    errors = next(t for t in outcome.document()["tables"] if t["id"] == "errors")
    assert errors["columns"][0]["words"][:2] == ["calibration, not given", "area, not given"]
    assert errors["columns"][0]["words"][3] == "baseline of the spectrum"
    assert errors["columns"][1]["numbers"][4] is None


def test_spectrum_lists_every_peak():
    document = run("analyse", "spectrum", DATA / "cdse_run2_emission.csv", "--json").document()
    assert estimates(document)["peak"]["value"] == pytest.approx(514.42, abs=0.2)
    assert len(document["tables"][0]["columns"][0]["words"]) == 14


def plqy_files(number):
    folder = DATA / f"plqy_run{number}"
    return [folder / f"{name}.txt" for name in ("A1", "B1", "C1", "B2", "C2")]


def test_what_is_assumed_of_a_file_is_told(tmp_path):
    path = tmp_path / "commas.csv"
    path.write_text("wavelength;counts\n" + "".join(
        f"{x},5;{1000 * math.exp(-((x - 650) / 12) ** 2):.6f}\n".replace(".", ",")
        for x in range(560, 741)))
    outcome = run("analyse", "spectrum", path)
    print(outcome.out)
    assert "in nm, as their column states no unit" in outcome.out
    assert "commas.csv: the decimal mark is a comma" in outcome.out
    (source,) = run("analyse", "spectrum", path, "--json").document()["sources"]
    assert source["notes"] == ["the decimal mark is a comma"]


def test_plqy_takes_runs_of_five_files():
    document = run("analyse", "plqy", *plqy_files(1), *plqy_files(2), "--excitation", "315:335 nm",
                   "--emission", "400:720 nm", "--correction", DATA / "plqy_correction.txt",
                   "--columns", "wavelength [nm]", "counts", "--json").document()
    found = estimates(document)
    assert found["plqy_internal"]["value"] == pytest.approx(100 * (0.93412 + 0.90867) / 2, abs=0.05)
    assert found["plqy_external"]["value"] < found["plqy_internal"]["value"]


def test_plqy_of_no_counts_has_no_error():
    arguments = ("analyse", "plqy", *plqy_files(1), "--excitation", "315:335 nm", "--emission",
                 "400:720 nm", "--columns", "wavelength [nm]", "counts", "--json")
    one = estimates(run(*arguments).document())["plqy_internal"]
    assert one["standard_error"] is None and "--counts-per-unit" in one["no_error"]
    told = estimates(run(*arguments, "--counts-per-unit", "1").document())["plqy_internal"]
    assert told["standard_error"] > 0 and "correction is not given" in told["definition"]
    assert told["value"] == one["value"]


def test_sclc_gives_a_density_only_above_the_floor(sclc):
    found = estimates(run("analyse", "sclc", sclc, *FILM, "--json").document())
    assert found["v_tfl_ohmic"]["value"] == pytest.approx(2, rel=0.01)
    assert found["trap_density"]["value"] == pytest.approx(2.76e16, rel=0.01)
    hot = run("analyse", "sclc", sclc, *FILM, "--temperature", "1500 K", "--json")
    assert "trap_density" not in estimates(hot.document())
    assert "2 pi^2 kT/q" in hot.err


def test_two_levels_leave_no_interval_of_n(tmp_path):
    traces = [made.write_fading(tmp_path / f"{level}.csv", level) for level in (5, 10)]
    found = estimates(run("analyse", "lifetime", *traces, "--json").document())
    assert found["acceleration"]["interval_95"] is None
    assert "two levels" in found["acceleration"]["no_error"]


def test_lifetime_takes_a_unit_with_the_name_of_a_column(tmp_path):
    file = tmp_path / "mppt.csv"
    file.write_text("Duration_h,Voltage [V],MPPT_P\n" + "".join(
        f"{i / 10},1.0,{math.exp(-i / 100)}\n" for i in range(200)))
    columns = ["--light", "MPPT_P", "--share", "0.5", "--json"]
    hint = run("analyse", "lifetime", file, "--time", "Duration_h", *columns)
    assert hint.code == 2 and "'Duration_h [h]'" in hint.err
    outcome = run("analyse", "lifetime", file, "--time", "Duration_h [h]", *columns)
    assert outcome.code == 0, outcome.err
    found = next(e for e in outcome.document()["estimates"] if e["unit"] == "h")
    assert found["value"] == pytest.approx(10 * math.log(2), rel=1e-3)


def test_lifetime_keeps_kinds_of_light_apart(tmp_path):
    traces = [made.write_fading(tmp_path / f"{level}.csv", level) for level in (5, 10, 20, 40)]
    outcome = run("analyse", "lifetime", *traces, "--at", "0.19 W/(sr m2)", "--json")
    assert outcome.code == 0, outcome.err
    assert estimates(outcome.document())["acceleration"]["value"] == pytest.approx(1.87, abs=0.01)
    refused = run("analyse", "lifetime", *traces, "--at", "100 cd/m2")
    assert refused.code == 2 and "spectrum" in refused.err
    outcome = run("analyse", "lifetime", *traces, "--at", "100 cd/m2", "--peak", "693 nm", "--fwhm",
                  "33 nm", "--json")
    at = [e for e in outcome.document()["estimates"] if e["name"] == "T50 at 100 cd/m2"]
    assert at[0]["value"] == pytest.approx(1000 * (100 / 7.213) ** -1.87, rel=0.02)


@pytest.fixture
def devices(tmp_path):
    return made.write_devices(tmp_path / "devices.csv")


def test_statistics_compare_groups_by_substrates(devices):
    outcome = run("analyse", "statistics", devices, "--value", "EQE", "--exclude-below", "1",
                  "--json")
    assert outcome.code == 0, outcome.err
    found = estimates(outcome.document())
    assert found["difference_target"]["value"] == pytest.approx(3)
    assert found["mean_control"]["unit"] == "%"
    assert "5 substrates" in found["mean_control"]["definition"]
    named = run("analyse", "statistics", devices, "--value", "EQE [%]", "--exclude-below", "1",
                "--json")
    assert named.code == 0, named.err
    assert estimates(named.document()).keys() == found.keys()
    wrong = run("analyse", "statistics", devices, "--value", "EQE [cd/A]")
    assert wrong.code == 2 and "EQE" in wrong.err
    assert found["permutation_p_target"]["value"] == pytest.approx(2 / 252)
    assert found["design_effect_control"]["value"] > 2


@pytest.mark.parametrize("arguments, told", [
    (("jv",), "files"),
    (("jv", "missing.csv"), "missing.csv"),
    (("jv", DATA / "hzb_six_sweeps.jv.txt", "--irradiance", "100 mA/cm2"), "--irradiance"),
    (("led", DATA / "hzb_six_sweeps.jv.txt", *GAUSSIAN), "light"),
    (("spectrum", DATA / "hzb_six_sweeps.jv.txt"), "wavelength"),
    (("spectrum", DATA / "cdse_run2_emission.csv", "--background", "400"), "--background"),
    (("spectrum", DATA / "cdse_run2_emission.csv", "--background", "200:300 nm"), "window"),
    (("plqy", DATA / "plqy_correction.txt", "--excitation", "315:335 nm", "--emission",
      "400:720 nm"), "three"),
    (("sclc", DATA / "hzb_six_sweeps.jv.txt", "--permittivity", "20"), "--thickness"),
    (("lifetime", DATA / "hzb_six_sweeps.jv.txt"), "time"),
    (("lifetime", DATA / "hzb_six_sweeps.jv.txt", "--start", "burn-in"), "--burn-in"),
])
def test_wrong_input_is_told(arguments, told):
    outcome = run("analyse", *arguments)
    assert outcome.code == 2
    assert told in outcome.err


def test_statistics_point_at_the_cell_that_is_no_number(devices):
    devices.write_text(devices.read_text().replace("17.1", "17,1"), encoding="utf-8")
    outcome = run("analyse", "statistics", devices, "--value", "EQE")
    assert outcome.code == 2 and "devices.csv:3" in outcome.err
    outcome = run("analyse", "statistics", devices, "--value", "EQEs")
    assert outcome.code == 2 and 'did you mean "EQE"' in outcome.err


def test_plqy_on_an_absolute_scale(tmp_path):
    outcome = run("analyse", "plqy", DATA / "luqy_gaas_tail.txt", "--absolute", "--gap", "1.422 eV",
                  "--laser", "532 nm", "--power", "28.5 mW", "--spot", "0.4 cm2", "--absorptance",
                  "0.9", "--calibration-error", "5 %", "--json", "-o", tmp_path / "out")
    assert outcome.code == 0, outcome.err
    found = estimates(outcome.document())
    assert found["splitting_tail"]["value"] == pytest.approx(1.009, abs=0.01)
    assert found["plqy_internal"]["value"] == pytest.approx(
        found["plqy_external"]["value"] / 0.9)
    assert found["plqy_internal"]["standard_error"] == pytest.approx(
        0.05 * found["plqy_internal"]["value"])
    loss = found["radiative_voltage"]["value"] - found["implied_voltage"]["value"]
    kt = 1.380649e-23 * 298.15 / 1.602176634e-19
    assert loss == pytest.approx(-kt * math.log(found["plqy_internal"]["value"] / 100), abs=1e-6)
    assert (tmp_path / "out" / "analysis.html").stat().st_size > 0


@pytest.mark.parametrize("options, told", [
    (("--laser", "532 nm", "--irradiance", "100 mW/cm2"), "--absorptance"),
    (("--laser", "532 nm", "--absorptance", "0.9", "--power", "1 mW"), "--spot"),
    (("--temperature", "-300 °C"), "--temperature"),
    (("--edge", DATA / "luqy_gaas_tail.txt"), "luqy_gaas_tail.txt"),
])
def test_wrong_absolute_yield_is_told(options, told):
    outcome = run("analyse", "plqy", DATA / "luqy_gaas_tail.txt", "--absolute", *options)
    assert outcome.code == 2
    assert told in outcome.err


def gaussians(path, peaks, first=560, last=1100):
    """Gaussians per energy [eV], written per wavelength, with a ripple that stands for noise."""
    rows = []
    for i in range(2 * (last - first) + 1):
        wavelength = first + 0.5 * i
        value = sum(height * (680 / wavelength) ** 2 *
                    made.gaussian(1239.841984 / wavelength - centre, width)
                    for centre, width, height in peaks)
        rows.append((wavelength, value + 3 * math.sin(2.1 * i * i)))
    return write_table(path, "wavelength [nm],counts", rows)


def test_spectrum_takes_peaks_apart(tmp_path):
    file = gaussians(tmp_path / "two.csv", [(1.80, 0.09, 1000), (1.93, 0.08, 450)], last=780)
    document = run("analyse", "spectrum", file, "--peaks", "auto", "--json").document()
    found = estimates(document)
    assert found["peak_1_energy"]["value"] == pytest.approx(1.80, abs=1e-3)
    assert found["peak_2_energy"]["value"] == pytest.approx(1.93, abs=1e-3)
    assert found["peak_2_fwhm"]["value"] == pytest.approx(80, abs=2)
    low, high = found["peak_1_energy"]["interval_95"]
    assert low < 1.80 < high
    assert "peak_3_energy" not in found
    assert "cie_x" in found
    asked = run("analyse", "spectrum", file, "--peaks", "1", "--shape", "voigt", "--json")
    assert "peak_form" in estimates(asked.document()) and "structure" in asked.err


def test_spectrum_of_the_infrared_has_no_colour(tmp_path):
    file = gaussians(tmp_path / "infrared.csv", [(1.30, 0.06, 1000)])
    outcome = run("analyse", "spectrum", file, "--json")
    assert outcome.code == 0, outcome.err
    assert "cie_x" not in estimates(outcome.document())
    assert "efficacy" not in estimates(outcome.document())
    assert "380 and 780 nm" in outcome.err


def test_colour_that_the_baseline_decides_is_not_given():
    file = FORMATS.parent / "text" / "edinburgh.csv"
    outcome = run("analyse", "spectrum", file, "--json")
    assert outcome.code == 0, outcome.err
    found = estimates(outcome.document())
    assert found["peak"]["value"] == pytest.approx(769, abs=5)
    assert "cie_x" not in found and "taking away the lowest level" in outcome.err


def test_a_constant_spectrum_has_no_peak(tmp_path):
    file = write_table(tmp_path / "flat.csv", "wavelength [nm],counts",
                       [(500 + i, 100) for i in range(200)])
    outcome = run("analyse", "spectrum", file, "--json")
    assert outcome.code == 0, outcome.err
    found = estimates(outcome.document())
    assert not {"peak", "peak_energy", "fwhm", "centroid", "gaussian_peak"} & found.keys()
    assert "no peak" in outcome.document()["summary"]


def test_wrong_peaks_are_told(tmp_path):
    file = gaussians(tmp_path / "one.csv", [(1.80, 0.09, 1000)])
    for peaks in ("1.5", "0", "many"):
        outcome = run("analyse", "spectrum", file, "--peaks", peaks)
        assert outcome.code == 2 and "peaks" in outcome.err


def test_led_follows_a_spectrum_of_each_bias(led, tmp_path):
    early, late = ([made.gaussian(600 + i - peak, 30) for i in range(181)] for peak in (700, 680))
    columns = write_table(tmp_path / "el.csv", "wavelength [nm],2 V,4 V",
                    [(600 + i, early[i], late[i]) for i in range(181)])
    first = write_table(tmp_path / "EL_2V.csv", "wavelength [nm],counts",
                  [(600 + i, early[i]) for i in range(181)])
    last = write_table(tmp_path / "EL_4V.csv", "wavelength [nm],counts",
                 [(600 + i, late[i]) for i in range(181)])
    together = run("analyse", "led", led, "--spectrum", columns, "--json")
    assert together.code == 0, together.err
    apart = run("analyse", "led", "--spectrum", first, "--spectrum", last, led, "--json")
    stated = run("analyse", "led", "--spectrum", last, "--spectrum", first, led,
                 "--spectrum-bias", "4 V", "--spectrum-bias", "2 V", "--json")
    tables = {t["id"]: t for t in together.document()["tables"]}
    assert tables["spectra"]["columns"][2]["numbers"] == pytest.approx([700, 680], abs=0.3)
    values = [estimates(o.document())["largest_efficiency"]["value"]
              for o in (together, apart, stated)]
    assert values[0] == pytest.approx(values[1]) == pytest.approx(values[2])
    alone = run("analyse", "led", led, "--spectrum", first, "--json")
    # The maximum lies at 2.88 V, 44 % of the way to 680 nm.
    assert values[0] / estimates(alone.document())["largest_efficiency"]["value"] == pytest.approx(
        1 - 0.44 * 20 / 700, abs=1e-3)
    refused = run("analyse", "led", led, "--spectrum", columns, "--spectrum-bias", "2 V")
    assert refused.code == 2 and "1 biases for 2 spectra" in refused.err
