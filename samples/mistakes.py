# %% [markdown]
# # What can go wrong with vmap
#
# Every cell below fails when it runs, each for a reason of its own. The editor marks the line
# before you run it, in JAX's own words. Where sizes disagree, it also says where each was made.

# %%
import jax.numpy as jnp
from jax import vmap

# %% [markdown]
# ## The arguments do not fit the axes

# %%
# Thirteen graphs, but features for only twelve of them.
def messages(graph, features):
    return graph @ features


graphs = jnp.ones((13, 7, 7))
features = jnp.ones((12, 7, 11))
vmap(messages)(graphs, features)

# %%
# Two arguments are mapped over ten examples; axis 1 of the other one has only two.
def add_three(a, b, c):
    return a + b + c


vmap(add_three, in_axes=(0, 1, 0))(jnp.ones((10, 4)), jnp.ones((10, 2)), jnp.ones((10, 4)))

# %%
# The leaves of one argument must agree as well.
def weigh(params):
    return params["w"] * params["b"]


vmap(weigh)({"w": jnp.ones((8, 3)), "b": jnp.ones((9, 3))})

# %%
# A keyword is always mapped over its axis 0, whatever in_axes says.
def shift(x, by):
    return x + by


vmap(shift, in_axes=1)(jnp.ones((3, 8)), by=jnp.ones((3, 8)))

# %%
# The number of examples is given, and it is not the number that is there.
vmap(jnp.sum, axis_size=2)(jnp.ones((8, 3)))

# %%
# A vector has no axis 1.
vmap(jnp.sum, in_axes=1)(jnp.ones(5))

# %%
# Negative axes end at minus the rank, here at -2.
vmap(jnp.sum, in_axes=-3)(jnp.ones((4, 5)))

# %%
# Every argument is mapped unless in_axes says None for it, and a number has no axis at all.
def scale(x, factor):
    return x * factor


vmap(scale)(jnp.ones((8, 3)), 2.0)

# %%
# Something must be mapped.
vmap(jnp.dot, in_axes=(None, None))(jnp.ones(3), jnp.ones(3))

# %% [markdown]
# ## in_axes itself is wrong

# %%
# A tuple needs one entry for each positional argument: two here, not three.
vmap(jnp.dot, in_axes=(0, None, 0))(jnp.ones((8, 3)), jnp.ones(3))

# %%
# A dict alone is no in_axes: wrapped in a tuple it would stand for the first argument.
def first(params):
    return params["w"]


vmap(first, in_axes={"w": 0})({"w": jnp.ones((8, 3))})

# %%
# An axis is a whole number.
vmap(jnp.sum, in_axes=(0.5,))(jnp.ones((8, 3)))

# %%
# The containers inside in_axes must be those of the argument: a tuple does not describe a list.
def total(pair):
    return pair[0] + pair[1]


vmap(total, in_axes=((0, 0),))([jnp.ones(8), jnp.ones(8)])

# %%
# They must have the same length.
vmap(total, in_axes=([0, 0, 0],))([jnp.ones(8), jnp.ones(8)])

# %%
# And the same keys.
vmap(first, in_axes=({"weight": 0},))({"w": jnp.ones((8, 3))})

# %%
# An array has no parts: two axes of one array take two vmaps.
vmap(jnp.sum, in_axes=((0, 1),))(jnp.ones((8, 3)))

# %%
# What holds for in_axes holds for out_axes: whole numbers, or containers of them.
vmap(jnp.sum, out_axes="rows")(jnp.ones((8, 3)))

# %% [markdown]
# ## The function does not work for one example
#
# These fail inside the mapped function, and the mark stands there. Most messages give the shapes of
# one example; those of `concatenate` and `stack` still have the mapped axis in front.

# %%
# Seven and eleven do not broadcast.
def add_bias(x, bias):
    return x + bias


vmap(add_bias, in_axes=(0, None))(jnp.ones((8, 7)), jnp.ones(11))

# %%
# Five entries meet a matrix of seven rows.
def project(x, w):
    return x @ w


vmap(project, in_axes=(0, None))(jnp.ones((8, 5)), jnp.ones((7, 2)))

# %%
# Twenty entries do not fill a three by seven matrix.
def reshaped(x):
    return x.reshape(3, 7)


vmap(reshaped)(jnp.ones((8, 4, 5)))

# %%
# The matrix has two axes, but one example of it has only one left.
def row_sums(x):
    return jnp.sum(x, axis=1)


vmap(row_sums)(jnp.ones((4, 5)))

# %%
# One example of a vector is a number, and numbers cannot be concatenated: stack them.
def pair_up(a, b):
    return jnp.concatenate([a, b])


vmap(pair_up)(jnp.ones(8), jnp.ones(8))

# %%
# A matrix and a vector cannot be concatenated.
def append_row(rows, row):
    return jnp.concatenate([rows, row])


vmap(append_row)(jnp.ones((8, 2, 3)), jnp.ones((8, 3)))

# %%
# Below each other, matrices need the same number of columns.
def below(upper, lower):
    return jnp.concatenate([upper, lower])


vmap(below)(jnp.ones((8, 2, 3)), jnp.ones((8, 2, 4)))

# %%
# What is stacked must have one shape.
def stacked(a, b):
    return jnp.stack([a, b])


vmap(stacked)(jnp.ones((8, 3)), jnp.ones((8, 4)))

# %%
# Three indices for an example that has two axes.
def entry(x):
    return x[0, 1, 2]


vmap(entry)(jnp.ones((8, 4, 5)))

# %%
# The two choices do not broadcast against each other.
def positive_or(a, b):
    return jnp.where(a > 0, a, b)


vmap(positive_or)(jnp.ones((8, 3)), jnp.ones((8, 4)))

# %%
# The letter j stands for three on one side and for four on the other.
def contracted(a, b):
    return jnp.einsum("ij,jk->ik", a, b)


vmap(contracted)(jnp.ones((8, 2, 3)), jnp.ones((8, 4, 5)))
