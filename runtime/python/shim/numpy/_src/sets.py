"""The different elements of arrays."""

import collections

from numpy._src.arrays import array, asarray, call, filled
from numpy._src.selection import clip, lexsort, searchsorted
from numpy._src.shapes import moveaxis
from numpy._src.ufuncs import members

__all__ = "in1d intersect1d isin setdiff1d setxor1d union1d unique unique_counts unique_values".split()

_Unique = collections.namedtuple("UniqueCountsResult", "values counts")


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    """The different elements in order, with where they come first, what makes the array of them, and how often they come."""
    ar = asarray(ar)
    if axis is None:
        rows = ar.reshape(-1)
        order = call("argsort", rows)
    else:
        moved = moveaxis(ar, axis, 0)
        rows = moved.reshape(len(moved), -1)
        order = lexsort(list(rows.T)[::-1]) if rows.shape[1] else call("arange", len(rows))
    ordered = rows[order]
    differs = ordered[1:] != ordered[:-1]
    if equal_nan and axis is None and ordered.dtype.kind in "fc":
        differs = differs & ~((ordered[1:] != ordered[1:]) & (ordered[:-1] != ordered[:-1]))
    isfirst = filled(len(ordered), True, bool)
    isfirst[1:] = differs.any(axis=1) if axis is not None else differs
    values = ordered[isfirst]
    if axis is not None:
        values = moveaxis(values.reshape((len(values), *moved.shape[1:])), 0, axis)
    results = [values]
    if return_index:
        results.append(order[isfirst])
    if return_inverse:
        inverse = filled(len(ordered), 0, int)
        inverse[order] = call("cumsum", isfirst) - 1
        results.append(inverse.reshape(ar.shape) if axis is None else inverse)
    if return_counts:
        starts = call("concatenate", [isfirst.nonzero()[0], array([len(ordered)])])
        results.append(starts[1:] - starts[:-1])
    return results[0] if len(results) == 1 else tuple(results)


def unique_values(x, /):
    """The different elements in order."""
    return unique(x)


def unique_counts(x, /):
    """The different elements in order, and how often they come."""
    return _Unique(*unique(x, return_counts=True))


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    """Whether each element is one of others."""
    element, others = asarray(element), unique(test_elements)
    if others.size == 0:
        return filled(element.shape, invert, bool)
    places = clip(searchsorted(others, element), 0, others.size - 1)
    found = asarray(others[places] == element)
    return asarray(members["logical_not"](found)) if invert else found


def in1d(ar1, ar2, assume_unique=False, invert=False):
    """Whether each element of the flattened array is one of others."""
    return isin(asarray(ar1).reshape(-1), ar2, invert=invert)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """The different elements that two arrays have in common, in order."""
    if return_indices:
        raise NotImplementedError("The bundled numpy does not give the indices of intersect1d.")
    first = unique(ar1)
    return first[isin(first, ar2)]


def union1d(ar1, ar2):
    """The different elements of two arrays, in order."""
    return unique(call("concatenate", [asarray(ar1).reshape(-1), asarray(ar2).reshape(-1)]))


def setdiff1d(ar1, ar2, assume_unique=False):
    """The different elements of an array that another one lacks, in order."""
    first = asarray(ar1).reshape(-1) if assume_unique else unique(ar1)
    return first[isin(first, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    """The different elements that one of two arrays has, in order."""
    return union1d(setdiff1d(ar1, ar2), setdiff1d(ar2, ar1))
