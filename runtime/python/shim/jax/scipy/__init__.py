"""Functions of arrays, as in SciPy."""

from jax._src.rows import fill
from jax.scipy import linalg, special, stats

fill(globals(), ["linalg", "special", "stats"])
