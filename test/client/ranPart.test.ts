import { describe, expect, test } from "vitest";
import { firstCode, lastCode, lineAfter, placeOf, type RanPart } from "../../client/results/ranPart.ts";
import { numberedCells } from "../../client/running/fileCells.ts";

const file = "import jax\n\n# %% One\na = 1\n\n# %% Two\nb = 2\nf(a, b)\n";
const cells = (text = file) => numberedCells(text);
const two: RanPart = { line: 5, source: "# %% Two\nb = 2\nf(a, b)\n", isCell: true };

describe("a cell that was run", () => {
  test("is found where it is", () => {
    expect(placeOf(two, cells(), 5)).toEqual({ line: 5, isStale: false });
  });

  test("is found where it has moved to", () => {
    expect(placeOf(two, cells(`# new\n\n${file}`), 5)).toEqual({ line: 7, isStale: false });
  });

  test("is stale when its text has changed, and stays at its line", () => {
    expect(placeOf(two, cells(file.replace("b = 2", "b = 3")), 5)).toEqual({ line: 5, isStale: true });
    expect(placeOf(two, cells(`${file}g(b)\n`), 5)).toEqual({ line: 5, isStale: true });
  });

  test("is not stale for blank lines at its end, nor for the line ends of another system", () => {
    expect(placeOf(two, cells(`${file}\n\n`), 5).isStale).toBe(false);
    expect(placeOf(two, cells(file.replaceAll("\n", "\r\n")), 5).isStale).toBe(false);
  });

  test("is the nearest of several that are the same", () => {
    const thrice = "# %%\na\n# %%\na\n# %%\na";
    const part: RanPart = { line: 2, source: "# %%\na", isCell: true };
    expect(placeOf(part, cells(thrice), 3).line).toBe(2);
    expect(placeOf(part, cells(thrice), 9).line).toBe(4);
  });
});

describe("a selection that was run", () => {
  test("is found among the lines of its file", () => {
    const part: RanPart = { line: 6, source: "b = 2\nf(a, b)", isCell: false };
    expect(placeOf(part, cells(), 6)).toEqual({ line: 6, isStale: false });
    expect(placeOf(part, cells(`\n${file}`), 6)).toEqual({ line: 7, isStale: false });
    expect(placeOf(part, cells(file.replace("b = 2", "b = 3")), 6).isStale).toBe(true);
  });

  test("may be part of a line", () => {
    expect(placeOf({ line: 7, source: "a, b", isCell: false }, cells(), 7)).toEqual({ line: 7, isStale: false });
  });
});

test("the first line of code is the one that is shown", () => {
  expect(firstCode(two.source)).toEqual({ text: "b = 2", below: 1 });
  expect(firstCode("# %%\n\n  # why\n  if x:\n")).toEqual({ text: "if x:", below: 3 });
  expect(firstCode("# only a comment")).toEqual({ text: "# only a comment", below: 0 });
});

test("where there is a result, the line where the last statement begins is shown", () => {
  expect(lastCode(two.source)).toEqual({ text: "f(a, b)", below: 2 });
  expect(lastCode("a = 1\nf(\n  a,\n)  # why\n\n# nothing more\n")).toEqual({ text: "f(", below: 1 });
  expect(lastCode("# only a comment")).toEqual({ text: "# only a comment", below: 0 });
});

describe("a line", () => {
  const edit = { startLine: 2, endLine: 4, endsAtLineStart: false, newLines: 5 };

  test("moves by the lines that come and go above it", () => {
    expect(lineAfter(9, edit)).toBe(12);
    expect(lineAfter(4, { ...edit, endsAtLineStart: true })).toBe(7);
  });

  test("stays where the edit is below it or in it", () => {
    expect(lineAfter(1, edit)).toBe(1);
    expect(lineAfter(4, edit)).toBe(4);
  });
});
