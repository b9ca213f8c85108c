// Cases that test/oracle/recordEngine*.py recorded from JAX, and how near our results must come.

import { readFileSync } from "node:fs";
import { type DType, isComplex, isInexact } from "../../runtime/core/dtype.ts";
import type { Primitive } from "../../runtime/core/primitive.ts";
import { bind, withTrace } from "../../runtime/core/trace.ts";
import { type EvalArray, evalArray } from "../../runtime/engine/evalArray.ts";
import { evalTrace, requireElements } from "../../runtime/engine/evalTrace.ts";
import { primitives } from "../../runtime/lax/primitives.ts";

/** An array as test/oracle/engineCases.py writes it. */
export interface RecordedArray {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly values: string;
}

/** One primitive applied once. `ulps` is how many units in the last place a float may be off. */
export interface Golden {
  readonly primitive: keyof typeof primitives;
  readonly operands: readonly RecordedArray[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly results: readonly RecordedArray[];
  readonly ulps: number;
}

type Recorded = Pick<Golden, "operands" | "results" | "ulps">;

/** The cases of `test/engine/<name>.json`. */
export function goldens(name: string): readonly Golden[] {
  // SAFETY: the recorder writes this form, and a case that lacks something fails its test.
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")) as readonly Golden[];
}

/** What the engine computes for a case. */
export function run(golden: Golden): readonly EvalArray[] {
  return apply(golden, golden.operands.map(arrayOf));
}

/** What the engine computes when it applies a primitive to arrays. */
export function apply(
  { primitive, params }: Pick<Golden, "primitive" | "params">,
  operands: readonly EvalArray[],
): readonly EvalArray[] {
  // SAFETY: a case's parameters are those of its primitive.
  const erased = primitives[primitive] as unknown as Primitive<string, unknown>;
  return withTrace(evalTrace, () => bind(erased, operands, params)).map(requireElements);
}

/** `f32[3] exp: element 2 is 1.5, not 1.25` for every element that is too far off; empty when all is well. */
export function differences(golden: Recorded, results: readonly EvalArray[]): readonly string[] {
  return golden.results.flatMap((recorded, index) => {
    const expected = arrayOf(recorded);
    const actual = results[index]!;
    if (actual.aval.toLongString() !== expected.aval.toLongString()) return [`${actual.aval} is not ${expected.aval}`];
    return Array.from(expected.data.keys())
      .filter((place) => !isNear(actual, expected, place, golden.ulps))
      .map(
        (place) => `element ${place} is ${actual.data[place]}, not ${expected.data[place]}${inputAt(golden, place)}`,
      );
  });
}

/** The array that was recorded. */
export function arrayOf({ dtype, shape, values }: RecordedArray): EvalArray {
  return evalArray(values === "" ? [] : values.split(" ").map(numberOf), shape, dtype);
}

function numberOf(text: string): number {
  return Number(text.replace("inf", "Infinity"));
}

function inputAt({ operands }: Recorded, place: number): string {
  return operands.length === 0 ? "" : ` for ${operands.map(({ values }) => values.split(" ")[place]).join(" and ")}`;
}

function isNear(actual: EvalArray, expected: EvalArray, place: number, ulps: number): boolean {
  const [a, e] = [actual.data[place]!, expected.data[place]!];
  if (Object.is(a, e)) return true;
  if (ulps === 0 || !isInexact(expected.dtype)) return false;
  // The parts of a complex number are as exact as its larger one.
  const size = isComplex(expected.dtype) ? Math.max(Math.abs(e), Math.abs(expected.data[place ^ 1]!)) : Math.abs(e);
  return Math.abs(a - e) <= ulps * spacing(size, expected.dtype);
}

const precisions: { readonly [D in DType]?: readonly [mantissaBits: number, minExponent: number] } = {
  float32: [23, -126],
  complex64: [23, -126],
  bfloat16: [7, -126],
  float16: [10, -14],
};

/** The distance between neighbouring floats of this size. */
export function spacing(size: number, dtype: DType): number {
  const [mantissaBits, minExponent] = precisions[dtype]!;
  const exponent = size === 0 ? minExponent : Math.max(Math.floor(Math.log2(size)), minExponent);
  return 2 ** (exponent - mantissaBits);
}
