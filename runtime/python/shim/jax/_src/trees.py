"""jax.tree: the runtime knows the containers, Python keeps the leaves."""

import builtins
import dataclasses
import functools
import json

from jax._src import marshal, runtime

_unspecified = object()


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


def reduce(function, tree, initializer=_unspecified, is_leaf=None):
    """The leaves of a tree combined by a function of two arguments, from the left."""
    start = () if initializer is _unspecified else (initializer,)
    return functools.reduce(function, leaves(tree, is_leaf), *start)


def all(tree, *, is_leaf=None):
    """Whether Python takes every leaf of a tree for true."""
    return builtins.all(leaves(tree, is_leaf))


def flatten_with_path(tree, is_leaf=None, is_leaf_takes_path=False):
    """The leaves of a tree, each with its path, and the structure."""
    kept = []
    order, treedef = _structure(_write(tree, kept, is_leaf))
    paths = list(_paths(tree, is_leaf, ()))
    return [(paths[place], kept[place]) for place in order], treedef


def leaves_with_path(tree, is_leaf=None, is_leaf_takes_path=False):
    """The leaves of a tree, each as a pair of its path and its value."""
    return flatten_with_path(tree, is_leaf)[0]


def map_with_path(f, tree, *rest, is_leaf=None, is_leaf_takes_path=False):
    """A function applied to the path and the value of every leaf of a tree."""
    paths = iter([path for path, _ in leaves_with_path(tree, is_leaf)])
    return map(lambda *together: f(next(paths), *together), tree, *rest, is_leaf=is_leaf)


def transpose(outer_treedef, inner_treedef, pytree_to_transpose):
    """The tree of trees turned inside out."""
    rows = outer_treedef.num_leaves
    values, treedef = flatten(pytree_to_transpose)
    if inner_treedef is None:
        firsts = []
        map(lambda _, part: firsts.append(part), outer_treedef.unflatten([0] * rows), pytree_to_transpose)
        inner_treedef = structure(firsts[0])
    expected = structure(outer_treedef.unflatten([inner_treedef.unflatten([0] * inner_treedef.num_leaves)] * rows))
    if treedef != expected:
        raise TypeError(f"Mismatch\n{treedef}\n != \n{expected}")
    columns = inner_treedef.num_leaves
    return inner_treedef.unflatten([outer_treedef.unflatten(values[column::columns]) for column in range(columns)])


def keystr(keys, *, simple=False, separator=""):
    """The text of a path to a leaf."""
    return separator.join(str(next(iter(vars(key).values()))) if simple else str(key) for key in keys)


@dataclasses.dataclass(frozen=True)
class SequenceKey:
    """A step to an item of a list or tuple."""

    idx: int

    def __str__(self):
        return f"[{self.idx!r}]"


@dataclasses.dataclass(frozen=True)
class DictKey:
    """A step to a value of a dict."""

    key: object

    def __str__(self):
        return f"[{self.key!r}]"


@dataclasses.dataclass(frozen=True)
class GetAttrKey:
    """A step to a field of a named tuple."""

    name: str

    def __str__(self):
        return f".{self.name}"


def _paths(tree, is_leaf, path):
    """The path of every leaf, in the order in which `_write` keeps them."""
    if not (is_leaf and is_leaf(tree)):
        if tree is None:
            return
        kind = type(tree)
        steps = None
        if kind is list or kind is tuple:
            steps = [(SequenceKey(place), item) for place, item in enumerate(tree)]
        elif kind is dict:
            steps = [(DictKey(key), item) for key, item in tree.items()]
        elif isinstance(tree, tuple) and hasattr(tree, "_fields"):
            steps = [(GetAttrKey(name), item) for name, item in zip(tree._fields, tree)]
        if steps is not None:
            for step, item in steps:
                yield from _paths(item, is_leaf, (*path, step))
            return
    yield path


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
