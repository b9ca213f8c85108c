import { describe, expect, it } from "vitest";
import { ShapedArray } from "../../runtime/core/aval.ts";
import { definePrimitive, type NoParams } from "../../runtime/core/primitive.ts";
import { type ArrayValue, bind1, withTrace } from "../../runtime/core/trace.ts";
import { evalArray, type Nested, toNested } from "../../runtime/engine/evalArray.ts";
import { evalTrace, requireElements } from "../../runtime/engine/evalTrace.ts";
import { cumsum } from "../../runtime/lax/cumulative.ts";
import { dotGeneral } from "../../runtime/lax/dot.ts";
import { add, exp, mul } from "../../runtime/lax/elementwise.ts";
import { full, literal } from "../../runtime/lax/literal.ts";
import { primitives } from "../../runtime/lax/primitives.ts";
import { randomBits, randomSeed } from "../../runtime/lax/randomBits.ts";
import { reduceSum } from "../../runtime/lax/reduce.ts";
import { sort } from "../../runtime/lax/sort.ts";
import { families } from "./families.ts";
import { goldens } from "./golden.ts";

const evaluate = (body: () => ArrayValue): Nested => toNested(requireElements(withTrace(evalTrace, body)));
const f32 = (...values: number[]) => evalArray(values, [values.length], "float32");

describe("the evaluating trace", () => {
  it("computes what a composition of primitives says", () => {
    expect(evaluate(() => mul(add(f32(1, 2, 3), f32(10, 20, 30)), f32(2, 2, 2)))).toEqual([22, 44, 66]);
  });

  it("gives results the avals of abstractEval, weak types included", () => {
    const two = withTrace(evalTrace, () => exp(full([2], 0, "float32", true)));
    expect(two.aval.equals(new ShapedArray([2], "float32", true))).toBe(true);
  });

  it("makes constants of every kind of dtype", () => {
    expect(evaluate(() => full([2], 1, "bool"))).toEqual([true, true]);
    expect(evaluate(() => full([2], { re: 1, im: -2 }, "complex64"))).toEqual(Array(2).fill({ re: 1, im: -2 }));
    expect(evaluate(() => full([], 0.1, "bfloat16"))).toBe(0.10009765625);
    expect(evaluate(() => literal([1, 2, 3, 4], [2, 2], "int32"))).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it("leaves its operands as they were", () => {
    const x = f32(3, 1, 2);
    withTrace(evalTrace, () => sort([x], 0));
    expect(toNested(x)).toEqual([3, 1, 2]);
  });

  it("raises what JAX raises for operands that do not fit", () => {
    expect(() => evaluate(() => add(f32(1, 2), f32(1, 2, 3)))).toThrow("add got incompatible shapes for broadcasting");
  });

  it("refuses constants whose elements are not known", () => {
    expect(() => evaluate(() => full([2], null, "float32"))).toThrow("the fill value is not known");
    expect(() => evaluate(() => literal(null, [2], "float32"))).toThrow("the elements are not known");
  });

  it("refuses operands that have no elements", () => {
    const shapeOnly: ArrayValue = { kind: "array", aval: new ShapedArray([3], "float32") };
    expect(() => evaluate(() => exp(shapeOnly))).toThrow("an array without elements, f32[3], reached the engine");
  });

  it("refuses a primitive that is not in the table", () => {
    const { abstractEval, batch } = primitives.exp;
    const odd = definePrimitive<NoParams>()("odd", { abstractEval, batch });
    expect(() => evaluate(() => bind1(odd, [f32(1)], {}))).toThrow('there is no kernel for "odd"');
  });
});

describe("large arrays", () => {
  const tenths = () => full([1_000_000], 0.1, "float32");

  it("are summed accurately: a million tenths make 100000", () => {
    expect(evaluate(() => reduceSum(tenths(), [0]))).toBe(100000);
  });

  it("are summed accurately on the way as well", () => {
    const sums = requireElements(withTrace(evalTrace, () => cumsum(tenths(), 0)));
    expect(sums.data[999_999]).toBe(100000);
    expect(sums.data[499_999]).toBe(50000);
  });

  it("are contracted accurately", () => {
    const numbers = { lhsContract: [0], rhsContract: [0], lhsBatch: [], rhsBatch: [] };
    expect(evaluate(() => dotGeneral(tenths(), full([1_000_000], 1, "float32"), numbers))).toBe(100000);
  });

  it("of random bits are evenly spread", () => {
    const bits = requireElements(
      withTrace(evalTrace, () => randomBits(randomSeed(full([], 0, "int32")), 32, [100_000])),
    );
    const mean = Array.from(bits.data).reduce((sum, word) => sum + word, 0) / bits.size / 2 ** 32;
    expect(mean).toBeCloseTo(0.5, 2);
  });
});

describe("the recorded cases", () => {
  it("cover every primitive that has operands, and iota, but those that test/values covers", () => {
    const recorded = new Set(families.flatMap((family) => goldens(family).map(({ primitive }) => primitive)));
    const missing = Object.keys(primitives).filter((name) => !recorded.has(name as keyof typeof primitives));
    // Signs of factors are for the algorithm to choose, transforms are compared as wholes, and so are rejected samples.
    const inValues = [
      "cholesky",
      "lu",
      "qr",
      "svd",
      "eigh",
      "eig",
      "triangular_solve",
      "fft",
      "random_gamma",
      "random_poisson",
    ];
    const special = ["bessel_i0e", "bessel_i1e", "zeta", "igamma", "igammac"];
    expect(missing).toEqual([...special, "full", "literal", ...inValues]);
  });
});
