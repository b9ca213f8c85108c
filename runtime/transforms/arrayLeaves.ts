import { typeError } from "../core/errors.ts";
import { type Flattened, flatten, unflatten } from "../core/pytree.ts";
import type { PyValue } from "../core/pyValue.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { invalidType } from "./invalidType.ts";
import { isOpaque } from "./treePrefix.ts";

/** The tree taken apart with its numbers as arrays; what is not known stays. Throws a `TypeError` for any other leaf. */
export function arrayLeaves(tree: PyValue, message: (leaf: PyValue) => string = invalidType): Flattened {
  const flattened = flatten(tree);
  return {
    ...flattened,
    leaves: flattened.leaves.map((leaf) => {
      if (isArrayLike(leaf)) return asArray(leaf);
      if (isOpaque(leaf)) return leaf;
      throw typeError(message(leaf));
    }),
  };
}

/** The tree with its numbers as arrays. Throws like `arrayLeaves`. */
export function arrayTree(tree: PyValue, message?: (leaf: PyValue) => string): PyValue {
  const { leaves, treedef } = arrayLeaves(tree, message);
  return unflatten(treedef, leaves);
}
