"""anchorite light: colour, luminance and efficiency of a spectrum."""

import pytest

from conftest import run

RED = ["--peak", "693 nm", "--fwhm", "33 nm"]
GREEN = ["--peak", "525 nm", "--fwhm", "21 nm"]


def light(*arguments):
    outcome = run("light", *arguments, "--json")
    assert outcome.code == 0, outcome.err
    return outcome.document()


def test_colour_of_a_deep_red_gaussian():
    values = light(*RED)
    print(f"asked (0.7329, 0.2671) within 2e-4, measured ({values['x']}, {values['y']})")
    assert abs(values["x"] - 0.7329) < 2e-4 and abs(values["y"] - 0.2671) < 2e-4


def test_luminance_of_the_drive_level():
    value = light(*GREEN, "--radiance", "190 mW/(sr m2)")["luminance_cd_per_m2"]
    print(f"asked 100 cd/m2 within 0.5 %, measured {value}")
    assert abs(value - 100) < 0.5
    back = light(*GREEN, "--luminance", f"{value} cd/m2")["radiance_W_per_sr_m2"]
    assert abs(back / 0.19 - 1) < 1e-5  # six digits are printed


def test_efficiency_at_a_current_density():
    values = light(*RED, "--radiance", "119.037 W/(sr m2)", "--current-density", "100 mA/cm2",
                   "--voltage", "5 V")
    print(f"asked 20.9 mA/cm2 within 0.05, measured {values['photon_current_mA_per_cm2']}")
    assert abs(values["photon_current_mA_per_cm2"] - 20.9) < 0.05
    assert abs(values["eqe"] - values["photon_current_mA_per_cm2"] / 100) < 1e-6
    narrow = light(*RED, "--radiance", "119.037 W/(sr m2)", "--current-density", "100 mA/cm2",
                   "--pattern", "0.89")
    assert abs(narrow["eqe"] / values["eqe"] - 0.89) < 1e-5


def test_lambert_is_said_to_be_assumed():
    assert "Lambertian emission is assumed" in run("light", *RED, "--radiance", "1 W/(sr m2)").err
    assert run("light", *RED, "--radiance", "1 W/(sr m2)", "--pattern", "0.9").err == ""


def test_a_file_and_its_baseline(tmp_path):
    path = tmp_path / "el.csv"
    rows = [(at, 0.002 + 2 ** (-((at - 691) / 16.5) ** 2)) for at in range(400, 801)]
    path.write_text("wavelength_nm,counts\n" + "".join(f"{at},{value}\n" for at, value in rows))
    outcome = run("light", path)
    print(outcome.err)
    assert outcome.code == 0 and "far from the peak" in outcome.err
    values = light(path)
    assert abs(values["x"] - 0.617871) < 1e-3  # as an independent program says for 0.2 %


def gaussian_rows(low, high):
    return [(at, 2 ** (-((at - 650) / 16.5) ** 2)) for at in range(low, high)]


def test_a_file_is_read_as_by_analyse(tmp_path):
    """Energies, decimal commas and noise below 0: whatever `analyse spectrum` takes."""
    plain, energies, commas = (tmp_path / name for name in ("nm.csv", "eV.csv", "commas.csv"))
    rows = gaussian_rows(500, 801)
    plain.write_text("wavelength [nm],power\n" + "".join(f"{x},{y}\n" for x, y in rows))
    # Per energy: times wavelength squared, in any scale.
    energies.write_text("energy [eV],power\n" + "".join(
        f"{1239.841984 / x:.9f},{y * x * x / 4e5:.9g}\n" for x, y in rows))
    commas.write_text("wavelength [nm];power\n" + "".join(
        f"{x};{y - 0.0005:.9f}\n".replace(".", ",") for x, y in rows))
    asked = light(plain)
    for path in (energies, commas):
        found = light(path)
        print(path.name, found["x"], found["peak_nm"])
        assert abs(found["x"] - asked["x"]) < 3e-4
        assert abs(found["peak_nm"] - asked["peak_nm"]) < 0.01
    assert asked["provenance"]["input"] == "nm.csv" and asked["format"] == "anchorite-light"
    assert "the intensities count as watts" in run("light", plain).err
    assert "watts" not in run("light", plain, "--photons").err


def test_negative_values_are_said_to_count_as_none(tmp_path):
    path = tmp_path / "dark.csv"
    path.write_text("wavelength [nm],power\n" + "".join(
        f"{x},{y - 0.02:.6f}\n" for x, y in gaussian_rows(500, 801)))
    outcome = run("light", path)
    print(outcome.err)
    assert outcome.code == 0 and "below 0, down to -2 % of the maximum" in outcome.err


def test_columns_of_a_table_without_names(tmp_path):
    path = tmp_path / "bare.txt"
    path.write_text("".join(f"{x / 1000:.3f} {y:.6f}\n" for x, y in gaussian_rows(560, 741)))
    assert abs(light(path, "--columns", "wavelength [um]", "power")["peak_nm"] - 650) < 0.01


@pytest.mark.parametrize("arguments, says", [
    ([], "either a spectrum file or both"),
    (["--peak", "693 nm"], "either a spectrum file or both"),
    ([*RED, "--radiance", "3 cd/m2"], "--radiance"),
    ([*RED, "--radiance", "-3 W/(sr m2)"], "is not above 0"),
    ([*RED, "--current-density", "1 mA/cm2"], "needs --radiance"),
    ([*RED, "--radiance", "1 W/(sr m2)", "--voltage", "3 V"], "needs --current-density"),
    (["none.csv"], "none.csv"),
], ids=str)
def test_wrong_arguments(arguments, says):
    outcome = run("light", *arguments)
    print(outcome.err)
    assert outcome.code == 2
    assert says in outcome.err
