"""Random numbers from keys."""

from jax._src.rows import fill

fill(globals())
