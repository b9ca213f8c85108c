"""Calls of functions that put elements at places, of sets, polynomials and dtypes, as valueCases.py has them."""

import jax.numpy as jnp
import numpy as np
from valueCases import B23, C, F23, F234, I23, B, C3, F, G, H, I, U, call, table

N = np.array([3, 1, 2, 1, 7], np.int32)
M = np.array([1, 2, 5], np.int32)
SQUARE = np.arange(9, dtype=np.float32).reshape(3, 3)
COPY = {"inplace": False}


def placing():
    entries = {
        "put": [call(F23, N, 9.0, **COPY), call(F23, N, F, **COPY), call(F23, N, F, mode="clip", **COPY), call(F23, N, F, mode="wrap", **COPY), call(F23, N, 9.0), call(F23, N, 9.0, mode="raise", **COPY), call(F23, N, 9.0, mode="x", **COPY), call(I23, [1], 2, **COPY)],
        "place": [call(F23, B23, F, **COPY), call(F23, F23 > 0, F[:2].copy(), **COPY), call(F23, B, F, **COPY), call(F23, B23, 1.0), call(F23, B23, 1, **COPY)],
        "put_along_axis": [call(F23, np.array([[0], [2]]), 9.0, 1, **COPY), call(F23, np.array([[0, 1, 1]]), F, 0, **COPY), call(F23, np.array([0, 1]), 9.0, 1, **COPY), call(F23, np.array([0, 4]), 9.0, None, **COPY), call(F23, np.array([[0], [1]]), SQUARE, 1, **COPY), call(F23, np.array([[0], [1]]), 9, 1)],
        "compress": [call(B, F, size=2), call(B, F, size=3, fill_value=7), call(B, F234, 1, size=1), call(B, F23, 0, size=2), call(B, F, size=7), call(B23, F23), call([True], F)],
        "extract": [call(B23, F23, size=3), call(B, F, size=1), call([1], F)],
        "choose": [call(np.array([0, 1, 1], np.int32), (F, G), mode="clip"), call(np.array([0, 3, -1], np.int32), (F, 2), mode="wrap"), call(np.array([[0], [1]], np.int32), [F, I], mode="clip"), call(F, (F, G), mode="clip"), call(I, (F, G), mode="x")],
        "ravel_multi_index": [call((N, N), (4, 5), mode="clip"), call((N, np.array([[1], [2]], np.int32)), (4, 5), mode="wrap"), call((N, N), (8, 9), mode="ignore", order="F"), call((N, F23[0, :1]), (4, 5), mode="clip"), call((N,), (4, 5), mode="clip"), call((N, N), (4, 5), mode="x"), call((N, N), (4, 5), "clip", "X"), call((U, U), (4, 5), mode="clip")],
        "diagflat": [call(F23), call(I, 1), call(I, -2), call(2)],
        "tril_indices_from": [call(F23), call(SQUARE, -1), call(F)],
        "triu_indices_from": [call(F23), call(SQUARE, 1), call(F)],
        "diag_indices_from": [call(SQUARE), call(F23), call(F)],
        "gradient": [call(F23), call(I), call(F23, axis=0), call(F23, 2.0, axis=1), call(F23, 1.0, 2.0), call(F23, 1.0, np.array([0.0, 1.0, 4.0], np.float32)), call(F234, axis=(0, 2)), call(F23, np.array([1.0], np.float32), axis=1), call(F23[:1].copy()), call(F23, 1.0, 2.0, 3.0), call(F23, axis=()), call(F23, edge_order=2), call(2.0), call(F23, axis=5), call(F23, 1, 2, 3, axis=(0, 1)), call(H), call(C)],
        "unwrap": [call(F23 * 4), call(np.array([0, 3, 6, 1, -4], np.int32)), call(N, period=4), call(F * 5, 2.0), call(F23 * 4, axis=0), call(C)],
        "iterable": [call(F), call(2), call([1])],
        "bartlett": [call(5), call(4), call(1), call(0)],
        "blackman": [call(5), call(1)],
        "hamming": [call(5), call(1)],
        "hanning": [call(5), call(4), call(0)],
        "i0": [call(F), call(2), call(C), call([1.0])],
        "packbits": [call(B), call(B23, axis=0), call(np.arange(18, dtype=np.int32).reshape(2, 9) % 3, axis=1), call(B23, bitorder="little"), call(F), call(B, bitorder="x")],
        "unpackbits": [call(U), call(U, count=10), call(U, count=30), call(U.reshape(3, 1), axis=1, bitorder="little"), call(I), call(U, bitorder="x")],
        "sort_complex": [call(F23), call(I), call(C)],
        "histogram2d": [call(F, G, 3), call(F23[0], F23[1], bins=[3, 2], density=True), call(F, G, bins=4, range=((0, 1), (-4, 2))), call(I, I, 2), call(F, G, 2, weights=F), call(F, G, bins=np.array([-2.0, 0.0, 3.0], np.float32))],
    }  # fmt: skip
    kaiser = table({"jax.numpy.kaiser": [call(5, 8.6), call(4, 2), call(1, 2.0)]}, 8)
    return table({f"jax.numpy.{name}": calls for name, calls in entries.items()}, 4) | kaiser


def polynomials():
    p, q = np.array([1.0, -3.0, 2.0], np.float32), np.array([2.0, 1.0], np.float32)
    entries = {
        "polyadd": [call(p, q), call(q, p), call(p, p), call(I, p), call(I, N), call(p, np.zeros(0, np.float32))],
        "polysub": [call(p, q), call(q, p), call(I, N)],
        "polymul": [call(p, q), call(I, N), call(q, p)],
        "polydiv": [call(p, q), call(q, p), call(I, M)],
        "polyder": [call(p), call(p, 2), call(p, 0), call(p, 4), call(p, -1), call(I)],
        "polyint": [call(p), call(p, 2), call(p, 2, np.array([3.0, 4.0], np.float32)), call(p, 2, 5), call(p, 0), call(p, -1), call(p, 2, p), call(I)],
        "roots": [call(2.0), call(p[:1].copy()), call(F23)],
        "poly": [call(q), call(I), call(2.0), call(np.zeros(0, np.float32)), call(F23)],
    }  # fmt: skip
    return table({f"jax.numpy.{name}": calls for name, calls in entries.items()}, 4)


def sets():
    sized = [call(N, M, size=3), call(N, M, size=2), call(N, M, size=5, fill_value=-1), call(N, M.astype(np.float32), size=4), call(F23, G, size=4), call([1], M, size=1)]
    one = [call(N, size=3), call(N, size=6), call(N, size=6, fill_value=9), call(F23, size=6), call([1], size=1)]
    entries = {name: sized for name in ("intersect1d", "setdiff1d", "setxor1d")}
    entries |= {name: one for name in ("unique_values", "unique_counts", "unique_inverse", "unique_all")}
    return table({f"jax.numpy.{name}": calls for name, calls in entries.items()})


def dtypes():
    kinds = ("bool", "signed integer", "integral", "real floating", "numeric")
    entries = {
        "result_type": [call(1), call(1.0), call(H, 1.0), call(H, float), call(float), call("float64"), call(I, H), call(jnp.int8, jnp.uint8), call(jnp.asarray(1.0), jnp.int32), call(), call(None), call([1, 2]), call(jnp.bool_, 1), call(F, "int8", 2j), call(True), call("foo")],
        "promote_types": [call("int8", "uint8"), call(jnp.float32, int), call(float, int), call(int, int), call("float64", "float32"), call(jnp.bfloat16, jnp.float16)],
        "issubdtype": [call(jnp.float32, float), call(jnp.float64, float), call(jnp.float32, jnp.float32), call(jnp.int32, jnp.int64), call("int32", int)],
        "isdtype": [call(dtype, kind) for dtype in (jnp.float32, "int8", bool) for kind in kinds] + [call(jnp.float32, ("integral", "bool")), call(jnp.float32, jnp.float32), call(jnp.float64, jnp.float32), call(float, "numeric")],
        "iscomplexobj": [call(F), call(1j), call(C), call([1, 2]), call(None)],
        "isrealobj": [call(F), call(1j), call([1, 2])],
    }  # fmt: skip
    return table({f"jax.numpy.{name}": calls for name, calls in entries.items()})


def subscripted():
    entries = {
        "mgrid": [call(np.s_[0:3]), call(np.s_[0:3, 0:2]), call(np.s_[0:1:5j]), call(np.s_[0:1:5j, 0:3]), call(np.s_[0:3.5:0.5]), call(3), call(np.s_[:3]), call(np.s_[:, :3]), call(np.s_[0:5:-1]), call(np.s_[0:1:3.5j]), call(np.s_[0:3:1, 0:2:0.5])],
        "ogrid": [call(np.s_[0:3]), call(np.s_[0:3, 0:2]), call(np.s_[0:1:5j, 0:3])],
        "r_": [call((1, 2, 3)), call(np.s_[0:5]), call(np.s_[-1:1:6j]), call((slice(-1, 1, 6j), 4, F)), call(("0,2", F, G)), call(("r", F)), call(("c", F)), call(("1,2,0", F, G)), call(("0,2,0", F, G)), call((F23, SQUARE)), call((F23, F)), call(([1, 2], [3, 4])), call((1.5, 2)), call(1), call(F), call((F, True)), call((H, 2)), call(("x", F)), call((F, "r")), call(("-1", F23, F23))],
        "c_": [call((F, G)), call((F23, F[:2].copy())), call((slice(1, 4, None), F)), call((1, 2)), call(([1, 2], [3, 4])), call(F), call((F, M[:2].copy())), call((F234, F234)), call(("r", F, G))],
        "s_": [call(1), call((1, None))],
        "index_exp": [call(1), call((1, None))],
    }  # fmt: skip
    return table(entries, 2)
