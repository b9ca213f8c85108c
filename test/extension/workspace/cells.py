import jax.numpy as np

# %% Data
a = np.arange(3)
a

# %% [markdown]
# Prose is not run.

# %% Sum
total = a.sum()
print("sum")
total

# %% Mistake
def share(whole, parts):
    return whole // parts


share(6, 0)

# %% After
total
