"""Calls of functions of indices, as valueCases.py has them of the other modules."""

import numpy as np
from valueCases import B, F, F23, F234, G, I, I23, call, table

BINS = np.array([-1.0, 0.0, 1.0, 3.0], np.float32)
SMALL = np.array([0, 3, 1, 3, -1, 7], np.int32)
Z23 = np.array([[0.0, 1.0, 0.0], [2.0, 0.0, -1.0]], np.float32)


def places():
    entries = {
        "nonzero": [call(Z23, size=3), call(Z23, size=5), call(Z23, size=5, fill_value=-1), call(B, size=2), call(2.0, size=1), call(Z23, size=0), call([1], size=1)],
        "flatnonzero": [call(Z23, size=3), call(Z23, size=4, fill_value=9)],
        "argwhere": [call(Z23, size=3), call(B, size=3)],
        "bincount": [call(SMALL, length=4), call(SMALL, length=8), call(B, length=2), call(F, length=2), call(I23, length=3)],
        "tril_indices": [call(3), call(3, 1), call(2, -1, 4), call(4, m=2)],
        "triu_indices": [call(3), call(3, 1), call(2, -1, 4), call(4, m=2), call(3, 5)],
        "diag_indices": [call(3), call(2, 3)],
        "ix_": [call(I, np.array([1, 0], np.int32)), call(F), call(I23, I), call(B)],
        "unravel_index": [call(SMALL, (2, 3)), call(5, (2, 3)), call(I23, 4)],
        "lexsort": [call((F, G)), call((I, F)), call(F23), call((F23, I23), axis=0)],
        "digitize": [call(F, BINS), call(F23, BINS, right=True), call(F, BINS[::-1].copy()), call(0.5, BINS)],
        "fill_diagonal": [call(F23, 2.0, inplace=False), call(I23, 7, inplace=False), call(F23, 1.0), call(F, 1.0, inplace=False)],
        "polyval": [call(F, G), call(F, 2.0), call(I, 2), call(F, F23), call(F23, F), call([1.0], F)],
        "convolve": [call(F, G), call(F, BINS), call(BINS, F, "same"), call(F, BINS, mode="valid"), call(I, I), call(F23, F), call(F, F, "x")],
        "correlate": [call(F, G), call(F, BINS), call(BINS, F, "same"), call(F, BINS, mode="full")],
        "matvec": [call(F23, F), call(F234, np.ones(4, np.float32)), call(np.stack([F23, F23]), F23)],
        "isscalar": [call(2), call(2.5), call(F), call("a"), call(None), call([1])],
    }  # fmt: skip
    return table({f"jax.numpy.{name}": calls for name, calls in entries.items()}, 4)
