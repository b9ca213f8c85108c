"""Records what real JAX answers to the calls of valueCases.py and its neighbours, as test/values/*.json.

Run it with a Python that has JAX 0.10.2: `python test/oracle/recordValues.py [family...]`.
"""

import importlib
import json
import math
import pathlib
import sys
import warnings

import jax
import jax.numpy as jnp
import laxCases
import linalgCases
import numpy as np
import orderingCases
import placeCases
import placingCases
import samplingCases
import scipyCases
import valueCases
import windowCases

warnings.simplefilter("ignore")
folder = pathlib.Path(__file__).resolve().parent.parent / "values"
scalar_types = {int: "int", float: "float", bool: "bool", complex: "complex"}


def number(value):
    """A float as JSON can hold it, with no more digits than its dtype needs."""
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    return "-0" if value == 0 and math.copysign(1, value) < 0 else float(str(value))


def elements(array):
    if array.dtype == bool or jnp.issubdtype(array.dtype, jnp.integer):
        return [int(value) for value in array.ravel()]
    if jnp.issubdtype(array.dtype, jnp.complexfloating):
        return [number(part) for value in array.ravel() for part in (value.real, value.imag)]
    return [number(value) for value in array.astype(np.float32).ravel()]


def encode(value):
    """A Python value as test/numpy/values.ts reads it."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"int": value}
    if isinstance(value, float):
        return {"float": number(value)}
    if isinstance(value, complex):
        return {"complex": [number(value.real), number(value.imag)]}
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, slice):
        return {"slice": [encode(part) for part in (value.start, value.stop, value.step)]}
    if value is Ellipsis:
        return {"ellipsis": True}
    if isinstance(value, type) and value in scalar_types:
        return {"type": scalar_types[value]}
    if isinstance(value, (np.ndarray, jax.Array)):
        array = np.asarray(value)
        weak = isinstance(value, jax.Array) and value.weak_type
        dtype = jnp.asarray(array).dtype.name
        return {"array": dtype, "shape": list(array.shape), "values": elements(array.astype(dtype)), **({"weak": True} if weak else {})}
    return {"dtype": jnp.dtype(value).name}


def answer(evaluate):
    try:
        return {"result": encode(evaluate())}
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}


def jax_value(value):
    """Arrays as a program with JAX has them."""
    if isinstance(value, np.ndarray):
        return jnp.asarray(value)
    if isinstance(value, (list, tuple)):
        return type(value)(jax_value(item) for item in value)
    return value


def record(table, evaluate):
    return {
        name: {
            **entry,
            "calls": [
                {
                    "args": [encode(arg) for arg in call.args],
                    **({"kwargs": {key: encode(arg) for key, arg in call.kwargs.items()}} if call.kwargs else {}),
                    **answer(
                        lambda call=call, name=name: evaluate(
                            name, jax_value(call.args), {key: jax_value(arg) for key, arg in call.kwargs.items()}
                        )
                    ),
                }
                for call in entry["calls"]
            ],
        }
        for name, entry in table.items()
    }


def function(name, args, kwargs):
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)(*args, **kwargs)


families = {
    "unary": (valueCases.unary, function),
    "binary": (valueCases.binary, function),
    "reductions": (valueCases.reductions, function),
    "creation": (valueCases.creation, function),
    "shapes": (valueCases.shapes, function),
    "joining": (valueCases.joining, function),
    "selection": (valueCases.selection, function),
    "contraction": (valueCases.contraction, function),
    "nn": (valueCases.nn, function),
    "lax": (valueCases.lax, function),
    "laxArrays": (laxCases.lax_arrays, function),
    "ordering": (orderingCases.ordering, function),
    "fft": (orderingCases.fft, function),
    "initializers": (samplingCases.initializers, lambda name, args, kwargs: function(name, (), kwargs)(jax.random.key(0), *args)),
    "linalg": (linalgCases.linalg, function),
    "distributions": (samplingCases.distributions, function),
    "scipy": (scipyCases.scipy, function),
    "places": (placeCases.places, function),
    "windows": (windowCases.windows, function),
    "placing": (placingCases.placing, function),
    "polynomials": (placingCases.polynomials, function),
    "sets": (placingCases.sets, function),
    "dtypes": (placingCases.dtypes, function),
    "subscripted": (placingCases.subscripted, lambda name, args, _: getattr(jnp, name)[args[0]]),
    "attention": (windowCases.attention, function),
    "pooling": (windowCases.pooling, windowCases.pooled),
    "folds": (windowCases.folds, windowCases.folded),
    "scipyLinalg": (linalgCases.scipy_linalg, function),
    "operators": (valueCases.operators, lambda name, args, _: valueCases.OPERATORS[name](*args)),
    "unaryOperators": (valueCases.unary_operators, lambda name, args, _: valueCases.UNARY_OPERATORS[name](*args)),
    "subscripts": (valueCases.subscripts, lambda _, args, __: args[0][args[1]]),
    "updates": (valueCases.updates, lambda name, args, _: getattr(args[0].at[args[1]], name)(args[2])),
    "attributes": (valueCases.attributes, lambda name, args, _: getattr(args[0], name)),
    "methods": (valueCases.methods, lambda name, args, kwargs: getattr(args[0], name)(*args[1:], **kwargs)),
}

def options_of(entry):
    return ", ".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in entry.items() if key != "calls")


for family in sys.argv[1:] or families:
    table, evaluate = families[family]
    recorded = record(table(), evaluate)
    lines = [
        f'{json.dumps(name)}: {{{options_of(entry)}, "calls": [\n'
        + ",\n".join("  " + json.dumps(call, separators=(",", ":")) for call in entry["calls"])
        + "\n]}"
        for name, entry in recorded.items()
    ]
    (folder / f"{family}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(family, sum(len(entry["calls"]) for entry in recorded.values()))
