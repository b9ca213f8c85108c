"""Calls of functions that slide windows over arrays, as valueCases.py has them of the other modules."""

import jax.numpy as jnp
import numpy as np
from jax import lax
from valueCases import call, table

X = (np.arange(2 * 3 * 4 * 5, dtype=np.float32) * 7 % 11 - 5).reshape(2, 3, 4, 5)
K = (np.arange(4 * 3 * 3 * 2, dtype=np.float32) * 5 % 7 / 4 - 1).reshape(4, 3, 3, 2)
LAST = np.transpose(X, (0, 2, 3, 1))
KERNEL_LAST = np.transpose(K, (2, 3, 1, 0))
SIGNAL = np.arange(12, dtype=np.float32).reshape(2, 2, 3)
TAPS = np.ones((4, 2, 2), np.float32)
NAMES = ("NHWC", "HWIO", "NHWC")


def windows():
    entries = {
        "conv": [call(X, K, (1, 1), "SAME"), call(X, K, (2, 2), "VALID"), call(X, K, (2, 1), "SAME_LOWER"), call(X, K, (2, 2), "FOO"), call(X, K, (1,), "SAME"), call(X, K[:, :2].copy(), (1, 1), "SAME"), call(X, K.astype(np.int32), (1, 1), "SAME"), call(X, K[0], (1, 1), "SAME"), call(SIGNAL, TAPS, (1,), "VALID"), call(SIGNAL.astype(np.int32), TAPS.astype(np.int32), (1,), "SAME"), call(X, np.ones((4, 3, 9, 2), np.float32), (1, 1), "VALID")],
        "conv_with_general_padding": [call(X, K, (1, 1), ((1, 0), (2, 1)), (1, 2), (2, 1)), call(X, K, (1, 1), "SAME", None, None)],
        "conv_general_dilated": [call(LAST, KERNEL_LAST, (1, 1), "SAME", dimension_numbers=NAMES), call(LAST, KERNEL_LAST, (2, 2), "SAME", dimension_numbers=("NHWC", "HWIO", "NCHW")), call(LAST, KERNEL_LAST, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHW")), call(LAST, KERNEL_LAST, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHDC")), call(LAST, KERNEL_LAST, (1, 1), "SAME", dimension_numbers=("NHWC", "HWII", "NHWC")), call(LAST, KERNEL_LAST, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO")), call(X, K, (1, 1), [(1, 1)]), call(X, K, (1, 1), "SAME", lhs_dilation=(2, 2)), call(X, K[:3, :1].copy(), (1, 1), "SAME", feature_group_count=3), call(X, np.concatenate([K, K])[:6, :1].copy(), (1, 1), "VALID", feature_group_count=3), call(X, K[:, :1].copy(), (1, 1), "SAME", feature_group_count=3), call(X, K[:, :1].copy(), (1, 1), "SAME", feature_group_count=2), call(X, K, (1, 1), 1), call(X, K, (1, 1), [1, 1]), call(X.astype(np.float16), K.astype(np.float16), (1, 1), "SAME", preferred_element_type=jnp.float32), call(X, K, (1, 1), ((-1, 0), (0, 1)))],
    }  # fmt: skip
    return table({f"jax.lax.{name}": calls for name, calls in entries.items()})


POOLING = {"max": (lax.max, -np.inf), "add": (lax.add, 0.0), "min": (lax.min, np.inf), "mul": (lax.mul, 1.0)}


def pooling():
    """`lax.reduce_window` with the named function; its first value is the one that changes nothing."""
    numbers = np.arange(-3, 4, dtype=np.int32)
    calls = [call(X, (1, 1, 2, 2), (1, 1, 2, 2), "VALID"), call(X, (1, 1, 2, 3), (1, 1, 2, 2), "SAME"), call(X[0, 0], (2, 2), None, "VALID"), call(X[0, 0], (2, 2), None, "SAME"), call(X[0, 0], (2, 2), (1, 1), ((1, 0), (0, 2))), call(X[0, 0], (2, 2), (1, 1), "VALID", (2, 1), (1, 2)), call(X[0, 0], (9, 2), (1, 1), "VALID")]  # fmt: skip
    return table({name: calls for name in POOLING} | {"add": [*calls, call(numbers, (3,), (2,), "SAME")]})


def pooled(name, args, _):
    operand, *rest = args
    computation, initial = POOLING[name]
    return lax.reduce_window(operand, initial if operand.dtype != np.int32 else int(initial), computation, *rest)


def folds():
    """`lax.reduce` with the named function, as in `pooling`."""
    numbers = np.arange(1, 6, dtype=np.int32)
    calls = [call(X, (1,)), call(X, (0, 3)), call(X[0, 0], [0, 1]), call(X[0], ()), call(numbers, (0,)), call(X[:0].copy(), (0,))]
    return table({name: calls for name in ("add", "mul")} | {name: [each for each in calls if each.args[0].dtype != np.int32] for name in ("max", "min")}, 4)


def folded(name, args, _):
    operand, dimensions = args
    computation, initial = POOLING[name]
    return lax.reduce(operand, initial if operand.dtype != np.int32 else int(initial), computation, dimensions)


def attention():
    """`jax.nn.dot_product_attention`, and another function of jax.nn."""
    q = np.cos(np.arange(2 * 3 * 4 * 2, dtype=np.float32)).reshape(2, 3, 4, 2)
    k = np.sin(np.arange(2 * 5 * 2 * 2, dtype=np.float32)).reshape(2, 5, 2, 2)
    v = np.arange(2 * 5 * 2 * 2, dtype=np.float32).reshape(2, 5, 2, 2) / 8 + 1
    mask = np.arange(15).reshape(3, 5) % 4 > 0
    per_head = np.arange(2 * 4 * 3 * 5).reshape(2, 4, 3, 5) % 7 > 1
    calls = [call(q, k, v), call(q, k, v, is_causal=True), call(q[0], k[0], v[0]), call(q[0, 0], k[0, 0], v[0, 0]), call(q, k, v, mask=mask), call(q, k, v, mask=per_head, is_causal=True), call(q, k, v, np.arange(15, dtype=np.float32).reshape(1, 1, 3, 5) / 8, scale=2), call(q, k, v[:, :4].copy()), call(q[..., :1].copy(), k, v), call(q[:, :, :3].copy(), k, v), call(q, k, v.astype(np.float16)), call(q, k, v, mask=mask.astype(np.float32)), call(q, k, v, mask=mask[:, :3].copy()), call(q, k, v, mask=per_head[:, :2].copy()), call(q, k, v, bias=np.ones((3, 3), np.float32)), call(q[None], k, v), call(q, k, v, implementation="other"), call(q.astype(np.float16), k.astype(np.float16), v.astype(np.float16))]  # fmt: skip
    one = [call(np.array([0.1, 0.69, 0.7, 3.0], np.float32)), call(0.5), call(np.array([1, 2], np.int32)), call([1.0])]
    return table({"jax.nn.dot_product_attention": calls, "jax.nn.log1mexp": one}, 8)
