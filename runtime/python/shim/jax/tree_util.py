"""Functions of trees, by their older names."""

from jax._src.rows import fill
from jax._src.trees import PyTreeDef
from jax._src.trees import flatten as tree_flatten
from jax._src.trees import leaves as tree_leaves
from jax._src.trees import map as tree_map
from jax._src.trees import structure as tree_structure
from jax._src.trees import unflatten as tree_unflatten

fill(globals())
