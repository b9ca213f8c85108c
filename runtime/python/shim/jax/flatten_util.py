"""A tree of arrays as one vector."""

from jax._src import trees
from jax._src.rows import fill


def ravel_pytree(pytree):
    """All elements of a tree's arrays as one vector, and the function that makes such a tree of a vector."""
    import jax.numpy as jnp

    leaves, treedef = trees.flatten(pytree)
    arrays = [jnp.asarray(leaf) for leaf in leaves]
    vector = jnp.concatenate([jnp.ravel(array) for array in arrays]) if arrays else jnp.zeros(0)
    is_mixed = any(array.dtype != vector.dtype for array in arrays)

    def unravel(flat):
        flat = jnp.asarray(flat)
        if is_mixed and flat.dtype != vector.dtype:
            raise TypeError(f"unravel function given array of dtype {flat.dtype}, but expected dtype {vector.dtype}")
        if flat.shape != vector.shape:
            given = ",".join(map(str, flat.shape))
            raise ValueError(f"Sum of sizes {vector.size} must be equal to dimension 0 of the operand shape [{given}]")
        parts, start = [], 0
        for array in arrays:
            part = flat[start : start + array.size].reshape(array.shape)
            parts.append(part.astype(array.dtype) if is_mixed else part)
            start += array.size
        return treedef.unflatten(parts)

    return vector, unravel


fill(globals())
