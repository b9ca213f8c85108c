"""The Poisson distribution."""

from jax._src.rows import fill

fill(globals())
