// Branches of which one is taken: jax.lax.cond and switch.

import { typeError } from "../core/errors.ts";
import { flatten, type KeyPath, keystr, unflatten } from "../core/pytree.ts";
import { type PyFunction, type PyValue, typeName, unknown } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { convertElementType } from "../lax/convert.ts";
import * as lax from "../lax/elementwise.ts";
import { selectN } from "../lax/select.ts";
import { constantLike, isArrayLike } from "../numpy/conversion.ts";
import { arrayLeaves, arrayTree } from "./arrayLeaves.ts";
import { calledForTypes, evaluates, scalarOf } from "./elements.ts";
import { listed } from "./loopCarry.ts";
import { typeDifference, unifiedAval } from "./sameTypes.ts";
import { tracedFor } from "./scan.ts";
import { called, type Steps } from "./steps.ts";
import { structureDifferences } from "./structureDifference.ts";
import { isOpaque } from "./treePrefix.ts";
import { wrapInTraces } from "./wrapInTraces.ts";

/** A branch: what JAX's messages call it, and what it is called with. */
export interface Branch {
  readonly name: string;
  readonly fun: PyFunction;
  readonly operands: readonly PyValue[];
}

/**
 * What the branch of number `index` gives, the nearest one where there is none of that number. Mirrors `lax.cond` and
 * `lax.switch`: all branches are traced, and have to give the same types. `index` is null where it is not known.
 */
export function* conditional(
  transform: "cond" | "switch",
  index: ArrayValue | null,
  branches: readonly Branch[],
): Steps {
  const given = branches.map((branch) => ({
    ...branch,
    operands: branch.operands.map((operand) => arrayTree(operand)),
  }));
  const results: PyValue[] = [];
  for (const { fun, operands } of given)
    results.push(requireArrays(transform, fun, yield* calledForTypes(fun, operands)));
  const types = sharedTypes(transform, branches, results, index);
  if (index === null || !evaluates()) return types;
  const taken = scalarOf(index);
  if (taken !== null) {
    const { fun, operands } = given[Math.min(Math.max(taken, 0), given.length - 1)]!;
    return unflattenAs(types, leavesOf(yield* called(fun, operands)));
  }
  const values: (readonly PyValue[])[] = [];
  for (const { fun, operands } of given)
    values.push(leavesOf(unflattenAs(types, leavesOf(yield* called(fun, operands)))));
  return unflattenAs(
    types,
    values.reduce((chosen, branch, place) => chosen.map((leaf, i) => laterIf(index, place, leaf, branch[i]!))),
  );
}

const leavesOf = (tree: PyValue): readonly PyValue[] => arrayLeaves(tree).leaves;

/** The leaves in the structure of `types`, and with its types. */
function unflattenAs(types: PyValue, leaves: readonly PyValue[]): PyValue {
  const wanted = flatten(types);
  return unflatten(
    wanted.treedef,
    leaves.map((leaf, i) => {
      const type = wanted.leaves[i]!;
      if (leaf.kind !== "array" || type.kind !== "array") return leaf;
      return convertElementType(leaf, type.aval.dtype, type.aval.weakType);
    }),
  );
}

/** The branch at `place` where that is not behind `index`, else what earlier ones gave. */
function laterIf(index: ArrayValue, place: number, earlier: PyValue, later: PyValue): PyValue {
  if (earlier.kind !== "array" || later.kind !== "array") return later;
  return selectN(lax.ge(index, constantLike(index, place)), earlier, later);
}

function requireArrays(transform: string, fun: PyFunction, result: PyValue): PyValue {
  const wrong = flatten(result).leaves.find((leaf) => !isArrayLike(leaf) && !isOpaque(leaf));
  if (wrong === undefined) return arrayTree(result);
  throw typeError(tracedFor(transform, fun.name, "", typeName(wrong)), { code: "branch-result-type" });
}

/** What all branches give alike. Throws JAX's `TypeError` where they differ. */
function sharedTypes(
  transform: string,
  branches: readonly Branch[],
  results: readonly PyValue[],
  index: ArrayValue | null,
): PyValue {
  if (results.some(isOpaque)) return results.find((result) => !isOpaque(result)) ?? results[0]!;
  const [first, ...others] = results;
  for (const [i, other] of others.entries()) {
    requireSame(transform, [branches[0]!, branches[i + 1]!], first!, other);
  }
  const { treedef, leaves } = flatten(first!);
  const rest = others.map((other) => flatten(other).leaves);
  return unflatten(
    treedef,
    leaves.map((leaf, i) =>
      sharedType([leaf, ...rest.map((tree) => tree[i] ?? unknown("the branches differ"))], index),
    ),
  );
}

function sharedType(leaves: readonly PyValue[], index: ArrayValue | null): PyValue {
  const arrays = leaves.flatMap((leaf) => (leaf.kind === "array" ? [leaf] : []));
  if (arrays.length === 0) return leaves[0]!;
  const isWeak = arrays.length === leaves.length && arrays.every(({ aval }) => aval.weakType);
  const aval = arrays.map((array) => array.aval).reduce((a, b) => unifiedAval(a, b, isWeak));
  return wrapInTraces(aval.update({ weakType: isWeak }), index === null ? arrays : [index, ...arrays]);
}

function requireSame(transform: string, pair: readonly [Branch, Branch], one: PyValue, other: PyValue): void {
  const [a, b] = pair.map(({ name }) => name);
  const trees = structureDifferences(one, other, "a pytree leaf");
  if (trees.length > 0) {
    const texts = trees.map(({ path, why, ...is }) => {
      const at = placeOf(path);
      return `${a} output${at} is ${is.one} but ${b} output${at} is ${is.other}, so ${why}`;
    });
    throw branchError(
      `${transform} branch outputs must have the same pytree structure, but they differ:`,
      pair,
      `${listed(texts)}Revise ${a} and/or ${b} so that they have the same pytree structure.`,
    );
  }
  const { leaves, paths } = flatten(one);
  const theirs = flatten(other).leaves;
  const texts = leaves.flatMap((leaf, i) => {
    const their = theirs[i];
    if (leaf.kind !== "array" || their?.kind !== "array") return [];
    const why = typeDifference(leaf.aval, their.aval);
    if (why === null) return [];
    const [mine, yours] = [leaf.aval.toLongString(), their.aval.toLongString()];
    return [
      `the output of ${a}${placeOf(paths[i]!)} has type ${mine} but the corresponding output of ${b} has type ${yours}, so ${why}`,
    ];
  });
  if (texts.length === 0) return;
  throw branchError(
    `${transform} branches must have equal output types but they differ.`,
    pair,
    `${listed(texts)}Revise ${a} and/or ${b} so that all output types match.`,
  );
}

/** JAX also says in which line each function begins. */
function branchError(opening: string, pair: readonly Branch[], text: string) {
  const functions = pair.map(({ name, fun }) => `${name} is ${fun.name}`).join("\n");
  return typeError(`${opening}\n\n${functions}\n\n${text}`, { code: "branch-types" });
}

const placeOf = (path: KeyPath): string => (path.length === 0 ? "" : ` at path ${keystr(path)}`);
