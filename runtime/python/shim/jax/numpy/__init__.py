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


# NumPy's classes of dtypes and their limits, which are loaded once they are asked for.
_classes = "generic number integer signedinteger unsignedinteger inexact floating complexfloating flexible character".split()
_later = {"finfo": "numpy._src.dtype_rules", "iinfo": "numpy._src.dtype_rules"} | dict.fromkeys(_classes, "numpy._src.scalars")
fill(globals(), ["dtype", "fft", "linalg", "ndarray"], _later)

from jax.numpy import fft, linalg
