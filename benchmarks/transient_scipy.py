"""The fit of transient_speed.cpp by scipy: prints CPU seconds and the sum of squares."""

import pathlib
import sys
import time

import numpy as np
from scipy.optimize import least_squares
from scipy.special import erfcx

folder = pathlib.Path(sys.argv[1])
delays = np.fromfile(folder / "delays")
wavelengths = np.fromfile(folder / "wavelengths")
signal = np.fromfile(folder / "signal").reshape(len(wavelengths), len(delays))
x = (wavelengths - 550) / 100


def decays(rates, centres, width):
    """Exponentials convolved with a Gaussian: wavelengths x delays x rates."""
    u = delays[None, :, None] - centres[:, None, None]
    k = rates[None, None, :]
    z = (k * width - u / width) / np.sqrt(2)
    out = np.empty(np.broadcast_shapes(u.shape, k.shape))
    u, k, z = (np.broadcast_to(a, out.shape) for a in (u, k, z))
    far = z < -6
    out[far] = np.exp(k[far] * (k[far] * width**2 / 2 - u[far]))
    near = ~far
    out[near] = 0.5 * np.exp(-(u[near] / width) ** 2 / 2) * erfcx(z[near])
    return out


def residual(p):
    centres = p[3] + p[5] * x + p[6] * x**2
    matrix = decays(np.exp(p[:3]), centres, np.exp(p[4]))
    q, _ = np.linalg.qr(matrix)
    inside = np.einsum("wtk,wt->wk", q, signal)
    return (signal - np.einsum("wtk,wk->wt", q, inside)).ravel()


start = time.process_time()
guess = [np.log(1 / 0.5), np.log(1 / 20), np.log(1 / 300), 0.12, np.log(0.1), 0.2, -0.03]
fit = least_squares(residual, guess, method="lm", ftol=1e-11, xtol=1e-11)
print(time.process_time() - start, 2 * fit.cost)
