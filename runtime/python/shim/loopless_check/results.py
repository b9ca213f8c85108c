"""Results as plain numbers: what they say of themselves does not count."""

import cmath
import dataclasses
import functools
import itertools
import types

from jax import numpy as jnp

from loopless_check.verdict import Failure

# The relative error, and that relative to the largest number, by dtype; others are exact.
_TOLERANCES = {
    "float64": (1e-10, 1e-12),
    "complex128": (1e-10, 1e-12),
    "float32": (1e-5, 1e-6),
    "complex64": (1e-5, 1e-6),
    "float16": (1e-2, 1e-3),
    "bfloat16": (5e-2, 1e-2),
}


@dataclasses.dataclass
class Numbers:
    """An array, its elements in the order of its axes."""

    kind = "an array"
    dtype: str
    shape: tuple
    elements: list

    @property
    def short(self):
        """As hints write it: `f32[13,7]`."""
        short = self.dtype
        for long, letters in (("complex", "c"), ("bfloat", "bf"), ("float", "f"), ("uint", "u"), ("int", "i")):
            if short.startswith(long):
                short = letters + short.removeprefix(long)
                break
        return f"{short}[{','.join(map(str, self.shape))}]"

    def moved(self, order):
        """With the axes in another order."""
        steps = [1]
        for size in reversed(self.shape[1:]):
            steps.insert(0, steps[0] * size)
        shape = tuple(self.shape[axis] for axis in order)
        steps = [steps[axis] for axis in order]
        places = (sum(map(int.__mul__, index, steps)) for index in itertools.product(*map(range, shape)))
        return Numbers(self.dtype, shape, [self.elements[place] for place in places])

    def rows(self):
        """The examples along the first axis."""
        size = len(self.elements) // max(1, self.shape[0])
        return [
            Numbers(self.dtype, self.shape[1:], self.elements[place * size : (place + 1) * size])
            for place in range(self.shape[0])
        ]


@dataclasses.dataclass
class Group:
    """A tuple, a list or a dict."""

    type: str
    parts: dict

    @property
    def kind(self):
        if self.type == "dict":
            return f"a dict with {', '.join(f'`{key}`' for key in self.parts) or 'nothing'}"
        return f"a {self.type} of {len(self.parts)}"


@dataclasses.dataclass
class Other:
    """Something else, and what to say of it."""

    kind: str
    help: str = ""


class Reader:
    """Reads results by what arrays are before the learner's code runs."""

    def __init__(self):
        self._array = type(jnp.zeros(()))
        self._shape, self._dtype, self._list = (getattr(self._array, name) for name in ("shape", "dtype", "tolist"))

    def read(self, value):
        """The result as it is now."""
        kind = type(value)
        if kind is self._array:
            return self._numbers(value)
        if kind in (tuple, list):
            return Group(_name_of(kind), {place: self.read(part) for place, part in enumerate(value)})
        if kind is dict and all(type(key) in (str, int) for key in value):
            return Group("dict", {key: self.read(value[key]) for key in sorted(value, key=str)})
        return _other(value)

    def _numbers(self, array):
        dtype = str(self._dtype.__get__(array))
        if dtype.startswith("key"):
            return Other("random keys")
        shape = tuple(self._shape.__get__(array))
        elements = self._list.__get__(array)()
        for _ in shape[1:]:
            elements = [element for row in elements for element in row]
        return Numbers(dtype, shape, elements if shape else [elements])


_FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, functools.partial)


def _other(value):
    kind = type(value)
    name = _name_of(kind)
    if value is None:
        return Other("None", ": is there a `return`?")
    if issubclass(kind, _FUNCTIONS) or name == "PjitFunction":
        return Other("a function", ": `vmap(step)` is one too, call it with the arguments as in `vmap(step)(xs)`.")
    if name == "PRNGKeyArray":
        return Other("random keys")
    if name == "ndarray":
        return Other("an array of NumPy", ": is there an `np` where `jnp` should be?")
    if name.endswith("Tracer"):
        return Other("a value from inside `vmap`", ": it must leave the mapped function by `return`.")
    return Other(f"{'an' if name[0] in 'aeiou' else 'a'} {name}")


_name_of = type.__dict__["__name__"].__get__


def leaves(result, path=""):
    """The arrays of a result, each with its path."""
    if not isinstance(result, Group):
        return [(path, result)]
    return [leaf for key, part in result.parts.items() for leaf in leaves(part, f"{path}[{key!r}]")]


def structure_failure(expected, result):
    """Why a result is no array, or no container, as it should be."""
    message = _structure_difference(expected, result, "")
    return None if message is None else Failure(message)


def _structure_difference(expected, result, path):
    what = f"The function returns {result.kind}" if path == "" else f"At `{path}` the function returns {result.kind}"
    if isinstance(result, Other):
        return what + (result.help or f" and should return {expected.kind}.")
    if isinstance(expected, Numbers) and isinstance(result, Group):
        stacked = ": `vmap` makes one array of the results by itself" if result.type == "list" else ""
        return f"{what} and should return one array{stacked}."
    if isinstance(expected, Group):
        if result.kind != expected.kind:
            return f"{what} and should return {expected.kind}."
        for key, part in expected.parts.items():
            message = _structure_difference(part, result.parts[key], f"{path}[{key!r}]")
            if message is not None:
                return message
    return None


def same(expected, result):
    """Whether two results are the same up to rounding."""
    if isinstance(expected, Group):
        return (
            isinstance(result, Group)
            and (expected.type, expected.parts.keys()) == (result.type, result.parts.keys())
            and all(same(part, result.parts[key]) for key, part in expected.parts.items())
        )
    return (
        isinstance(expected, Numbers)
        and isinstance(result, Numbers)
        and (expected.dtype, expected.shape) == (result.dtype, result.shape)
        and next(differences(expected, result), None) is None
    )


def differences(expected, result):
    """The places at which the elements of arrays of one shape and dtype differ by more than rounding."""
    relative, overall = _TOLERANCES.get(expected.dtype, (0, 0))
    least = overall * max((abs(element) for element in expected.elements if cmath.isfinite(element)), default=0)
    for place, (wanted, found) in enumerate(zip(expected.elements, result.elements)):
        if wanted == found or (wanted != wanted and found != found):
            continue
        finite = cmath.isfinite(wanted) and cmath.isfinite(found)
        if not finite or abs(found - wanted) > least + relative * abs(wanted):
            yield place
