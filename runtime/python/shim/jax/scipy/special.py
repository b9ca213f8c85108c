"""Special functions."""

from jax._src.rows import fill

fill(globals())
