"""Functions of arrays, as in NumPy."""

import functools as _functools

from jax._src.array import Array as ndarray
from jax._src.dtypes import dtype
from jax._src.rows import _functions as _rows
from jax._src.rows import fill

_vectorize = _rows["jax.numpy"]["vectorize"]


@_functools.wraps(_vectorize)
def vectorize(pyfunc, *, excluded=(), signature=None):
    return _vectorize(pyfunc, excluded=tuple(excluded), signature=signature)


fill(globals(), ["dtype", "fft", "linalg", "ndarray"])

from jax.numpy import fft, linalg
