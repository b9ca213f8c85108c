"""Functions of arrays, as in NumPy."""

from jax._src.array import Array as ndarray
from jax._src.dtypes import dtype
from jax._src.rows import fill

fill(globals(), ["dtype", "linalg", "ndarray"])

from jax.numpy import linalg
