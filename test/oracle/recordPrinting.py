"""Records how real JAX prints arrays, as test/shim/printing.json.

Run it with a Python that has JAX 0.10.2: `python test/oracle/recordPrinting.py`.
"""

import json
import math
import pathlib

import jax
import jax.numpy as jnp
import numpy as np

target = pathlib.Path(__file__).resolve().parent.parent / "shim" / "printing.json"
random = np.random.default_rng(0)
nan, inf = math.nan, math.inf


def number(value):
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return "-0" if value == 0 and math.copysign(1, value) < 0 else value


def values_of(array):
    if jnp.issubdtype(array.dtype, jnp.complexfloating):
        return [number(float(part)) for value in array.ravel() for part in (value.real, value.imag)]
    if jnp.issubdtype(array.dtype, jnp.inexact):
        return [number(float(value)) for value in array.ravel()]
    return [int(value) for value in array.ravel()]


def entry(array):
    typed_key = jnp.issubdtype(array.dtype, jax.dtypes.prng_key)
    data = np.asarray(jax.random.key_data(array) if typed_key else array)
    dtype = "key<fry>" if typed_key else array.dtype.name
    counts = data.ravel().tolist() if dtype in ("int32", "bool") else []
    content = {"values": values_of(data)}
    if data.size > 100 and counts == list(range(data.size)):
        content = {"counting": True}
    weak = {"weak": True} if not typed_key and array.weak_type else {}
    return {"dtype": dtype, "shape": list(array.shape), **content, **weak, "repr": repr(array), "str": str(array)}


def floats(values, dtype="float32"):
    return jnp.asarray(np.array(values, np.float64).astype(np.float32), dtype)


def cases():
    single = [0, -0.0, 1, -1, 0.5, 0.1, 1 / 3, -2 / 3, 100, 1e5, 999999, 1e6, 1234567, 1e7, 123456789, 1e8, 1e15, 1e16]
    single += [1e20, 3.4e38, 1e-3, 1e-4, 9.999e-5, 1e-5, 1.2345678e-5, 1e-10, 1.1754944e-38, nan, inf, -inf, 16777216]
    single += [math.pi, math.e, 2**-9, 3 * 2**-9, 5 * 2**-9, 2**-10, 0.001953125, 0.00048828125, 0.12345678, 12.345678]
    for value in single:
        for dtype in ("float32", "float16", "bfloat16"):
            yield floats(value, dtype)
            yield floats([value, 1.5], dtype)
    for power in range(-126, 128, 6):
        yield floats([2.0**power])
    for power in range(-120, 120, 17):
        yield floats([2.0**power, 3.0], "bfloat16")
    for scale in (1e-6, 1e-3, 0.1, 1, 10, 1e3, 1e5, 1e8):
        for shape in ((3,), (7,), (2, 3), (20,), (4, 5), (2, 2, 3)):
            yield floats(random.normal(size=shape) * scale)
    for shape in ((5,), (3, 4)):
        yield floats(random.uniform(size=shape))
        yield floats(np.round(random.normal(size=shape), 2))
        yield floats(random.normal(size=shape), "float16")
        yield floats(random.normal(size=shape) * 100, "bfloat16")

    for values in (
        [1, 1000], [1, 1001], [1e-4, 0.1], [9e-5, 0.01], [1, nan], [nan, nan], [inf, -inf], [1, inf], [1, -inf, nan],
        [1e10, nan], [1e-10, -inf], [-1, inf], [-1, 1], [0, 0], [-0.0, 0.0], [1.5, 100.25], [1e6, 1], [999999, 1],
        [0.1, 0.25, 0.123456789], [1e-8, 1], [2**-9, 1], [3 * 2**-9, 0.5], [1e-45, 1], [1e38, 1e-38], [100, 200, 300],
        [nan], [inf], [-inf], [1.0000001, 1], [33333.332, 1], [1e5 + 0.5, 2], [0.00012, 0.1], [123456.7, 123],
    ):
        yield floats(values)
    for values in ([1 + 2j], [0.5 - 1.25j, 3], [1e10 + 1j, 2], [nan + 1j, 1], [complex(inf, -inf), 1j], [-1 - 1e-5j], [0, 1j]):
        yield jnp.asarray(np.array(values, np.complex64))
        yield jnp.asarray(np.array(values, np.complex64))[0]
    yield jnp.asarray((random.normal(size=(3, 4)) + 1j * random.normal(size=(3, 4))).astype(np.complex64))
    for dtype in ("int8", "int16", "int32", "uint8", "uint16", "uint32"):
        info = jnp.iinfo(dtype)
        yield jnp.asarray([info.min, 0, info.max], dtype)
        yield jnp.asarray(info.max, dtype)
        yield jnp.arange(30, dtype=dtype)
        yield jnp.arange(12, dtype=dtype).reshape(3, 4)
    for shape in ((), (3,), (2, 3), (40,)):
        yield jnp.asarray(random.integers(0, 2, size=shape), bool)
        yield jnp.asarray(random.integers(-50, 50, size=shape), "int32")
    for shape in ((0,), (0, 3), (3, 0), (2, 0, 4)):
        for dtype in ("float32", "int32", "bool", "complex64"):
            yield jnp.zeros(shape, dtype)
    for size in (999, 1000, 1001, 2000):
        yield jnp.arange(size)
    for shape in ((40, 30), (1001, 1), (1, 1001), (6, 200), (7, 200), (2, 3, 200), (11, 11, 11), (5, 201), (200, 6), (10, 4, 5, 6)):
        yield jnp.arange(math.prod(shape)).reshape(shape)
    yield jnp.arange(1200).reshape(30, 40).astype("float32") / 7
    yield jnp.arange(1200) > 600
    for count in range(1, 26, 3):
        yield jnp.ones(count) / 3
        yield jnp.arange(count) * 1000
        yield jnp.ones(count, bool)
        yield jnp.ones((2, count))
    for count in range(6, 14):
        yield jnp.ones(count) * 0.25
    yield jnp.asarray(2)
    yield jnp.asarray(2.5)
    yield jnp.asarray(1j)
    yield jnp.asarray(True)
    yield jnp.asarray(3) * jnp.ones(3, bool)
    yield jnp.full(9, 0.5)
    for count in range(3, 20):
        yield jnp.full(count, 7) + jnp.asarray(1)
        yield jax.vmap(lambda _: 7)(jnp.ones(count))
    yield jnp.ones((2, 1, 3, 1))
    yield jnp.arange(24.0).reshape(2, 3, 4)
    yield jax.random.key(0)
    yield jax.random.key(12345)
    yield jax.random.split(jax.random.key(0), 3)
    yield jax.random.split(jax.random.key(1), (2, 2))


recorded = [entry(array) for array in cases()]
target.write_text("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in recorded) + "\n]\n")
print(len(recorded))
