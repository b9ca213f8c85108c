// What goes around a loop: its types must be the same at the end of each turn as at its beginning.

import type { ShapedArray } from "../core/aval.ts";
import { promoteTypes } from "../core/dtype.ts";
import { typeError } from "../core/errors.ts";
import {
  flatten,
  flattenOneLevel,
  formatTreeDef,
  type KeyPath,
  keystr,
  type TreeDef,
  unflatten,
} from "../core/pytree.ts";
import { type PyValue, typeName, unknown } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { arrayLeaves } from "./arrayLeaves.ts";
import { evaluates } from "./elements.ts";
import { typeDifference, unifiedAval } from "./sameTypes.ts";
import type { Steps } from "./steps.ts";
import { structureDifferences } from "./structureDifference.ts";
import { flattenUpTo, isOpaque } from "./treePrefix.ts";
import { tracesOf, wrapInTraces } from "./wrapInTraces.ts";

/** How a loop speaks of its carry. */
export interface CarryWords {
  /** `scan body`, `while_loop body`. */
  readonly loop: string;
  /** What the body calls the carry. */
  readonly name: string;
  /** Where the user's value is in the carry. */
  readonly path: KeyPath;
  /** What a body with a result that is no array was traced for. */
  readonly result: (fun: string, path: KeyPath, type: string) => string;
}

/** A carry of which the types are settled. */
export interface TypedCarry {
  readonly treedef: TreeDef;
  /** What the first turn gets. */
  readonly first: readonly PyValue[];
  /** The types behind a turn, which are also those behind the loop; elements are not known. */
  readonly last: readonly PyValue[];
}

/** As often as weak types, mapped axes and unknown types may change what a body is given. */
const mostRounds = 8;

/**
 * Runs the body until its carry has the types it began with: weak types give way to what the body makes of them, and
 * what a body maps is mapped from its start on. Mirrors what `lax.scan` and `lax.while_loop` do before they run.
 *
 * Throws JAX's `TypeError` when the structure or the types differ.
 */
export function* typedCarry(
  fun: string,
  words: CarryWords,
  init: PyValue,
  body: (carry: PyValue) => Steps,
): Steps<TypedCarry> {
  const given = flatten(init).leaves;
  const { treedef, paths, leaves } = arrayLeaves(init);
  let first = leaves;
  let behind: readonly PyValue[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const carry = unflatten(treedef, first);
    behind = carryBehind(fun, words, treedef, carry, yield* body(carry));
    const next = promoted(first, behind) ?? widened(first, behind);
    if (next === null) break;
    first = next;
  }
  requireEqualTypes(words, first, behind, paths);
  return {
    treedef,
    first,
    // A number that no turn changes is handed on as it is.
    last: first.map((leaf, i) => (leaf === behind[i] ? given[i]! : settled(leaf, behind[i]!))),
  };
}

/** The carry with the types that the next turn begins with. */
export function asCarry(values: readonly PyValue[], types: readonly PyValue[]): readonly PyValue[] {
  return values.map((value, i) => {
    const type = types[i]!;
    if (value.kind !== "array" || type.kind !== "array") return value;
    return convertElementType(value, type.aval.dtype, type.aval.weakType);
  });
}

/** The leaves behind a turn, in the order of those before it. Throws JAX's `TypeError` when the structures differ. */
export function carryBehind(
  fun: string,
  words: CarryWords,
  treedef: TreeDef,
  carry: PyValue,
  result: PyValue,
): readonly PyValue[] {
  for (const [i, leaf] of flatten(result).leaves.entries()) {
    if (isArrayLike(leaf) || isOpaque(leaf)) continue;
    throw typeError(words.result(fun, flatten(result).paths[i]!, typeName(leaf)), { code: "loop-result-type" });
  }
  const differences = structureDifferences(carry, result, "a <class 'jax._src.core.ShapedArray'>");
  const parts = flattenUpTo(treedef, result);
  if (differences.length > 0 || parts === null) {
    throw typeError(
      `${words.loop} function carry input and carry output must have the same pytree structure, but they differ:\n\n` +
        structureText(words, differences, treedef, result) +
        "Revise the function so that the carry output has the same pytree structure as the carry input.",
      { code: "loop-carry" },
    );
  }
  return parts.map((part) => (isArrayLike(part) ? asArray(part) : part));
}

/** Weak values that the body makes other types of, as those; null when there are none. */
function promoted(first: readonly PyValue[], behind: readonly PyValue[]): readonly PyValue[] | null {
  let isChanged = false;
  const next = first.map((leaf, i) => {
    const other = behind[i]!;
    if (leaf.kind !== "array" || other.kind !== "array" || !leaf.aval.weakType) return leaf;
    if (typeDifference(leaf.aval, other.aval) === null) return leaf;
    const type = promoteTypes([leaf.aval, other.aval]);
    if (type === null || (type.dtype === leaf.aval.dtype && type.weakType === leaf.aval.weakType)) return leaf;
    isChanged = true;
    return convertElementType(leaf, type.dtype);
  });
  return isChanged ? next : null;
}

/** The carry that is mapped, and known, as it is behind a turn; null when it was so before. */
function widened(first: readonly PyValue[], behind: readonly PyValue[]): readonly PyValue[] | null {
  if (evaluates()) return null;
  let isChanged = false;
  const next = first.map((leaf, i) => {
    const other = behind[i]!;
    if (other.kind !== "array") return leaf;
    if (leaf.kind === "array" && tracesOf(other).every((trace) => tracesOf(leaf).includes(trace))) return leaf;
    isChanged = true;
    return leaf.kind === "array" ? wrapInTraces(leaf.aval, [leaf, other]) : other;
  });
  return isChanged ? next : null;
}

/** What a leaf is behind the loop. */
function settled(first: PyValue, behind: PyValue): PyValue {
  if (first.kind !== "array") return behind;
  if (behind.kind === "array") {
    return wrapInTraces(unifiedAval(behind.aval, first.aval, behind.aval.weakType), [first, behind]);
  }
  if (behind.kind !== "unknown" && behind.kind !== "object") return unknown("what the loop gives is not known");
  // The body has to give back what it got, but may make another type of a weak one.
  return first.aval.weakType ? wrapInTraces(first.aval.update({ dtype: "unknown" }), [first]) : first;
}

function requireEqualTypes(
  words: CarryWords,
  first: readonly PyValue[],
  behind: readonly PyValue[],
  paths: readonly KeyPath[],
): void {
  const found = first.flatMap((leaf, i) => {
    const other = behind[i]!;
    if (leaf.kind !== "array" || other.kind !== "array") return [];
    const why = typeDifference(leaf.aval, other.aval);
    return why === null ? [] : [difference(words, paths[i]!, leaf, other.aval, why)];
  });
  if (found.length === 0) return;
  throw typeError(
    `${words.loop} function carry input and carry output must have equal types, but they differ:\n\n` +
      `${listed(found)}Revise the function so that all output types match the corresponding input types.`,
    { code: "loop-carry" },
  );
}

function difference(words: CarryWords, path: KeyPath, input: ArrayValue, output: ShapedArray, why: string): string {
  return (
    `the input ${component(words, path)} has type ${input.aval.toLongString()} but the corresponding output carry ` +
    `component has type ${output.toLongString()}, so ${why}`
  );
}

function structureText(
  words: CarryWords,
  differences: ReturnType<typeof structureDifferences>,
  treedef: TreeDef,
  result: PyValue,
): string {
  const { node } = flattenOneLevel(result);
  // JAX finds no difference between an array and None here.
  const isNoneForLeaf = treedef.node.kind === "leaf" && node.kind === "none" && words.path.length === 0;
  if (isNoneForLeaf || differences.length === 0) {
    const output = flatten(result).treedef;
    return `the input tree structure is:\n${formatTreeDef(treedef)}\nthe output tree structure is:\n${formatTreeDef(output)}\n\n`;
  }
  return listed(
    differences.map(
      ({ path, one, other, why }) =>
        `the input ${component(words, path)} is ${one} but the corresponding component of the carry output is ${other}, so ${why}`,
    ),
  );
}

function component({ name, path: outer }: CarryWords, path: KeyPath): string {
  const full = [...outer, ...path];
  return full.length === 0 ? `carry ${name}` : `carry component ${name}${keystr(full)}`;
}

/** One difference as a sentence, several as a list. */
export function listed(differences: readonly string[]): string {
  if (differences.length === 1) return `${differences[0]!.replace(/^the /, "The ")}.\n\n`;
  return `${differences.map((text) => `  * ${text}`).join(";\n")}.\n\n`;
}
