// jax.lax.scan: a loop over the first axis of arrays that hands a carry on.

import { ShapedArray } from "../core/aval.ts";
import { type Dim, unifyDims, unknownDim } from "../core/dim.ts";
import { PythonError, typeError, valueError } from "../core/errors.ts";
import { formatTuple, pyStrOf } from "../core/pyRepr.ts";
import { type Flattened, flatten, keystr, mapLeaves, unflatten } from "../core/pytree.ts";
import { none, type PyFunction, type PyValue, pyTuple, typeName, unknown } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { concatenate, stack } from "../lax/concatenate.ts";
import { convertElementType } from "../lax/convert.ts";
import { full } from "../lax/literal.ts";
import { reshape } from "../lax/reshape.ts";
import { slice } from "../lax/slice.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { index } from "../random/elements.ts";
import { arrayLeaves, arrayTree } from "./arrayLeaves.ts";
import { evaluates, forTypes } from "./elements.ts";
import { asCarry, type CarryWords, carryBehind, typedCarry } from "./loopCarry.ts";
import { overLevels } from "./overLevels.ts";
import { called, type Steps } from "./steps.ts";
import { isOpaque } from "./treePrefix.ts";
import { wrapInTraces } from "./wrapInTraces.ts";

export interface ScanOptions {
  /** How many turns; null where `xs` says so. */
  readonly length: Dim | null;
  readonly reverse: boolean;
}

/** The last carry and the stacked results of all turns. Mirrors `lax.scan`, with its errors. */
export function scan(f: PyFunction, init: PyValue, xs: PyValue, options: ScanOptions): Steps {
  const body: Body = function* (carry, x) {
    return pairOf(f, yield* called(f, [carry, x]));
  };
  return scanned(body, { fun: f.name, name: f.parameters?.[0] ?? "carry" }, init, xs, options);
}

/** The results of `f` for each of `xs`, stacked; so many at once as `batchSize` says. Mirrors `lax.map`. */
export function* map(f: PyFunction, xs: PyValue, batchSize: number | null): Steps {
  if (batchSize === null) return yield* eachOf(f, xs, (x) => called(f, [x]));
  const { leaves } = arrayLeaves(xs);
  const length = scanLength(flatten(xs).leaves, arrayLeaves(xs), null);
  if (typeof length !== "number" || leaves.some(isOpaque)) return yield* eachOf(f, xs, (x) => called(f, [x]));
  const batches = Math.floor(length / batchSize);
  const whole = onArrays(xs, (x) => {
    const rest = x.aval.shape.slice(1);
    return reshape(sliceAlong(x, 0, batches * batchSize), [batches, batchSize, ...rest]);
  });
  const batched = (x: PyValue) => overLevels([[true]], [x], (values) => called(f, values));
  const parts: PyValue[] = [];
  if (batches > 0) {
    parts.push(
      onArrays(yield* eachOf(f, whole, batched), (y) => reshape(y, [batches * batchSize, ...y.aval.shape.slice(2)])),
    );
  }
  if (length % batchSize > 0) {
    const rest = onArrays(xs, (x) => sliceAlong(x, batches * batchSize, length));
    parts.push(yield* batched(rest));
  }
  const [first, second] = parts;
  if (second === undefined) return first!;
  const ends = arrayLeaves(second).leaves;
  const { leaves: starts, treedef } = arrayLeaves(first!);
  return unflatten(
    treedef,
    starts.map((start, i) => (start.kind === "array" ? concatenate([start, asArray(ends[i]!)], 0) : start)),
  );
}

function* eachOf(f: PyFunction, xs: PyValue, apply: (x: PyValue) => Steps): Steps {
  const body: Body = function* (carry, x) {
    const y = yield* apply(x);
    requireArrays(f, y);
    return { carry, y };
  };
  const result = yield* scanned(body, { fun: f.name, name: "carry" }, none, xs, { length: null, reverse: false });
  return result.kind === "tuple" ? result.items[1]! : result;
}

function onArrays(tree: PyValue, change: (x: ArrayValue) => ArrayValue): PyValue {
  return mapLeaves(arrayTree(tree), (leaf) => (leaf.kind === "array" ? change(leaf) : leaf));
}

function sliceAlong(x: ArrayValue, start: number, stop: number): ArrayValue {
  const { shape } = x.aval;
  return slice(
    x,
    [start, ...shape.slice(1).map(() => 0)],
    [stop, ...shape.slice(1)],
    shape.map(() => 1),
  );
}

type Body = (carry: PyValue, x: PyValue) => Steps<Turn>;

interface Turn {
  readonly carry: PyValue;
  readonly y: PyValue;
}

function* scanned(
  body: Body,
  { fun, name }: { readonly fun: string; readonly name: string },
  init: PyValue,
  xs: PyValue,
  { length: given, reverse }: ScanOptions,
): Steps {
  const sequences = arrayLeaves(xs);
  const length = scanLength(flatten(xs).leaves, sequences, given);
  const words: CarryWords = { loop: "scan body", name, path: [], result: invalidCarry };
  const example = mapLeaves(unflatten(sequences.treedef, sequences.leaves), exampleOf);
  let y: PyValue = none;
  const carry = yield* typedCarry(fun, words, init, function* (before) {
    const turn = yield* forTypes([before, example], ([c, x]) => body(c!, x!));
    y = turn.y;
    return turn.carry;
  });
  const { treedef } = carry;
  const types = arrayLeaves(y);
  if (typeof length !== "number" || !evaluates()) {
    return pyTuple([unflatten(treedef, carry.last), stackedTypes(types, length)]);
  }
  let values = carry.first;
  const rows: (readonly PyValue[])[] = [];
  for (let count = 0; count < length; count += 1) {
    const position = reverse ? length - 1 - count : count;
    const before = unflatten(treedef, values);
    const x = unflatten(
      sequences.treedef,
      sequences.leaves.map((leaf) => rowOf(leaf, position)),
    );
    const turn = yield* body(before, x);
    values = asCarry(carryBehind(fun, words, treedef, before, turn.carry), carry.first);
    rows[position] = arrayLeaves(turn.y).leaves;
  }
  return pyTuple([unflatten(treedef, asCarry(values, carry.last)), stacked(types, rows)]);
}

const rowOf = (leaf: PyValue, position: number): PyValue => (leaf.kind === "array" ? index(leaf, position) : leaf);

function scanLength(given: readonly PyValue[], { leaves }: Flattened, length: Dim | null): Dim {
  const numbers = given.filter((leaf) => leaf.kind !== "array" && isArrayLike(leaf));
  if (numbers.length > 0) {
    const values = numbers.map(pyStrOf).join(", ");
    throw valueError(`scan got value with no leading axis to scan over: ${values}.`, { code: "scan-length" });
  }
  const sizes = leaves.flatMap((leaf) => (leaf.kind === "array" ? [leadingSize(leaf)] : []));
  const common = sizes.reduce<Dim | null>((a, b) => (a === null ? null : unifyDims(a, b)), sizes[0] ?? null);
  if (length !== null) {
    if (sizes.some((size) => unifyDims(size, length) === null)) {
      throw valueError(
        `scan got \`length\` argument of ${length} which disagrees with leading axis sizes [${sizes.join(", ")}].`,
        { code: "scan-length" },
      );
    }
    return length;
  }
  if (sizes.length > 0 && common === null) {
    throw valueError(`scan got values with different leading axis sizes: ${sizes.join(", ")}.`, {
      code: "scan-length",
    });
  }
  if (common !== null) return common;
  if (leaves.length > 0) return unknownDim();
  throw valueError("scan got no values to scan over and `length` not provided.", { code: "scan-length" });
}

function leadingSize({ aval }: ArrayValue): Dim {
  const size = aval.shape[0];
  if (size === undefined) throw new PythonError("IndexError", "tuple index out of range", { code: "scan-length" });
  return size;
}

/** What a turn gets of an array, without its elements. */
function exampleOf(leaf: PyValue): PyValue {
  return leaf.kind === "array" ? wrapInTraces(leaf.aval.update({ shape: leaf.aval.shape.slice(1) }), [leaf]) : leaf;
}

function pairOf(f: PyFunction, result: PyValue): Turn {
  if (isOpaque(result)) return { carry: result, y: result };
  const isSequence = result.kind === "tuple" || result.kind === "list";
  if (!isSequence || result.items.length !== 2) throw noPair(result);
  const [carry, y] = result.items;
  requireArrays(f, y!);
  return { carry: carry!, y: y! };
}

function requireArrays(f: PyFunction, y: PyValue): void {
  const { leaves, paths } = flatten(y);
  const wrong = leaves.findIndex((leaf) => !isArrayLike(leaf) && !isOpaque(leaf));
  if (wrong < 0) return;
  const path = [{ kind: "index", index: 1 } as const, ...paths[wrong]!];
  throw typeError(tracedFor("scan", f.name, keystr(path), typeName(leaves[wrong]!)), { code: "loop-result-type" });
}

function noPair(result: PyValue): PythonError {
  return typeError(`scan body output must be a pair, got ${typesText(result)}.`, { code: "scan-pair" });
}

/** A tree with the type of each array in its place, as the message has it. */
function typesText(tree: PyValue): string {
  if (isArrayLike(tree)) return asArray(tree).aval.toLongString();
  if (tree.kind !== "tuple" && tree.kind !== "list") return pyStrOf(tree);
  const items = tree.items.map((item) => {
    if (!isArrayLike(item)) return typesText(item);
    const { aval } = asArray(item);
    return `ShapedArray(${aval.toLongString()}${aval.weakType ? ", weak_type=True" : ""})`;
  });
  return tree.kind === "list" ? `[${items.join(", ")}]` : formatTuple(items);
}

function invalidCarry(fun: string, path: Parameters<typeof keystr>[0], type: string): string {
  return tracedFor("scan", fun, keystr([{ kind: "index", index: 0 }, ...path]), type);
}

/** JAX's words for a result that is no array; it also says in which line the function begins. */
export function tracedFor(transform: string, fun: string, path: string, type: string): string {
  const place = path === "" ? "" : ` at output component ${path}`;
  return `function ${fun} traced for ${transform} returned a value of type <class '${type}'>${place}, which is not a valid JAX type`;
}

function stackedTypes({ leaves, treedef }: Flattened, length: Dim): PyValue {
  return unflatten(
    treedef,
    leaves.map((leaf) => {
      if (leaf.kind !== "array") return unknown("what the body gives is not known");
      const { shape, dtype, weakType } = leaf.aval;
      return wrapInTraces(new ShapedArray([length, ...shape], dtype, weakType), [leaf]);
    }),
  );
}

function stacked({ leaves, treedef }: Flattened, rows: readonly (readonly PyValue[])[]): PyValue {
  return unflatten(
    treedef,
    leaves.map((type, i) =>
      stackedLeaf(
        type,
        rows.map((row) => row[i]!),
      ),
    ),
  );
}

function stackedLeaf(type: PyValue, values: readonly PyValue[]): PyValue {
  if (type.kind !== "array") return type;
  const { shape, dtype, weakType } = type.aval;
  if (values.length === 0) return full([0, ...shape], 0, dtype, weakType);
  const arrays = values.map((value) => convertElementType(asArray(value), dtype, weakType));
  return convertElementType(stack(arrays, 0), dtype, weakType);
}
