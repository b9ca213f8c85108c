import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellAfterKey, cellOn } from "../../client/views/results/arrowKeys.ts";
import {
  firstLook,
  indexOf,
  type Look,
  parseLook,
  planeOf,
  slabOf,
  sliderAxes,
  tabsOf,
  withAxis,
} from "../../client/views/results/look.ts";
import { arrayOf, noise } from "./arrays.ts";

const summaryOf = (dtype: string, ...shape: number[]) => arrayOf(1, dtype, shape, noise).summary;
const cube = summaryOf("float32", 13, 7, 11);

describe("the pictures of an array", () => {
  test("are a heat map, a table and its text", () => {
    expect(tabsOf(cube, true)).toEqual(["heat", "table", "text"]);
    expect(tabsOf(cube, false)).toEqual(["heat", "table"]);
  });

  test("are a curve for vectors of real numbers", () => {
    expect(tabsOf(summaryOf("float32", 20), true)).toEqual(["plot", "table", "text"]);
    expect(tabsOf(summaryOf("bool", 20), true)).toEqual(["heat", "table", "text"]);
    expect(tabsOf(summaryOf("complex64", 20), true)).toEqual(["heat", "table", "text"]);
  });

  test("are its text alone for keys, scalars and arrays without elements", () => {
    for (const array of [summaryOf("key<fry>", 2), summaryOf("float32"), summaryOf("float32", 0, 3)]) {
      expect(tabsOf(array, true)).toEqual(["text"]);
    }
  });

  test("begin with the table where that says more", () => {
    expect(firstLook(summaryOf("int32", 4, 5), true).tab).toBe("table");
    expect(firstLook(summaryOf("float32", 4), true).tab).toBe("table");
    expect(firstLook(summaryOf("int32", 40, 50), true).tab).toBe("heat");
    expect(firstLook(summaryOf("float32", 40), true).tab).toBe("plot");
  });
});

describe("a look", () => {
  const look = firstLook(cube, true);

  test("begins with the last two axes, and a slider for each other one that has more than one element", () => {
    expect([look.rowAxis, look.columnAxis]).toEqual([1, 2]);
    expect(planeOf(cube, look)).toEqual({ rows: 7, columns: 11 });
    expect(sliderAxes(cube, look)).toEqual([0]);
    const flat = summaryOf("float32", 1, 7, 11);
    expect(sliderAxes(flat, firstLook(flat, true))).toEqual([]);
  });

  test("gives an axis that is chosen the place of the other, which takes its own", () => {
    const swapped = withAxis(look, "row", 2);
    expect([swapped.rowAxis, swapped.columnAxis]).toEqual([2, 1]);
    const other = withAxis(look, "column", 0);
    expect([other.rowAxis, other.columnAxis]).toEqual([1, 0]);
  });

  test("names an element by its index in the array", () => {
    expect(indexOf({ ...look, at: [4, 0, 0] }, { row: 2, column: 7 })).toEqual([4, 2, 7]);
  });

  test("asks for what it looks at, every so many elements", () => {
    const part = { row: 0, column: 0, rows: 7, columns: 11 };
    expect(slabOf(cube, { ...look, at: [4, 6, 10] }, part, 3)).toEqual({
      view: 1,
      start: [4, 0, 0],
      rowAxis: 1,
      columnAxis: 2,
      rows: 3,
      columns: 4,
      step: 3,
    });
  });

  test("that was saved is read again where it fits", () => {
    const saved: Look = { ...look, tab: "table", at: [12, 0, 0], cursor: { row: 6, column: 10 } };
    expect(parseLook(structuredClone(saved), cube, true)).toEqual(saved);
  });

  test("that was saved of another array is none", () => {
    for (const wrong of [
      { at: [13, 0, 0] },
      { at: [0, 0] },
      { tab: "plot" },
      { rowAxis: 2 },
      { rowAxis: null },
      { rowAxis: 3 },
      { columnAxis: 3 },
      { cursor: 1 },
    ]) {
      expect(parseLook({ ...look, ...wrong }, cube, true)).toBe(null);
    }
    expect(parseLook({ ...look, cursor: { row: 7, column: 0 } }, cube, true)?.cursor).toBe(null);
    fc.assert(fc.property(fc.anything(), (value) => parseLook(value, cube, true) === null));
  });
});

describe("the keyboard", () => {
  const ground = { rows: 7, columns: 11, rowStep: 1, columnStep: 1, page: 5 };
  const cellAfter = (key: string, isControl = false, more = {}) =>
    cellAfterKey(key, isControl, { row: 3, column: 4 }, { ...ground, ...more });

  test("moves from element to element", () => {
    expect(cellAfter("ArrowUp")).toEqual({ row: 2, column: 4 });
    expect(cellAfter("ArrowRight")).toEqual({ row: 3, column: 5 });
    expect(cellAfter("Home")).toEqual({ row: 3, column: 0 });
    expect(cellAfter("End", true)).toEqual({ row: 6, column: 10 });
    expect(cellAfter("a")).toBe(null);
  });

  test("stops at the edges", () => {
    expect(cellAfter("PageUp")).toEqual({ row: 0, column: 4 });
    expect(cellAfter("PageDown")).toEqual({ row: 6, column: 4 });
  });

  test("goes by what is drawn", () => {
    expect(cellAfterKey("ArrowDown", false, { row: 3, column: 3 }, { ...ground, rowStep: 3 })?.row).toBe(6);
    expect(cellAfterKey("End", false, { row: 3, column: 3 }, { ...ground, columnStep: 3 })?.column).toBe(9);
  });

  test("is never on an element that is not drawn", () => {
    expect(cellOn({ ...ground, rowStep: 3, columnStep: 4 }, { row: 5, column: 10 })).toEqual({ row: 3, column: 8 });
    expect(cellOn(ground, { row: 5, column: 10 })).toEqual({ row: 5, column: 10 });
  });
});
