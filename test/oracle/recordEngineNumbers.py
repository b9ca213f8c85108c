"""Records what JAX computes element by element, for test/engine.

Run `python test/oracle/recordEngineNumbers.py && npx biome check --write test/engine` with JAX 0.10.2 on a CPU.
"""

import itertools

import jax.numpy as jnp
import numpy as np
from engineCases import f32, record, save
from jax import lax

rng = np.random.default_rng(0)

SPECIAL = [0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 1.1754944e-38, -1.1754944e-38, 3.4028235e38, -3.4028235e38]


def span(low, high, count=60):
    """Values of all magnitudes between two positive ones."""
    return np.exp(np.linspace(np.log(low), np.log(high), count))


def elementary():
    wide = np.concatenate([SPECIAL, span(1e-30, 1e4), -span(1e-30, 1e4), rng.normal(size=40) * 3])
    positive = np.concatenate([SPECIAL, span(1e-37, 3e38, 120), rng.uniform(0.5, 1.5, 40)])
    unit = np.concatenate([SPECIAL, span(1e-30, 0.9999999), -span(1e-30, 0.9999999)])
    # Not the smallest normal number, which JAX's asin makes zero.
    ordinary = unit[np.abs(unit) != np.float64(1.1754944e-38)]
    moderate = np.concatenate([SPECIAL, span(1e-20, 80), -span(1e-20, 80), rng.normal(size=40)])
    above_one = np.concatenate([SPECIAL, 1 + span(1e-6, 1e30, 100)])
    domains = {
        "exp": (moderate, 2),
        "exp2": (moderate, 2),
        "expm1": (moderate, 2),
        "log": (positive, 0),
        "sqrt": (positive, 0),
        "log1p": (np.concatenate([moderate, -unit]), 0),
        "rsqrt": (positive, 1),
        "cbrt": (wide, 2),
        "sin": (wide, 2),
        "cos": (wide, 2),
        "tan": (wide, 4),
        "asin": (ordinary, 4),
        "acos": (unit, 4),
        "atan": (wide, 3),
        "sinh": (moderate, 5),
        "cosh": (moderate, 3),
        "tanh": (wide, 3),
        "asinh": (wide, 3),
        "acosh": (above_one, 3),
        "atanh": (unit, 3),
        "logistic": (moderate, 3),
        "erf": (moderate, 3),
        "erfc": (np.concatenate([SPECIAL, span(1e-9, 9), -span(1e-9, 9)]), 16),
        "erf_inv": (unit, 0),
        "lgamma": (np.concatenate([SPECIAL[4:], [0], span(3, 1e30), [0.1, 0.5, 10, 42, -0.5, -3.7]]), 8),
        "digamma": (np.concatenate([[1, 2, 0.1, 0.5, 10, -0.5, -3.7, np.inf, np.nan, 0, -3], span(3, 1e30)]), 12),
        "floor": (wide, 0),
        "ceil": (wide, 0),
        "sign": (wide, 0),
        "neg": (wide, 0),
        "abs": (wide, 0),
        "square": (wide, 0),
        "is_finite": (wide, 0),
    }
    for name, (values, ulps) in domains.items():
        record("elementary", name, getattr(lax, name), f32(values), ulps=ulps)
    for name in ("exp", "log", "sin", "tanh", "erf", "sqrt"):
        for dtype in (jnp.bfloat16, jnp.float16):
            record("elementary", name, getattr(lax, name), f32(moderate).astype(dtype), ulps=1)
    ties = f32([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999997, 8388609.0, 0.3, -0.3, *SPECIAL])
    for ours, theirs in (("awayFromZero", 0), ("toNearestEven", 1)):
        rounding = lax.RoundingMethod(theirs)
        record("elementary", "round", lambda x: lax.round(x, rounding), ties, params={"roundingMethod": ours})
    for y in (-3, -1, 0, 1, 2, 3, 5, 10):
        ulps = 1 if y < 0 else 0
        record(
            "elementary",
            "integer_pow",
            lambda x: lax.integer_pow(x, y),
            f32([1.1, -2.5, 0, -0.0, np.inf, 7]),
            params={"y": y},
            ulps=ulps,
        )


def binary():
    edge = np.array([*SPECIAL, 0.5, -2.5, 3.0, 1e20, 1e-20, 7.3])
    x, y = (f32(v) for v in np.array(list(itertools.product(edge, edge))).T)
    for name in ("add", "sub", "mul", "div", "rem", "max", "min", "nextafter", "eq", "ne", "lt", "le", "gt", "ge"):
        record("binary", name, getattr(lax, name), x, y)
    record("binary", "atan2", lax.atan2, x, y, ulps=2)
    record("binary", "pow", lax.pow, x, y, ulps=4)
    record("binary", "pow", lax.pow, f32(rng.uniform(0, 3, 50)), f32(rng.normal(size=50) * 3), ulps=2)
    record("binary", "pow", lax.pow, f32([2.0, -2.0, 0.0, 1.5]), jnp.array([3, -3, 0, 10]), ulps=1)
    for dtype in (jnp.bfloat16, jnp.float16):
        a, b = f32(rng.normal(size=60) * 100).astype(dtype), f32(rng.normal(size=60)).astype(dtype)
        for name in ("add", "sub", "mul", "div", "max", "nextafter"):
            record("binary", name, getattr(lax, name), a, b)
    big = jnp.array([60000.0, 6e-8, 1e-5], jnp.float16)
    record("binary", "mul", lax.mul, big, big)
    which = jnp.array([True, False, True, True])
    record("binary", "select_n", lax.select_n, which, f32([1, 2, 3, 4]), f32([5, 6, np.nan, 8]))
    record("binary", "select_n", lax.select_n, jnp.array(1), jnp.array([1, 2]), jnp.array([3, 4]))
    record("binary", "select_n", lax.select_n, jnp.array([2, 0, 5]), *(jnp.arange(3) + 10 * i for i in range(3)))
    record("binary", "clamp", lax.clamp, f32(-1), f32(SPECIAL), f32(0.5))
    record("binary", "clamp", lax.clamp, f32([2, 0, 1]), f32([5, 5, -5]), f32([1, 3, np.nan]))


def integers():
    for dtype in (jnp.int8, jnp.uint8, jnp.int16, jnp.uint16, jnp.int32, jnp.uint32):
        info = jnp.iinfo(dtype)
        edge = [info.min, info.min + 1, info.max, info.max - 1, 0, 1, 2, 7, 13, 100] + (
            [-1, -2, -7] if info.min else []
        )
        x, y = (jnp.array(v, dtype) for v in np.array(list(itertools.product(edge, edge)), dtype=object).T.tolist())
        for name in (
            "add",
            "sub",
            "mul",
            "div",
            "rem",
            "max",
            "min",
            "bitwise_and",
            "bitwise_or",
            "bitwise_xor",
            "shift_left",
            "shift_right_logical",
            "shift_right_arithmetic",
            "lt",
            "ge",
        ):
            record("integers", name.removeprefix("bitwise_"), getattr(lax, name), x, y)
        edges = jnp.array(edge, dtype)
        for name in ("neg", "sign", "square", "bitwise_not", "population_count") + (("abs",) if info.min else ()):
            record("integers", name.removeprefix("bitwise_"), getattr(lax, name), edges)
        record("integers", "integer_pow", lambda v: lax.integer_pow(v, 5), edges, params={"y": 5})
    flags = jnp.array([False, False, True, True]), jnp.array([False, True, False, True])
    for name in ("bitwise_and", "bitwise_or", "bitwise_xor", "max", "min", "eq", "ne"):
        record("integers", name.removeprefix("bitwise_"), getattr(lax, name), *flags)
    record("integers", "not", lax.bitwise_not, flags[1])


def conversions():
    sources = {
        "float32": [*SPECIAL, 1.5, -1.5, 2.9, 300, -300, 70000, 65519.996, 65520, 1e10, -1e10, 4294967040, 0.1],
        "bfloat16": [0.1, 300, -1.5, np.inf, np.nan],
        "float16": [0.1, 65504, 6e-8, np.nan],
        "int32": [0, 1, -1, 127, 128, 255, 256, -129, 65535, -(2**31), 2**31 - 1, 16777217],
        "uint32": [0, 1, 255, 2**32 - 1, 2**31],
        "int8": [-128, 127, -1, 0],
        "uint8": [255, 128, 0],
        "int16": [-32768, 300],
        "uint16": [65535],
        "bool": [False, True],
        "complex64": [1 + 2j, 0j, 2j, -1.5 + 0j],
    }
    for source, values in sources.items():
        x = jnp.array(values, source)
        for target in sources:
            if source == target:
                continue
            params = {"newDtype": target, "weakType": False}
            record(
                "conversions", "convert_element_type", lambda v: lax.convert_element_type(v, target), x, params=params
            )


def complexes():
    parts = [0.0, 1.0, -1.5, 0.25, 30.0]
    z = jnp.array([complex(a, b) for a in parts for b in parts[:4]], jnp.complex64)
    w = jnp.flip(z) + (0.5 - 0.25j)
    for name in ("add", "sub", "mul", "div", "pow", "max", "min", "eq", "ne"):
        record("complexes", name, getattr(lax, name), z, w, ulps=256 if name == "pow" else 16)
    for name in (
        "neg",
        "abs",
        "sign",
        "exp",
        "log",
        "sqrt",
        "sin",
        "cos",
        "tan",
        "sinh",
        "cosh",
        "tanh",
        "expm1",
        "log1p",
        "logistic",
        "real",
        "imag",
        "conj",
        "square",
        "rsqrt",
        "asinh",
        "atanh",
        "acos",
        "acosh",
        "asin",
        "atan",
    ):
        x = w if name in ("log", "rsqrt", "atanh", "acosh", "asin", "atan", "acos", "asinh", "sign", "sqrt") else z
        record("complexes", name, getattr(lax, name), x, ulps=64)
    record("complexes", "integer_pow", lambda x: lax.integer_pow(x, 3), z, params={"y": 3}, ulps=16)
    record("complexes", "complex", lax.complex, f32([1, -0.0]), f32([2, 3]))
    record("complexes", "reduce_sum", lambda x: lax.reduce_sum(x, (0,)), z, params={"axes": [0]}, ulps=4)
    record("complexes", "reduce_prod", lambda x: lax.reduce_prod(x, (0,)), w[:5], params={"axes": [0]}, ulps=16)
    record("complexes", "cumsum", lambda x: lax.cumsum(x, 0), z, params={"axis": 0, "reverse": False}, ulps=4)
    record(
        "complexes", "transpose", lambda x: lax.transpose(x, (1, 0)), z.reshape(4, 5), params={"permutation": [1, 0]}
    )


for section in (elementary, binary, integers, conversions, complexes):
    section()
save()
