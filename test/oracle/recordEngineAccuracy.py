"""Records how exact JAX is, and what is true where JAX is not, for test/engine/accuracy.test.ts.

Run `python test/oracle/recordEngineAccuracy.py && npx biome check --write test/engine` with JAX 0.10.2 on a CPU.
"""

import json
import math
import os

import jax
import jax.numpy as jnp
import numpy as np
from engineCases import FOLDER, array
from jax import lax

# Ours have the very bits of XLA's, in arrays that are long.
EXACT = "exp exp2 expm1 log log1p sqrt sinh cosh tanh asinh acosh logistic erf erfc erf_inv lgamma digamma".split()


def everywhere():
    """Floats of all exponents and both signs, in 256 blocks by their upper eight bits, with mixed lower bits."""
    i = np.arange(2**17, dtype=np.uint32)
    return (i << np.uint32(15) ^ (i * np.uint32(2654435761) & np.uint32(0x7FFF))).view(np.float32)


def checksums(values):
    """FNV's hash of the words of each block; all NaNs count as one."""
    words = np.where(np.isnan(values), np.uint32(0x7FC00000), values.view(np.uint32)).reshape(256, -1)
    sums = np.full(256, 2166136261, np.uint32)
    for word in words.T:
        sums = (sums ^ word) * np.uint32(16777619)
    return " ".join(f"{value:x}" for value in sums)


def log1p(z):
    """NumPy's own cancels."""
    small = np.abs(z) < 0.5
    size = np.where(small, np.log1p(z.real * (2 + z.real) + z.imag**2) / 2, np.log(np.abs(1 + z)))
    return size + 1j * np.arctan2(z.imag, 1 + z.real)


COMPLEX = {
    **{name: getattr(np, name) for name in "exp expm1 log sqrt sin cos tan sinh cosh tanh square".split()},
    **{name: getattr(np, f"arc{name[1:]}") for name in "asin acos atan asinh acosh atanh".split()},
    "log1p": log1p,
    "rsqrt": lambda z: 1 / np.sqrt(z),
    "sign": lambda z: z / np.abs(z),
    "logistic": lambda z: 1 / (1 + np.exp(-z)),
    "mul": np.multiply,
    "div": np.divide,
    "pow": np.power,
}


def complexes(rng):
    """Numbers of ordinary and of very different parts, near zero, the unit circle, and the branch points."""
    ordinary = np.concatenate([size * rng.normal(size=(20, 2)) for size in (0.1, 1, 5)])
    sizes = np.exp2(rng.uniform(-40, 5, (60, 2))) * rng.choice([-1, 1], (60, 2))
    angles = rng.uniform(0, 2 * np.pi, 20)
    radii = 1 + rng.normal(size=20) * 10.0 ** rng.uniform(-7, -1, 20)
    circle = np.stack([radii * np.cos(angles), radii * np.sin(angles)], -1)
    near = np.array([(1, 0), (-1, 0), (0, 1), (0, -1)] * 10) + rng.normal(size=(40, 2)) * 1e-4
    parts = np.concatenate([ordinary, sizes, circle, near]).astype(np.float32)
    return parts.view(np.complex64)[:, 0]


def truths():
    rng = np.random.default_rng(2)
    z, w = complexes(rng), rng.permutation(complexes(rng))
    for name, function in COMPLEX.items():
        operands = (z, w) if name in ("mul", "div", "pow") else (z,)
        if name == "pow":
            # Beyond the ordinary ones powers overflow.
            operands = tuple(x[:60] for x in operands)
        result = function(*(x.astype(np.clongdouble) for x in operands)).astype(np.complex64)
        yield {"primitive": name, "operands": [array(x) for x in operands], "results": [array(result)]}


def wide(key, size):
    return lax.integer_pow(jax.random.normal(key, (size,)), 9)


# Of what sums are made; test/engine/accuracy.test.ts makes the same.
DATA = {
    "uniform": lambda key, size: jax.random.uniform(key, (size,)),
    "normal": lambda key, size: jax.random.normal(key, (size,)),
    "tenths": lambda key, size: jnp.full((size,), 0.1),
    "far from zero": lambda key, size: jax.random.normal(key, (size,)) + 10000.0,
    "of all sizes": wide,
    "cancelling": lambda key, size: jnp.concatenate([wide(key, size // 2), -wide(key, size // 2)])
    + jax.random.uniform(key, (size,)),
}


def sums():
    for size in (1000, 4096, 100_000, 1_000_000):
        for data, make in DATA.items():
            if size == 1_000_000 and data not in ("tenths", "cancelling"):
                continue
            x = make(jax.random.key(size), size)
            y = jax.random.normal(jax.random.key(size + 1), (size,))
            exact, other = np.float64(x), np.float64(y)
            mean = math.fsum(exact) / size
            greatest = exact.max()
            expected = {
                "sum": (jnp.sum(x), math.fsum(exact)),
                "mean": (jnp.mean(x), mean),
                "var": (jnp.var(x), math.fsum((exact - mean) ** 2) / size),
                "dot": (jnp.dot(x, y), math.fsum(exact * other)),
                "logsumexp": (jax.nn.logsumexp(x), greatest + math.log(math.fsum(np.exp(exact - greatest)))),
                "cumsum": (jnp.cumsum(x), np.cumsum(np.longdouble(exact))),
            }
            yield {"data": data, "size": size, "errors": {name: error(*pair) for name, pair in expected.items()}}


def products():
    x = jax.random.normal(jax.random.key(0), (200, 300))
    y = jax.random.normal(jax.random.key(1), (300, 100))
    return {
        "matmul": error(x @ y, np.float64(x) @ np.float64(y)),
        "rows": error(x.sum(1), np.float64(x).sum(1)),
        "columns": error(x.sum(0), np.float64(x).sum(0)),
    }


def error(actual, expected):
    """The greatest distance from the truth."""
    return float(np.max(np.abs(np.longdouble(np.asarray(actual)) - expected)))


x = everywhere()
recorded = {
    "checksums": {name: checksums(np.asarray(getattr(lax, name)(x))) for name in EXACT},
    "truths": list(truths()),
    "sums": list(sums()),
    "products": products(),
}
with open(os.path.join(FOLDER, "accuracy.json"), "w") as out:
    json.dump(recorded, out)
