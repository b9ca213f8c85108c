"""Functions of trees, by their older names."""

from functools import partial as Partial

from jax._src.rows import fill
from jax._src.trees import DictKey, GetAttrKey, PyTreeDef, SequenceKey, keystr
from jax._src.trees import all as tree_all
from jax._src.trees import flatten as tree_flatten
from jax._src.trees import flatten_with_path as tree_flatten_with_path
from jax._src.trees import leaves as tree_leaves
from jax._src.trees import leaves_with_path as tree_leaves_with_path
from jax._src.trees import map as tree_map
from jax._src.trees import map_with_path as tree_map_with_path
from jax._src.trees import reduce as tree_reduce
from jax._src.trees import structure as tree_structure
from jax._src.trees import transpose as tree_transpose
from jax._src.trees import unflatten as tree_unflatten

fill(globals())
