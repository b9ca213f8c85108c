// The less is known of the operands, the less is known of the result, but never something else.

import { describe, expect, test } from "vitest";
import type { ShapedArray } from "../../runtime/core/aval.ts";
import { unknownDim } from "../../runtime/core/dim.ts";
import type { Primitive } from "../../runtime/core/primitive.ts";
import { primitives } from "../../runtime/lax/primitives.ts";
import { type Example, examples, operandsOf } from "./primitiveExamples.ts";

const subjects = Object.values(primitives).map(({ name }) => {
  // SAFETY: `examples` has the keys of `primitives`, and under each the parameters that this primitive takes.
  const key = name as keyof typeof primitives;
  return { name, primitive: primitives[key] as unknown as Primitive<string, unknown>, given: examples[key] };
});

describe.each(subjects)("the shape rule of $name", ({ primitive, given }) => {
  test("gives the right dtype or none where dtypes of operands are not known", () => {
    forEveryOperand(given, (example, operands, index) => {
      const blurred = operands.with(index, operands[index]!.update({ dtype: "unknown" }));
      const seen = primitive.abstractEval(blurred, example.params(4));
      const wanted = primitive.abstractEval(operands, example.params(4));
      for (const [place, { dtype }] of wanted.entries()) expect([dtype, "unknown"]).toContain(seen[place]!.dtype);
      expect(seen.map(({ shape }) => shape)).toEqual(wanted.map(({ shape }) => shape));
    });
  });

  test("gives the right sizes or none where sizes of operands are not known", () => {
    forEveryOperand(given, (example, operands, index) => {
      const shape = operands[index]!.shape.map(unknownDim);
      const blurred = operands.with(index, operands[index]!.update({ shape }));
      const seen = primitive.abstractEval(blurred, example.params(4));
      const wanted = primitive.abstractEval(operands, example.params(4));
      expect(seen.map(({ ndim }) => ndim)).toEqual(wanted.map(({ ndim }) => ndim));
      for (const [place, aval] of seen.entries()) {
        for (const [axis, size] of aval.shape.entries()) {
          if (typeof size === "number") expect(size).toBe(wanted[place]!.shape[axis]);
        }
      }
    });
  });
});

function forEveryOperand(
  given: readonly Example<unknown>[],
  check: (example: Example<unknown>, operands: readonly ShapedArray[], index: number) => void,
): void {
  for (const example of given) {
    const operands = operandsOf(example, 4);
    for (const index of operands.keys()) check(example, operands, index);
  }
}
