import { describe, expect, test } from "vitest";
import {
  cellAt,
  cellOf,
  hasDividers,
  lastLine,
  numberedCells,
  selectedSnippet,
} from "../../client/running/fileCells.ts";

const text = "import jax\n\n# %% One\na = 1\n\n# %% Two\nb = 2\nb\n";
const cells = numberedCells(text);

describe("the cells of a file", () => {
  test("are counted from 1, what is above the first divider included", () => {
    expect(cells.map(({ number, line }) => [number, line])).toEqual([
      [1, 0],
      [2, 2],
      [3, 5],
    ]);
  });

  test("are the same with Windows' line ends", () => {
    expect(numberedCells(text.replaceAll("\n", "\r\n"))).toEqual(cells);
  });

  test("go from their divider to the line above the next", () => {
    expect([0, 1, 2, 4, 5, 8].map((line) => cellAt(cells, line).number)).toEqual([1, 1, 2, 2, 3, 3]);
    expect(cells.map(lastLine)).toEqual([1, 4, 8]);
  });

  test("have lines above them, which belong to the first", () => {
    expect(cellAt(numberedCells("# a comment\n# %%\nx"), 0).line).toBe(1);
  });

  test("are there only where somebody put a divider", () => {
    expect(["", "x = 1", "# %%\nx = 1", "x = 1\n# %%"].map((source) => hasDividers(numberedCells(source)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe("the cell that was run", () => {
  const run = (number: number) => ({ line: cells[number - 1]!.line, source: cells[number - 1]!.text });

  test("is found where it was", () => {
    expect(cellOf(cells, run(2))).toBe(cells[1]);
  });

  test("is found by its text when it has moved", () => {
    expect(cellOf(numberedCells(`# new\n${text}`), run(2))?.line).toBe(3);
  });

  test("is found by its place when it was changed", () => {
    expect(cellOf(numberedCells(text.replace("a = 1", "a = 2")), run(2))?.line).toBe(2);
  });

  test("is the one in its place among equal ones", () => {
    expect(cellOf(numberedCells("# %%\nx\n# %%\nx"), { line: 2, source: "# %%\nx" })?.number).toBe(2);
  });

  test("is nowhere when it was removed", () => {
    expect(cellOf(numberedCells("# %% Two\nb = 2"), run(2))).toBeUndefined();
  });
});

describe("a selection", () => {
  const source = 'x = 1\n\n# a comment\n@jit\ndef f(x):\n    """\nText\n"""\n    return x\n\nf(\n  x,\n)\n';

  /** The lines from 1 that a cursor before column 0 of `line`, from 1, runs. */
  const linesAt = (line: number) => {
    const place = { line: line - 1, character: 0 };
    const snippet = selectedSnippet(source, { start: place, end: place });
    return snippet && [snippet.line + 1, snippet.line + snippet.source.split("\n").length];
  };

  test("of nothing means the whole statement at the cursor", () => {
    expect(linesAt(1)).toEqual([1, 1]);
    expect([4, 5, 7, 9].map(linesAt)).toEqual([
      [4, 9],
      [4, 9],
      [4, 9],
      [4, 9],
    ]);
    expect(linesAt(12)).toEqual([11, 13]);
  });

  test("of nothing between statements means the next one, and below the last none", () => {
    expect(linesAt(2)).toEqual([4, 9]);
    expect(linesAt(10)).toEqual([11, 13]);
    expect(linesAt(14)).toBeNull();
  });

  test("of nothing leaves IPython's syntax as it is written", () => {
    const start = { line: 0, character: 3 };
    expect(selectedSnippet("%time x = 1\ny", { start, end: start })?.source).toBe("%time x = 1");
  });

  test("within a line means just that text", () => {
    const start = { line: 0, character: 4 };
    expect(selectedSnippet(source, { start, end: { line: 0, character: 5 } })).toEqual({ line: 0, source: "1" });
  });

  test("over several lines means these lines, without one that it only touches", () => {
    const start = { line: 3, character: 2 };
    expect(selectedSnippet(source, { start, end: { line: 4, character: 3 } })).toEqual({
      line: 3,
      source: "@jit\ndef f(x):",
    });
    expect(selectedSnippet(source, { start, end: { line: 4, character: 0 } })?.source).toBe("@jit");
  });
});
