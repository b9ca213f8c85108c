"""Choosing, finding, ordering and changing elements."""

from numpy._src import runtime
from numpy._src.arrays import array, as_operand, asarray, call, filled, is_jax, ndarray, normalize_axis, wrap
from numpy._src.shapes import size_of
from numpy._src.ufuncs import members

__all__ = (
    "allclose argpartition argwhere array_equal array_equiv choose clip compress copyto diag_indices extract fill_diagonal flatnonzero "
    "ix_ lexsort nonzero partition place put put_along_axis putmask ravel_multi_index searchsorted sort_complex take tril_indices "
    "trim_zeros triu_indices unravel_index where"
).split()


def where(condition, x=None, y=None, /):
    """Elements of x where the condition holds and of y elsewhere; with the condition alone, the places where it holds."""
    if x is None and y is None:
        return nonzero(condition)
    if x is None or y is None:
        raise ValueError("either both or neither of x and y should be given")
    return array(call("where", as_operand(condition), as_operand(x), as_operand(y)), copy=None)


def nonzero(a):
    """For each axis the places of what is not zero."""
    if is_jax(a):
        return a.nonzero()
    a = asarray(a)
    if a.ndim == 0:
        raise ValueError(
            "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead. If the context of this "
            "error is of the form `arr[nonzero(cond)]`, just use `arr[cond]`."
        )
    return a.nonzero()


def flatnonzero(a):
    """The places of what is not zero in the flattened array."""
    return asarray(a).reshape(-1).nonzero()[0]


def argwhere(a):
    """The places of what is not zero, one row for each."""
    a = asarray(a)
    return call("stack", list(nonzero(a)), axis=1) if a.ndim else filled((int(bool(a)), 0), 0, int)


def extract(condition, arr):
    """The elements of the flattened array where the condition holds."""
    return asarray(arr).reshape(-1)[asarray(condition).reshape(-1).astype(bool)]


def compress(condition, a, axis=None, out=None):
    """The parts along an axis where the condition holds."""
    a = asarray(a).reshape(-1) if axis is None else asarray(a)
    places = asarray(condition).astype(bool).nonzero()[0]
    return take(a, places, axis or 0)


def choose(a, choices, out=None, mode="raise"):
    """For each index, the element of the choice that it names."""
    return call("select", [asarray(a) == i for i in range(len(choices))], list(choices))


def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None, **kwargs):
    """The elements limited to a range."""
    least, most = min if a_min is None else a_min, max if a_max is None else a_max
    a = asarray(a) if is_jax(a) else a
    result = members["positive"](a) if not isinstance(a, ndarray) else a
    if least is not None:
        result = members["maximum"](result, least)
    if most is not None:
        result = members["minimum"](result, most)
    result = result.copy() if result is a else result
    if out is None:
        return result
    out[...] = result
    return out


def take(a, indices, axis=None, out=None, mode="raise"):
    """The elements at indices along an axis, or of the flattened array."""
    if is_jax(a):
        return a.take(indices, axis=axis)
    a = asarray(a).reshape(-1) if axis is None else asarray(a)
    axis = normalize_axis(axis or 0, a.ndim)
    places = asarray(indices)
    size = a.shape[axis]
    if mode == "wrap":
        places = places % size
    elif mode == "clip":
        places = clip(places, 0, size - 1)
    return a[(slice(None),) * axis + (places if places.ndim else int(places),)]


def put(a, ind, v, mode="raise"):
    """Sets elements of the flattened array in place; values are repeated as it takes."""
    places = asarray(ind).reshape(-1)
    values = asarray(v).reshape(-1)
    a.flat[places] = values[call("arange", places.size) % values.size]


def put_along_axis(arr, indices, values, axis):
    """Sets, for each index, the element at it along an axis."""
    indices = asarray(indices)
    axis = normalize_axis(axis, arr.ndim)
    along = lambda axis: [-1 if each == axis else 1 for each in range(arr.ndim)]
    places = [call("arange", size).reshape(along(each)) for each, size in enumerate(indices.shape)]
    places[axis] = indices
    arr[tuple(places)] = values


def place(arr, mask, vals):
    """Sets the elements where a mask holds in place, with one value after the other."""
    put(arr, flatnonzero(mask), vals)


def putmask(a, mask, values):
    """Sets the elements where a mask holds in place; values are repeated over the whole array."""
    mask = asarray(mask)
    values = asarray(values).reshape(-1)
    a[mask] = values[call("arange", a.size) % values.size].reshape(a.shape)[mask]


def copyto(dst, src, casting="same_kind", where=True):
    """Sets elements in place, those where a mask holds."""
    dst[...] = src if where is True else call("where", where, as_operand(src), dst)


def fill_diagonal(a, val, wrap=False):
    """Sets the elements of the main diagonal in place."""
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    places = call("arange", min(a.shape))
    a[(places,) * a.ndim] = val


def searchsorted(a, v, side="left", sorter=None):
    """The places in a sorted vector where values belong."""
    if side not in ("left", "right"):
        raise ValueError(f"side must be one of 'left' or 'right' (got '{side}')")
    a = asarray(a) if sorter is None else asarray(a)[asarray(sorter)]
    values = asarray(v)
    result = wrap(runtime.search_sorted(a._handle, values._handle, side == "right"))
    return result[()] if result.ndim == 0 else result


def lexsort(keys, axis=-1):
    """The places that sort by the last key first."""
    keys = [asarray(key) for key in keys]
    order = call("argsort", keys[0], axis=axis)
    for key in keys[1:]:
        ranks = call("argsort", call("take_along_axis", key, order, axis=axis), axis=axis)
        order = call("take_along_axis", order, ranks, axis=axis)
    return order


def partition(a, kth, axis=-1, kind="introselect", order=None):
    """The elements with those before a place no larger than those behind it; here all of them are in order."""
    return call("sort", asarray(a), axis=axis)


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    """The places of `partition`; here they sort all elements."""
    return call("argsort", asarray(a), axis=axis)


def sort_complex(a):
    """The elements as complex numbers, in order."""
    return call("sort", asarray(a).astype("complex128"))


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether all elements of two arrays are equal within a tolerance."""
    return bool(call("all", call("isclose", as_operand(a), as_operand(b), rtol=rtol, atol=atol, equal_nan=equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    """Whether two arrays have the same shape and elements."""
    a1, a2 = asarray(a1), asarray(a2)
    if a1.shape != a2.shape:
        return False
    same = asarray(a1 == a2)
    if equal_nan:
        same = same | (asarray(a1 != a1) & asarray(a2 != a2))
    return bool(same.all())


def array_equiv(a1, a2):
    """Whether two arrays are equal once broadcast."""
    try:
        return bool(asarray(asarray(a1) == asarray(a2)).all())
    except ValueError:
        return False


def ix_(*args):
    """Indices that pick the grid of several vectors."""
    vectors = [asarray(each) for each in args]
    vectors = [each.nonzero()[0] if each.dtype.kind == "b" else each for each in vectors]
    return tuple(each.reshape([-1 if at == i else 1 for at in range(len(vectors))]) for i, each in enumerate(vectors))


def unravel_index(indices, shape, order="C"):
    """The places along each axis of positions in the flattened array."""
    rest = asarray(indices)
    if (asarray(rest >= size_of(shape)) | asarray(rest < 0)).any():
        wrong = asarray(rest).reshape(-1)
        wrong = next(each for each in wrong.tolist() if not 0 <= each < size_of(shape))
        raise ValueError(f"index {wrong} is out of bounds for array with size {size_of(shape)}")
    places = []
    for size in reversed(shape):
        places.append(rest % size)
        rest = rest // size
    return tuple(reversed(places))


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    """The positions in the flattened array of places along each axis."""
    result = 0
    for places, size in zip(multi_index, dims):
        places = asarray(places)
        if mode == "raise" and ((places < 0) | (places >= size)).any():
            raise ValueError("invalid entry in coordinates array")
        result = result * size + places
    return result


def tril_indices(n, k=0, m=None):
    """The places on and below a diagonal."""
    return nonzero(call("tri", n, m, k=k, dtype=bool))


def triu_indices(n, k=0, m=None):
    """The places on and above a diagonal."""
    return nonzero(members["logical_not"](call("tri", n, m, k=k - 1, dtype=bool)))


def diag_indices(n, ndim=2):
    """The places of the main diagonal."""
    return (call("arange", n),) * ndim


def trim_zeros(filt, trim="fb"):
    """The vector without zeros at its ends."""
    places = asarray(filt).nonzero()[0]
    if len(places) == 0:
        return filt[:0]
    return filt[int(places[0]) if "f" in trim else None : int(places[-1]) + 1 if "b" in trim else None]


def _method(name, function):
    setattr(ndarray, name, lambda self, *args, **kwargs: function(self, *args, **kwargs))


for _name in ("clip", "take", "put", "searchsorted", "argpartition", "choose"):
    _method(_name, globals()[_name])
ndarray.compress = lambda self, condition, axis=None, out=None: compress(condition, self, axis)
