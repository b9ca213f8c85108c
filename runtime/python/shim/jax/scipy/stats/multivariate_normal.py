"""The normal distribution of vectors."""

from jax._src.rows import fill

fill(globals())
