"""Functions of arrays, as in SciPy."""

from jax._src.rows import fill
from jax.scipy import special

fill(globals(), ["special"])
