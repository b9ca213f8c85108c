import jax
import jax.numpy as jnp

xs = jnp.ones((8, 3))
w = jnp.ones((3, 5))


def affine(x, w):
    y = x @ w
    return y + 1


ys = jax.vmap(affine, in_axes=(0, None))(xs, w)
