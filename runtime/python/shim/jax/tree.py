"""Functions of trees: nested lists, tuples and dicts of leaves."""

from jax._src.rows import fill
from jax._src.trees import all, flatten, flatten_with_path, leaves, leaves_with_path, map, map_with_path
from jax._src.trees import reduce, structure, transpose, unflatten

fill(globals())
