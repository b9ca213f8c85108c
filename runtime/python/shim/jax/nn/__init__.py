"""Functions of neural networks."""

from jax._src.rows import fill

fill(globals())
