"""jax.tree: the runtime knows the containers, Python keeps the leaves."""

import json

from jax._src import marshal, runtime


class PyTreeDef:
    """The structure of a tree without its leaves."""

    __slots__ = ("_handle", "num_leaves")
    __module__ = "jaxlib._jax.pytree"

    def __init__(self, handle, num_leaves):
        self._handle = handle
        self.num_leaves = num_leaves

    def __del__(self):
        runtime.free(self._handle)

    def unflatten(self, leaves):
        """The tree of this structure with these leaves."""
        return unflatten(self, leaves)

    def __eq__(self, other):
        return isinstance(other, PyTreeDef) and runtime.treesEqual(self._handle, other._handle)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return marshal.text(runtime.treeText(self._handle))


def flatten(tree, is_leaf=None):
    """The leaves of a tree and its structure."""
    leaves = []
    order, treedef = _structure(_write(tree, leaves, is_leaf))
    return [leaves[place] for place in order], treedef


def leaves(tree, is_leaf=None):
    """The leaves of a tree, as a list."""
    return flatten(tree, is_leaf)[0]


def structure(tree, is_leaf=None):
    """The structure of a tree without its leaves."""
    return flatten(tree, is_leaf)[1]


def unflatten(treedef, leaves):
    """The tree of a structure with these leaves."""
    leaves = list(leaves)
    places = json.dumps(["list", *(["object", place, ""] for place in range(len(leaves)))])
    return _read(runtime.treeUnflatten(treedef._handle, places), leaves)


def map(f, tree, *rest, is_leaf=None):
    """The function applied to every leaf of a tree, and to what stands at its place in the others."""
    kept = []
    code = _write(tree, kept, is_leaf)
    order, treedef = _structure(code)
    columns = [[kept[place] for place in order]]
    if rest:
        others = ["list", *(_write(other, kept, None) for other in rest)]
        columns += _read(runtime.treeAlign(treedef._handle, json.dumps(code), json.dumps(others)), kept)
    return unflatten(treedef, [f(*together) for together in zip(*columns)])


def _structure(code):
    _, handle, *order = _codes(runtime.treeFlatten(json.dumps(code)))
    return order, PyTreeDef(handle, len(order))


def _read(answer, kept):
    return marshal.decode(_codes(answer), kept)


def _codes(answer):
    return json.loads(marshal.text(answer))


def _write(tree, kept, is_leaf):
    """The containers of a tree; its leaves go to `kept`."""
    if tree is not None and not (is_leaf and is_leaf(tree)):
        kind = type(tree)
        if kind is list or kind is tuple:
            return [kind.__name__, *(_write(item, kept, is_leaf) for item in tree)]
        if kind is dict:
            return ["dict", *(part for key, item in tree.items() for part in (marshal.encode(key, kept), _write(item, kept, is_leaf)))]
        if isinstance(tree, tuple) and hasattr(tree, "_fields"):
            head = marshal.encode(tree, [])[:3]
            return [*head, *(_write(item, kept, is_leaf) for item in tree)]
    elif tree is None and not (is_leaf and is_leaf(tree)):
        return None
    kept.append(tree)
    return ["function", len(kept) - 1, marshal.class_name(tree), None]
