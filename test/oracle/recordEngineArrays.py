"""Records what JAX computes with whole arrays: reductions, contractions, indexing, sorting, random bits, for test/engine.

Run `python test/oracle/recordEngineArrays.py && npx biome check --write test/engine` with JAX 0.10.2 on a CPU.
"""

import itertools

import jax
import jax.numpy as jnp
import numpy as np
from engineCases import f32, record, save
from jax import lax
from jax._src.random import prng

rng = np.random.default_rng(1)


def floats(*shape):
    """Random multiples of 1/16, of which sums and sums of products are exact in any order."""
    return f32(np.round(rng.normal(size=shape) * 16) / 16)


def reductions():
    x = floats(2, 3, 4)
    ints = jnp.asarray(rng.integers(-9, 9, (2, 3, 4)), jnp.int32)
    flags = jnp.asarray(rng.integers(0, 2, (3, 4)), bool)
    for axes in ((0,), (1,), (2,), (0, 2), (0, 1, 2), ()):
        for name in ("sum", "prod", "max", "min"):
            call = getattr(lax, f"reduce_{name}")
            record(
                "reductions",
                f"reduce_{name}",
                lambda v: call(v, axes),
                x,
                params={"axes": axes},
            )
            record("reductions", f"reduce_{name}", lambda v: call(v, axes), ints, params={"axes": axes})
    for name in ("and", "or"):
        call = getattr(lax, f"reduce_{name}")
        for value in (flags, ints[0]):
            record("reductions", f"reduce_{name}", lambda v: call(v, (1,)), value, params={"axes": [1]})
    for name in ("sum", "prod", "max", "min"):
        call = getattr(lax, f"reduce_{name}")
        for value in ([np.nan, 1, 2], [3e38, 3e38, -3e38], [1e38, 1e38, 2e-38, 0.5], [-0.0, 0.0], [np.inf, -np.inf]):
            record("reductions", f"reduce_{name}", lambda v: call(v, (0,)), f32(value), params={"axes": [0]})
        for dtype in (jnp.float32, jnp.int8, jnp.uint8):
            record(
                "reductions", f"reduce_{name}", lambda v: call(v, (0,)), jnp.zeros((0, 2), dtype), params={"axes": [0]}
            )
        record(
            "reductions",
            f"reduce_{name}",
            lambda v: call(v, (0,)),
            jnp.array([100, 100, 100], jnp.int8),
            params={"axes": [0]},
        )
        record(
            "reductions",
            f"reduce_{name}",
            lambda v: call(v, (0,)),
            jnp.array([0.1] * 9, jnp.float16),
            params={"axes": [0]},
        )
    for name in ("argmax", "argmin"):
        call = getattr(lax, name)
        for value in (
            f32([3, 1, 3, 1]),
            f32([1, np.nan, 5, np.nan]),
            f32([-0.0, 0.0]),
            jnp.array([True, False, True]),
            jnp.array([5, 5, -5, -5]),
        ):
            record(
                "reductions", name, lambda v: call(v, 0, jnp.int32), value, params={"axes": [0], "indexDtype": "int32"}
            )
        for axis in (0, 1, 2):
            record(
                "reductions",
                name,
                lambda v: call(v, axis, jnp.uint8),
                ints,
                params={"axes": [axis], "indexDtype": "uint8"},
            )
    for name in ("cumsum", "cumprod", "cummax", "cummin", "cumlogsumexp"):
        call = getattr(lax, name)
        for axis, reverse in itertools.product((0, 1, 2), (False, True)):
            params = {"axis": axis, "reverse": reverse}
            record("reductions", name, lambda v: call(v, axis, reverse), x, params=params)
            if name != "cumlogsumexp":
                record("reductions", name, lambda v: call(v, axis, reverse), ints, params=params)
        params = {"axis": 0, "reverse": False}
        for value in ([1, np.nan, 2, 0], [-np.inf, -np.inf, 3], [3e38, 3e38, -3e38], [np.inf, 1]):
            record("reductions", name, lambda v: call(v, 0), f32(value), params=params)


def contractions():
    def dot(lhs, rhs, contract, batch=((), ()), preferred=None, ulps=0):
        numbers = {"lhsContract": contract[0], "rhsContract": contract[1], "lhsBatch": batch[0], "rhsBatch": batch[1]}
        call = lambda a, b: lax.dot_general(a, b, (contract, batch), preferred_element_type=preferred)
        params = {"dimensionNumbers": numbers, "preferredElementType": preferred}
        record("contractions", "dot_general", call, lhs, rhs, params=params, ulps=ulps)

    def whole(*shape, dtype=jnp.int32):
        return jnp.asarray(rng.integers(-9, 9, shape), dtype)

    for make in (floats, whole):
        dot(make(4), make(4), ((0,), (0,)))
        dot(make(3), make(2), ((), ()))
        dot(make(2, 3), make(3, 4), ((1,), (0,)))
        dot(make(3, 2), make(4, 3), ((0,), (1,)))
        dot(make(5, 2, 3), make(5, 3, 4), ((2,), (1,)), ((0,), (0,)))
        dot(make(2, 5, 3), make(3, 4, 5), ((2,), (0,)), ((1,), (2,)))
        dot(make(2, 3, 4), make(4, 3, 5), ((1, 2), (1, 0)))
        dot(make(2, 3, 4, 5), make(5, 3, 2, 4), ((3, 2), (0, 3)), ((1, 0), (1, 2)))
        dot(make(2, 3), make(2, 3), ((), ()), ((0, 1), (0, 1)))
        dot(make(2, 0), make(0, 3), ((1,), (0,)))
    dot(whole(2, 3, dtype=jnp.int8), whole(3, 2, dtype=jnp.int8), ((1,), (0,)))
    dot(whole(2, 3, dtype=jnp.int8), whole(3, 2, dtype=jnp.int8), ((1,), (0,)), preferred="int32")
    dot(floats(2, 9).astype(jnp.bfloat16), floats(9, 2).astype(jnp.bfloat16), ((1,), (0,)), ulps=1)
    dot(floats(2, 9).astype(jnp.bfloat16), floats(9, 2).astype(jnp.bfloat16), ((1,), (0,)), preferred="float32")
    dot(whole(3, 4, dtype=bool), whole(4, 3, dtype=bool), ((1,), (0,)))
    dot(jnp.array([[1e9, 2], [3, 4]], jnp.int32), jnp.array([[7, 0], [0, 1]], jnp.int32), ((1,), (0,)))
    dot(lax.complex(floats(2, 3), floats(2, 3)), lax.complex(floats(3, 2), floats(3, 2)), ((1,), (0,)))


def movement():
    x = jnp.arange(24, dtype=jnp.int32).reshape(2, 3, 4)

    def case(primitive, call, *operands, **params):
        record("movement", primitive, call, *operands, params=params)

    for shape, dims in (((5, 2, 3, 4), (1, 2, 3)), ((2, 3, 4), (0, 1, 2)), ((2, 7, 3, 4), (0, 2, 3))):
        case(
            "broadcast_in_dim", lambda v: lax.broadcast_in_dim(v, shape, dims), x, shape=shape, broadcastDimensions=dims
        )
    case(
        "broadcast_in_dim",
        lambda v: lax.broadcast_in_dim(v, (3, 4), (0, 1)),
        x[0, :, :1],
        shape=(3, 4),
        broadcastDimensions=(0, 1),
    )
    case(
        "broadcast_in_dim",
        lambda v: lax.broadcast_in_dim(v, (2, 2), ()),
        jnp.array(1 + 2j),
        shape=(2, 2),
        broadcastDimensions=(),
    )
    for permutation in itertools.permutations(range(3)):
        case("transpose", lambda v: lax.transpose(v, permutation), x, permutation=permutation)
    case("reshape", lambda v: lax.reshape(v, (4, 6)), x, newSizes=(4, 6))
    case("squeeze", lambda v: lax.squeeze(v, (0, 2)), x[:1, :, :1], dimensions=(0, 2))
    for dims in ((), (0,), (1, 2), (0, 1, 2)):
        case("rev", lambda v: lax.rev(v, dims), x, dimensions=dims)
    for dim in range(3):
        part = lax.slice_in_dim(x, 0, 1, axis=dim)
        case("concatenate", lambda *v: lax.concatenate(v, dim), x, part, x, dimension=dim)
    for axis in range(4):
        case("stack", lambda *v: lax.stack(v, axis), x, -x, axis=axis)
    case("stack", lambda *v: lax.stack(v, 0), *(jnp.array(1 + value * 1j) for value in range(3)), axis=0)
    for config in (
        ((1, 2, 0), (0, 0, 0), (0, 0, 0)),
        ((0, 0, 1), (2, -1, 2), (-1, -2, 0)),
        ((-2, 3, 0), (0, -3, 1), (-3, 1, 1)),
    ):
        named = [{"low": low, "high": high, "interior": interior} for low, high, interior in config]
        case("pad", lambda v, p: lax.pad(v, p, config), x, jnp.array(-1, jnp.int32), paddingConfig=named)
    for start, limit, strides in (
        ((0, 1, 1), (2, 3, 4), None),
        ((0, 0, 0), (2, 3, 4), (1, 2, 3)),
        ((1, 2, 3), (1, 3, 4), None),
    ):
        case(
            "slice",
            lambda v: lax.slice(v, start, limit, strides),
            x,
            startIndices=start,
            limitIndices=limit,
            strides=strides,
        )
    for start in ((0, 1, 2), (1, 2, 3), (-5, 9, 1)):
        raw = [jnp.array(s, jnp.int32) for s in start]
        case(
            "dynamic_slice",
            lambda v, *s: lax.dynamic_slice_p.bind(v, *s, slice_sizes=(1, 2, 2)),
            x,
            *raw,
            sliceSizes=(1, 2, 2),
        )
        case(
            "dynamic_update_slice", lambda v, u, *s: lax.dynamic_update_slice_p.bind(v, u, *s), x, -x[:1, :2, :2], *raw
        )
    for dtype, dim in (("int32", 0), ("float32", 1), ("uint8", 1), ("bfloat16", 1), ("complex64", 0)):
        case(
            "iota",
            lambda: lax.broadcasted_iota(jnp.dtype(dtype), (2, 3), dim),
            dtype=dtype,
            shape=(2, 3),
            dimension=dim,
        )
    case("iota", lambda: lax.iota(jnp.bfloat16, 300), dtype="bfloat16", shape=(300,), dimension=0)


def indexing():
    x = f32(np.arange(24).reshape(2, 3, 4))
    modes = {"clip": "clip", "fillOrDrop": "fill", "promiseInBounds": "promise_in_bounds"}

    def gather(operand, indices, sizes, fill=None, only=tuple(modes), **numbers):
        indices = jnp.asarray(indices, jnp.int32)
        ours = {camel(k): v for k, v in numbers.items()}
        defaults = {"operandBatchingDims": [], "startIndicesBatchingDims": []}
        for mode in only:
            call = lambda a, i: lax.gather(
                a, i, lax.GatherDimensionNumbers(**numbers), sizes, mode=modes[mode], fill_value=fill
            )
            params = {"dimensionNumbers": defaults | ours, "sliceSizes": sizes, "mode": mode, "fillValue": fill}
            record("indexing", "gather", call, operand, indices, params=params)

    def scatter(
        operand, indices, updates, only=("clip", "fillOrDrop"), names=("", "add", "mul", "min", "max"), **numbers
    ):
        indices = jnp.asarray(indices, jnp.int32)
        ours = {camel(k): v for k, v in numbers.items()}
        defaults = {"operandBatchingDims": [], "scatterIndicesBatchingDims": []}
        for mode, name in itertools.product(only, names):
            function = getattr(lax, "_".join(filter(None, ("scatter", name))))
            call = lambda a, i, u: function(a, i, u, lax.ScatterDimensionNumbers(**numbers), mode=modes[mode])
            params = {"dimensionNumbers": defaults | ours, "mode": mode}
            record(
                "indexing", "-".join(filter(None, ("scatter", name))), call, operand, indices, updates, params=params
            )

    rows = dict(offset_dims=(1, 2), collapsed_slice_dims=(0,), start_index_map=(0,))
    gather(x, [[0], [1], [0]], (1, 3, 4), **rows)
    gather(x, [[0], [5], [-3]], (1, 3, 4), only=("clip", "fillOrDrop"), **rows)
    gather(x.astype(jnp.int32), [[1], [2]], (1, 3, 4), only=("fillOrDrop",), **rows)
    gather(x.astype(jnp.uint8), [[1], [2]], (1, 3, 4), only=("fillOrDrop",), **rows)
    gather(x > 4, [[0], [2]], (1, 3, 4), only=("fillOrDrop",), **rows)
    gather(x.astype(jnp.complex64), [[1], [2]], (1, 3, 4), only=("fillOrDrop",), **rows)
    gather(x, [[1], [2]], (1, 3, 4), fill=-7.0, only=("fillOrDrop",), **rows)
    gather(
        x,
        [[[0, 1], [1, 2]], [[1, 3], [0, 0]]],
        (1, 2, 2),
        only=("clip", "fillOrDrop"),
        offset_dims=(1, 3),
        collapsed_slice_dims=(0,),
        start_index_map=(0, 1),
    )
    gather(
        x,
        [[3, 1], [0, 0]],
        (2, 1, 1),
        only=("clip", "fillOrDrop"),
        offset_dims=(0,),
        collapsed_slice_dims=(1, 2),
        start_index_map=(2, 1),
    )
    gather(x, [1, 2], (2, 1, 2), offset_dims=(0, 1), collapsed_slice_dims=(1,), start_index_map=(1, 2))
    gather(
        x,
        [[[2], [0]], [[1], [1]]],
        (1, 1, 4),
        offset_dims=(2,),
        collapsed_slice_dims=(1,),
        start_index_map=(1,),
        operand_batching_dims=(0,),
        start_indices_batching_dims=(0,),
    )
    gather(
        x,
        [[[2], [0]], [[1], [1]]],
        (1, 1, 4),
        offset_dims=(2,),
        collapsed_slice_dims=(1,),
        start_index_map=(1,),
        operand_batching_dims=(0,),
        start_indices_batching_dims=(1,),
    )
    one = dict(update_window_dims=(), inserted_window_dims=(0,), scatter_dims_to_operand_dims=(0,))
    scatter(f32([1, 2, 3, 4]), [[1], [1], [3], [9], [-1]], f32([10, 20, 30, 40, 50]), **one)
    scatter(
        jnp.array([100, 2, 3], jnp.int8), [[0], [0]], jnp.array([100, 3], jnp.int8), names=("add", "mul", "max"), **one
    )
    boxes = dict(update_window_dims=(1, 2), inserted_window_dims=(0,), scatter_dims_to_operand_dims=(0, 2))
    scatter(x, [[0, 1], [1, 3]], -f32(np.arange(12).reshape(2, 3, 2)), **boxes)
    along = dict(
        update_window_dims=(1,),
        inserted_window_dims=(1,),
        scatter_dims_to_operand_dims=(1,),
        operand_batching_dims=(0,),
        scatter_indices_batching_dims=(0,),
    )
    scatter(x, [[2], [0]], -f32(np.arange(8).reshape(2, 4)), **along)


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def sorting():
    odd = f32([1, np.nan, -np.inf, 0.0, -0.0, np.inf, -1, np.nan, 0.0])
    ints = jnp.asarray(rng.integers(-3, 3, (3, 4, 5)), jnp.int32)
    tag = jnp.arange(60, dtype=jnp.int32).reshape(3, 4, 5)

    def case(operands, dimension, keys):
        params = {"dimension": dimension, "numKeys": keys}
        record("sorting", "sort", lambda *v: lax.sort(v, dimension=dimension, num_keys=keys), *operands, params=params)

    case((odd,), 0, 1)
    case((odd, jnp.arange(9)), 0, 1)
    for dimension in range(3):
        case((ints, tag), dimension, 1)
    case((ints, -(tag % 2), tag), 2, 2)
    case((jnp.array([True, False, True, False]), jnp.arange(4)), 0, 1)
    case((jnp.array([1 + 2j, 1 - 1j, complex(0, np.nan), 0j, complex(np.nan, 0)]),), 0, 1)
    case((jnp.array([3, 2**32 - 1, 0], jnp.uint32),), 0, 1)
    for value, k, axis in ((odd, 9, 0), (odd, 3, 0), (ints, 2, 2), (ints, 3, 1), (ints, 0, 0)):
        record("sorting", "top_k", lambda v: lax.top_k(v, k, axis=axis), value, params={"k": k, "axis": axis})


def random():
    def case(primitive, call, *operands, **params):
        record("random", primitive, call, *operands, params=params)

    for seed in (0, 1, 42, -1, 2**31 - 1, -(2**31)):
        case("random_seed", jax.random.key, jnp.array(seed, jnp.int32))
    case("random_seed", jax.random.key, jnp.array(2**32 - 1, jnp.uint32))
    case("random_seed", jax.vmap(jax.random.key), jnp.array([3, -4], jnp.int32))
    one, many = jax.random.key(42), jax.random.split(jax.random.key(7), (2, 3))
    for keys in (jax.random.key(0), one, jax.random.key(-1), many):
        for width in (8, 16, 32, 64):
            case(
                "random_bits",
                lambda k: prng.random_bits_p.bind(k, bit_width=width, shape=(3, 5)),
                keys,
                bitWidth=width,
                shape=(3, 5),
            )
        for shape in ((2,), (2, 3), ()):
            case("random_split", lambda k: prng.random_split_p.bind(k, shape=shape), keys, shape=shape)
        data = (
            jnp.broadcast_to(jnp.array([5, -1, 2**31 - 1], jnp.int32), keys.shape) if keys.shape else jnp.array(12345)
        )
        case("random_fold_in", prng.random_fold_in_p.bind, keys, data)
        case("random_unwrap", jax.random.key_data, keys)
    case("random_fold_in", prng.random_fold_in_p.bind, one, jnp.array(2**32 - 1, jnp.uint32))
    case("random_bits", lambda k: prng.random_bits_p.bind(k, bit_width=32, shape=()), one, bitWidth=32, shape=())
    case("random_wrap", jax.random.wrap_key_data, jax.random.key_data(many))


def orders():
    """Sums and products of floats that round at each step, so that the last digits show the order of the steps."""

    def case(primitive, call, *operands, ulps=0, **params):
        record("orders", primitive, call, *operands, params=params, ulps=ulps)

    def real(*shape, dtype=jnp.float32):
        return jnp.asarray(rng.normal(size=shape)).astype(dtype)

    shapes = [(n,) for n in (2, 3, 5, 16, 17, 32, 33, 64, 100, 257)]
    shapes += [(4, 5), (5, 4), (7, 11), (20, 20), (40, 3), (3, 40), (2, 31, 7)]
    for shape in shapes:
        for axes in sorted({(0,), (len(shape) - 1,), tuple(range(len(shape)))}):
            for name in ("sum", "prod"):
                call = getattr(lax, f"reduce_{name}")
                # Over several axes the order depends on the machine.
                case(f"reduce_{name}", lambda v: call(v, axes), real(*shape), axes=axes, ulps=64 if axes[1:] else 0)
        for name in ("cumsum", "cumprod", "cumlogsumexp"):
            for axis, reverse in itertools.product(sorted({0, len(shape) - 1}), (False, True)):
                call = getattr(lax, name)
                case(name, lambda v: call(v, axis, reverse), real(*shape), axis=axis, reverse=reverse)
    for dtype in (jnp.float16, jnp.bfloat16):
        for name in ("sum", "prod"):
            call = getattr(lax, f"reduce_{name}")
            case(f"reduce_{name}", lambda v: call(v, (1,)), real(3, 40, dtype=dtype), axes=(1,))
            call = getattr(lax, f"cum{name}")
            case(f"cum{name}", lambda v: call(v, 1), real(3, 40, dtype=dtype), axis=1, reverse=False)
    for lhs, rhs, contract, batch in (
        ((32,), (32,), ((0,), (0,)), ((), ())),
        ((20,), (20, 9), ((0,), (0,)), ((), ())),
        ((9, 7), (7,), ((1,), (0,)), ((), ())),
        ((4, 7), (7, 7), ((1,), (0,)), ((), ())),
        ((9, 20), (9, 20), ((1,), (1,)), ((0,), (0,))),
        ((13, 3, 5), (13, 5, 6), ((2,), (1,)), ((0,), (0,))),
    ):
        numbers = {"lhsContract": contract[0], "rhsContract": contract[1], "lhsBatch": batch[0], "rhsBatch": batch[1]}
        call = lambda a, b: lax.dot_general(a, b, (contract, batch))
        case("dot_general", call, real(*lhs), real(*rhs), dimensionNumbers=numbers, preferredElementType=None)
    for size in (33, 100, 1000, 1025, 5000):
        for name in ("max", "min"):
            call = getattr(lax, f"reduce_{name}")
            for dtype in (jnp.float32, jnp.int32):
                values = jnp.asarray(rng.permutation(size) - 7).astype(dtype)
                case(f"reduce_{name}", lambda v: call(v, (0,)), values, axes=(0,))


for section in (reductions, contractions, movement, indexing, sorting, random, orders):
    section()
save()
