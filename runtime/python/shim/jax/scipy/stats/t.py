"""Student's t distribution."""

from jax._src.rows import fill

fill(globals())
