"""Arrays made from shapes, numbers and ranges."""

import itertools
import math
import operator

from jax._src.dtypes import dtype as _dtype
from numpy._src.arrays import array, asarray, call, filled, is_jax, ndarray
from numpy._src.scalars import generic
from numpy._src.shapes import moveaxis
from numpy._src.ufuncs import members

__all__ = (
    "arange array asanyarray asarray ascontiguousarray asfortranarray atleast_1d atleast_2d atleast_3d copy diagflat empty eye "
    "fromfunction fromiter full geomspace identity linspace logspace meshgrid ones vander zeros"
).split()


def zeros(shape, dtype=float, order="C", *, device=None, like=None):
    """An array of zeros."""
    return filled(shape, 0, dtype or float)


def ones(shape, dtype=None, order="C", *, device=None, like=None):
    """An array of ones."""
    return filled(shape, 1, dtype or float)


def empty(shape, dtype=float, order="C", *, device=None, like=None):
    """An array whose elements are still to be set; they are zeros."""
    return filled(shape, 0, dtype or float)


def full(shape, fill_value, dtype=None, order="C", *, device=None, like=None):
    """An array of one value, or of a broadcast array."""
    value = asarray(fill_value)
    result = filled(shape, 0, value.dtype if dtype is None else dtype)
    result[...] = fill_value
    return result


def asanyarray(a, dtype=None, order=None, **options):
    """The array itself, or one made of a number, an array of JAX's or nested lists."""
    return asarray(a, dtype)


def ascontiguousarray(a, dtype=None, *, like=None):
    """The array itself if its elements lie in order, else a copy; it has an axis at least."""
    result = asarray(a, dtype)
    return atleast_1d(result if result._layout.contiguous else result.copy())


def asfortranarray(a, dtype=None, *, like=None):
    """The array with its elements in column-major order."""
    result = asarray(a, dtype)
    return result if result.ndim < 2 else result.T.copy().T


def copy(a, order="K", subok=False):
    """The elements in memory of their own."""
    return array(a)


def eye(N, M=None, k=0, dtype=float, order="C", *, device=None, like=None):
    """A matrix with ones on a diagonal."""
    rows = operator.index(N)
    return call("eye", rows, rows if M is None else operator.index(M), k=operator.index(k), dtype=_dtype(dtype or float))


def identity(n, dtype=None, *, like=None):
    """A square matrix with ones on the main diagonal."""
    return eye(n, dtype=dtype)


def arange(start=None, stop=None, step=None, dtype=None, *, device=None, like=None):
    """The numbers from start up to stop, step apart."""
    if start is None:
        raise TypeError("arange() requires stop to be specified.")
    if stop is None:
        start, stop = 0, start
    bounds = (start, stop, 1 if step is None else step)
    bounds = [bound.item() if isinstance(bound, (ndarray, generic)) or is_jax(bound) else bound for bound in bounds]
    if not all(isinstance(bound, (int, float)) for bound in bounds):
        raise TypeError("arange() takes real numbers")
    start, stop, step = bounds
    if step == 0:
        raise ZeroDivisionError("division by zero")
    size = max(0, math.ceil((stop - start) / step))
    kind = float if any(isinstance(bound, float) for bound in bounds) else int
    # NumPy takes the distance of the first two for all.
    first, second = array([start, start + step], kind if dtype is None else dtype)
    if first.dtype == bool:
        return array([first, second][:size], bool)
    return asarray(call("arange", size), first.dtype) * (second - first) + first


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
    """Numbers at equal distances from start to stop, along a new axis."""
    num = operator.index(num)
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    sections = num - 1 if endpoint else num
    start, stop = _inexact(start), _inexact(stop)
    distance = asarray(stop - start)[()]
    places = asarray(call("arange", num), distance.dtype).reshape(-1, *(1 for _ in distance.shape))
    step = distance / sections if sections > 0 else float("nan")
    if sections > 0 and (asarray(step) == 0).any():
        samples = places / sections * distance
    else:
        samples = places * (step if sections > 0 else distance)
    samples = samples + start
    if endpoint and num > 1:
        samples[-1] = stop
    samples = moveaxis(samples, 0, axis) if axis != 0 else samples
    if dtype is not None:
        samples = (members["floor"](samples) if _dtype(dtype).kind in "iu" else samples).astype(dtype, copy=False)
    return (samples, step) if retstep else samples


def _inexact(value):
    """A bound as a float or an array of floats; Python's numbers stay such, and yield to others."""
    return float(value) if type(value) in (int, float, bool) else asarray(value) * 1.0


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """Powers of the base with exponents at equal distances, along a new axis."""
    result = members["power"](base, linspace(start, stop, num, endpoint, axis=axis))
    return result if dtype is None else result.astype(dtype, copy=False)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """Numbers at equal ratios from start to stop, along a new axis."""
    start, stop = asarray(start) * 1.0, asarray(stop) * 1.0
    if (asarray(start) == 0).any() or (asarray(stop) == 0).any():
        raise ValueError("Geometric sequence cannot include zero")
    sign = members["sign"](start)
    first, last = start / sign, stop / sign
    result = logspace(members["log10"](first), members["log10"](last), num, endpoint)
    if num > 0:
        result[0] = first
        if num > 1 and endpoint:
            result[-1] = last
    result = moveaxis(result * sign, 0, axis) if axis != 0 else result * sign
    return result if dtype is None else result.astype(dtype, copy=False)


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    """Vectors spread over a grid: one array for each, of the lengths of all."""
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    return tuple(call("meshgrid", *(asarray(x).reshape(-1) for x in xi), sparse=sparse, indexing=indexing))


def atleast_1d(*arys):
    """The arrays with one axis at least."""
    return _ranked(arys, lambda a: a if a.ndim else a.reshape(1))


def atleast_2d(*arys):
    """The arrays with two axes at least."""
    return _ranked(arys, lambda a: a if a.ndim > 1 else a.reshape(1, -1))


def atleast_3d(*arys):
    """The arrays with three axes at least."""
    return _ranked(arys, lambda a: a if a.ndim > 2 else a.reshape(a.shape + (1,)) if a.ndim == 2 else a.reshape(1, -1, 1))


def _ranked(arys, change):
    ranked = tuple(change(asarray(a)) for a in arys)
    return ranked[0] if len(ranked) == 1 else ranked


def diagflat(v, k=0):
    """A square matrix with the elements on a diagonal."""
    return call("diag", asarray(v).reshape(-1), k)


def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
    """What a function gives for the indices of all elements."""
    return function(*call("indices", tuple(shape), dtype=_dtype(dtype)), **kwargs)


def fromiter(iter, dtype, count=-1, *, like=None):
    """A vector of what an iterable gives."""
    return array(list(iter if count < 0 else itertools.islice(iter, count)), dtype)


def vander(x, N=None, increasing=False):
    """The powers of a vector's elements, as columns."""
    x = asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    exponents = arange(len(x) if N is None else N)
    return x[:, None] ** (exponents if increasing else exponents[::-1])
