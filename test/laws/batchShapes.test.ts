import { describe, expect, test } from "vitest";
import { type Dim, formatShape, namedDim } from "../../runtime/core/dim.ts";
import type { BatchDim, Primitive } from "../../runtime/core/primitive.ts";
import { withTrace } from "../../runtime/core/trace.ts";
import { primitives } from "../../runtime/lax/primitives.ts";
import { shapedValue, shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { batchedAval, combinationsOfBatchDims } from "./batchDims.ts";
import { type Example, examples, operandsOf } from "./primitiveExamples.ts";
import { substituteShape } from "./substitution.ts";

interface Subject {
  readonly name: string;
  readonly primitive: Primitive<string, unknown>;
  readonly examples: readonly Example<unknown>[];
}

const subjects = Object.entries(primitives).map(([name, primitive]): Subject => {
  // SAFETY: `examples` has the keys of `primitives`, and under each the parameters that this primitive takes.
  return { name, primitive, examples: examples[name as keyof typeof examples] } as unknown as Subject;
});

test.each(subjects)("$name has examples", ({ examples: given }) => {
  expect(given.length).toBeGreaterThan(0);
});

describe.each(subjects)("the batch rule of $name", (subject) => {
  test("gives the shape of one example beside the batch axis, for every combination of batch axes", () => {
    forEveryMapping(subject, 4, (example, dims) => expectShapeLaw(subject.primitive, example, dims, 4, 7));
  });

  test("gives the same shapes for a symbolic batch size and symbolic operands", () => {
    const [n, batch] = [namedDim("n"), namedDim("b")];
    forEveryMapping(subject, n, (example, dims) => {
      const symbolic = expectShapeLaw(subject.primitive, example, dims, n, batch);
      const numeric = expectShapeLaw(subject.primitive, example, dims, 4, 7);
      const values = [
        [n, 4],
        [batch, 7],
      ] as const;
      expect(symbolic.map((shape) => substituteShape(shape, values))).toEqual(numeric);
    });
  });
});

describe.each(subjects)("the shape rule of $name", ({ primitive, examples: given }) => {
  test("gives for numbers what the symbolic shape gives with these numbers put in", () => {
    for (const example of given) {
      const n = namedDim("n");
      const symbolic = primitive.abstractEval(operandsOf(example, n), example.params(n));
      const numeric = primitive.abstractEval(operandsOf(example, 4), example.params(4));
      expect(symbolic.map(({ shape }) => substituteShape(shape, [[n, 4]]))).toEqual(numeric.map(({ shape }) => shape));
    }
  });
});

function forEveryMapping(
  { examples: given }: Subject,
  n: Dim,
  check: (example: Example<unknown>, dims: readonly BatchDim[]) => void,
): void {
  for (const example of given) {
    for (const dims of combinationsOfBatchDims(operandsOf(example, n))) check(example, dims);
  }
}

/** Checks the results of the batch rule against the shape rule on one example; answers their shapes. */
function expectShapeLaw(
  primitive: Primitive<string, unknown>,
  example: Example<unknown>,
  dims: readonly BatchDim[],
  n: Dim,
  axisSize: Dim,
) {
  const operands = operandsOf(example, n);
  const params = example.params(n);
  const values = operands.map((operand, index) => shapedValue(batchedAval(operand, dims[index]!, axisSize)));
  const batched = withTrace(shapeTrace, () => primitive.batch(axisSize, values, dims, params));
  const seen = batched.values.map(({ aval }, index) => {
    const dim = batched.dims[index]!;
    const one = aval.update({ shape: aval.shape.toSpliced(dim, 1) });
    return `${one} weak ${one.weakType} × ${aval.shape[dim]}`;
  });
  const wanted = primitive.abstractEval(operands, params).map((aval) => `${aval} weak ${aval.weakType} × ${axisSize}`);
  const where = `${example.operands.join(" ")} mapped over ${dims.map(String).join(", ")} of ${formatShape([axisSize])}`;
  expect({ where, results: seen }).toEqual({ where, results: wanted });
  return batched.values.map(({ aval }) => aval.shape);
}
