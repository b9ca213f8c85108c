import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scaleOf, shadeOf } from "../../client/views/results/colourScale.ts";
import { heatLayout, placeIn } from "../../client/views/results/heatLayout.ts";
import { firstLook } from "../../client/views/results/look.ts";
import { elementAt, shownValue } from "../../client/views/results/plane.ts";
import type { ArraySummary } from "../../runtime/python/inspection.ts";
import { arrayOf, noise } from "./arrays.ts";

/** The summary of an array whose elements do not matter. */
function planeOf(rows: number, columns: number): ArraySummary {
  return { ...arrayOf(1, "float32", [], () => 0).summary, shape: [rows, columns], mapped: [null, null] };
}

function layoutOf(rows: number, columns: number, width = 540, height = 420) {
  const array = planeOf(rows, columns);
  return heatLayout(array, firstLook(array, false), width, height);
}

describe("a heat map", () => {
  test("has square cells of whole pixels", () => {
    expect(layoutOf(7, 11)).toMatchObject({ cellWidth: 22, cellHeight: 22, rows: 7, columns: 11, rowStep: 1 });
    expect(layoutOf(24, 40)).toMatchObject({ cellWidth: 13, cellHeight: 13 });
  });

  test("shows every so many elements of a large plane, and loads no more than it shows", () => {
    const layout = layoutOf(1000, 1000);
    expect(layout).toMatchObject({ rowStep: 3, columnStep: 3, rows: 334, columns: 334, cellWidth: 1, cellHeight: 1 });
    expect(layout.slabs).toMatchObject([{ rows: 334, columns: 334, step: 3 }]);
  });

  test("is never a hair", () => {
    expect(layoutOf(200_000, 3)).toMatchObject({ columns: 3, cellWidth: 20, rowStep: 477, columnStep: 1 });
    expect(layoutOf(3, 300)).toMatchObject({ cellWidth: 1, cellHeight: 20 });
  });

  test("loads a plane with few but very long lines line by line", () => {
    const tall = layoutOf(200_000, 3);
    expect(tall.slabs.map(({ start, columns }) => [start, columns])).toEqual([
      [[0, 0], 1],
      [[0, 1], 1],
      [[0, 2], 1],
    ]);
    expect(placeIn(tall, 5, 2)).toEqual({ part: 2, offset: 5 });
    const wide = layoutOf(3, 200_000);
    expect(placeIn(wide, 2, 5)).toEqual({ part: 2, offset: 5 });
  });

  test("of any plane fits into its place, and asks for parts that lie in the plane and are not too large", () => {
    const size = fc.integer({ min: 1, max: 300_000 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 100, max: 1200 }), (rows, columns, width) => {
        const layout = layoutOf(rows, columns, width);
        expect(layout.columns * layout.cellWidth).toBeLessThanOrEqual(width + 1e-6);
        expect(layout.rows * layout.cellHeight).toBeLessThanOrEqual(420 + 1e-6);
        const loaded = layout.slabs.reduce((sum, slab) => sum + slab.rows * slab.columns, 0);
        expect(loaded).toBeLessThanOrEqual(Math.max(420_000, width * 420));
        for (const { start, rows: down, columns: right, step } of layout.slabs) {
          expect(start[0]! + (down - 1) * step).toBeLessThan(rows);
          expect(start[1]! + (right - 1) * step).toBeLessThan(columns);
        }
      }),
    );
  });
});

describe("a plane", () => {
  test("gives the elements of complex arrays in full, and colours them by their magnitude", () => {
    const { summary, elements } = arrayOf(1, "complex64", [1, 2], (index) => [3, 4, 0, -1][index]!);
    const plane = {
      dtype: summary.dtype,
      layout: heatLayout(summary, firstLook(summary, false), 100, 100),
      parts: [elements],
    };
    expect(shownValue(plane, 0, 0)).toBe(5);
    expect(elementAt(plane, 0, 1)).toBe("(0-1j)");
  });
});

describe("the colours", () => {
  const scale = (...values: number[]) => scaleOf(arrayOf(1, "float32", [values.length], (i) => values[i]!).summary);

  test("have zero in the middle where there are values on both sides of it", () => {
    expect(scale(-1, 3)).toEqual({ low: -3, high: 3, isDiverging: true });
    expect(shadeOf(scale(-1, 3), 0, 256)).toBe(128);
  });

  test("rise from the smallest to the largest value otherwise", () => {
    expect(scale(1, 3)).toEqual({ low: 1, high: 3, isDiverging: false });
    expect([1, 2, 3].map((value) => shadeOf(scale(1, 3), value, 256))).toEqual([0, 128, 255]);
  });

  test("are in the middle for a single value, and bounded for any", () => {
    expect(shadeOf(scale(2, 2), 2, 256)).toBe(128);
    expect(shadeOf({ low: -1.7e308, high: 1.7e308, isDiverging: true }, 1.7e308, 256)).toBe(255);
    expect(shadeOf(scale(1, 3), 99, 256)).toBe(255);
  });

  test("of magnitudes begin at zero and leave out what is not finite", () => {
    const { summary } = arrayOf(1, "complex64", [2], noise);
    expect(scaleOf(summary, [1, Number.POSITIVE_INFINITY, 5])).toEqual({ low: 0, high: 5, isDiverging: false });
  });
});
