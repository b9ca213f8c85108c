# %% [markdown]
# # Loops you do not have to write
#
# A loop over the rows of an array says two things at once: what happens to one row, and that it
# happens to all of them. `vmap` takes the first and supplies the second. You write the function
# for one example; `vmap` turns it into a function of a whole stack.
#
# Read this file with the hints switched on. Behind every name stands the shape of its array.
# Inside a mapped function you see the shape of **one example**, and in ‹angle marks› the size of
# the axes that `vmap` has hidden from it.

# %%
from functools import partial

import jax.numpy as np
from jax import random, vmap

# %% [markdown]
# ## One number at a time
#
# `square` knows about a single number. `vmap(square)` is again a function, and nothing has been
# computed yet: it waits for an array and applies `square` along the array's first axis.

# %%
a = np.arange(20)  # (20,)


def square(x: float) -> float:
    return x**2


mapped_sq = vmap(square)
mapped_sq(a)

# %% [markdown]
# Without `vmap` the same thing is a list, a loop and a stack.

# %%
squares = []
for number in a:
    squares.append(square(number))

assert np.array_equal(np.stack(squares), mapped_sq(a))

# %% [markdown]
# ## Rows or columns
#
# The function below reduces one vector to one number. A matrix has two axes to map over, and
# `in_axes` says which of them goes away: 0 hands over the rows, 1 the columns.

# %%
def sum_vector(x: np.ndarray) -> np.ndarray:
    """Adds up a vector `x`."""
    return np.sum(x)


a = np.arange(20).reshape((4, 5))

# %%
vmap(sum_vector)(a)  # shape: (4,)

# %%
vmap(sum_vector, in_axes=1)(a)  # shape: (5,)

# %% [markdown]
# `np.sum(a, axis=1)` would do here. But not every function takes an `axis`, and a function of
# one vector is easier to write, to test and to read than one that counts axes.

# %% [markdown]
# ## A softmax for every row
#
# The result of one example may be an array as well. Each row has five entries and keeps them; the
# mapped axis comes back in front of it.

# %%
def softmax(x: np.ndarray) -> np.ndarray:
    """Turns a vector of scores into probabilities."""
    exps = np.exp(x)
    return exps / np.sum(exps)


a = np.arange(20).reshape((4, 5))
vmap(softmax)(a)

# %% [markdown]
# ## Two arguments
#
# In a right triangle the two short sides give the angle. The function takes one triangle; plain
# numbers are fine.

# %%
def angle(opp: float, adj: float):
    return np.arctan(opp / adj)


angle(5, 3)

# %% [markdown]
# Twenty triangles are two vectors of twenty lengths. Both are mapped together, entry by entry, so
# both must have the same number of entries.

# %%
opps = np.arange(20)
adjs = np.linspace(3, 30, 20)

vmap(angle)(opps, adjs)

# %% [markdown]
# # Exercises
#
# Each one comes with the loop it should replace and a stub to fill in. A solution follows, so
# cover the screen if you want to try first.

# %% [markdown]
# ## 1. Message passing on many graphs
#
# In a graph network every node sends its features along the edges. For one graph that is a matrix
# product of the adjacency matrix and the node features.

# %%
def mp(a: np.ndarray, f: np.ndarray) -> np.ndarray:
    """Passes messages on one graph.

    - `a`: the adjacency matrix, of size (num_nodes, num_nodes).
    - `f`: the messages, of size (num_nodes, num_feats).
    """
    return np.dot(a, f)


# %% [markdown]
# Thirteen graphs with seven nodes each, and eleven features on every node:

# %%
num_nodes = 7
num_graphs = 13
num_feats = 11

key = random.PRNGKey(90)
As = random.bernoulli(key, p=0.1, shape=(num_graphs, num_nodes, num_nodes))
Fs = random.normal(key, shape=(num_graphs, num_nodes, num_feats))

# %% [markdown]
# With a loop:

# %%
def naive_mp(As, Fs):
    res = []
    for a, f in zip(As, Fs):
        res.append(np.dot(a, f))
    return np.stack(res)


# %%
def vmapped_message_passing(As, Fs):
    """Your turn: the same without the loop."""


# %% [markdown]
# One answer. `mp` is already the function of a single graph, so nothing else is needed.

# %%
def vmapped_message_passing(As, Fs):
    """Passes messages on all graphs at once."""
    result = vmap(mp)(As, Fs)
    return result


# %%
result = vmapped_message_passing(As, Fs)

assert result.shape == naive_mp(As, Fs).shape
assert np.allclose(result, naive_mp(As, Fs))
assert not np.allclose(result, Fs)

# %% [markdown]
# ## 2. A vmap in a vmap
#
# Eleven datasets of 31 rows and seven columns. Take the running product along every row, then add
# up what each row gives. No axis number may appear, which takes at least two `vmap`s.

# %%
data = random.normal(key, shape=(11, 31, 7))


def ex2_numpy_equivalent(data):
    result = []
    for d in data:
        cp = np.cumprod(d, axis=-1)
        s = np.sum(cp, axis=1)
        result.append(s)
    return np.stack(result)


# %%
def loopless_loops_ex2(data):
    """Your turn: the same without the loop, and without an axis."""


# %% [markdown]
# A ready answer comes with the package. The import takes the stub's place.

# %%
from dl_workshop.jax_idioms import loopless_loops_ex2

assert loopless_loops_ex2(data).shape == ex2_numpy_equivalent(data).shape

# %% [markdown]
# And here is one to look into: `inner` handles one dataset by mapping over its rows, the last line
# maps `inner` over the datasets.

# %%
def loopless_loops_ex2(data):
    """Adds up the running products of all rows of all datasets."""

    def inner(dataset):
        products = vmap(np.cumprod)(dataset)
        return vmap(np.sum)(products)

    return vmap(inner)(data)


assert np.allclose(loopless_loops_ex2(data), ex2_numpy_equivalent(data), atol=1e-4)

# %% [markdown]
# ## 3. Every node with every node
#
# Graph attention looks at all pairs of nodes. As a loop that is a loop within a loop: join the
# features of two nodes, for all first nodes and all second nodes.

# %%
num_nodes = 13
num_feats = 17
node_feats = random.normal(key, shape=(13, 17))


def ex3_numpy_equivalent(node_feats):
    result = []
    for node1 in node_feats:
        node1_concats = []
        for node2 in node_feats:
            cc = np.concatenate([node1, node2])
            node1_concats.append(cc)
        result.append(np.stack(node1_concats))
    return np.stack(result)


# %%
def loopless_loops_ex3(node_feats):
    """Your turn: the same without either loop."""


# %% [markdown]
# An answer in three steps: two nodes, one node with all nodes, all nodes with all nodes. `partial`
# holds an argument back from `vmap`, by position in the inner step, by name in the outer one.

# %%
def loopless_loops_ex3(node_feats):
    """Joins the features of all pairs of nodes."""

    def concat(node, other):
        return np.concatenate([node, other])

    def concat_with_all(node, node_feats):
        return vmap(partial(concat, node))(node_feats)

    return vmap(partial(concat_with_all, node_feats=node_feats))(node_feats)


# %%
assert loopless_loops_ex3(node_feats).shape == ex3_numpy_equivalent(node_feats).shape
assert np.array_equal(loopless_loops_ex3(node_feats), ex3_numpy_equivalent(node_feats))

# %% [markdown]
# # One step further
#
# All pairs again, but with differences, and with nothing but `in_axes`. At each level one argument
# is mapped and the other is left alone (`None`): the outer level picks `here`, the inner one
# `there`. Look at `gap`: one vector of 17 features, with both mapped axes hidden from it.

# %%
def difference(here, there):
    gap = here - there
    return gap


from_one = vmap(difference, in_axes=(None, 0))
gaps = vmap(from_one, in_axes=(0, None))(node_feats, node_feats)

# %% [markdown]
# The other way round the levels change places, and with them the first two axes of the result.

# %%
to_one = vmap(difference, in_axes=(0, None))
swapped_gaps = vmap(to_one, in_axes=(None, 0))(node_feats, node_feats)

assert np.array_equal(gaps, np.swapaxes(swapped_gaps, 0, 1))

# %% [markdown]
# That is all there is to it: write down what happens to one example, as if the stack were not
# there, and let `vmap` bring the stack back.
