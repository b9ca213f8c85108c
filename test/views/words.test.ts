import { describe, expect, test } from "vitest";
import { factsOf, shapeText } from "../../client/views/shape/words.ts";
import type { ArraySummary } from "../../runtime/python/inspection.ts";
import { arrayOf } from "./arrays.ts";

const facts = ({ summary }: { summary: ArraySummary }) => factsOf(summary).map(({ text }) => text);

describe("the facts of an array", () => {
  test("are its bytes, its range, what is not finite, and what vmap did", () => {
    expect(facts(arrayOf(1, "float32", [4], (index) => index, { mapped: [0] }))).toEqual([
      "16 B",
      "min 0",
      "max 3",
      "mean 1.5",
      "no NaN",
      "axis 0 was mapped by vmap",
    ]);
  });

  test("say in words, and as bad, how many elements are no numbers or infinite", () => {
    const { summary } = arrayOf(1, "float32", [3], (index) => [1, Number.NaN, Number.POSITIVE_INFINITY][index]!);
    expect(factsOf(summary).filter(({ isBad }) => isBad)).toEqual([
      { text: "1 NaN", isBad: true },
      { text: "1 infinite", isBad: true },
    ]);
  });

  test("count the True ones of booleans, and have no NaN of integers", () => {
    expect(facts(arrayOf(1, "bool", [2, 3], (index) => index % 2))).toEqual(["6 B", "3 of 6 are True"]);
    expect(facts(arrayOf(1, "int32", [2], (index) => index))).toEqual(["8 B", "min 0", "max 1", "mean 0.5"]);
  });

  test("tell the levels of vmap apart", () => {
    const mapped = (...levels: (number | null)[]) =>
      facts(
        arrayOf(
          1,
          "int32",
          levels.map(() => 1),
          () => 0,
          { mapped: levels },
        ),
      ).at(-1);
    expect(mapped(1, null, 0)).toBe("axis 2 was mapped by the outer vmap, axis 0 by the inner");
    expect(mapped(0, 1, 2)).toBe("axis 0 was mapped by vmap 1, axis 1 by vmap 2, axis 2 by vmap 3");
    expect(mapped(0, 0)).toBe("axes 0, 1 were mapped by vmap");
  });

  test("are few where there is nothing to say", () => {
    expect(facts(arrayOf(1, "float32", [0, 3], () => 0))).toEqual(["0 B", "no elements"]);
    expect(facts(arrayOf(1, "float32", [], () => 1, { weakType: true }))).toEqual(["4 B", "weak type"]);
  });
});

test("a shape is written as JAX writes it", () => {
  expect(shapeText({ dtype: "float32", shape: [13, 7, 11] })).toBe("f32[13,7,11]");
  expect(shapeText({ dtype: "bool", shape: [] })).toBe("bool[]");
});
