import jax
import jax.numpy as jnp

a = jnp.ones((13, 7))
b = jnp.ones((12, 7))
c = jax.vmap(jnp.dot)(a, b)
