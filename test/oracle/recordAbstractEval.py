"""Records what JAX's primitives make of avals: the answers in test/laws/abstractEval.json.

The questions stand in that file, too: add a call with an empty answer, then run this with a Python that has JAX 0.10.2.
Parameters are written as our primitives take them. `--check` writes nothing and prints the answers that differ.
"""

import json
import pathlib
import re
import sys
import warnings

import jax
import jax.numpy as jnp
from jax import lax
from jax._src.lax import lax as internal
from jax._src.lax import linalg
from jax._src.random import prng

warnings.simplefilter("ignore")
file = pathlib.Path(__file__).resolve().parent.parent / "laws" / "abstractEval.json"
key_dtype = jax.random.key(0).dtype
dtypes = {
    "bool": jnp.bool_, "i8": jnp.int8, "i16": jnp.int16, "i32": jnp.int32, "u8": jnp.uint8, "u16": jnp.uint16, "u32": jnp.uint32,
    "bf16": jnp.bfloat16, "f16": jnp.float16, "f32": jnp.float32, "c64": jnp.complex64, "key<fry>": key_dtype,
}  # fmt: skip
modes = {"fillOrDrop": "fill", "clip": "clip", "promiseInBounds": "promise_in_bounds"}


def aval(text):
    weak, dtype, sizes = re.fullmatch(r"(~?)([a-z0-9<>]+)\[(.*)\]", text).groups()
    shape = tuple(int(size) for size in sizes.split(",") if size)
    return jax.ShapeDtypeStruct(shape, dtypes[dtype], weak_type=bool(weak))


def bind(primitive, **params):
    return lambda *operands: primitive.bind(*operands, **params)


def gather(p):
    numbers = p["dimensionNumbers"]
    dimensions = lax.GatherDimensionNumbers(
        offset_dims=tuple(numbers["offsetDims"]),
        collapsed_slice_dims=tuple(numbers["collapsedSliceDims"]),
        start_index_map=tuple(numbers["startIndexMap"]),
        operand_batching_dims=tuple(numbers["operandBatchingDims"]),
        start_indices_batching_dims=tuple(numbers["startIndicesBatchingDims"]),
    )
    return lambda x, indices: lax.gather(
        x, indices, dimensions, tuple(p["sliceSizes"]), mode=modes[p["mode"]], fill_value=p["fillValue"]
    )


def scatter(function):
    def given(p):
        numbers = p["dimensionNumbers"]
        dimensions = lax.ScatterDimensionNumbers(
            update_window_dims=tuple(numbers["updateWindowDims"]),
            inserted_window_dims=tuple(numbers["insertedWindowDims"]),
            scatter_dims_to_operand_dims=tuple(numbers["scatterDimsToOperandDims"]),
            operand_batching_dims=tuple(numbers["operandBatchingDims"]),
            scatter_indices_batching_dims=tuple(numbers["scatterIndicesBatchingDims"]),
        )
        return lambda x, indices, updates: function(x, indices, updates, dimensions, mode=modes[p["mode"]])

    return given


def dot_general(p):
    n = p["dimensionNumbers"]
    numbers = ((n["lhsContract"], n["rhsContract"]), (n["lhsBatch"], n["rhsBatch"]))
    return lambda x, y: lax.dot_general(x, y, numbers, preferred_element_type=p["preferredElementType"])


def widths(p):
    return [(side["low"], side["high"], side["interior"]) for side in p["paddingConfig"]]


def reduction(primitive, **options):
    return lambda p: bind(primitive, axes=tuple(p["axes"]), **options)


def arg_reduction(primitive):
    return lambda p: bind(primitive, axes=tuple(p["axes"]), index_dtype=jnp.dtype(p["indexDtype"]))


def cumulative(function):
    return lambda p: lambda x: function(x, p["axis"], p["reverse"])


def without_parameters(function):
    return lambda p: function


named = {
    "not": lax.bitwise_not, "and": lax.bitwise_and, "or": lax.bitwise_or, "xor": lax.bitwise_xor,
    "random_seed": lambda x: prng.random_seed(x, impl=key_dtype._impl),
    "random_wrap": lambda x: prng.random_wrap(x, impl=key_dtype._impl),
    "random_unwrap": prng.random_unwrap, "random_fold_in": prng.random_fold_in,
    "cholesky": bind(linalg.cholesky_p), "lu": bind(linalg.lu_p),
    "clamp": bind(lax.clamp_p), "select_n": bind(lax.select_n_p),
    "dynamic_update_slice": lambda x, update, *starts: lax.dynamic_update_slice_p.bind(x, update, *starts),
}  # fmt: skip
calls = {
    "round": lambda p: lambda x: lax.round(x, getattr(lax.RoundingMethod, {"toNearestEven": "TO_NEAREST_EVEN", "awayFromZero": "AWAY_FROM_ZERO"}[p["roundingMethod"]])),
    "integer_pow": lambda p: bind(lax.integer_pow_p, y=p["y"]),
    **{name: reduction(getattr(lax, f"{name}_p"), out_sharding=None) for name in ("reduce_sum", "reduce_prod", "reduce_max", "reduce_min")},
    **{name: reduction(getattr(lax, f"{name}_p")) for name in ("reduce_and", "reduce_or")},
    "argmax": arg_reduction(lax.argmax_p),
    "argmin": arg_reduction(lax.argmin_p),
    **{name: cumulative(getattr(lax, name)) for name in ("cumsum", "cumprod", "cummax", "cummin", "cumlogsumexp")},
    "dot_general": dot_general,
    "broadcast_in_dim": lambda p: lambda x: bind(lax.broadcast_in_dim_p, shape=tuple(p["shape"]), broadcast_dimensions=tuple(p["broadcastDimensions"]), sharding=None)(x),
    "reshape": lambda p: bind(lax.reshape_p, new_sizes=tuple(p["newSizes"]), dimensions=None, sharding=None),
    "transpose": lambda p: bind(lax.transpose_p, permutation=tuple(p["permutation"])),
    "squeeze": lambda p: bind(lax.squeeze_p, dimensions=tuple(p["dimensions"])),
    "rev": lambda p: bind(lax.rev_p, dimensions=tuple(p["dimensions"])),
    "stack": lambda p: lambda *xs: internal.stack_p.bind(*xs, axis=p["axis"]),
    "concatenate": lambda p: lambda *xs: lax.concatenate_p.bind(*xs, dimension=p["dimension"]) if xs else lax.concatenate(xs, 0),
    "pad": lambda p: bind(lax.pad_p, padding_config=tuple(widths(p))),
    "slice": lambda p: bind(lax.slice_p, start_indices=tuple(p["startIndices"]), limit_indices=tuple(p["limitIndices"]), strides=p["strides"] and tuple(p["strides"])),
    "dynamic_slice": lambda p: lambda x, *starts: lax.dynamic_slice_p.bind(x, *starts, slice_sizes=tuple(p["sliceSizes"])),
    "gather": gather,
    "scatter": scatter(lax.scatter),
    "scatter-add": scatter(lax.scatter_add),
    "scatter-mul": scatter(lax.scatter_mul),
    "scatter-min": scatter(lax.scatter_min),
    "scatter-max": scatter(lax.scatter_max),
    "sort": lambda p: lambda *xs: lax.sort_p.bind(*xs, dimension=p["dimension"], is_stable=True, num_keys=p["numKeys"]),
    "top_k": lambda p: bind(lax.top_k_p, k=p["k"], axis=p["axis"]),
    "iota": lambda p: lambda: lax.broadcasted_iota(p["dtype"], tuple(p["shape"]), p["dimension"]),
    "convert_element_type": lambda p: lambda x: internal._convert_element_type(x, jnp.dtype(p["newDtype"]), p["weakType"]),
    "random_bits": lambda p: lambda keys: prng.random_bits(keys, bit_width=p["bitWidth"], shape=tuple(p["shape"])),
    "random_split": lambda p: lambda keys: prng.random_split(keys, shape=tuple(p["shape"])),
    "random_gamma": lambda p: bind(jax.random.random_gamma_p, log_space=p["logSpace"]),
    "qr": lambda p: bind(linalg.qr_p, pivoting=False, full_matrices=p["fullMatrices"], use_magma=None),
    "svd": lambda p: bind(linalg.svd_p, full_matrices=p["fullMatrices"], compute_uv=p["computeUv"], subset_by_index=None, algorithm=None),
    "eigh": lambda p: bind(linalg.eigh_p, lower=p["lower"], subset_by_index=None, algorithm=None, sort_eigenvalues=True),
    "eig": lambda p: bind(linalg.eig_p, compute_left_eigenvectors=False, compute_right_eigenvectors=p["computeRightEigenvectors"], implementation=None),
    "fft": lambda p: bind(lax.fft_p, fft_type=lax.FftType[p["kind"].upper()], fft_lengths=tuple(p["lengths"])),
    "triangular_solve": lambda p: bind(
        linalg.triangular_solve_p, left_side=p["leftSide"], lower=p["lower"], transpose_a=p["transposeA"], conjugate_a=p["conjugateA"], unit_diagonal=p["unitDiagonal"]
    ),
}  # fmt: skip


def call_of(name, params):
    if name in calls:
        return calls[name](params)
    return named.get(name) or bind(getattr(lax, f"{name}_p", None) or getattr(internal, f"{name}_p"), **accuracy_of(name))


def accuracy_of(name):
    """The parameter of the primitives that may be computed less exactly."""
    inexact = "cbrt cos exp exp2 expm1 log log1p logistic rsqrt sin sqrt tan tanh"
    return {"accuracy": None} if name in inexact.split() else {}


def answer(name, operands, params):
    try:
        results = jax.tree.leaves(jax.eval_shape(call_of(name, params), *[aval(text) for text in operands.split()]))
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return " ".join(f"{'~' if result.weak_type else ''}{text_of(result)}" for result in results)


def text_of(result):
    short = next(name for name, dtype in dtypes.items() if dtype == result.dtype)
    return f"{short}[{','.join(map(str, result.shape))}]"


recorded = json.loads(file.read_text())
differing = 0
for name, questions in recorded.items():
    for question in questions:
        seen = answer(name, question[0], question[1])
        if seen != question[2]:
            differing += 1
            print(name, *question, "->", seen, sep="\n  ")
        question[2] = seen
print(differing, "of", sum(map(len, recorded.values())), "answers differ")
if "--check" not in sys.argv:
    lines = [f"{json.dumps(name)}: [\n" + ",\n".join("  " + json.dumps(q) for q in questions) + "\n]" for name, questions in recorded.items()]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n")
