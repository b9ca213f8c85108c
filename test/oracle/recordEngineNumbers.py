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


# Where approximations change their form, and where results overflow or vanish.
SEAMS = [0.5, 2, np.pi / 2, np.pi, 88.7, 87.3, 103.9, 9, 4, 3.8325, 20, 4e-4, 1e-3, 2.0**-12, 0.41421356, 0.70710677, 120, 1.4616321]


def everywhere():
    """Floats of all sizes and both signs, denormals, and the neighbours of every seam."""
    steps = np.arange(-1, 2, dtype=np.int32)
    near = [(np.float32(seam).view(np.int32) + steps).view(np.float32) for seam in [1, *SEAMS]]
    sizes = np.arange(0, 2**31, 2**31 // 110, dtype=np.int64).astype(np.uint32).view(np.float32)
    ordinary = np.concatenate([rng.uniform(0, 1, 20), rng.uniform(0, 4, 20), rng.uniform(0, 100, 20)])
    positive = np.concatenate([*near, sizes, ordinary.astype(np.float32)])
    return f32(np.concatenate([SPECIAL, positive, -positive]))


def of_normals(x):
    """Without denormals."""
    size = np.abs(np.asarray(x).astype(np.float64))
    return x[(size >= 2.0**-126) | (size == 0) | np.isnan(size)]


# Ours have the very bits of XLA's, save where the last step is the C library's or the processor's.
ELEMENTARY = {
    **dict.fromkeys("exp exp2 expm1 log log1p sqrt sinh cosh tanh asinh acosh logistic erf erfc erf_inv".split(), 0),
    **dict.fromkeys("floor ceil sign neg abs square is_finite digamma".split(), 0),
    **dict.fromkeys("sin cos tan asin acos atan cbrt lgamma".split(), 1),
    **dict.fromkeys("atanh rsqrt".split(), 2),
}


def elementary():
    x = everywhere()
    for name, ulps in ELEMENTARY.items():
        # The C library's cube root of a denormal is arbitrary on a thread that flushes them.
        record("elementary", name, getattr(lax, name), of_normals(x) if name == "cbrt" else x, ulps=ulps)
        # XLA compiles short arrays to other instructions; erf of one element alone takes another bound as well.
        for size in (1, 3, 8, 17):
            few = f32(rng.normal(size=size))
            record("elementary", name, getattr(lax, name), few, ulps=max(ulps, int(name in ("exp", "log"))))
    record("elementary", "atan", lax.atan, x[40:80], ulps=0)
    for dtype in (jnp.bfloat16, jnp.float16):
        narrow = jnp.asarray(np.arange(0, 2**16, 331, dtype=np.uint16)).view(dtype)
        for name in ELEMENTARY:
            stepwise = name in ("expm1", "asin", "acos", "asinh", "acosh", "atanh")
            if name != "is_finite":
                record(
                    "elementary",
                    name,
                    getattr(lax, name),
                    of_normals(narrow) if name == "cbrt" else narrow,
                    ulps=2 if stepwise else 0,
                )
    ties = f32([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999997, 8388609.0, 0.3, -0.3, *SPECIAL])
    for ours, theirs in (("awayFromZero", 0), ("toNearestEven", 1)):
        rounding = lax.RoundingMethod(theirs)
        record("elementary", "round", lambda x: lax.round(x, rounding), ties, params={"roundingMethod": ours})
    for y in (-3, -1, 0, 1, 2, 3, 5, 10):
        for dtype in (jnp.float32, jnp.bfloat16, jnp.float16):
            values = f32([1.1, -2.5, 0, -0.0, np.inf, 7, 1e-13, -3.3e-5, *rng.normal(size=20)]).astype(dtype)
            record("elementary", "integer_pow", lambda x: lax.integer_pow(x, y), values, params={"y": y})


def binary():
    edge = np.array([*SPECIAL, 0.5, -2.5, 3.0, 1e20, 1e-20, 7.3])
    x, y = (f32(v) for v in np.array(list(itertools.product(edge, edge))).T)
    names = ("add", "sub", "mul", "div", "rem", "max", "min", "eq", "ne", "lt", "le", "gt", "ge")
    for name in (*names, "nextafter"):
        record("binary", name, getattr(lax, name), x, y)
    wide = jnp.asarray(rng.integers(0, 2**32, 300, dtype=np.uint32)).view(jnp.float32)
    small = f32([1e-40, -1e-40, 1.1754942e-38, -1.1754942e-38, 0.0, -0.0, 1.0, 1.7e-38])
    pairs = [wide, f32(rng.permutation(wide))], [f32(v) for v in np.array(list(itertools.product(small, small))).T]
    for name, (a, b) in itertools.product(names, pairs):
        record("binary", name, getattr(lax, name), a, b)
    normals = of_normals(wide)
    for name in ("atan2", "pow"):
        record("binary", name, getattr(lax, name), x, y, ulps=1)
        record("binary", name, getattr(lax, name), normals, f32(rng.permutation(normals)), ulps=1)
        record("binary", name, getattr(lax, name), f32(rng.uniform(0, 3, 200)), f32(rng.normal(size=200) * 3), ulps=1)
    record("binary", "pow", lax.pow, f32([2.0, -2.0, 0.0, 1.5]), jnp.array([3, -3, 0, 10]), ulps=1)
    for dtype in (jnp.bfloat16, jnp.float16):
        a, b = f32(rng.normal(size=60) * 100).astype(dtype), f32(rng.normal(size=60)).astype(dtype)
        for name in ("add", "sub", "mul", "div", "max", "nextafter", "pow", "atan2"):
            record("binary", name, getattr(lax, name), a, b, ulps=int(name == "atan2"))
    big = jnp.array([60000.0, 6e-8, 1e-5], jnp.float16)
    record("binary", "mul", lax.mul, big, big)
    which = jnp.array([True, False, True, True])
    record("binary", "select_n", lax.select_n, which, f32([1, 2, 3, 4]), f32([5, 6, np.nan, 8]))
    record("binary", "select_n", lax.select_n, jnp.array(1), jnp.array([1, 2]), jnp.array([3, 4]))
    record("binary", "select_n", lax.select_n, jnp.array([2, 0, 5]), *(jnp.arange(3) + 10 * i for i in range(3)))
    record("binary", "clamp", lax.clamp, f32(-1), f32(SPECIAL), f32(0.5))
    record("binary", "clamp", lax.clamp, f32([2, 0, 1]), f32([5, 5, -5]), f32([1, 3, np.nan]))
    tiny, zeros = f32([1e-45, -1e-45, 1.1754942e-38, 1e-39]), f32([0.0, -0.0, 0.0, -0.0])
    record("binary", "atan2", lax.atan2, tiny, zeros, ulps=1)
    for operands in ((tiny, zeros), (zeros, tiny), (tiny, -tiny)):
        record("binary", "nextafter", lax.nextafter, *operands)


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


# How far JAX's functions of complex numbers are from ours, in units of the larger part. Ours are true to one unit of
# each part (accuracy.test.ts); JAX's lose up to 6 in the sum of the exponentials in sinh and cosh, 4 in the quotient of
# logistic, and 40 in the product of an exponent with a logarithm in pow.
COMPLEX = {
    **dict.fromkeys("neg real imag conj add sub max min eq ne".split(), 0),
    **dict.fromkeys("abs exp expm1 log log1p sqrt mul square div asin acos atan acosh atanh".split(), 1),
    **dict.fromkeys("rsqrt sign sin cos tan asinh tanh".split(), 2),
    **{"logistic": 4, "sinh": 6, "cosh": 6, "pow": 40},
}


def complexes():
    parts = [0.0, 1.0, -1.5, 0.25, 30.0]
    grid = [complex(a, b) for a in parts for b in parts[:4]]
    z = jnp.array([*grid, *(rng.normal(size=(100, 2)) * 3).view(complex)[:, 0]], jnp.complex64)
    w = jnp.flip(z) + (0.5 - 0.25j)
    edge = [0.0, -0.0, 1.0, -2.0, 30.0, 1e30, np.inf, -np.inf]
    edges = jnp.array([complex(a, b) for a in edge for b in edge], jnp.complex64)
    for name, ulps in COMPLEX.items():
        if name in ("add", "sub", "mul", "div", "pow", "max", "min", "eq", "ne"):
            record("complexes", name, getattr(lax, name), z, w, ulps=ulps)
            continue
        x = w if name in ("log", "rsqrt", "atanh", "acosh", "asin", "atan", "acos", "asinh", "sign", "sqrt") else z
        record("complexes", name, getattr(lax, name), x, ulps=ulps)
        # The others leave the standard of C at infinity or on a branch cut.
        if name in ("neg", "real", "imag", "conj", "abs", "log", "tan", "tanh", "logistic"):
            record("complexes", name, getattr(lax, name), edges, ulps=ulps)
    z, w = z[:20], w[-20:]
    record("complexes", "integer_pow", lambda x: lax.integer_pow(x, 3), z, params={"y": 3})
    record("complexes", "complex", lax.complex, f32([1, -0.0]), f32([2, 3]))
    record("complexes", "reduce_sum", lambda x: lax.reduce_sum(x, (0,)), z, params={"axes": [0]})
    record("complexes", "reduce_prod", lambda x: lax.reduce_prod(x, (0,)), w[:5], params={"axes": [0]})
    record("complexes", "cumsum", lambda x: lax.cumsum(x, 0), z, params={"axis": 0, "reverse": False})
    record(
        "complexes", "transpose", lambda x: lax.transpose(x, (1, 0)), z.reshape(4, 5), params={"permutation": [1, 0]}
    )


for section in (elementary, binary, integers, conversions, complexes):
    section()
save()
