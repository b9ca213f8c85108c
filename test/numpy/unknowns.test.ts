import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { api } from "../../runtime/api/table.ts";
import type { ShapedArray } from "../../runtime/core/aval.ts";
import { unknownDim } from "../../runtime/core/dim.ts";
import { NotKnownError } from "../../runtime/core/errors.ts";
import type { PyFunction, PyValue } from "../../runtime/core/pyValue.ts";
import { withTrace } from "../../runtime/core/trace.ts";
import { shapedValue, shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { decode, type Recorded } from "./recordedValue.ts";

// What the language server does with arrays of which it knows less than a run does: it may say less, never something else.

interface RecordedCall {
  readonly args: readonly Recorded[];
  readonly kwargs?: Readonly<Record<string, Recorded>>;
  readonly error?: string;
}
type Family = Readonly<Record<string, { readonly calls: readonly RecordedCall[] }>>;

const families = [
  "unary",
  "binary",
  "reductions",
  "creation",
  "shapes",
  "joining",
  "selection",
  "contraction",
  "nn",
  "lax",
];

const veils: Readonly<Record<string, (aval: ShapedArray) => ShapedArray>> = {
  dtype: (aval) => aval.update({ dtype: "unknown", weakType: false }),
  sizes: (aval) => aval.update({ shape: aval.shape.map(() => unknownDim()) }),
};

describe.each(Object.entries(veils))("with unknown %s", (_what, veil) => {
  for (const family of families) {
    const recorded: Family = JSON.parse(readFileSync(new URL(`../values/${family}.json`, import.meta.url), "utf8"));
    test.each(Object.keys(recorded))("%s says nothing that contradicts what a run gives", (name) => {
      const mismatches = recorded[name]!.calls.filter(({ error }) => error === undefined).flatMap((call) => {
        const wanted = answer(name, call, (aval) => aval);
        const got = answer(name, call, veil);
        return wanted === null || got === null || agrees(got, wanted) ? [] : [`${JSON.stringify(call)}: ${show(got)}`];
      });
      expect(mismatches).toEqual([]);
    });
  }
});

/** The result of a recorded call on arrays seen through a veil; null when it is not known. */
function answer(name: string, call: RecordedCall, veil: (aval: ShapedArray) => ShapedArray): PyValue | Error | null {
  const makeArray = (aval: ShapedArray) => shapedValue(veil(aval));
  const args = call.args.map((arg) => decode(arg, makeArray));
  const kwargs = new Map(Object.entries(call.kwargs ?? {}).map(([key, arg]) => [key, decode(arg, makeArray)]));
  try {
    // SAFETY: a name that is no function of the API fails the test here.
    return withTrace(shapeTrace, () => (api.get(name) as PyFunction).call(args, kwargs));
  } catch (error) {
    if (error instanceof NotKnownError) return null;
    return error instanceof Error ? error : new Error(String(error));
  }
}

function agrees(got: PyValue | Error, wanted: PyValue | Error): boolean {
  if (got instanceof Error || wanted instanceof Error) return false;
  if (got.kind === "array" && wanted.kind === "array") return fits(got.aval, wanted.aval);
  if (got.kind !== wanted.kind) return false;
  if ((got.kind === "list" || got.kind === "tuple") && (wanted.kind === "list" || wanted.kind === "tuple")) {
    return got.items.every((item, index) => agrees(item, wanted.items[index]!));
  }
  return true;
}

/** Whether everything that is known of `got` holds of `wanted`. */
function fits(got: ShapedArray, wanted: ShapedArray): boolean {
  return (
    (got.dtype === "unknown" || got.dtype === wanted.dtype) &&
    got.ndim === wanted.ndim &&
    got.shape.every((dim, axis) => typeof dim !== "number" || dim === wanted.shape[axis])
  );
}

function show(value: PyValue | Error): string {
  if (value instanceof Error) return String(value);
  return value.kind === "array" ? value.aval.toLongString() : value.kind;
}
