"""Fourier transforms."""

from jax._src.rows import fill

fill(globals())
