# %%
import jax.numpy as jnp
from jax import random, vmap

key = random.PRNGKey(90)
stack = random.normal(key, (5, 13, 7))


def scaled(matrix):
    return 2 * matrix


# %%
vmap(scaled)(stack)

# %%
large = jnp.sin(jnp.arange(1_000_000) / 7_000).reshape(1000, 1000)
large
