"""The operations that everything else is made of."""

from jax._src.rows import fill

fill(globals())
