"""Linear algebra."""

from jax._src.rows import fill

fill(globals())
