// The rows of jax.tree and their older names in jax.tree_util.

import { NotKnownError } from "../core/errors.ts";
import { flatten, type TreeDef, unflatten } from "../core/pytree.ts";
import { type PyFunction, type PyObject, type PyValue, pyList, pyTuple } from "../core/pyValue.ts";
import { treeMap } from "../transforms/treeMap.ts";
import { isOpaque } from "../transforms/treePrefix.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

/** A `PyTreeDef` as Python holds it. */
export interface PyTreeDef extends PyObject {
  readonly treedef: TreeDef;
}

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

function leafTest(args: BoundArguments): ((value: PyValue) => boolean) | undefined {
  if (args.isNone("is_leaf")) return undefined;
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
