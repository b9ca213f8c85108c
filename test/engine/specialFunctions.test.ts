import { describe, expect, it } from "vitest";
import { erf, erfc, erfInv } from "../../runtime/engine/math/errorFunction.ts";
import { digamma, lgamma } from "../../runtime/engine/math/gamma.ts";

const relativeError = (actual: number, expected: number) => Math.abs(actual / expected - 1);

describe("special functions in double precision", () => {
  it("invert each other", () => {
    for (const x of [-0.999999999, -0.7, -0.1, 1e-8, 0.3, 0.5, 0.99, 1 - 1e-12]) {
      expect(relativeError(erf(erfInv(x)), x)).toBeLessThan(1e-14);
    }
    expect(relativeError(erfc(erfInv(1 - 2 ** -50)), 2 ** -50)).toBeLessThan(1e-12);
    expect([erfInv(0), erfInv(1), erfInv(-1), erfInv(1.5)]).toEqual([0, Infinity, -Infinity, NaN]);
  });

  it("complement each other on both sides of the seam between their two forms", () => {
    for (const x of [-6, -2.5, -2.499, -1, 0, 0.4, 2.499, 2.5, 3]) {
      expect(erf(x) + erfc(x)).toBeCloseTo(1, 14);
    }
    expect(relativeError(erfc(2.5 - 1e-15), erfc(2.5 + 1e-15))).toBeLessThan(1e-12);
  });

  it("obey the recurrences of the gamma function", () => {
    for (const x of [-3.7, -0.5, 1e-5, 0.3, 1.5, 4.2, 9.9, 150.25]) {
      expect(lgamma(x + 1)).toBeCloseTo(lgamma(x) + Math.log(Math.abs(x)), 10);
      expect(digamma(x + 1)).toBeCloseTo(digamma(x) + 1 / x, 9);
    }
  });

  it("have their poles where they should", () => {
    expect([lgamma(0), lgamma(-2), lgamma(-Infinity)]).toEqual([Infinity, Infinity, Infinity]);
    expect([digamma(0), digamma(-2), digamma(-Infinity)]).toEqual([NaN, NaN, NaN]);
  });
});
