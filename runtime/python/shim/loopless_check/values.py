"""What wrong numbers mean."""

from loopless_check import shapes
from loopless_check.results import differences, leaves, same, structure_failure
from loopless_check.verdict import Failure

_MOST_ROWS = 200


def failure(task, answer):
    """Why the results on the data sets are not the loop's."""
    for place, (wanted, found) in enumerate(zip(task.expected, answer.outcomes)):
        failed = found if isinstance(found, Failure) else _failure(wanted, found, task)
        if failed is not None:
            known = task.known_result(answer.outcomes)
            failed.message = known or (f"On data set {place + 1}: {failed.message}" if place else failed.message)
            return failed
    return None


def _failure(wanted, found, task):
    failed = structure_failure(wanted, found)
    if failed is not None:
        return failed
    for (path, right), (_, mine) in zip(leaves(wanted), leaves(found)):
        if right.shape != mine.shape:
            return Failure(f"{shapes.difference(right, mine, task, path)} Is a size written as a number?")
        if right.dtype != mine.dtype:
            return shapes.dtype_failure(wanted, found)
        if not same(right, mine):
            return Failure(_difference(right, mine, path))
    return None


def _difference(wanted, found, path):
    order = shapes.swapped(wanted, found)
    if order is not None:
        return (
            f"You changed the order: the numbers are right, but {shapes.order_words(order)}; "
            "look at out_axes or at the order of the vmaps."
        )
    if wanted.shape and wanted.shape[0] > 1:
        return _rows_difference(wanted, found) or _first_difference(wanted, found, path)
    return _first_difference(wanted, found, path)


def _rows_difference(wanted, found):
    """Where all examples of the result are alike, or the right ones in another order."""
    right, mine = wanted.rows(), found.rows()
    if all(same(mine[0], row) for row in mine):
        if same(right[0], mine[0]):
            return "Here every example got the first one's value: is the argument that makes them different mapped?"
        return "Here every example got the same value: is the argument that makes them different mapped?"
    if len(mine) > _MOST_ROWS or not wanted.elements:
        return None
    left = list(mine)
    for row in right:
        at = next((place for place, other in enumerate(left) if same(row, other)), None)
        if at is None:
            return None
        del left[at]
    return "You changed the order: the examples are right, but they stand at other places along axis 0."


def _first_difference(wanted, found, path):
    places = list(differences(wanted, found))
    index = _index(places[0], wanted.shape)
    where = f"`{path}{index}`" if path or index != "[]" else "The number"
    many = f" {len(places)} of {len(wanted.elements)} numbers differ." if len(wanted.elements) > 1 else ""
    return f"{where} is {_text(found, places[0])} and should be {_text(wanted, places[0])}.{many}"


def _index(place, shape):
    index = []
    for size in reversed(shape):
        place, at = divmod(place, size)
        index.insert(0, at)
    return f"[{', '.join(map(str, index))}]"


def _text(numbers, place):
    element = numbers.elements[place]
    return f"{element:.6g}" if isinstance(element, (float, complex)) else str(element)

