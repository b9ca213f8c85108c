"""Errors in plain words, before Python's own."""

import re
import traceback

from loopless_check.verdict import Failure

_LONGEST = 2000


def failure_of(error, file=None, line=None, maps=True):
    """What an error means, and the last line of the file that it passed through, else the given one.

    `maps` is whether the learner uses `vmap` at all.
    """
    line = _line(error, file) or line
    at = "" if line is None else f" in line {line}"
    if isinstance(error, KeyboardInterrupt):
        return Failure(f"Stopped{at}. Is there a loop that does not end?", line, state="stopped")
    if isinstance(error, SyntaxError):
        return Failure(f"Python cannot read your file{at}: {error.msg}.", line)
    if isinstance(error, SystemExit):
        return Failure(f"Your code ends Python{at}: leave that out.", line)
    name = type(error).__name__
    detail = f"{name}: {_text(error)}"[:_LONGEST]
    message = f"Your code raises {_with_article(name)}{at}."
    if not maps and re.search(_SHAPES, detail):
        message += " There is no `vmap` in your function: it gets all examples at once, not one."
    else:
        told = detail if _is_raised_in(error, file) else f"{detail} [in JAX]"
        message += next((f" {help}" for pattern, help in _HELP if re.search(pattern, told)), "")
    return Failure(message, line, detail)


def _line(error, file):
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno
    lines = [line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == file]
    return lines[-1] if lines else None


def _is_raised_in(error, file):
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return frames[-1].f_code.co_filename == file


def _text(error):
    """Without what differs between two runs."""
    try:
        text = str(error)
    except Exception:
        return ""
    return re.split(r"\n+(?:This \w+ with object id|See https://)", text)[0].strip()


def _with_article(name):
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"


# Errors that an array with an axis too many can be the cause of.
_SHAPES = (
    r"[Ii]ncompatible shapes|contracting dimensions|cannot reshape|Incompatible types for matmul|out of bounds for array|"
    r"same shape|Cannot concatenate|accepts a single key|truth value of an array"
)

# The first that fits is told. JAX says the same in many words, so these say what to do.
_HELP = (
    (
        r"vmap got inconsistent sizes[\s\S]*kwargs\[",
        "Here the arguments have different sizes along the axes they are mapped over: in_axes says which axis, but only "
        "for positional arguments, and keyword arguments are always mapped over axis 0.",
    ),
    (
        r"vmap got inconsistent sizes",
        "Here the arguments have different sizes along the axes they are mapped over: in_axes says which axis of each "
        "argument is mapped, and None maps none.",
    ),
    (
        r"len\(in_axes\)=\d+, len\(args\)=\d+",
        "`in_axes` needs one entry for each positional argument; keyword arguments have none, they are always mapped over "
        "axis 0.",
    ),
    (r"vmap in_axes must be an int", "`in_axes` is a number, None, or a tuple with one of them for each argument."),
    (
        r"vmap in_axes specification must be a tree prefix",
        "An entry of `in_axes` has another structure than its argument: for a dict it is a number, None, or a dict with "
        "the same keys.",
    ),
    (
        r"rank should be at least 1, but is only 0",
        "One of the mapped arguments is a single number without axes, which cannot be mapped: give it None in `in_axes`.",
    ),
    (
        r"vmap was requested to map its argument along axis",
        "`in_axes` asks for an axis that one of the arguments does not have: axes count from 0.",
    ),
    (
        r"vmap must have at least one non-None|vmap wrapped function must be passed at least one argument",
        "There is nothing to map here: at least one argument needs an axis in `in_axes`.",
    ),
    (
        r"vmap out_axes.*got axis spec None",
        "`out_axes=None` is for results that are the same for every example, and these differ.",
    ),
    (r"vmap out_axes specification", "`out_axes` is a number, or has the structure of what the mapped function returns."),
    (
        r"Output from batched function .* is not a valid JAX type",
        "What `vmap` maps must return arrays or numbers.",
    ),
    (r"is not a valid JAX type", "`vmap` maps arrays and numbers, and one of the arguments is neither."),
    (
        r"Expected a callable value",
        "`vmap` takes the function itself, not what it returns: `vmap(step)(xs)` instead of `vmap(step(xs))`.",
    ),
    (
        r"TracerBoolConversionError",
        "`if`, `while`, `and` and `or` need one truth value, but under `vmap` a value stands for all examples: use "
        "`jnp.where`.",
    ),
    (r"NonConcreteBooleanIndexError", "Under `vmap`, a mask cannot pick elements: use `jnp.where`, which keeps the shape."),
    (
        r"TracerIntegerConversionError",
        "Under `vmap`, a value cannot be an index into a Python list: index an array with it.",
    ),
    (r"TracerArrayConversionError", "Under `vmap`, a value cannot go to NumPy: use `jnp` in place of `np`."),
    (
        r"ConcretizationTypeError|Slice entries must be static integers",
        "Under `vmap`, a value stands for all examples: it cannot become a Python number, a size or the end of a slice.",
    ),
    (
        r"contracting dimensions",
        "The axes over which this product sums have different sizes: look at the shapes of both operands.",
    ),
    (r"[Ii]ncompatible (?:shapes|types for matmul)", "These shapes do not go together: look at both operands."),
    (
        # JAX says of an axis of `jnp.sum` that is not there what Python says of tuples.
        r"out of bounds for array of dimension|Too many indices|tuple index out of range \[in JAX\]",
        "The array has fewer axes than that: inside `vmap` the mapped axis is not there.",
    ),
    (
        r"Zero-dimensional arrays cannot be concatenated",
        "Inside `vmap` these are single numbers: `jnp.stack` puts numbers together.",
    ),
    (r"accepts a single key", "Each call takes one key: map over the keys with `vmap`."),
    (r"arrays are immutable", "Arrays cannot be changed: `x.at[i].set(y)` gives a changed copy."),
    (r"unsupported operand .*'(?:function|[\w.]*PjitFunction)'", "One operand is a function: it has to be called first."),
    (
        r"requires ndarray or scalar arguments, got <class 'NoneType'>",
        "One argument is None: does its function `return`?",
    ),
    (
        r"requires ndarray or scalar arguments, got <class '(?:list|tuple)'>",
        "JAX takes no lists here: `jnp.array` makes an array.",
    ),
    (r"\(\) (?:takes|missing) .*argument", "The function is called with other arguments than it takes."),
    (r"RecursionError", "A function calls itself without end."),
    (r"MemoryError", "That needs more memory than there is."),
)
