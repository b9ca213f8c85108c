"""Functions of Python applied to arrays, and the objects that are there to be indexed."""

import itertools

from numpy._src.arrays import array, asarray, call, filled, normalize_axis
from numpy._src.creation import arange, linspace
from numpy._src.shapes import broadcast_arrays, moveaxis

__all__ = (
    "apply_along_axis apply_over_axes c_ frompyfunc index_exp iterable mgrid ndenumerate ndindex ogrid piecewise r_ s_ vectorize"
).split()


class vectorize:
    """A function of numbers as one of arrays, element by element."""

    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if signature is not None or excluded:
            raise NotImplementedError("The bundled numpy has vectorize without a signature and excluded arguments.")
        self.pyfunc = pyfunc
        self.otypes = otypes
        self.__doc__ = doc or getattr(pyfunc, "__doc__", None)
        self.__name__ = getattr(pyfunc, "__name__", "vectorize")

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            return vectorize(args[0], self.otypes)
        operands = broadcast_arrays(*args, *kwargs.values())
        names = list(kwargs)
        count = len(args)
        if operands[0].size == 0 and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        rows = zip(*(operand.reshape(-1) for operand in operands))
        results = [self.pyfunc(*row[:count], **dict(zip(names, row[count:]))) for row in rows]
        shape = operands[0].shape
        if results and isinstance(results[0], tuple):
            return tuple(self._column(list(column), shape, i) for i, column in enumerate(zip(*results)))
        return self._column(results, shape, 0)

    def _column(self, values, shape, place):
        kind = self.otypes[place] if self.otypes else asarray(values[0]).dtype
        return array(values, kind).reshape(shape)


def frompyfunc(func, /, nin, nout, *, identity=None):
    """Not possible: its results are arrays of objects."""
    raise NotImplementedError("The bundled numpy has no arrays of objects; use np.vectorize.")


def iterable(y):
    """Whether a value can be iterated over."""
    try:
        iter(y)
    except TypeError:
        return False
    return True


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """What a function of vectors gives for each one along an axis."""
    moved = moveaxis(asarray(arr), axis, -1)
    results = [asarray(func1d(moved[place], *args, **kwargs)) for place in ndindex(*moved.shape[:-1])]
    stacked = call("stack", results).reshape((*moved.shape[:-1], *results[0].shape))
    place = normalize_axis(axis, moved.ndim)
    added = range(moved.ndim - 1, stacked.ndim)
    return moveaxis(stacked, added, range(place, place + len(added)))


def apply_over_axes(func, a, axes):
    """What a function gives along one axis after the other, all of which stay."""
    result = asarray(a)
    for axis in axes if hasattr(axes, "__iter__") else (axes,):
        changed = func(result, axis)
        result = changed if changed.ndim == result.ndim else changed.reshape(*changed.shape[:axis], 1, *changed.shape[axis:])
    return result


def piecewise(x, condlist, funclist, *args, **kw):
    """What functions give where conditions hold."""
    x = asarray(x)
    conditions = condlist if isinstance(condlist, (list, tuple)) and not isinstance(condlist[0], (bool, int)) else [condlist]
    conditions = [asarray(condition).astype(bool) for condition in conditions]
    if len(funclist) == len(conditions) + 1:
        rest = conditions[0]
        for condition in conditions[1:]:
            rest = rest | condition
        conditions = [*conditions, ~rest]
    if len(funclist) != len(conditions):
        raise ValueError(f"with {len(conditions)} condition(s), either {len(conditions)} or {len(conditions) + 1} functions are expected")
    result = filled(x.shape, 0, x.dtype)
    for condition, function in zip(conditions, funclist):
        result[condition] = function(x[condition], *args, **kw) if callable(function) else function
    return result


class ndindex:
    """The indices of all elements of a shape."""

    def __init__(self, *shape):
        sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], tuple) else shape
        self._places = itertools.product(*map(range, sizes))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._places)


class ndenumerate:
    """The elements of an array with their indices."""

    def __init__(self, arr):
        arr = asarray(arr)
        self._pairs = zip(ndindex(arr.shape), arr.reshape(-1))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._pairs)


class _Grid:
    """`np.mgrid` and `np.ogrid`: slices become grids."""

    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            return _range(key)
        ranges = [_range(each) for each in key]
        if self._sparse:
            return tuple(each.reshape([-1 if at == i else 1 for at in range(len(ranges))]) for i, each in enumerate(ranges))
        return call("stack", list(call("meshgrid", *ranges, indexing="ij")))


def _range(key):
    start, step = key.start or 0, 1 if key.step is None else key.step
    if isinstance(step, complex):
        return linspace(start, key.stop, int(abs(step)))
    return arange(start, key.stop, step)


class _Joined:
    """`np.r_` and `np.c_`: what stands between the brackets is joined."""

    def __init__(self, columns):
        self._columns = columns

    def __getitem__(self, key):
        keys = key if isinstance(key, tuple) else (key,)
        if any(isinstance(each, str) for each in keys):
            raise NotImplementedError("The bundled numpy has no directives for r_ and c_.")
        parts = [_range(each) if isinstance(each, slice) else asarray(each) for each in keys]
        if self._columns:
            parts = [part.reshape(-1, 1) if part.ndim < 2 else part for part in parts]
        else:
            parts = [part.reshape(-1) if part.ndim == 0 else part for part in parts]
        return call("concatenate", parts, axis=-1 if self._columns else 0)


class _Indices:
    """`np.s_`: what stands between the brackets."""

    def __init__(self, as_tuple):
        self._as_tuple = as_tuple

    def __getitem__(self, key):
        return key if isinstance(key, tuple) or not self._as_tuple else (key,)


mgrid, ogrid = _Grid(False), _Grid(True)
r_, c_ = _Joined(False), _Joined(True)
s_, index_exp = _Indices(False), _Indices(True)
