import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bytesText,
  countText,
  elementText,
  kindOf,
  roundText,
  shortName,
  timeText,
} from "../../client/views/shape/numbers.ts";

describe("an element", () => {
  test.each([
    ["float32", Math.fround(0.1), "0.1"],
    ["float32", Math.fround(0.6500355), "0.6500355"],
    ["float32", Math.fround(1e-7), "1e-07"],
    ["float32", Math.fround(0.0001), "0.0001"],
    ["float32", 16777216, "16777216.0"],
    ["float32", Math.fround(3.4e38), "3.4e+38"],
    ["float64", 0.1, "0.1"],
    ["float64", 1e16, "1e+16"],
    ["float64", 1.5e-300, "1.5e-300"],
    ["float16", 0.0999755859375, "0.1"],
    ["bfloat16", 0.10009765625, "0.1"],
    ["float32", -0, "-0.0"],
    ["float32", Number.NaN, "nan"],
    ["float32", Number.NEGATIVE_INFINITY, "-inf"],
    ["int32", -7, "-7"],
    ["bool", 1, "True"],
    ["bool", 0, "False"],
  ])("of %s %d is written as Python writes it: %s", (dtype, value, text) => {
    expect(elementText(dtype, value)).toBe(text);
  });

  test("of a complex dtype has both its parts", () => {
    expect(elementText("complex64", 1, 2)).toBe("(1+2j)");
    expect(elementText("complex64", Math.fround(0.1), -0.5)).toBe("(0.1-0.5j)");
    expect(elementText("complex64", 0, Number.NaN)).toBe("(0+nanj)");
    expect(elementText("complex64", 0, -0)).toBe("(0-0j)");
  });

  test("beyond what a double tells apart says so", () => {
    expect(elementText("int64", 2 ** 60)).toBe("≈1152921504606846976");
  });

  test("has no digits that are read back as its neighbour", () => {
    // 1300 and the like lie between two numbers of the dtype: the even one is meant.
    expect(elementText("bfloat16", 1304)).toBe("1304.0");
    expect(elementText("float16", 8504)).toBe("8504.0");
    expect(elementText("float32", 67_108_904)).toBe("67108904.0");
  });

  test("of float32 is read back as the same number, with no more than nine digits", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = elementText("float32", value);
        expect(Math.fround(Number(text))).toBe(value);
        expect(
          text
            .replace(/e.*/, "")
            .replace(/\D/g, "")
            .replace(/^0+|0+$/g, "").length,
        ).toBeLessThanOrEqual(9);
      }),
    );
  });
});

describe("for a reader", () => {
  test("a dtype has its short name", () => {
    expect(["float32", "bfloat16", "uint8", "complex64", "int64", "bool", "key<fry>"].map(shortName)).toEqual([
      "f32",
      "bf16",
      "u8",
      "c64",
      "i64",
      "bool",
      "key<fry>",
    ]);
    expect(["bool", "uint8", "bfloat16", "complex64", "key<fry>"].map(kindOf)).toEqual([
      "bool",
      "int",
      "float",
      "complex",
      "key",
    ]);
  });

  test("bytes have a unit", () => {
    expect([20, 999, 4004, 4_000_000, 5.1e9].map(bytesText)).toEqual(["20 B", "999 B", "4.0 kB", "4.0 MB", "5.1 GB"]);
    expect([999_949, 999_950, 999_999, 1_000_000].map(bytesText)).toEqual(["999.9 kB", "1.0 MB", "1.0 MB", "1.0 MB"]);
  });

  test("times are as precise as anybody wants to know", () => {
    expect([0.4, 4, 999, 1234, 9949, 12_345, 125_000].map(timeText)).toEqual([
      "0 ms",
      "4 ms",
      "999 ms",
      "1.2 s",
      "9.9 s",
      "12 s",
      "2 min 5 s",
    ]);
  });

  test("numbers have three digits", () => {
    expect([-2.3145, 0, 46, 1234.56, 0.000321, -1e20, 12345678].map(roundText)).toEqual([
      "-2.31",
      "0",
      "46",
      "1234.6",
      "3.21e-04",
      "-1.00e+20",
      "1.23e+07",
    ]);
    expect(countText(1_234_567)).toBe("1,234,567");
  });
});
