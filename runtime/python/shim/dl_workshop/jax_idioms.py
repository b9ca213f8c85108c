"""Answers to the exercises of the vmap tutorial, for readers who want to see one before writing their own."""

from functools import partial

import jax.numpy as np
from jax import vmap


def loopless_loops_ex1(As, Fs):
    """Passes messages on every graph of a stack: matrix products of `As[i]` and `Fs[i]`."""
    return vmap(np.dot)(As, Fs)


def loopless_loops_ex2(data):
    """For every dataset and every row in it: the sum of the row's running products."""

    def running_product_sum(row):
        return np.sum(np.cumprod(row))

    return vmap(vmap(running_product_sum))(data)


def loopless_loops_ex3(node_feats):
    """Every node's features joined to every node's features, itself included."""

    def join(one, other):
        return np.concatenate([one, other])

    def join_to_all(one, nodes):
        return vmap(partial(join, one))(nodes)

    return vmap(partial(join_to_all, nodes=node_feats))(node_feats)
