# The last line would fail. The editor says so before it runs, and where the two sizes come from.

import jax.numpy as jnp
from jax import vmap


def messages(graph, features):
    return graph @ features


graphs = jnp.ones((13, 7, 7))
features = jnp.ones((12, 7, 11))

vmap(messages)(graphs, features)
