"""Calls whose results are recorded from real JAX: one table for each family of the API.

A table maps a qualified name to its calls; `ulp` says by how many units in the last place floats may differ
when we run them (integers, booleans, shapes and dtypes never may).
"""

import jax.numpy as jnp
import numpy as np


class Call:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs


call = Call

F = np.array([0.5, -1.25, 2.0], np.float32)
G = np.array([2.0, 0.75, -3.5], np.float32)
F23 = np.array([[0.5, -1.25, 2.0], [3.5, 0.25, -0.75]], np.float32)
F32 = F23.T.copy()
F234 = (np.arange(24, dtype=np.float32).reshape(2, 3, 4) - 11) / 4
I = np.array([3, -2, 7], np.int32)
J = np.array([2, 5, -3], np.int32)
I23 = np.array([[3, -2, 7], [0, 5, -4]], np.int32)
I8 = np.array([3, -2, 7], np.int8)
U = np.array([3, 2, 7], np.uint8)
U32 = np.array([1, 2, 4], np.uint32)
B = np.array([True, False, True])
C3 = np.array([True, True, False])
B23 = np.array([[True, False, True], [False, False, True]])
H = np.array([0.5, -1.25, 2.0], np.float16)
C = np.array([1 + 2j, -0.5 - 1j, 3j], np.complex64)
N23 = np.array([[0.5, np.nan, 2.0], [np.nan, np.nan, -0.75]], np.float32)
S = np.array([np.nan, np.inf, -np.inf, 0.0, -0.0, 1.5], np.float32)
E0 = np.zeros((0, 3), np.float32)
SQ = np.array([[2.0, 1.0, 0.5], [0.0, 3.0, 1.5], [4.0, -1.0, 1.0]], np.float32)
WI = jnp.asarray(3)  # weak int32[]
WF = jnp.asarray(0.5)  # weak float32[]

unary_inputs = [F, F23, I, B, WI, 0.5, 2, [1, 2]]


def table(entries, ulp=0, **options):
    """`loose` compares floats up to their signs, in units of the largest element of their array."""
    return {name: {"ulp": ulp, **options, "calls": calls} for name, calls in entries.items()}


def rows(names, calls):
    return {f"jax.numpy.{name}": calls for name in names.split()}


def unary():
    inputs = [call(x) for x in unary_inputs] + [call(), call(F, F)]
    unit = [call(x) for x in (np.array([0.5, -0.25, 1.0], np.float32), I, B, WF, 0.5, [1])]
    above = [call(x) for x in (np.array([0.5, 1.25, 9.0], np.float32), U, B, WF, 2, [1])]
    smooth = table(rows("exp exp2 expm1 sin cos tan arctan atan sinh cosh tanh arcsinh asinh cbrt sinc", inputs), 2)
    positive = table(rows("log log1p log2 log10 sqrt", above), 2)
    arcs = table(rows("arcsin asin arccos acos arctanh atanh", unit), 2)
    arcs |= table(rows("arccosh acosh", [call(np.array([1.5, 2.25, 9.0], np.float32)), call(U), call(2.5), call([1])]), 2)
    exact = table(
        rows(
            "abs absolute positive sign square floor ceil rint trunc negative reciprocal deg2rad radians rad2deg degrees "
            "fabs conj conjugate isfinite isinf isnan isposinf isneginf signbit logical_not real imag iscomplex isreal",
            inputs + [call(S), call(C), call(H), call(U)],
        ),
        1,
    )
    bits = table(rows("bitwise_not bitwise_invert invert bitwise_count", [call(I), call(U), call(5), call(F), call([1])]))
    bits["jax.numpy.invert"]["calls"] += [call(B)]
    rest = table(
        {
            "jax.numpy.angle": [call(C), call(C, deg=True), call(F), call(I), call(WF)],
            "jax.numpy.round": [call(F), call(F23, 1), call(I), call(I, -1), call(WF), call(F, decimals=1.5), call(H, 1)],
            "jax.numpy.around": [call(F), call(C, 1), call([1])],
            "jax.numpy.modf": [call(F), call(I), call(WF)],
            "jax.numpy.nan_to_num": [call(S), call(S, nan=7), call(S, posinf=1.0, neginf=2), call(I), call(WF)],
            "jax.numpy.spacing": [call(F), call(I), call(C)],
        },
        2,
    )
    return smooth | positive | arcs | exact | bits | rest


def binary():
    numbers = [
        call(F, G), call(F23, F), call(F23, 2), call(2, F), call(I, J), call(I, 2), call(I, 0.5), call(B, I), call(I8, U),
        call(WI, WF), call(2, 3), call(F, np.ones(4, np.float32)), call(F23, np.ones((2, 2), np.float32)),
        call(F23, np.ones((4, 1, 2), np.float32)), call([1], F), call(F), call(H, F), call(H, 2.0),
    ]  # fmt: skip
    bools = [call(B, C3), call(B, True)]
    exact = table(rows("add multiply maximum minimum equal not_equal greater greater_equal less less_equal", numbers + bools))
    exact |= table(rows("subtract", numbers), 0)
    exact |= table(rows("logical_and logical_or logical_xor", numbers + bools))
    float_ = [call(F, G), call(F23, F), call(I, J), call(I, 2), call(B, I), call(WI, WF), call(2, 3), call(F, np.ones(4, np.float32)), call([1], F)]
    floats = table(rows("true_divide divide", numbers), 1)
    floats |= table(rows("arctan2 atan2 hypot logaddexp logaddexp2 nextafter heaviside copysign fmax fmin", float_), 2)
    floats |= table(rows("float_power", [call(U, 0.5), call(np.abs(F), G), call(2, 3), call(I, F)]), 2)
    divisions = table(rows("floor_divide remainder mod fmod", numbers + [call(I, np.array([0, 2, 0], np.int32))]), 1)
    divisions |= table(rows("divmod", [call(F, G), call(I, J), call(I, 2), call(F, 0.5), call(WI, 2)]), 1)
    bits = [call(I, J), call(I, 2), call(U, U), call(F, 2), call(B, 1), call(WI, 3)]
    bitwise = table(rows("bitwise_and bitwise_or bitwise_xor", bits + bools))
    shifts = [call(I, np.array([1, 2, 3], np.int32)), call(U, 1), call(F, 1), call(B, 1), call(WI, 3)]
    bitwise |= table(rows("left_shift right_shift bitwise_left_shift bitwise_right_shift", shifts))
    powers = [
        call(F, 2), call(F, -1), call(I, 2), call(I, -1), call(B, 2), call(WI, 2), call(WF, 3), call(np.abs(F), 0.5),
        call(np.abs(F), G), call(I, np.array([2, 0, 1], np.int32)), call(2, np.array([2, 0, 1], np.int32)), call(F, I), call(2, 3), call([1], 2), call(U, U),
    ]  # fmt: skip
    bitwise |= table(rows("power pow", powers), 2)
    close = [call(F, F), call(F, G), call(F, F + 1e-7), call(F, 0.5), call(I, J), call(F, np.ones(4, np.float32)), call(S, S), call(S, S, equal_nan=True), call(F, G, rtol=10), call(2, 2.0)]
    bitwise |= table(rows("isclose allclose", close))
    bitwise |= table(rows("array_equal array_equiv", [call(F, F), call(F, G), call(F, F23), call(2, 2), call([1, 2], [1, 2]), call(S, S)]))
    return exact | floats | divisions | bitwise


def reductions():
    axes = [call(F23), call(F23, axis=0), call(F23, axis=-1), call(F23, axis=(0, 1)), call(F234, axis=(0, -1)), call(F23, axis=()),
            call(F23, 1), call(F23, keepdims=True), call(F23, axis=1, keepdims=True), call(I23, axis=0), call(B23), call(B23, axis=1),
            call(U), call(I8), call(H), call(WI), call(WF), call(2), call(2.5), call(E0, axis=1), call(E0, axis=0),
            call(F23, axis=2), call(F23, axis=-3), call(F23, axis=(0, 0)), call([1, 2]), call(), call(F23, axis=1.5)]  # fmt: skip
    masked = [call(F23, where=B23), call(F23, where=B), call(F23, where=F23)]
    initial = [call(F23, initial=2), call(F23, axis=1, initial=2.5, where=B23), call(F23, initial=F)]
    typed = [call(F23, dtype="float16"), call(F23, dtype=jnp.int32), call(I23, dtype=float), call(I23, axis=0, dtype="int8")]
    out = [call(F, out=3)]
    sums = table(rows("sum prod", axes + masked + initial + typed + out + [call(I8, promote_integers=False), call(C)]), 2)
    maxima = table(rows("max min amax amin", axes + initial + out + [call(F23, where=B23), call(C)]))
    logic = table(rows("all any", axes + [call(F23, where=B23), call(C)]))
    means = table(rows("mean", axes + masked + typed + out + [call(C)]), 2)
    spread = [c for c in axes if not (c.args and c.args[0] is E0)] + typed + [call(F23, ddof=1), call(F23, axis=0, ddof=1), call(F23, correction=1), call(F23, ddof=1, correction=1), call(C), call(F23, axis=1, mean=F23.mean(1, keepdims=True)), call(F23, where=B23)]
    means |= table(rows("var std", spread), 2)
    nans = [call(N23), call(N23, axis=0), call(N23, axis=1, keepdims=True), call(I23), call(I23, axis=0), call(B23), call(WF), call(F23, axis=2), call([1])]
    means |= table(rows("nansum nanprod nanmax nanmin nanmean", nans), 2)
    means |= table(rows("nanvar nanstd", nans + [call(N23, axis=0, ddof=1)]), 2)
    means |= table(rows("ptp", [call(F23), call(F23, axis=0), call(I23, axis=1, keepdims=True), call(B23)]))
    means |= table(rows("count_nonzero", [call(F23), call(I23, axis=0), call(B23, axis=1, keepdims=True), call(2)]))
    args = [call(F23), call(F23, axis=0), call(F23, axis=-1), call(F23, axis=1, keepdims=True), call(F23, keepdims=True), call(I23), call(B23, axis=1), call(WF), call(2), call(E0), call(F23, axis=2), call(F23, axis=-3), call([1]), call(F23, out=3), call(N23, axis=0)]
    means |= table(rows("argmax argmin", args))
    means |= table(rows("nanargmax nanargmin", [call(N23), call(N23, axis=0), call(N23, axis=1, keepdims=True), call(I23, axis=1)]))
    weights = np.array([1.0, 2.0, 0.5], np.float32)
    means |= table(rows("average", [call(F23), call(F23, axis=0), call(F23, axis=1, weights=weights), call(F23, weights=weights), call(F23, axis=0, weights=weights), call(F23, weights=F23 + 3), call(I23, axis=0, returned=True), call(F23, axis=1, weights=weights, returned=True, keepdims=True)]), 2)
    runs = [call(F23), call(F23, axis=0), call(F23, axis=-1), call(I23, axis=1), call(B23), call(B23, axis=1), call(U), call(WI), call(2), call(F23, axis=1, dtype=jnp.int32), call(I23, dtype=float), call(F23, dtype=bool), call(F23, axis=2), call([1]), call(F23, out=3)]
    means |= table(rows("cumsum cumprod", runs), 2)
    means |= table(rows("nancumsum nancumprod", [call(N23), call(N23, axis=0), call(I23, axis=1)]), 2)
    array_api = [call(F), call(F23, axis=1), call(F23), call(I8), call(2), call(F23, axis=0, include_initial=True), call(F23, axis=3)]
    means |= table(rows("cumulative_sum cumulative_prod", array_api), 2)
    quantiles = [call(F23, 0.5), call(F23, np.array([0.25, 0.6], np.float32), axis=0), call(F23, 0.3, axis=1, keepdims=True), call(I23, 0.5, method="lower"), call(F23, 0.5, method="nearest")]
    means |= table(rows("quantile", quantiles), 2)
    means |= table(rows("percentile", [call(F23, 50), call(F23, np.array([25.0, 60.0], np.float32), axis=0)]), 4)
    means |= table(rows("median", [call(F23), call(F23, axis=0), call(F23, axis=1, keepdims=True), call(I23)]), 2)
    return sums | maxima | logic | means


def creation():
    shapes = [call(3), call((2, 3)), call([2, 3]), call(()), call((2, 0)), call((2,), int), call((2,), jnp.bool_), call(2, "float16"), call(2, dtype=jnp.float64), call((2,), complex),
              call((2.5,)), call(2.5), call((-1,)), call(3, 4), call("a"), call((2,), "foo"), call(), call(None)]  # fmt: skip
    same = table(rows("zeros ones empty", shapes))
    like = [call(F23), call(I), call(B), call(WI), call(2), call(2.5), call(F23, dtype=int), call(F23, shape=(2,)), call([1])]
    same |= table(rows("zeros_like ones_like empty_like", like))
    same |= table(rows("full", [call((2, 3), 2), call((2,), 2.5), call(3, True), call((2, 3), F), call((2,), 2, dtype=float), call((2,), F), call((2,), [1, 2]), call((2,), WF), call(2, 2**32 - 1, dtype=jnp.uint32)]))
    same |= table(rows("full_like", [call(F23, 2), call(I, 2.5), call(WI, 2.5), call(2, 3), call(F23, F), call(F23, 2, dtype=int), call(F23, 2, shape=(2,))]))
    lists = [call(2), call(2.5), call(True), call([1, 2]), call([1, 2.5]), call([True, 2]), call([[1, 2], [3, 4]]), call(((1, 2), (3, 4))), call([]), call([[]]), call([F, G]), call([F, 2 * I]), call([WF, 1]), call(F23), call(WF), call([1, 2], dtype=float), call(2, dtype=float), call(F, dtype=int), call([[1, 2], [3]]), call([[1], 2]), call([F, F23]), call(None), call([None]), call(2, ndmin=2), call(1 + 2j), call([1j, 2]), call([True, False]), call(F, "int8"), call(2**32 - 1, dtype=jnp.uint32), call(2**40)]
    same |= table(rows("array", lists))
    same |= table(rows("asarray", [c for c in lists if "ndmin" not in c.kwargs]))
    same |= table(rows("copy", [call(F23), call(WI), call([1])]))
    same |= table(rows("astype", [call(F, int), call(I, "float32"), call(I, bool), call(WI, float), call(F, None), call(F, "foo")]))
    same |= table(rows("arange", [call(5), call(5.0), call(2, 7), call(2, 7, 2), call(7, 2, -2), call(0, 1, 0.25), call(0.5, 3), call(5, dtype=float), call(3, dtype=jnp.float16), call(-2), call(2, 7, 0), call(1, 4, dtype="int8"), call(0, 5), call(stop=4, start=1)]), 1)
    same |= table(rows("linspace", [call(0, 1, 5), call(3, 30, 20), call(0, 1, 5, endpoint=False), call(0, 1, 5, retstep=True), call(0, 10, 4, dtype=int), call(F, G, 4), call(0, F, 3, axis=1), call(0, F, 3, axis=-1), call(2, 3), call(0, 1, 1), call(0, 1, 0), call(0, 1, -1), call(0, 1, 2.5), call(WF, 1j, 3)]), 2)
    same |= table(rows("logspace", [call(0, 2, 5), call(0, 2, 5, base=2), call(0, F, 3), call(0, 2, 3, dtype=int)]), 2)
    same |= table(rows("geomspace", [call(1, 100, 5), call(1, np.array([2.0, 8.0], np.float32), 3, axis=-1), call(1, 8, 4)]), 2)
    same |= table(rows("eye", [call(3), call(2, 3), call(3, k=1), call(3, dtype=int), call(2, 3, -1, bool), call(0), call(-3), call(3.5)]))
    same |= table(rows("identity", [call(3), call(2, int), call(2.5)]))
    same |= table(rows("tri", [call(3), call(2, 3), call(3, k=-1, dtype=int)]))
    same |= table(rows("meshgrid", [call(F, I), call(F, I, indexing="ij"), call(F, I, sparse=True), call(F), call(F, I, U), call(), call(F23, F), call(F, F, indexing="zz")]))
    same |= table(rows("indices", [call((2, 3)), call((2, 3), sparse=True), call((2, 3), dtype=float)]))
    return same


def shapes():
    plain = table(rows("shape ndim", [call(F23), call(2), call(E0)]))
    plain |= table(rows("size", [call(F23), call(F23, 1), call(F234, (0, 2)), call(2)]))
    reshapes = [call(F23, (3, 2)), call(F23, 6), call(F23, -1), call(F23, (2, -1)), call(F23, [6]), call(F23, (3, 2), order="F"), call(WI, (1,)), call(2, (1, 1)), call(F23, (3, 7)), call(F23, 5), call(F23, (4, -1)), call(F23, (-1, -1)), call(F23, (2.0, 3)), call(F23, (-2, -3)), call(F23, (0, -1)), call([1, 2], 2), call(F23, ()), call(F23, (3, 2), "A")]
    plain |= table(rows("reshape", reshapes))
    plain |= table(rows("ravel", [call(F23), call(F23, order="F"), call(2), call(WI), call([1]), call(F23, "K")]))
    plain |= table(rows("transpose", [call(F23), call(F234), call(F234, (1, 0, 2)), call(F234, (-1, 0, 1)), call(F), call(2), call(F23, (0,)), call(F23, (0, 0)), call(F23, (0, 2))]))
    plain |= table(rows("permute_dims", [call(F23, (1, 0)), call(F234, (2, 0, 1))]))
    plain |= table(rows("matrix_transpose", [call(F23), call(F234), call(F)]))
    plain |= table(rows("swapaxes", [call(F23, 0, 1), call(F234, 0, -1), call(F23, 0, 2)]))
    plain |= table(rows("moveaxis", [call(F234, 0, -1), call(F234, (0, 1), (2, 0)), call(F23, 0, 2), call(F234, (0, 1), 2)]))
    plain |= table(rows("rollaxis", [call(F234, 2), call(F234, 0, 3), call(F234, 1, -1), call(F234, 1, 5)]))
    plain |= table(rows("expand_dims", [call(F23, 0), call(F23, -1), call(F23, (0, 3)), call(2, 0), call(F23, 5), call(F23, (0, 0)), call(F23, (0, -4))]))
    plain |= table(rows("squeeze", [call(F23[None]), call(F23[None, :, None], axis=0), call(F23[None, :, None], axis=(0, -2)), call(F23), call(F23, axis=0), call(F23, axis=4), call(2)]))
    plain |= table(rows("atleast_1d atleast_2d atleast_3d", [call(2), call(F), call(F23), call(F, 2), call(WI), call([1])]))
    plain |= table(rows("broadcast_to", [call(F, (2, 3)), call(2, (2, 3)), call(F23[:, :1], (2, 3)), call(F, (2, 4)), call(F23, (3,)), call(WI, 2), call([1], (2, 1))]))
    plain |= table(rows("broadcast_arrays", [call(F, F23), call(F, 2), call(F23[:, :1], F), call(F, F32)]))
    plain |= table(rows("broadcast_shapes", [call((2, 3), (3,)), call((2, 1), (1, 3)), call((2,), (3,)), call()]))
    plain |= table(rows("flip", [call(F23), call(F23, 0), call(F23, (0, 1)), call(F23, -1), call(F23, 3), call(F23, (1, 1))]))
    plain |= table(rows("fliplr flipud", [call(F23), call(F234)]))
    plain |= table(rows("rot90", [call(F23), call(F23, 2), call(F23, -1), call(F234, 1, (1, 2)), call(F), call(F23, 1, (0, 0))]))
    plain |= table(rows("roll", [call(F23, 1), call(F23, 1, axis=1), call(F23, (1, -1), axis=(0, 1)), call(F23, -2, 1), call(F, WI), call(F23, 1, axis=3)]))
    plain |= table(rows("tile", [call(F23, 2), call(F23, (2, 1)), call(F, (2, 2)), call(F23, (2, 1, 1)), call(2, 3), call(WI, (2,))]))
    plain |= table(rows("repeat", [call(F23, 2), call(F23, 2, axis=1), call(F23, 2, axis=-2), call(2, 3), call(F, np.array([1, 0, 2], np.int32), total_repeat_length=4), call(F23, 2, axis=3), call([1], 2)]))
    return plain


def joining():
    lists = [call([F, G]), call((F, I)), call([F23, F23 * 2], axis=1), call([F23, E0]), call([F23, F23], axis=-1), call([WF[None], I]), call([F]), call([F, F23]), call([F23, F32]), call([2, F]), call([]), call([F23, F23], axis=2), call(F23), call(F234), call(F234, axis=1), call([[1, 2], [3]]), call([F, G], axis=None)]
    joins = table(rows("concatenate", lists + [call([F, G], dtype="float16"), call([2, 3], axis=None)]))
    joins |= table(rows("concat", [call([F, G]), call([F23, F23], axis=1), call([[1]])]))
    joins |= table(rows("stack", [call([F, G]), call([F, I], axis=1), call([F, G], axis=-1), call([2, 3]), call([2, 0.5]), call(F23), call(F234, axis=2), call([F, G], dtype=int), call([F, F23]), call([F, np.ones(4, np.float32)]), call([]), call([F, G], axis=2), call([[1], [2]]), call((WI, WI))]))
    joins |= table(rows("vstack hstack dstack", [call([F, G]), call([F23, F23]), call([2, 3]), call([F, F23]), call(F23), call(F234), call([F, np.ones(4, np.float32)]), call([F, G], dtype="float16"), call((WI, F)), call([[1]])]))
    joins |= table(rows("column_stack", [call([F, G]), call([F23, F23]), call([F[:2], F23]), call([2, 3]), call(F23), call(F234)]))
    joins |= table(rows("append", [call(F, 2), call(F, G), call(F23, F23, axis=0), call(F, 2, axis=0), call(F, [1, 2])]))
    joins |= table(rows("unstack", [call(F23), call(F23, axis=1), call(F23, axis=-1), call(2), call(F23, axis=2)]))
    splits = [call(F234, 2), call(np.arange(6), 3), call(np.arange(6), [2, 4]), call(np.arange(7), 3), call(np.arange(6), (1,)), call(np.arange(6), [4, 2]), call(np.arange(6), 0), call([1, 2], 2)]
    joins |= table(rows("split array_split", splits + [call(F23, 3, axis=1), call(F23, 3, -1), call(F23, 2, axis=2)]))
    joins |= table(rows("vsplit", [call(F23, 2), call(F23, [1])]))
    joins |= table(rows("hsplit", [call(F23, 3), call(np.arange(4), 2), call(F234, 3)]))
    joins |= table(rows("dsplit", [call(F234, 2), call(F234, [1])]))
    return joins


def selection():
    chosen = [call(B, F, G), call(B, F, 0), call(B, 2, 3), call(B, 2, 0.5), call(True, F, G), call(B23, F, F23), call(F, F, G), call(B, F, I), call(B, F, np.ones(4, np.float32)), call(B, F), call([1], F, G), call(B, WI, 2)]
    some = table(rows("where", chosen))
    some |= table(rows("clip", [call(F, 0, 1), call(F, min=0), call(F, max=0.5), call(I, 0, 1), call(I, 0.5, None), call(F23, F, None), call(WI, 0, 1), call(C, 0, 1), call(F, [1, 2]), call(F)]))
    some |= table(rows("select", [call([B, C3], [F, G]), call([B], [F], 7), call([B], [I], 0.5), call([B], [F, G]), call([], [])]))
    sorts = [call(F23), call(F23, axis=0), call(F23, axis=None), call(I23), call(F23, descending=True), call(S), call(F23, axis=2), call([1]), call(B), call(WI, axis=None)]
    some |= table(rows("sort argsort", sorts))
    idx = np.array([1, 0, -1], np.int32)
    some |= table(rows("take", [call(F23, 1), call(F23, idx), call(F23, idx, axis=1), call(F23, np.array([[0, 1]]), axis=0), call(F23, 1, axis=1), call(F23, 7), call(F23, 7, mode="clip"), call(F23, 7, mode="wrap"), call(F23, WI, axis=1), call(F23, [1]), call(F23, 1, axis=2), call(F23, 1, mode="raise")]))
    along = np.array([[1], [0]], np.int32)
    some |= table(rows("take_along_axis", [call(F23, along, axis=1), call(F23, along, 0), call(F23, np.array([[0, 1, -1]]), 0), call(F, idx, axis=0), call(F23, idx, axis=None), call(F23, idx), call(F23, along * 1.0, axis=1)]))
    some |= table(rows("tril triu", [call(F23), call(F23, 1), call(F234, -1), call(F), call(I23, k=1)]))
    some |= table(rows("diag", [call(F), call(F, 1), call(I, -1), call(F23), call(F23, 1), call(SQ), call(F234), call(2), call(np.array([True, False]))]))
    some |= table(rows("diagonal", [call(F23), call(F23, 1), call(F23, -1), call(F234), call(F234, 0, 1, 2), call(F)]))
    some |= table(rows("trace", [call(SQ), call(F23, 1), call(F234), call(I23), call(B23), call(F), call(SQ, dtype=int), call(SQ, axis1=0, axis2=0)]), 2)
    some |= table(rows("diff", [call(F), call(F23), call(F23, axis=0), call(F23, n=2), call(I23), call(B), call(F, prepend=0), call(F, append=G), call(2)]))
    some |= table(rows("ediff1d", [call(F23), call(F, to_end=1), call(I, to_begin=0)]))
    some |= table(rows("searchsorted", [call(np.array([1.0, 2.0, 3.0], np.float32), 2.5), call(np.array([1, 2, 2, 3]), np.array([2, 0, 5])), call(np.array([1, 2, 2, 3]), 2, side="right"), call(F23, 1)]))
    some |= table(rows("interp", [call(0.5, np.array([0.0, 1.0, 2.0], np.float32), F), call(np.array([-1.0, 0.25, 1.5, 9.0], np.float32), np.array([0.0, 1.0, 2.0], np.float32), F), call(np.array([-1.0, 9.0], np.float32), np.array([0.0, 1.0, 2.0], np.float32), F, left=0, right=1), call(F, F, F23)]), 2)
    pads = [call(F23, 1), call(F23, (1, 2)), call(F23, ((1, 2), (0, 1))), call(F23, ((1, 2),)), call(I, 1, constant_values=7), call(F23, 1, mode="edge"), call(F23, 1, mode="reflect"), call(F23, 2, mode="symmetric"), call(F23, 1, mode="wrap"), call(F23, ((1, 2), (3, 4), (1, 1))), call(F23, 1.5), call(F23, -1), call(F23, 1, mode="foo"), call(WI, 1), call(F, 1, constant_values=(1, 2))]
    some |= table(rows("pad", pads))
    some |= table(rows("trapezoid", [call(F), call(F23), call(F23, axis=0), call(F, dx=0.5), call(F, x=np.array([0.0, 1.0, 3.0], np.float32)), call(I)]), 2)
    some |= table(rows("vander", [call(F), call(F, 2), call(I, increasing=True), call(F23)]), 2)
    some |= table(rows("cov", [call(F23), call(F23, rowvar=False), call(F), call(F, G), call(I23, bias=True), call(F234)]), 2)
    some |= table(rows("corrcoef", [call(F23), call(F, G)]), 2)
    some |= table(rows("gcd lcm", []))
    del some["jax.numpy.gcd"], some["jax.numpy.lcm"]
    return some


def contraction():
    A, D = F23, F32
    products = [call(F, G), call(A, F), call(F, D), call(A, D), call(I23, I23.T), call(I, F), call(F, 2), call(2, 3), call(WI, WF), call(A, A), call(F234, F234[0].T), call(H, H), call(B, B), call([1], F), call(F, np.ones(4, np.float32))]
    some = table(rows("dot inner", products), 2)
    stacked = [call(F234, F234.transpose(0, 2, 1)), call(F234, F234[:1].transpose(0, 2, 1)), call(F234[0], F234.transpose(0, 2, 1)), call(np.ones((2, 1, 2, 3), np.float32), np.ones((4, 3, 2), np.float32)), call(np.ones((2, 3, 4), np.float32), np.ones((3, 4, 5), np.float32)), call(F234, np.ones(4, np.float32)), call(np.ones(3, np.float32), F234), call(np.ones((1, 2, 3), np.float32), np.ones((1, 3, 2), np.float32))]
    some |= table(rows("matmul", products + stacked), 2)
    some |= table(rows("vdot", [call(F, G), call(A, A), call(C, C), call(2, 3), call(I, I), call(F, np.ones(4, np.float32))]), 2)
    some |= table(rows("outer", [call(F, G), call(A, F), call(I, F), call(2, 3), call(B, B), call(F, G, out=3)]))
    some |= table(rows("kron", [call(F, G), call(A, F), call(I, F), call(2, 3)]))
    some |= table(rows("tensordot", [call(A, A.T, 1), call(A, A), call(F234, F234, axes=([0, 1], [0, 1])), call(F234, A, axes=(0, 0)), call(F234, A, axes=[[1], [1]]), call(F, G, 0), call(A, np.ones(4, np.float32), 1), call(A, np.ones(4, np.float32), 2), call(A, F, ([0, 1], [0]))]), 2)
    norms = [call(F), call(F23), call(F23, axis=1), call(F23, axis=0, keepdims=True), call(F23, keepdims=True), call(F, 1), call(F, jnp.inf), call(F, -jnp.inf), call(F23, 3, axis=1), call(F23, 0, axis=1), call(F23, "fro"), call(F234, axis=(1, 2)), call(I), call(C), call(2.5), call(F23, axis=2), call(F234, 2), call([1, 2])]
    some |= table(rows("linalg.norm", norms), 2)
    some |= table(rows("vecdot", [call(F, G), call(A, F), call(C, C), call(A, A, axis=0), call(F, np.ones(4, np.float32))]), 2)
    some |= table(rows("cross", [call(F, G), call(A, F), call(F[:2], G[:2]), call(A.T[:, :2], G[:2]), call(I, J), call(np.ones(4), F), call(A, A, axis=1)]), 2)
    sums = [call("ij,jk->ik", A, D), call("ij,jk", A, D), call("ij->ji", A), call("ij->", A), call("ij", A), call("ii", SQ), call("ii->i", SQ), call("i,j->ij", F, G), call("i,i", F, G), call("i,i->i", F, G), call("bij,bjk->bik", F234, F234.transpose(0, 2, 1)), call("...ij,...jk->...ik", F234, F234.transpose(0, 2, 1)), call("...j,j", F234, np.ones(4, np.float32)), call("ij,j->i", A, F), call("ij,ij->i", A, A), call("i,ij,j->", F[:2], A, F), call(",i->i", 2, F), call("i...->...", F234), call("ij,jk->ik", I23, I23.T), call("ij,kj->ik", A, np.ones((2, 4), np.float32)), call("ij->ik", A), call("i", A), call("ij,jk->ik", A), call("...i->i...", F234), call("b i -> i b", A), call("ij,jk->ki", A, D)]
    some |= table(rows("einsum", sums), 2)
    return some


def nn():
    inputs = [call(F), call(F23), call(I), call(WF), call(0.5), call(2)]
    some = {}
    for name in "relu relu6 silu swish sigmoid softplus soft_sign log_sigmoid elu celu selu gelu leaky_relu hard_tanh hard_sigmoid hard_silu hard_swish mish squareplus sparse_plus sparse_sigmoid tanh identity".split():
        some[f"jax.nn.{name}"] = {"ulp": 2, "calls": list(inputs) if name not in ("sigmoid", "silu", "swish") else [call(F), call(F23), call(WF), call(0.5), call(I)]}
    some["jax.nn.gelu"]["calls"].append(call(F, approximate=False))
    some["jax.nn.elu"]["calls"].append(call(F, 0.5))
    some["jax.nn.leaky_relu"]["calls"].append(call(F, 0.5))
    some["jax.nn.softmax"] = some["jax.nn.log_softmax"] = {"ulp": 4, "calls": [call(F), call(F23), call(F23, axis=0), call(F23, axis=(0, 1)), call(I23), call(WF, axis=None), call(F23, axis=2), call(F23, where=B23)]}
    some["jax.nn.logsumexp"] = {"ulp": 2, "calls": [call(F), call(F23, axis=1), call(F23, axis=0, keepdims=True), call(I23), call(WF), call(F23, axis=2), call(F23, b=F23 * F23), call(S), call(F23, where=B23)]}
    some["jax.scipy.special.logsumexp"] = {"ulp": 2, "calls": [call(F), call(F23, axis=1)]}
    some["jax.nn.logmeanexp"] = {"ulp": 2, "calls": [call(F), call(F23, axis=1), call(I23, axis=0, keepdims=True)]}
    some["jax.nn.one_hot"] = {"ulp": 0, "calls": [call(I, 8), call(2, 3), call(np.array([[0, 1], [2, 5]]), 3), call(I, 3, axis=0), call(I, 3, dtype=int), call(I, 3, dtype=bool, axis=-2), call(U, 4), call(F, 2.5)]}
    some["jax.nn.glu"] = {"ulp": 2, "calls": [call(np.ones((2, 4), np.float32)), call(F32[:2].T, axis=1)]}
    some["jax.nn.standardize"] = {"ulp": 2, "calls": [call(F23), call(F23, axis=0), call(I23), call(F23, epsilon=0.1)]}
    return some


def lax():
    some = {}
    for name in "exp log sin cos tanh sqrt rsqrt abs neg sign floor ceil logistic erf erfc log1p expm1 square".split():
        good = np.abs(F) if name in ("log", "sqrt", "rsqrt", "log1p") else F
        some[f"jax.lax.{name}"] = {"ulp": 2, "calls": [call(good), call(np.abs(F23)), call(0.5), call(WF)] + ([call(I)] if name not in ("abs", "neg", "sign", "square") else [call(I)])}
    for name in "add sub mul div max min rem pow atan2".split():
        some[f"jax.lax.{name}"] = {"ulp": 2, "calls": [call(np.abs(F), G), call(np.abs(F), 2.0), call(F, np.ones(4, np.float32)), call(F, I), call(2.0, 3.0)]}
    for name in "eq ne lt le gt ge".split():
        some[f"jax.lax.{name}"] = {"ulp": 0, "calls": [call(F, G), call(I, J), call(F, 0.5), call(F, I)]}
    some["jax.lax.stop_gradient"] = {"ulp": 0, "calls": [call(F), call(WF), call(2)]}
    some["jax.lax.select"] = {"ulp": 0, "calls": [call(B, F, G), call(B, F, F23), call(B, F, I)]}
    some["jax.lax.clamp"] = {"ulp": 0, "calls": [call(0.0, F, 1.0), call(F, F, G), call(0, F, 1)]}
    some["jax.lax.dynamic_slice"] = {"ulp": 0, "calls": [call(F23, (0, 1), (2, 2)), call(F, (2,), (2,)), call(F, (0,), (4,))]}
    some["jax.lax.dynamic_slice_in_dim"] = {"ulp": 0, "calls": [call(F23, 1, 2, axis=1), call(F, 1, 1)]}
    some["jax.lax.dynamic_index_in_dim"] = {"ulp": 0, "calls": [call(F23, 1), call(F23, 1, keepdims=False), call(F23, -1, axis=1)]}
    some["jax.lax.dynamic_update_slice"] = {"ulp": 0, "calls": [call(F23, F23[:1, :2], (1, 1)), call(F, F[:1], (2,))]}
    some["jax.lax.iota"] = {"ulp": 0, "calls": [call(jnp.int32, 4), call("float32", 3)]}
    some["jax.lax.broadcasted_iota"] = {"ulp": 0, "calls": [call(jnp.int32, (2, 3), 1), call(int, (2,), 0)]}
    some["jax.lax.full"] = {"ulp": 0, "calls": [call((2,), 1), call((2, 2), 0.5), call((2,), 1, jnp.float32)]}
    some["jax.lax.reshape"] = {"ulp": 0, "calls": [call(F23, (3, 2)), call(F23, (6,)), call(2.0, (1,))]}
    some["jax.lax.transpose"] = {"ulp": 0, "calls": [call(F23, (1, 0)), call(F23, (0,))]}
    some["jax.lax.concatenate"] = {"ulp": 0, "calls": [call([F, G], 0), call([F, I], 0)]}
    some["jax.lax.top_k"] = {"ulp": 0, "calls": [call(F, 2), call(F23, 1)]}
    some["jax.lax.convert_element_type"] = {"ulp": 0, "calls": [call(F, jnp.int32), call(2, float), call(I, "float16")]}
    for name in "cumsum cumprod cummax cummin".split():
        some[f"jax.lax.{name}"] = {"ulp": 2, "calls": [call(F), call(F23, axis=1), call(F23, 0, reverse=True), call(I)]}
    unit = np.array([0.5, -0.25, 0.75], np.float32)
    for name in "cbrt exp2 tan asin acos asinh atan atanh cosh sinh erf_inv is_finite".split():
        some[f"jax.lax.{name}"] = {"ulp": 2, "calls": [call(unit), call(0.25), call(I)]}
    for name in "acosh digamma lgamma".split():
        some[f"jax.lax.{name}"] = {"ulp": 2, "calls": [call(np.array([3.0, 2.5, 4.5], np.float32)), call(2.5), call(I)]}
    for name in "bitwise_not population_count".split():
        some[f"jax.lax.{name}"] = {"ulp": 0, "calls": [call(I), call(U), call(F)]}
    for name in "bitwise_and bitwise_or bitwise_xor shift_left shift_right_arithmetic shift_right_logical".split():
        some[f"jax.lax.{name}"] = {"ulp": 0, "calls": [call(I, np.array([1, 2, 3], np.int32)), call(U, U), call(F, F)]}
    for name in "real imag".split():
        some[f"jax.lax.{name}"] = {"ulp": 0, "calls": [call(C), call(1j), call(F)]}
    some["jax.lax.complex"] = {"ulp": 0, "calls": [call(F, G), call(0.5, 2.0), call(I, I)]}
    some["jax.lax.cumlogsumexp"] = {"ulp": 2, "calls": [call(F), call(F23, 1), call(F23, axis=3)]}
    some["jax.lax.integer_pow"] = {"ulp": 2, "calls": [call(F, 3), call(F, -2), call(I, 2), call(I, -1)]}
    some["jax.lax.expand_dims"] = {"ulp": 0, "calls": [call(F, (0,)), call(F23, (1, -1)), call(F, (3,))]}
    some["jax.lax.squeeze"] = {"ulp": 0, "calls": [call(F23[None], (0,)), call(F23[:, None], [1]), call(F23, (0,))]}
    return some


OPERATORS = {
    "+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y, "//": lambda x, y: x // y,
    "%": lambda x, y: x % y, "**": lambda x, y: x**y, "@": lambda x, y: x @ y, "<<": lambda x, y: x << y, ">>": lambda x, y: x >> y,
    "&": lambda x, y: x & y, "^": lambda x, y: x ^ y, "|": lambda x, y: x | y, "<": lambda x, y: x < y, "<=": lambda x, y: x <= y,
    ">": lambda x, y: x > y, ">=": lambda x, y: x >= y, "==": lambda x, y: x == y, "!=": lambda x, y: x != y,
}  # fmt: skip
UNARY_OPERATORS = {"+": lambda x: +x, "-": lambda x: -x, "~": lambda x: ~x, "abs": abs}


def operators():
    pairs = [call(F, G), call(F23, F), call(F, 2), call(2, F), call(F, 0.5), call(I, 2), call(I, 0.5), call(2, I), call(B, C3), call(B, 1), call(WI, 2), call(WI, 0.5), call(I, J),
             call(F, np.ones(4, np.float32)), call(F23, np.ones((2, 2), np.float32)), call(F, [1, 2, 3]), call([1, 2, 3], F), call(F, "a"), call(F, None), call(None, F), call(H, 2.0), call(U, 3), call(F, 1j), call(F, True), call(np.abs(F), F)]  # fmt: skip
    return {operator: {"ulp": 2, "calls": [c for c in pairs]} for operator in OPERATORS}


def unary_operators():
    return {operator: {"ulp": 1, "calls": [call(x) for x in (F, I, B, WI, U, C, H)]} for operator in UNARY_OPERATORS}


def subscripts():
    s, e, n = slice, Ellipsis, None
    idx, two, mask = np.array([0, 1], np.int32), np.array([[0], [2]], np.int32), B
    f, f2, f3, scalar = [F], [F23], [F234], [WI]
    cases = [
        (f, 0), (f, -1), (f, 10), (f, -10), (f2, 1), (f2, (1, 2)), (f2, (0, -1)), (f2, (s(n), 1)), (f2, (s(n), n)), (f2, (n, e)), (f2, (e, 0)), (f2, (e, n)),
        (f2, (n, e, n, 0)), (f, s(1, n)), (f, s(n, -1)), (f, s(n, n, 2)), (f, s(n, n, -1)), (f, s(5, n)), (f, s(-2, n)), (f, s(2, 1)), (f, s(n, n, -2)), (f, s(-1, -5, -2)),
        (f2, s(0, 1)), (f2, (s(n, n, -1), s(1, 3))), (f2, (0, s(n, n, 2))), (f3, (e, 1)), (f3, (0, e, 1)), (f3, (s(n), 0, s(1, 3))), (f3, 1), (f3, ()), (f2, e), (scalar, ()), (scalar, e), (scalar, n),
        (f, idx), (f2, idx), (f2, (s(n), idx)), (f2, (idx, idx)), (f2, (idx, 0)), (f2, (0, idx)), (f3, (idx, s(n), idx)), (f3, (s(n), idx, two)), (f3, (0, s(n), two)), (f3, (idx, e, 0)), (f2, ((0, 1),)), (f2, ((0, 1), (1, 2))),
        (f2, ([0, 1],)), (f, WI), (f2, (WI, s(n))), (f2, (s(n), WI)), (f3, (s(1, n), idx, n)), (f3, (idx, n, idx)), (f3, (n, idx, s(n, n, 2), 1)), (f, np.array([5, -1], np.int32)), (f, np.array([1], np.uint8)),
        (f, (0, 1)), (scalar, 0), (f, "a"), (f, 1.5), (f, [0, 1]), (f, [[0]]), (f, F), (f2, (e, e)), (f2, s(n, n, 0)), (f2, s(1.5, n)), ([E0], 0), (f2, (idx, np.array([0, 1, 2]))), (f, 1j), (f2, (s(n), s(n), s(n))),
    ]  # fmt: skip
    return {"x[index]": {"ulp": 0, "calls": [call(x[0], index) for x, index in cases]}}


def updates():
    s = slice
    idx = np.array([0, 1], np.int32)
    cases = [call(F23, 0, 2), call(F23, 0, F), call(F23, (s(None), 1), 7), call(F23, (s(None), idx), 7.5), call(F, idx, G[:2]), call(F, np.array([0, 0, 1], np.int32), 1), call(I, 0, 1.5), call(WI, (), 3), call(F23, s(None, None, -1), F23), call(F, -1, 2), call(F, 7, 2), call(F23, (0, 0, 0), 1), call(F23, 0, np.ones(4, np.float32)), call(F23, 0, F23), call(F23, B23, 2), call(F23, (Ellipsis, 0), 2), call(F23, (s(0, 1), idx), F23[:1, :2])]
    # JAX takes a scalar array as exponent for the number it holds, which then decides the weak type: left out.
    by_name = {"power": [case for case in cases if case.args[0] is not WI]}
    return {name: {"ulp": 2, "calls": by_name.get(name, cases)} for name in "set add multiply min max divide subtract power".split()}


ATTRIBUTES = "shape ndim size dtype T mT real imag nbytes itemsize weak_type".split()


def attributes():
    return {name: {"ulp": 0, "calls": [call(x) for x in (F, F23, F234, WI, B, C)]} for name in ATTRIBUTES}


def methods():
    reduce = [call(F23), call(F23, 0), call(F23, axis=1, keepdims=True), call(I23), call(F23, axis=2), call(F23, foo=1)]
    some = {name: {"ulp": 2, "calls": list(reduce)} for name in "sum mean max min prod std var any all argmax argmin ptp".split()}
    some |= {name: {"ulp": 2, "calls": [call(F23), call(F23, 1), call(F23, axis=0)]} for name in "cumsum cumprod sort argsort".split()}
    some |= {
        "reshape": {"ulp": 0, "calls": [call(F23, 3, 2), call(F23, (3, 2)), call(F23, -1), call(F23, 6), call(F23, [3, 2]), call(F23, 5), call(F23, 4, -1), call(F23, -1, -1), call(F23, 3, 2, order="F"), call(F23, 2.0), call(F23)]},
        "ravel": {"ulp": 0, "calls": [call(F23), call(F23, "F"), call(WI)]},
        "flatten": {"ulp": 0, "calls": [call(F23), call(F23, "F"), call(WI)]},
        "transpose": {"ulp": 0, "calls": [call(F234), call(F234, 1, 0, 2), call(F234, (2, 0, 1)), call(F234, None), call(F23, 0), call(F23, 0, 0)]},
        "astype": {"ulp": 0, "calls": [call(F, int), call(F, "int8"), call(I, jnp.float32), call(F, bool), call(WI, float), call(F, None), call(F, "foo"), call(B, int)]},
        "squeeze": {"ulp": 0, "calls": [call(F23[None]), call(F23[None], 0), call(F23, 0)]},
        "swapaxes": {"ulp": 0, "calls": [call(F23, 0, 1), call(F234, 0, 2)]},
        "dot": {"ulp": 2, "calls": [call(F, G), call(F23, F), call(F, np.ones(4, np.float32)), call(F23, 2)]},
        "copy": {"ulp": 0, "calls": [call(F), call(WI)]},
        "clip": {"ulp": 0, "calls": [call(F, 0, 1), call(F, max=0), call(I, 0.5)]},
        "round": {"ulp": 1, "calls": [call(F), call(F, 1), call(I)]},
        "conj": {"ulp": 0, "calls": [call(F), call(C)]},
        "take": {"ulp": 0, "calls": [call(F, 0), call(F23, np.array([0, 1], np.int32), axis=1)]},
        "repeat": {"ulp": 0, "calls": [call(F, 2), call(F23, 2, axis=0)]},
        "diagonal": {"ulp": 0, "calls": [call(F23), call(F23, 1)]},
        "trace": {"ulp": 2, "calls": [call(SQ), call(SQ, 1)]},
    }
    return some
