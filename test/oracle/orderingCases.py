"""Calls of sets, histograms, parts in order and Fourier transforms, as valueCases.py has them of other functions."""

import jax.numpy as jnp
import numpy as np
from valueCases import B, F, F23, F234, G, I, I23, call, table

MANY = np.array([3, 1, 3, 2, 1, 3], np.int32)
N = np.array([[1.0, np.nan, 3.0, 0.0], [np.nan, np.nan, 5.0, 2.0]], np.float32)
NAN = np.full(2, np.nan, np.float32)
X = np.linspace(-1, 2, 7).astype(np.float32)
C = np.array([1 + 2j, 0.5 - 1j, -2j, 3.0], np.complex64)
SIX = np.array([1.0, -2.0, 0.5, 4.0, 0.0, 2.0], np.float32)
M46 = np.sin(np.arange(24, dtype=np.float32)).reshape(4, 6)


def ordering():
    entries = {
        "unique": [call(MANY, size=3), call(MANY, size=5), call(MANY, size=5, fill_value=-1), call(MANY, size=2), call(I23, size=3, return_counts=True), call(MANY, True, True, True, size=3), call(MANY.reshape(2, 3), return_inverse=True, size=4), call(N, size=6), call(F, size=2)],
        "union1d": [call(I, MANY, size=5), call(F, I, size=4), call(I, MANY, size=8, fill_value=0)],
        "isin": [call(I23, MANY), call(MANY, I, invert=True), call(F, F23), call(2, I)],
        "histogram_bin_edges": [call(F, 4), call(F23), call(I, 3, (0, 6)), call(F, np.array([0.0, 1.0, 2.0], np.float32)), call(np.ones(3, np.float32), 2)],
        "histogram": [call(X, 4), call(X), call(X, 3, (0.0, 1.0)), call(MANY, 3), call(X, 3, density=True), call(X, np.array([-1.0, 0.0, 2.0], np.float32)), call(X, 2, weights=X), call(X, 2, weights=F)],
        "polyfit": [call(X, X * X - 2 * X, 2), call(X, np.sin(X), 3), call(X, np.stack([X, X * X], 1), 1), call(X, F, 1), call(F23, F, 1), call(X, X, -1)],
        "nanmedian": [call(N), call(N, 1), call(N, 0, keepdims=True), call(F), call(NAN)],
        "nanquantile": [call(N, 0.3), call(N, np.array([0.1, 0.9], np.float32), 1), call(N, 0.5, 0, method="lower"), call(F23, 0.25)],
        "nanpercentile": [call(N, 30.0, 1), call(N, 50)],
        "partition": [call(SIX, 2), call(F23, 1), call(M46, 1, 0), call(F, 5), call(F, -1)],
        "argpartition": [call(SIX, 2), call(M46, 1, 0), call(F, 9)],
        "block": [call([[F23, F23], [F23, F23]]), call([F, F]), call(F), call([[F], [F]]), call([[1.0, F]]), call([[F23, np.ones((2, 1), np.float32)]]), call([F23, [F23]]), call([]), call([[F23, F]])],
        "insert": [call(F, 1, 9.0), call(F23, 0, 5, axis=1), call(F23, 1, F, axis=0), call(F23, 2, 7), call(F, -1, 2)],
        "delete": [call(F, 1), call(F23, 0, 1), call(F23, -1, 0), call(F23, 2)],
        "gcd": [call(np.array([12, 18, -24], np.int32), 16), call(12, 18), call(I23, I), call(F, I), call(np.array([0, 7], np.int32), 0)],
        "lcm": [call(np.array([12, 18, -24], np.int32), 16), call(4, 6), call(I23, 3), call(0, 0)],
        "resize": [call(F, (2, 4)), call(F23, 4), call(F23, (3, 5)), call(F, (0, 2)), call(F, (-1,))],
        "vecmat": [call(F, np.ones((3, 2), np.float32)), call(F23, np.ones((2, 3, 4), np.float32)), call(C, np.ones((4, 2), np.complex64))],
    }  # fmt: skip
    fits = {"jax.numpy.polyfit": entries.pop("polyfit")}
    return table({f"jax.numpy.{name}": calls for name, calls in entries.items()}, 64) | table(fits, 64, loose=True)


def fft():
    entries = {
        "fft": [call(SIX), call(C), call(F, 5), call(F, n=2), call(M46, axis=0), call(I), call(SIX, norm="ortho"), call(SIX, norm="forward"), call(F, norm="x"), call(2.0), call(F, axis=1), call(F, 0), call(B)],
        "ifft": [call(C), call(SIX), call(M46, 4, 0), call(C, norm="ortho"), call(C, norm="forward")],
        "rfft": [call(SIX), call(F), call(SIX, 8), call(M46, axis=0), call(C), call(SIX, norm="ortho"), call(I)],
        "irfft": [call(C), call(C, 7), call(SIX), call(C, 4), call(C, norm="ortho")],
        "fft2": [call(M46), call(F234), call(M46, (2, 3)), call(F), call(M46, axes=(0,))],
        "ifft2": [call(M46), call(F234, axes=(0, 1))],
        "rfft2": [call(M46), call(F234)],
        "irfft2": [call(M46), call(M46, (4, 5))],
        "fftn": [call(F234), call(F234, axes=(0,)), call(M46, (3, 3)), call(M46, axes=(0, 0)), call(M46, (2,), (0, 1))],
        "ifftn": [call(F234)],
        "rfftn": [call(F234)],
        "irfftn": [call(F234)],
        "fftfreq": [call(4), call(5, 0.5), call(4, d=2)],
        "rfftfreq": [call(4), call(5, 0.5)],
        "fftshift": [call(SIX), call(F), call(M46, 0), call(F23, (0, 1))],
        "ifftshift": [call(F), call(M46, (1,))],
    }  # fmt: skip
    return table({f"jax.numpy.fft.{name}": calls for name, calls in entries.items()}, 32, loose=True)
