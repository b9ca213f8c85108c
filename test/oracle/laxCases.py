"""Calls of what jax.lax has for whole arrays, as valueCases.py has them of the other modules."""

import jax.numpy as jnp
import numpy as np
from valueCases import B, F, F23, F234, G, I, I23, call, table

S = np.array([2, 0, 1], np.int32)
M34 = np.arange(12, dtype=np.float32).reshape(3, 4)
W = np.array([1.0, 2.0], np.float32)


def lax_arrays():
    numbers = (((1,), (0,)), ((), ()))
    entries = {
        "sort": [call(F), call(F23), call(F23, 0), call((I, F)), call([F, G], num_keys=2), call(F, 1), call((F, F23)), call((F,), num_keys=2), call(())],
        "sort_key_val": [call(S, F), call(F23, I23, 0), call(S, F23)],
        "argmax": [call(F, 0, jnp.int32), call(F23, 1, jnp.int8), call(F23, -1, jnp.int32), call(F, 0, jnp.float32)],
        "argmin": [call(F23, 0, jnp.int32), call(I, 0, jnp.uint32)],
        "reduce_sum": [call(F23, (0,)), call(F23, (0, 1)), call(I, [0]), call(F23, (2,)), call(B, (0,))],
        "reduce_max": [call(F23, (1,)), call(F234, (0, 2))],
        "reduce_min": [call(F23, (1,)), call(F23, ())],
        "reduce_prod": [call(I23, (1,))],
        "reduce_and": [call(B, (0,)), call(F, (0,))],
        "reduce_or": [call(B, (0,))],
        "dot": [call(F, G), call(F23, M34), call(M34, W), call(F234, F), call(F23, M34, dimension_numbers=numbers), call(I, F)],
        "dot_general": [call(F23, M34, numbers), call(F234, F234, (((2,), (2,)), ((0,), (0,)))), call(F23, F23, (((1,), (0,)), ((), ()))), call(F23, M34, numbers, preferred_element_type=jnp.float32)],
        "batch_matmul": [call(F23, M34), call(F234, np.ones((2, 4, 2), np.float32)), call(F23, F234), call(F, F)],
        "broadcast": [call(F, (2,)), call(2.0, (2, 3)), call(F23, ())],
        "broadcast_in_dim": [call(F, (2, 3), (1,)), call(F, (3, 2), (0,)), call(F, (2, 2), (1,)), call(1, (2,), ()), call(F, (2, 3), (0, 1))],
        "pad": [call(F, 0.0, [(1, 2, 0)]), call(F23, 1.0, ((0, 1, 1), (-1, 0, 0))), call(F, 0, [(1, 1, 0)]), call(F, 0.0, ())],
        "rev": [call(F, (0,)), call(F23, (0, 1)), call(F23, (2,))],
        "slice": [call(F23, (0, 1), (2, 3)), call(M34, (0, 0), (3, 4), (2, 3))],
        "slice_in_dim": [call(M34, 1, 3), call(M34, 0, -1, axis=1), call(M34, None, None, 2, 1), call(M34, 0, 9), call(M34, -2, None), call(M34, 0, 1, axis=2)],
        "index_in_dim": [call(M34, 1), call(M34, -1, 1, False), call(M34, 5), call(M34, 0, -1)],
        "dynamic_update_slice_in_dim": [call(M34, F23[:, :1].repeat(4, 1), 1, 0), call(M34, np.zeros((3, 2), np.float32), -2, 1), call(M34, F, 0, 0)],
        "dynamic_update_index_in_dim": [call(M34, np.zeros(4, np.float32), 1, 0), call(M34, np.zeros((3, 1), np.float32), 2, 1), call(F, 5.0, -1, 0)],
        "select_n": [call(B, F, G), call(S, F, G, F), call(B, F, F23)],
        "split": [call(M34, (1, 2)), call(M34, [1, 3], 1), call(M34, (1, 1))],
        "collapse": [call(F234, 0), call(F234, 1, 3), call(F234, 0, 2), call(F234, -2)],
        "full_like": [call(F23, 2), call(I, 2.5), call(F, 1, jnp.int8), call(2.0, 1, shape=(2,))],
    }  # fmt: skip
    return table({f"jax.lax.{name}": calls for name, calls in entries.items()}, 4)
