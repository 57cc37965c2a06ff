"""Files as instruments write them, made of known numbers, for the tests of the command line."""

import math
import random
import struct

LN2 = math.log(2)


def gaussian(x, width):
    """Height 1 and full width at half maximum `width`."""
    return math.exp(-4 * LN2 * (x / width) ** 2)


def write_lines(path, lines, ending="\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ending.join(lines) + ending, encoding="utf-8", newline="")
    return path


def write_table(path, heading, rows):
    return write_lines(path, [heading] + [",".join(f"{value:.8g}" for value in row)
                                          for row in rows])


def xps_counts(regions, seed):
    """Kinetic energies and counts of doublets on 500 counts: (low, high, position, splitting,
    ratio, area) in binding energy, one list a region."""
    noise = random.Random(seed)
    spectra = []
    for low, high, position, splitting, ratio, area in regions:
        lower = area / (1 + ratio) / (1.1 * math.sqrt(math.pi / LN2) / 2)
        points = []
        for i in range(int((high - low) / 0.1) + 1):
            energy = low + 0.1 * i
            mean = 500 + lower * gaussian(energy - position, 1.1) + \
                lower * ratio * gaussian(energy - position - splitting, 1.1)
            points.append((1486.6 - energy, max(0, round(noise.gauss(mean, math.sqrt(mean))))))
        spectra.append(points)
    return spectra


def write_vamas(path, spectra, names):
    """Regular blocks of kinetic energy in the order of Dench, Hazell and Seah (1988)."""
    none = "1E37"
    lines = ["VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4", "here",
             "made", "nobody", "films", "0", "NORM", "REGULAR", "1", "0", "0", "0", "0", "0",
             str(len(spectra))]
    for points, name in zip(spectra, names):
        step = points[1][0] - points[0][0]
        lines += [name, "film", "2026", "11", "22", "20", "15", "30", "0", "0", "XPS", "Al",
                  "1486.6", none, none, none, none, none, "FAT", "20", none, "0", "0", none, none,
                  none, none, *name.split(), "-1", "Kinetic Energy", "eV", f"{points[0][0]:.3f}",
                  f"{step:.3f}", "1", "Intensity", "counts", "pulse counting", "0.1", "3", "0",
                  "0", "0", "0", "0", str(len(points)), "0", "0"]
        lines += [str(count) for _, count in points]
    return write_lines(path, lines + ["end of experiment"], "\r\n")


def write_jcamp(path, data_type, units, points, more=()):
    """A table of pairs in AFFN, five decimals."""
    lines = ["##TITLE= made", "##JCAMP-DX= 4.24", f"##DATA TYPE= {data_type}", "##ORIGIN= made",
             "##OWNER= nobody", *more, f"##XUNITS= {units[0]}", f"##YUNITS= {units[1]}",
             "##XFACTOR= 1", "##YFACTOR= 1e-5", f"##FIRSTX= {points[0][0]:.6f}",
             f"##LASTX= {points[-1][0]:.6f}", f"##NPOINTS= {len(points)}",
             f"##FIRSTY= {round(points[0][1] * 1e5) * 1e-5:.5f}", "##XYDATA= (X++(Y..Y))"]
    for i in range(0, len(points), 6):
        row = points[i:i + 6]
        lines.append(f"{row[0][0]:.6f} " + " ".join(str(round(y * 1e5)) for _, y in row))
    return write_lines(path, lines + ["##END="], "\r\n")


def infrared(height, amount):
    """Absorbance with a band at 1175 and one to compare with at 1440 1/cm, falling wavenumber."""
    return [(nu, amount * (0.4 * math.exp(-((nu - 1440) / 10) ** 2) +
                           height * math.exp(-((nu - 1175) / 10) ** 2)) +
             1e-4 * math.sin(7 * nu)) for nu in range(1700, 999, -1)]


def proton_spectrum(signals, points=20001):
    """Lorentzians (nuclei, ppm) from 10 down to 0 ppm."""
    spectrum = []
    for i in range(points):
        shift = 10 - 10 * i / (points - 1)
        spectrum.append((shift, sum(n * 0.002 / ((shift - at) ** 2 + 4e-6) for n, at in signals)))
    return spectrum


def write_tiff(path, image, pixel_nm):
    """A grey 16-bit TIFF as ImageJ saves it, pixels of a known size. `image` is a list of rows."""
    rows, columns = len(image), len(image[0])
    text = b"ImageJ=1.53\nunit=nm\n\0"
    data = b"".join(struct.pack(f"<{columns}H", *(round(v) for v in row)) for row in image)
    count = 11
    after = 8 + 2 + 12 * count + 4
    ratio = struct.pack("<II", round(1e6 / pixel_nm), 10**6)
    tags = [(256, 3, 1, columns), (257, 3, 1, rows), (258, 3, 1, 16), (259, 3, 1, 1),
            (262, 3, 1, 1), (270, 2, len(text), after), (273, 4, 1, after + len(text) + 16),
            (278, 3, 1, rows), (279, 4, 1, len(data)), (282, 5, 1, after + len(text)),
            (283, 5, 1, after + len(text) + 8)]
    head = struct.pack("<2sHIH", b"II", 42, 8, count)
    head += b"".join(struct.pack("<HHII", *tag) for tag in tags) + struct.pack("<I", 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + text + ratio + ratio + data)
    return path


def lattice_image(spacing_nm, pixel_nm, size=128, seed=3):
    """Square fringes in noise."""
    noise = random.Random(seed)
    wave = 2 * math.pi * pixel_nm / spacing_nm
    return [[2000 + 500 * math.cos(wave * c) + 500 * math.cos(wave * r) + noise.gauss(0, 100)
             for c in range(size)] for r in range(size)]


def write_nanoscope(path, heights_nm, width_um):
    """One channel of heights, 1 nm a bit. `heights_nm` is a list of rows."""
    rows, columns = len(heights_nm), len(heights_nm[0])
    offset = 2048
    header = ("\\*File list\r\n\\Version: 0x07200000\r\n\\*Scanner list\r\n"
              "\\@Sens. Zsens: V 1.0 nm/V\r\n\\*Ciao image list\r\n"
              f"\\Data offset: {offset}\r\n\\Data length: {2 * rows * columns}\r\n"
              f"\\Bytes/pixel: 2\r\n\\Samps/line: {columns}\r\n\\Number of lines: {rows}\r\n"
              f"\\Scan Size: {width_um} {width_um} ~m\r\n\\Line Direction: Trace\r\n"
              "\\@2:Image Data: S [Height] \"Height\"\r\n"
              "\\@2:Z scale: V [Sens. Zsens] (1.0 V/LSB) 65536 V\r\n"
              "\\*File list end\r\n\x1a").encode("latin-1")
    data = b"".join(struct.pack(f"<{columns}h", *(round(v) for v in row)) for row in heights_nm)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header.ljust(offset, b"\0") + data)
    return path


def rough_surface(rms_nm, size=64, seed=5):
    noise = random.Random(seed)
    return [[noise.gauss(0, rms_nm) for _ in range(size)] for _ in range(size)]


def write_emission(path, peak=691, width=33, first=550, last=850):
    return write_table(path, "wavelength [nm],intensity [a.u.]",
                       [(w, 5000 * gaussian(w - peak, width)) for w in range(first, last + 1)])


def write_led(path):
    """EQE = 0.2 · 2x/(1 + x²), x = J over 10 mA/cm²; dark below 1.5 V but for an offset."""
    rows = []
    for i in range(160):
        voltage = 0.025 * i
        current = 1e-4 * math.exp(voltage / 0.25)
        x = current / 10
        efficiency = 0.4 * x / (1 + x * x) if voltage >= 1.5 else 0
        light = efficiency * 10 * current * 1.7943 / math.pi
        rows.append((voltage, current, light + 3e-5 + (1e-5 if i % 2 else -1e-5)))
    return write_table(path, "V [V],J [mA/cm2],radiance [W/(sr m2)]", rows)


def write_sclc(path):
    """Slope 1 up to 2 V, 8 over half a decade, then 2."""
    rows, voltage, top = [], 0.02, 2 * math.sqrt(10)
    while voltage < 30:
        current = voltage
        if voltage > 2:
            current = 2 * (min(voltage, top) / 2) ** 8 * max(1, voltage / top) ** 2
        rows.append((voltage, current))
        voltage *= 1.05
    return write_table(path, "voltage [V],current density [A/m2]", rows)


def write_cell(path):
    """A solar cell: 20 mA/cm² less a diode."""
    return write_table(path, "voltage [V],current density [mA/cm2]",
                       [(0.02 * i, 20 - 1e-9 * (math.exp(0.02 * i / 0.045) - 1))
                        for i in range(-5, 58)])


def write_fading(path, level):
    """Light that halves at 1000 h · level^-1.87, stretched by 0.8."""
    t50 = 1000 * level ** -1.87
    return write_table(path, "time [h],radiance [W/(sr m2)]",
                       [(1.3 * t50 * i / 99, level * 0.5 ** ((1.3 * i / 99) ** 0.8))
                        for i in range(100)])


def write_devices(path):
    """Two groups of five substrates with four devices each, 3 % apart."""
    lines = ["device,substrate,group,EQE [%]"]
    for group, mean in (("control", 17), ("target", 20)):
        for s in range(5):
            lines += [f"{group}{s}{d},{group}{s},{group},{mean + 0.5 * s + 0.1 * d}"
                      for d in range(4)]
    lines.append("short,target9,target,0.01")
    return write_lines(path, lines)


def write_decay(path):
    """20 ns and 100 ns in whole counts, every ns, after a dark start."""
    lines = ["time [ns],counts"]
    for i in range(800):
        t = i - 20
        light = 4000 * math.exp(-t / 20) + 2000 * math.exp(-t / 100) if t >= 0 else 0
        lines.append(f"{i},{round(light + 3)}")
    return write_lines(path, lines)
