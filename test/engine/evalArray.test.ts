import { describe, expect, it } from "vitest";
import { ShapedArray } from "../../runtime/core/aval.ts";
import { namedDim } from "../../runtime/core/dim.ts";
import { EvalArray, evalArray, toNested, valueAt } from "../../runtime/engine/evalArray.ts";

describe("an array with elements", () => {
  it("reads back nested as deep as it has axes", () => {
    expect(toNested(evalArray([1, 2, 3, 4, 5, 6], [2, 3], "int32"))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(toNested(evalArray([], [2, 0], "float32"))).toEqual([[], []]);
    expect(toNested(evalArray([7], [], "uint8"))).toBe(7);
  });

  it("reads bools as booleans, complex numbers by their parts and keys as two words", () => {
    expect(toNested(evalArray([0, 1], [2], "bool"))).toEqual([false, true]);
    expect(valueAt(evalArray([1, 2, 3, -4], [2], "complex64"), 1)).toEqual({ re: 3, im: -4 });
    expect(toNested(evalArray([0, 42], [], "key<fry>"))).toEqual([0, 42]);
  });

  it("knows its number of elements, whatever place they take", () => {
    expect(evalArray([1, 2, 3, 4], [2], "complex64").size).toBe(2);
    expect(evalArray([1, 2, 3, 4], [2, 2], "float32").size).toBe(4);
  });

  it("rounds its elements to the dtype", () => {
    expect(toNested(evalArray([0.1, 300.5], [2], "float32"))).toEqual([Math.fround(0.1), 300.5]);
    expect(toNested(evalArray([0.1, 257, 3.3962e38], [3], "bfloat16"))).toEqual([0.10009765625, 256, Infinity]);
    expect(toNested(evalArray([0.1, 65519, 65520, 3e-8, -1e-9], [5], "float16"))).toEqual([
      0.0999755859375,
      65504,
      Infinity,
      2 ** -24,
      -0,
    ]);
    expect(toNested(evalArray([-1, 256], [2], "uint8"))).toEqual([255, 0]);
  });

  it("refuses values that do not fill it", () => {
    expect(() => evalArray([1, 2, 3], [2], "float32")).toThrow("3 values do not fill an array of 2");
  });

  it("holds 64-bit integers of 53 bits and refuses larger ones, which it would round", () => {
    expect(toNested(evalArray([2 ** 53 - 1, -1.5], [2], "int64"))).toEqual([2 ** 53 - 1, -1]);
    expect(() => evalArray([2 ** 53], [1], "int64")).toThrow("53 bits");
    expect(() => evalArray([-1], [1], "uint64")).toThrow("53 bits");
  });

  it("refuses a size that is not a number", () => {
    expect(() => new EvalArray(new ShapedArray([namedDim("n"), 3], "float32"))).toThrow(
      "the sizes (n, 3) are not all numbers",
    );
  });
});
