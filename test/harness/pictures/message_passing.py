# %%
import jax.numpy as np
from jax import random, vmap

key = random.PRNGKey(90)
As = random.bernoulli(key, p=0.5, shape=(13, 7, 7))
Fs = random.normal(key, shape=(13, 7, 11))

# %%
def mp(a, f):
    """Passes messages on one graph."""
    messages = np.dot(a, f)
    return messages


def message_passing(As, Fs):
    """Passes messages on all graphs at once."""
    return vmap(mp)(As, Fs)

# %%
result = message_passing(As, Fs)
result
