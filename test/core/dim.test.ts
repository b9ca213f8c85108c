import { describe, expect, it } from "vitest";
import {
  addDims,
  broadcastDims,
  definitelyEqual,
  divideExactly,
  floorDivideDims,
  moduloDims,
  multiplyDims,
  namedDim,
  sizeOf,
  subtractDims,
  unknownDim,
} from "../../runtime/core/dim.ts";

describe("axis sizes", () => {
  const n = namedDim("n");
  const m = namedDim("m");

  it("print as sums of products", () => {
    expect(String(addDims(multiplyDims(2, n), 1))).toBe("2*n + 1");
    expect(String(multiplyDims(n, n))).toBe("n^2");
    expect(String(subtractDims(n, m))).toMatch(/^(n - m|-m \+ n)$/);
  });

  it("are normalised, so that equal sums are equal", () => {
    expect(definitelyEqual(addDims(n, m), addDims(m, n))).toBe(true);
    expect(subtractDims(addDims(n, 3), n)).toBe(3);
    expect(definitelyEqual(multiplyDims(addDims(n, 1), 2), addDims(multiplyDims(n, 2), 2))).toBe(true);
  });

  it("of one name given twice differ", () => {
    expect(definitelyEqual(n, namedDim("n"))).toBe(false);
  });

  it("divide exactly where they can", () => {
    expect(divideExactly(sizeOf([n, 6]), multiplyDims(3, n))).toBe(2);
    expect(divideExactly(n, 2)).toBe(null);
    expect(String(floorDivideDims(n, 2))).toBe("floordiv(n, 2)");
    expect(moduloDims(multiplyDims(4, n), 2)).toBe(0);
    expect(floorDivideDims(-7, 2)).toBe(-4);
    expect(moduloDims(-7, 2)).toBe(1);
  });

  it("print as ? when nobody named them", () => {
    expect(String(addDims(unknownDim(), 1))).toBe("?");
  });

  it("broadcast", () => {
    expect(broadcastDims(1, n)).toBe(n);
    expect(broadcastDims(n, 5)).toBe(5);
    expect(broadcastDims(4, 5)).toBe(null);
    expect(String(broadcastDims(n, m))).toBe("?");
  });
});
