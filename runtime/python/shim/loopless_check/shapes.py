"""What a wrong shape means."""

import itertools

from loopless_check.results import Numbers, leaves, same
from loopless_check.verdict import Failure

_MOST_AXES = 5


def failure(task, answer):
    """How the result on the exercise's data differs in shape from the loop's; arrays stand at the same places in both."""
    for (path, wanted), (_, found) in zip(leaves(task.result), leaves(answer.result)):
        if wanted.shape != found.shape:
            return Failure(difference(wanted, found, task, path))
    return None


def dtype_failure(expected, result):
    """How a result differs in dtype from the loop's."""
    for (path, wanted), (_, found) in zip(leaves(expected), leaves(result)):
        if wanted.dtype != found.dtype:
            return Failure(f"The dtype{_at(path)} is `{found.dtype}` and should be `{wanted.dtype}`.")
    return None


def difference(wanted, found, task, path=""):
    """Says which axis is wrong, and what it is."""
    words = _Words(task, wanted.shape)
    return " ".join(
        filter(
            None,
            (
                f"The result{_at(path)} is `{found.short}` and should be `{wanted.short}`.",
                *_axis_difference(wanted.shape, found.shape, words),
                _order(wanted, found),
            ),
        )
    )


def swapped(wanted, found):
    """The order of axes that makes a result right, if another than its own does."""
    shape = found.shape
    if not 2 <= len(shape) <= _MOST_AXES:
        return None
    for order in _orders(len(shape)):
        if tuple(shape[axis] for axis in order) == wanted.shape and same(wanted, found.moved(order)):
            return order
    return None


def order_words(order):
    """`axes 0 and 1 are swapped`."""
    moved = [axis for axis, place in enumerate(order) if axis != place]
    if len(moved) == 2:
        return f"axes {moved[0]} and {moved[1]} are swapped"
    return f"the axes should stand in the order {', '.join(map(str, order))}"


def _axis_difference(wanted, found, words):
    if len(wanted) == len(found):
        axis = next(axis for axis, pair in enumerate(zip(wanted, found)) if pair[0] != pair[1])
        yield f"Axis {axis} is {found[axis]} and should be {wanted[axis]}{words.axis(axis)}."
        yield words.size(found[axis])
    elif (axis := _removed(found, wanted)) is not None:
        yield f"There is one axis too many: axis {axis}, of size {found[axis]}."
        yield words.size(found[axis])
    elif (axis := _removed(wanted, found)) is not None:
        yield f"One axis is missing: axis {axis} should be {wanted[axis]}{words.axis(axis)}."
    else:
        yield f"The result has {_axes(len(found))} and should have {_axes(len(wanted))}."


def _order(wanted, found):
    order = swapped(wanted, found)
    if order is not None:
        return (
            f"These are the right numbers in another order: {order_words(order)}; "
            "look at out_axes or at the order of the vmaps."
        )
    if sorted(wanted.shape) == sorted(found.shape) and len(wanted.shape) <= _MOST_AXES:
        orders = _orders(len(wanted.shape))
        order = next(order for order in orders if tuple(found.shape[axis] for axis in order) == wanted.shape)
        return f"The sizes are right, in another order: {order_words(order)}."
    return ""


def _orders(count):
    """All orders of axes, those that swap two first."""
    natural = tuple(range(count))
    orders = [order for order in itertools.permutations(natural) if order != natural]
    return sorted(orders, key=lambda order: sum(axis != place for axis, place in enumerate(order)))


def _removed(longer, shorter):
    """The axis without which one shape is the other; the last one, as mapped axes stand in front."""
    for axis in reversed(range(len(longer))):
        if longer[:axis] + longer[axis + 1 :] == shorter:
            return axis
    return None


def _axes(count):
    return {0: "no axes", 1: "1 axis"}.get(count, f"{count} axes")


def _at(path):
    return f" at `{path}`" if path else ""


class _Words:
    """What axes and sizes are called in an exercise."""

    def __init__(self, task, shape):
        self._axes = task.axes if isinstance(task.result, Numbers) and task.result.shape == shape else ()
        self._sizes = task.sizes

    def axis(self, axis):
        return f", one for each of the {self._axes[axis]}" if axis < len(self._axes) else ""

    def size(self, size):
        names = [name for name, value in self._sizes.items() if value == size]
        if names:
            return f"{size} is the number of {' and of '.join(names)}."
        pairs = itertools.combinations_with_replacement(self._sizes.items(), 2)
        for (first, one), (second, other) in pairs if size > 1 else ():
            if one * other == size:
                return f"{size} is {one} {first} times {other} {second}."
        return ""
