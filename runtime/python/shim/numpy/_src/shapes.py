"""Arrays in other shapes, mostly as views."""

import functools
import operator

from numpy._src import runtime
from numpy._src.arrays import _words, array, asarray, call, is_jax, ndarray, normalize_axis, wrap
from numpy._src.scalars import generic

__all__ = (
    "array_split block broadcast_arrays broadcast_shapes broadcast_to column_stack delete diagonal dsplit dstack expand_dims flip "
    "fliplr flipud hsplit hstack insert matrix_transpose moveaxis ndim permute_dims ravel repeat reshape resize rollaxis rot90 shape size "
    "split squeeze swapaxes transpose unstack vsplit vstack"
).split()


def _forwarded(function):
    """Where NumPy asks the array of another library for its own method."""

    @functools.wraps(function)
    def forward(a, *args, **kwargs):
        return getattr(a, function.__name__)(*args, **kwargs) if is_jax(a) else function(a, *args, **kwargs)

    return forward


def shape(a):
    """The size of each axis."""
    return a.shape if isinstance(a, (ndarray, generic)) or is_jax(a) else asarray(a).shape


def ndim(a):
    """The number of axes."""
    return len(shape(a))


def size(a, axis=None):
    """The number of elements, all or along an axis."""
    sizes = shape(a)
    result = 1
    for each in sizes if axis is None else (sizes[axis],):
        result *= each
    return result


@_forwarded
def reshape(a, /, shape, order="C", *, copy=None):
    """The elements in another shape: a view where that is possible."""
    sizes = shape if hasattr(shape, "__iter__") else (shape,)
    result = asarray(a).reshape(*sizes, order=order) if len(tuple(sizes)) != 0 else asarray(a).reshape(())
    return result.copy() if copy else result


def ravel(a, order="C"):
    """All elements along one axis: a view where that is possible."""
    return asarray(a).ravel(order)


@_forwarded
def transpose(a, axes=None):
    """The array with its axes in another order, reversed if none is given."""
    return asarray(a).transpose(axes)


permute_dims = transpose


def matrix_transpose(x, /):
    """The array with its last two axes swapped."""
    return asarray(x).mT


@_forwarded
def swapaxes(a, axis1, axis2):
    """The array with two axes swapped."""
    return asarray(a).swapaxes(axis1, axis2)


@_forwarded
def repeat(a, repeats, axis=None):
    """Each element repeated along an axis, or of the flattened array."""
    a = asarray(a).reshape(-1) if axis is None else asarray(a)
    axis = normalize_axis(axis or 0, a.ndim)
    counts = asarray(repeats).reshape(-1)
    if counts.size != 1 and counts.size != a.shape[axis]:
        raise ValueError(f"operands could not be broadcast together with shape ({a.shape[axis]},) ({counts.size},)")
    if (counts < 0).any():
        raise ValueError("repeats may not contain negative values.")
    ends = call("cumsum", call("broadcast_to", counts, (a.shape[axis],)))
    places = call("arange", int(ends[-1]) if ends.size else 0)
    places = wrap(runtime.search_sorted(ends._handle, places._handle, True))
    return a[(slice(None),) * axis + (places,)]


def vstack(tup, *, dtype=None, casting="same_kind"):
    """The arrays one below the other; vectors become rows."""
    return _concatenated([each.reshape(1, -1) if each.ndim < 2 else each for each in _all(tup)], 0, dtype)


def hstack(tup, *, dtype=None, casting="same_kind"):
    """The arrays side by side, along the second axis or the only one."""
    parts = [each.reshape(1) if each.ndim == 0 else each for each in _all(tup)]
    return _concatenated(parts, 0 if parts and parts[0].ndim == 1 else 1, dtype)


def dstack(tup):
    """The arrays one behind the other, along the third axis."""
    parts = [each.reshape(1, -1) if each.ndim < 2 else each for each in _all(tup)]
    return _concatenated([each[..., None] if each.ndim == 2 else each for each in parts], 2, None)


def column_stack(tup):
    """Vectors as the columns of a matrix, and matrices side by side."""
    return _concatenated([each.reshape(-1, 1) if each.ndim < 2 else each for each in _all(tup)], 1, None)


def block(arrays):
    """An array of nested lists of blocks: the innermost lists are joined along the last axis, those around them before it."""
    depth, inner = 0, arrays
    while isinstance(inner, list):
        if not inner:
            raise ValueError("List depths are mismatched: a list is empty.")
        depth, inner = depth + 1, inner[0]
    ndim = max(depth, *_ranks(arrays))

    def joined(part, level):
        if isinstance(part, list) != (level < depth):
            raise ValueError("List depths are mismatched.")
        if level == depth:
            part = asarray(part)
            return part.reshape((1,) * (ndim - part.ndim) + part.shape)
        return call("concatenate", [joined(each, level + 1) for each in part], axis=level - depth)

    return joined(arrays, 0).copy()


def _ranks(part):
    return [rank for each in part for rank in _ranks(each)] if isinstance(part, list) else [ndim(part), 0]


def _all(tup):
    return [asarray(each) for each in tup]


def _concatenated(parts, axis, dtype):
    result = call("concatenate", parts, axis=axis)
    return result if dtype is None else result.astype(dtype, copy=False)


@_forwarded
def squeeze(a, axis=None):
    """The array without axes of size one: all of them, or those given."""
    return asarray(a).squeeze(axis)


@_forwarded
def diagonal(a, offset=0, axis1=0, axis2=1):
    """A diagonal of two axes, as one at the end."""
    return asarray(a).diagonal(offset, axis1, axis2)


def moveaxis(a, source, destination):
    """The array with axes moved to other places; the others keep their order."""
    a = asarray(a)
    sources = [normalize_axis(axis, a.ndim, "source: ") for axis in _several(source)]
    targets = [normalize_axis(axis, a.ndim, "destination: ") for axis in _several(destination)]
    if len(sources) != len(targets):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [axis for axis in range(a.ndim) if axis not in sources]
    for target, axis in sorted(zip(targets, sources)):
        order.insert(target, axis)
    return a.transpose(order)


def rollaxis(a, axis, start=0):
    """The array with an axis moved to before another one."""
    a = asarray(a)
    axis = normalize_axis(axis, a.ndim)
    start = start + a.ndim if start < 0 else start
    order = [each for each in range(a.ndim) if each != axis]
    order.insert(start - (axis < start), axis)
    return a.transpose(order)


def expand_dims(a, axis):
    """The array with axes of size one inserted at these places of the result."""
    a = asarray(a)
    axes = _several(axis)
    places = {normalize_axis(each, a.ndim + len(axes)) for each in axes}
    if len(places) != len(axes):
        raise ValueError("repeated axis")
    sizes = iter(a.shape)
    return a.reshape([1 if place in places else next(sizes) for place in range(a.ndim + len(axes))])


def broadcast_to(array, shape, subok=False):
    """The array repeated to a shape, as a view that cannot be written to."""
    a = asarray(array)
    result = wrap(runtime.broadcast(a._handle, _words(shape if hasattr(shape, "__iter__") else (shape,))), a)
    result._writeable = False
    return result


def broadcast_shapes(*args):
    """The shape that shapes broadcast to together."""
    return call("broadcast_shapes", *((each,) if isinstance(each, int) else tuple(each) for each in args))


def broadcast_arrays(*args, subok=False):
    """Arrays repeated to the shape they broadcast to together."""
    arrays = [asarray(each) for each in args]
    shape = broadcast_shapes(*(each.shape for each in arrays))
    return tuple(broadcast_to(each, shape) for each in arrays)


def flip(m, axis=None):
    """The elements in reverse order along axes, as a view."""
    m = asarray(m)
    axes = range(m.ndim) if axis is None else [normalize_axis(each, m.ndim) for each in _several(axis)]
    return m[tuple(slice(None, None, -1 if each in axes else None) for each in range(m.ndim))]


def flipud(m):
    """The elements in reverse order along the first axis, as a view."""
    return flip(m, 0)


def fliplr(m):
    """The elements in reverse order along the second axis, as a view."""
    return flip(m, 1)


def rot90(m, k=1, axes=(0, 1)):
    """The array turned by quarters in the plane of two axes."""
    m = asarray(m)
    first, second = (normalize_axis(axis, m.ndim) for axis in axes)
    for _ in range(k % 4):
        m = flip(m.swapaxes(first, second), first)
    return m


def split(ary, indices_or_sections, axis=0):
    """Equal sections of an array along an axis, or those between indices, as views."""
    ary = asarray(ary)
    if not hasattr(indices_or_sections, "__len__") and ary.shape[axis] % indices_or_sections:
        raise ValueError("array split does not result in an equal division")
    return array_split(ary, indices_or_sections, axis)


def array_split(ary, indices_or_sections, axis=0):
    """Sections of an array along an axis, of sizes as equal as can be, or those between indices, as views."""
    ary = asarray(ary)
    length = ary.shape[axis]
    if hasattr(indices_or_sections, "__len__"):
        ends = [operator.index(end) for end in indices_or_sections]
    else:
        count = operator.index(indices_or_sections)
        if count <= 0:
            raise ValueError("number sections must be larger than 0.")
        sizes = [length // count + (i < length % count) for i in range(count)]
        ends = [sum(sizes[: i + 1]) for i in range(count - 1)]
    before = (slice(None),) * normalize_axis(axis, ary.ndim)
    return [ary[(*before, slice(start, end))] for start, end in zip([0, *ends], [*ends, length])]


def vsplit(ary, indices_or_sections):
    """Sections along the first axis."""
    if ndim(ary) < 2:
        raise ValueError("vsplit only works on arrays of 2 or more dimensions")
    return split(ary, indices_or_sections, 0)


def hsplit(ary, indices_or_sections):
    """Sections along the second axis, or the only one."""
    if ndim(ary) == 0:
        raise ValueError("hsplit only works on arrays of 1 or more dimensions")
    return split(ary, indices_or_sections, 1 if ndim(ary) > 1 else 0)


def dsplit(ary, indices_or_sections):
    """Sections along the third axis."""
    if ndim(ary) < 3:
        raise ValueError("dsplit only works on arrays of 3 or more dimensions")
    return split(ary, indices_or_sections, 2)


def unstack(x, /, *, axis=0):
    """The parts of an array along an axis, which goes away."""
    return tuple(moveaxis(x, axis, 0))


def resize(a, new_shape):
    """The elements repeated as often as it takes to fill a shape."""
    a = asarray(a).reshape(-1)
    sizes = new_shape if hasattr(new_shape, "__iter__") else (new_shape,)
    count = size_of(sizes)
    return a[call("arange", count) % a.size].reshape(sizes)


def delete(arr, obj, axis=None):
    """The array without some places along an axis."""
    arr = asarray(arr).reshape(-1) if axis is None else asarray(arr)
    axis = normalize_axis(axis or 0, arr.ndim)
    length = arr.shape[axis]
    kept = array([True] * length)
    places = asarray(obj) if not isinstance(obj, slice) else obj
    if not isinstance(obj, slice) and places.dtype.kind != "b" and places.ndim == 0 and not -length <= int(places) < length:
        raise IndexError(f"index {int(places)} is out of bounds for axis {axis} with size {length}")
    kept[places] = False
    return arr[(slice(None),) * axis + (kept,)]


def insert(arr, obj, values, axis=None):
    """The array with values before some places along an axis."""
    arr = asarray(arr).reshape(-1) if axis is None else asarray(arr)
    axis = normalize_axis(axis or 0, arr.ndim)
    length = arr.shape[axis]
    single = not hasattr(obj, "__len__") and not isinstance(obj, slice)
    if isinstance(obj, slice):
        places = list(range(*obj.indices(length)))
    else:
        places = asarray(obj).reshape(-1).tolist()
    for place in places:
        if not -length <= place <= length:
            raise IndexError(f"index {place} is out of bounds for axis {axis} with size {length}")
    places = [place + length if place < 0 else place for place in places]
    values = asarray(values).astype(arr.dtype, copy=False)
    if single:
        values = values.reshape((1,) * (arr.ndim - values.ndim) + values.shape)
        values = moveaxis(values, 0, axis) if arr.ndim > 1 else values
        places = places * values.shape[axis]
    order = sorted(range(len(places)), key=lambda i: places[i])
    positions = [places[i] + shift for shift, i in enumerate(order)]
    targets = [0] * len(places)
    for position, i in zip(positions, order):
        targets[i] = position
    sizes = [size + len(places) if each == axis else size for each, size in enumerate(arr.shape)]
    result = call("zeros", tuple(sizes), dtype=arr.dtype)
    kept = array([True] * sizes[axis])
    kept[targets] = False
    before = (slice(None),) * axis
    result[(*before, array(targets))] = values
    result[(*before, kept)] = arr
    return result


def size_of(sizes):
    """The number of elements of a shape."""
    result = 1
    for each in sizes:
        result *= each
    return result


def _several(axes):
    return tuple(axes) if hasattr(axes, "__iter__") else (axes,)


ndarray.repeat = lambda self, repeats, axis=None: repeat(self, repeats, axis)
