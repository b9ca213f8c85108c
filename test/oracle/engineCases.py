"""Collects cases of single primitives and writes them to test/engine/*.json, which test/engine replays.

Elements are written as one string of shortest decimals; complex numbers and keys take two places.
"""

import json
import os

import jax
import jax.numpy as jnp
import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "engine")
files = {}


def text(x):
    """The elements of an array, in row-major order."""
    if jnp.issubdtype(x.dtype, jax.dtypes.prng_key):
        x = jax.random.key_data(x)
    flat = np.asarray(x).ravel()
    if flat.dtype.kind == "c":
        flat = np.stack([flat.real, flat.imag], -1).ravel()
    if flat.dtype.kind in "biu":
        return " ".join(str(int(v)) for v in flat)
    if flat.dtype.itemsize == 2:
        flat = flat.astype(np.float32)
    return " ".join(np.format_float_scientific(v, trim="-") if np.isfinite(v) else str(v) for v in flat)


def array(x):
    return {"dtype": str(x.dtype), "shape": list(x.shape), "values": text(x)}


def record(file, primitive, call, *operands, params=None, ulps=0):
    """One case: `call(*operands)` is what the primitive with these parameters should give, within `ulps`."""
    operands = [x if isinstance(x, jax.Array) else jnp.asarray(x) for x in operands]
    results = call(*operands)
    results = list(results) if isinstance(results, (list, tuple)) else [results]
    files.setdefault(file, []).append(
        {
            "primitive": primitive,
            "operands": [array(x) for x in operands],
            "params": params or {},
            "results": [array(x) for x in results],
            "ulps": ulps,
        }
    )


def f32(values):
    return jnp.asarray(np.asarray(values, np.float32))


def save():
    """Writes every family that was recorded."""
    for file, cases in files.items():
        with open(os.path.join(FOLDER, f"{file}.json"), "w") as out:
            json.dump(cases, out, default=str)
        print(file, len(cases))
