"""Numbers from whatever holds them, and back."""

import math
from array import array

from _loopless import copyElements
from jax._src.array import Tracer


def numbers(values):
    """The elements of an array, a list or a number as doubles, row by row, and the shape."""
    if hasattr(type(values), "_loopless_library"):
        return _elements_of(values)
    if isinstance(values, Tracer):
        # It says that its elements are not known.
        values = values.__array__()
    if hasattr(values, "tolist"):
        values = values.tolist()
    if isinstance(values, (str, bytes)):
        raise TypeError(f"{values!r} is no number")
    if values is None:
        return array("d", [math.nan]), ()
    if isinstance(values, complex):
        return array("d", [values.real]), ()
    single = _doubles([values])
    if single is not None:
        return single, ()
    values = list(values)
    several = _doubles(values)
    if several is not None:
        return several, (len(values),)
    parts = [numbers(value) for value in values]
    shapes = {shape for _, shape in parts}
    if len(shapes) > 1:
        raise ValueError(
            "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. "
            f"The detected shape was ({len(values)},) + inhomogeneous part."
        )
    joined = array("d")
    for part, _ in parts:
        joined.extend(part)
    return joined, (len(values), *shapes.pop())


def _doubles(values):
    """The values as doubles, None where one is no number."""
    try:
        return array("d", values)
    except (TypeError, ValueError, OverflowError):
        return None


def line(values):
    """All elements one after the other."""
    return numbers(values)[0]


def as_array(rows):
    """A NumPy array of nested lists of numbers, as matplotlib gives them back."""
    import numpy

    return numpy.array(rows)


def bounds(values):
    """The smallest and the largest finite number, and the smallest positive one; None where there are none."""
    if not math.isfinite(sum(values)):
        values = [value for value in values if math.isfinite(value)]
    if not len(values):
        return None
    low, high = min(values), max(values)
    positive = low if low > 0 else min((value for value in values if value > 0), default=None)
    return low, high, positive


def point_bounds(values, others):
    """The bounds of one coordinate of points; those with a coordinate that is not finite do not count."""
    if not math.isfinite(sum(values) + sum(others)):
        values = [value for value, other in zip(values, others) if math.isfinite(value) and math.isfinite(other)]
    return bounds(values)


def linspace(start, stop, count):
    """`count` numbers at the same distance, both ends included."""
    step = (stop - start) / (count - 1)
    return array("d", [*(start + place * step for place in range(count - 1)), stop])


def _elements_of(values):
    if values.dtype.kind == "c":
        values = values.real
    if values.dtype.name.startswith("key"):
        raise TypeError(f"elements of dtype {values.dtype} are no numbers")
    copied = array("d", bytes(8 * values.size))
    if values.size:
        copyElements(values._handle, copied)
    return copied, tuple(values.shape)
