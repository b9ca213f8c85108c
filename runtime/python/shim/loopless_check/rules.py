"""What an exercise may ask of the code itself. `rule.ts` has the words for each."""

import ast
import functools
import inspect

import jax
from jax import numpy as jnp

from loopless_check.verdict import Failure


def failure(rule, program):
    """Where the program breaks a rule; None where it keeps it."""
    found = RULES[rule](program)
    if found is None:
        return None
    node, message = found
    line = program.line if node is None else node.lineno
    return Failure(message if node is None else f"Line {line} {message}", line)


def _no_loops(program):
    for node in program.nodes(ast.For, ast.AsyncFor, ast.While):
        return node, f"has a `{'while' if isinstance(node, ast.While) else 'for'}` loop."
    for node in program.uses(*(f"jax.lax.{name}" for name in ("map", "scan", "fori_loop", "while_loop"))):
        return node, f"has `{ast.unparse(node)}`, which is a loop too."
    return None


def _no_comprehensions(program):
    for node in program.nodes(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp):
        return node, "has a comprehension, which is a loop too."
    for node in program.nodes(ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id == "map" and program.full_name(node.func) is None:
            return node, "has Python's `map`, which is a loop too."
    return None


def _one_vmap(program):
    return None if program.vmaps > 0 else (None, f"There is no `vmap` in `{program.function}`.")


def _two_vmaps(program):
    if program.vmaps == 1:
        [node] = program.uses("jax.vmap")
        return node, "has the only `vmap`, and each maps one axis: a second one is needed."
    return _one_vmap(program)


def _uses_option(name, place):
    def check(program):
        for call in program.nodes(ast.Call):
            partial = program.full_name(call.func) == "functools.partial" and call.args
            function, args = (call.args[0], call.args[1:]) if partial else (call.func, call.args)
            given = len(args) > place or any(keyword.arg == name for keyword in call.keywords)
            if given and program.full_name(function) == "jax.vmap":
                return None
        return None, f"No `vmap` in `{program.function}` is given `{name}`."

    return check


_AXES = frozenset({"axis", "axes", "axis1", "axis2", "source", "destination", "dimension"})


def _no_axis_numbers(program):
    for call in program.nodes(ast.Call):
        named = {keyword.arg: keyword.value for keyword in call.keywords}
        numbers = [value for name, value in {**_positional(call, program), **named}.items() if name in _AXES]
        if any(not (isinstance(value, ast.Constant) and value.value is None) for value in numbers):
            return call, f"gives an axis number to `{ast.unparse(call.func)}`: let `vmap` take that axis."
    return None


def _positional(call, program):
    """The arguments of a function of JAX, or of a method of arrays, by the names of its parameters."""
    full_name = program.full_name(call.func)
    try:
        if full_name is not None and full_name.startswith("jax."):
            function, args = functools.reduce(getattr, full_name.split(".")[1:], jax), call.args
        elif full_name is None and isinstance(call.func, ast.Attribute):
            function, args = getattr(type(jnp.zeros(())), call.func.attr), [call.func.value, *call.args]
        else:
            return {}
        return dict(zip(inspect.signature(function).parameters, args))
    except (AttributeError, TypeError, ValueError):
        return {}


_RESHAPING = frozenset(
    {
        "T",
        "mT",
        "atleast_2d",
        "atleast_3d",
        "broadcast_to",
        "expand_dims",
        "flatten",
        "matrix_transpose",
        "moveaxis",
        "permute_dims",
        "ravel",
        "reshape",
        "rollaxis",
        "squeeze",
        "swapaxes",
        "transpose",
    }
)


def _no_reshaping(program):
    for node in program.nodes(ast.Attribute, ast.Name):
        name = _last_name(node, program)
        if name in _RESHAPING:
            return node, f"uses `{name}`."
    for node in program.nodes(ast.Subscript):
        for part in node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]:
            is_none = isinstance(part, ast.Constant) and part.value is None
            if is_none or _last_name(part, program) == "newaxis":
                return node, "uses a `None` index."
    return None


def _no_einsum(program):
    for node in program.nodes(ast.Attribute, ast.Name):
        if _last_name(node, program) == "einsum":
            return node, "uses `einsum`."
    return None


def _last_name(node, program):
    full_name = program.full_name(node)
    if full_name is not None:
        return full_name.rpartition(".")[2]
    return node.attr if isinstance(node, ast.Attribute) else None


def _uses_split(program):
    if program.uses("jax.random.split"):
        return None
    return None, "There is no `random.split`: with one key for all, every example gets the same numbers."


RULES = {
    "no loops": _no_loops,
    "no comprehensions": _no_comprehensions,
    "at least one vmap": _one_vmap,
    "at least two vmaps": _two_vmaps,
    "uses in_axes": _uses_option("in_axes", 1),
    "uses out_axes": _uses_option("out_axes", 2),
    "no axis numbers": _no_axis_numbers,
    "no reshaping": _no_reshaping,
    "no einsum": _no_einsum,
    "uses split": _uses_split,
}
