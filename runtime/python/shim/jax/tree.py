"""Functions of trees: nested lists, tuples and dicts of leaves."""

from jax._src.rows import fill
from jax._src.trees import flatten, leaves, map, structure, unflatten

fill(globals())
