// The rows of jax.tree and their older names in jax.tree_util.

import { NotKnownError, typeError } from "../core/errors.ts";
import { flatten, type KeyEntry, type KeyPath, keystr, type TreeDef, unflatten } from "../core/pytree.ts";
import {
  type PyFunction,
  type PyObject,
  type PyValue,
  pyBool,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
} from "../core/pyValue.ts";
import { asArray } from "../numpy/conversion.ts";
import { ravelTree } from "../numpy/ravelling.ts";
import { requireTruth } from "../transforms/concreteValues.ts";
import { treePartial } from "../transforms/partial.ts";
import { treeMap } from "../transforms/treeMap.ts";
import { isOpaque } from "../transforms/treePrefix.ts";
import { transposeTree } from "../transforms/treeTranspose.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { requireCallable } from "./callable.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

/** A `PyTreeDef` as Python holds it. */
export interface PyTreeDef extends PyObject {
  readonly treedef: TreeDef;
}

const byPath = "is_leaf=None, is_leaf_takes_path=False";

export const jaxTreeRows: readonly ApiFunction[] = [
  ...treeRow("map", "(f, tree, *rest, is_leaf=None)", "The function applied to every leaf of a tree.", (args) =>
    treeMap(args.callable("f"), args.get("tree"), args.rest, leafTest(args)),
  ),
  ...treeRow("leaves", "(tree, is_leaf=None)", "The leaves of a tree, as a list.", (args) =>
    pyList(knownLeaves(args).leaves),
  ),
  ...treeRow("structure", "(tree, is_leaf=None)", "The structure of a tree without its leaves.", (args) =>
    pyTreeDef(knownLeaves(args).treedef),
  ),
  ...treeRow("flatten", "(tree, is_leaf=None)", "The leaves of a tree and its structure.", (args) => {
    const { leaves, treedef } = knownLeaves(args);
    return pyTuple([pyList(leaves), pyTreeDef(treedef)]);
  }),
  ...treeRow("unflatten", "(treedef, leaves)", "The tree of a structure with these leaves.", (args) => {
    const treedef = args.get("treedef");
    const leaves = args.get("leaves");
    if (!isPyTreeDef(treedef)) throw new NotKnownError("the structure of the tree is not known");
    if (leaves.kind !== "list" && leaves.kind !== "tuple") throw new NotKnownError("the leaves are not known");
    return unflatten(treedef.treedef, leaves.items);
  }),
  ...treeRow(
    "reduce",
    "(function, tree, initializer=None, is_leaf=None)",
    "The leaves of a tree combined by a function of two arguments, from the left.",
    (args) => {
      const { leaves } = knownLeaves(args);
      const items = args.isNone("initializer") ? leaves : [args.get("initializer"), ...leaves];
      if (items.length === 0) throw typeError("reduce() of empty iterable with no initial value");
      return items.reduce((total, item) => args.callable("function").call([total, item], new Map()));
    },
  ),
  ...treeRow("all", "(tree, *, is_leaf=None)", "Whether Python takes every leaf of a tree for true.", (args) => {
    const { leaves } = knownLeaves(args);
    for (const leaf of leaves) if (leaf.kind === "array") requireTruth(leaf);
    const truths = leaves.map((leaf) => (leaf.kind === "bool" ? leaf.value : null));
    return pyBool(truths.includes(false) ? false : truths.includes(null) ? null : true);
  }),
  ...treeRow(
    "map_with_path",
    `(f, tree, *rest, ${byPath})`,
    "A function applied to the path and the value of every leaf of a tree.",
    (args) => {
      let place = 0;
      const { paths } = flatten(args.get("tree"), leafTest(args));
      const fun = args.callable("f");
      const together: PyFunction = {
        ...fun,
        call: (leaves) => fun.call([pyKeyPath(paths[place++]!), ...leaves], new Map()),
      };
      knownLeaves(args);
      return treeMap(together, args.get("tree"), args.rest, leafTest(args));
    },
  ),
  ...treeRow(
    "leaves_with_path",
    `(tree, ${byPath})`,
    "The leaves of a tree, each as a pair of its path and its value.",
    (args) => leavesWithPath(args),
  ),
  ...treeRow(
    "flatten_with_path",
    `(tree, ${byPath})`,
    "The leaves of a tree, each with its path, and the structure.",
    (args) => pyTuple([leavesWithPath(args), pyTreeDef(knownLeaves(args).treedef)]),
  ),
  ...treeRow(
    "transpose",
    "(outer_treedef, inner_treedef, pytree_to_transpose)",
    "The tree of trees turned inside out.",
    (args) => {
      const [outer, inner] = [args.get("outer_treedef"), args.get("inner_treedef")];
      if (!isPyTreeDef(outer)) throw new NotKnownError("the structure of the tree is not known");
      if (inner.kind !== "none" && !isPyTreeDef(inner))
        throw new NotKnownError("the structure of the trees is not known");
      return transposeTree(
        outer.treedef,
        inner.kind === "none" ? null : inner.treedef,
        args.get("pytree_to_transpose"),
      );
    },
  ),
  apiFunction(
    "jax.tree_util.keystr",
    "(keys, *, simple=False, separator='')",
    "The text of a path to a leaf.",
    (args) => {
      if (args.flag("simple")) throw new NotKnownError("the simple text of a path is not worked out");
      const keys = args.list("keys");
      return pyStr(keys.every(isPyKey) ? keystr(keys.map(({ entry }) => entry)) : null);
    },
  ),
  apiFunction(
    "jax.tree_util.Partial",
    "(func, *args, **kw)",
    "A function with some arguments given already, which are the leaves of a tree.",
    (args) =>
      treePartial(
        requireCallable(args.get("func"), () => "the first argument must be callable"),
        args.rest,
        args.extra,
      ),
  ),
  apiFunction(
    "jax.flatten_util.ravel_pytree",
    "(pytree)",
    "All elements of a tree's arrays as one vector, and the function that makes such a tree of a vector.",
    (args) => {
      const { leaves, treedef } = flatten(args.get("pytree"));
      if (leaves.some(isOpaque)) throw new NotKnownError("the leaves of this tree are not known");
      const { vector, unravel } = ravelTree(leaves.map(asArray), treedef);
      return pyTuple([vector, unravel]);
    },
  ),
];

/** `jax.tree.<name>` and `jax.tree_util.tree_<name>`. */
function treeRow(
  name: string,
  signature: string,
  summary: string,
  evaluate: (args: BoundArguments) => PyValue,
): readonly ApiFunction[] {
  return [`jax.tree.${name}`, `jax.tree_util.tree_${name}`].map((qualifiedName) =>
    apiFunction(qualifiedName, signature, summary, evaluate),
  );
}

/** One step of a path as Python holds it: a `DictKey`, `SequenceKey`, `GetAttrKey` or `FlattenedIndexKey`. */
interface PyKey extends PyObject {
  readonly entry: KeyEntry;
}

const isPyKey = (value: PyValue): value is PyKey => value.kind === "object" && "entry" in value;

const pyKeyPath = (path: KeyPath): PyValue => pyTuple(path.map(pyKey));

function pyKey(entry: KeyEntry): PyKey {
  const key = (typeName: string, attribute: string, value: PyValue): PyKey => ({
    kind: "object",
    typeName,
    entry,
    attributes: new Map([[attribute, value]]),
  });
  switch (entry.kind) {
    case "index":
      return key("SequenceKey", "idx", pyInt(entry.index));
    case "flatIndex":
      return key("FlattenedIndexKey", "key", pyInt(entry.index));
    case "key":
      return key("DictKey", "key", entry.key);
    case "attribute":
      return key("GetAttrKey", "name", pyStr(entry.name));
  }
}

function leavesWithPath(args: BoundArguments): PyValue {
  const { leaves, paths } = knownLeaves(args);
  return pyList(leaves.map((leaf, index) => pyTuple([pyKeyPath(paths[index]!), leaf])));
}

function leafTest(args: BoundArguments): ((value: PyValue) => boolean) | undefined {
  if (args.isNone("is_leaf")) return undefined;
  if (args.has("is_leaf_takes_path") && args.flag("is_leaf_takes_path"))
    throw new NotKnownError("is_leaf with a path is not worked out");
  const test: PyFunction = args.callable("is_leaf");
  return (value) => {
    const answer = test.call([value], new Map());
    if (answer.kind === "bool" && answer.value !== null) return answer.value;
    throw new NotKnownError("the answer of is_leaf is not known");
  };
}

function knownLeaves(args: BoundArguments) {
  const flattened = flatten(args.get("tree"), leafTest(args));
  if (flattened.leaves.some(isOpaque)) throw new NotKnownError("the leaves of this tree are not known");
  return flattened;
}

const pyTreeDef = (treedef: TreeDef): PyTreeDef => ({ kind: "object", typeName: "PyTreeDef", treedef });

export function isPyTreeDef(value: PyValue): value is PyTreeDef {
  return value.kind === "object" && "treedef" in value;
}
