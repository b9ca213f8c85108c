import { expect, test } from "vitest";
import { pythonCells } from "../../server/syntax/cellDividers.ts";

const cells = (text: string) =>
  pythonCells(text).map(({ line, title, isCode, text: own }) => [line, title, isCode, own]);

test("A file without dividers is one cell.", () => {
  expect(cells("a = 1\nb = 2\n")).toEqual([[0, "", true, "a = 1\nb = 2\n"]]);
  expect(cells("")).toEqual([[0, "", true, ""]]);
});

test("A divider begins a cell, and may name it.", () => {
  expect(cells("# %%\na = 1\n#%% Second one\nb = 2")).toEqual([
    [0, "", true, "# %%\na = 1"],
    [2, "Second one", true, "#%% Second one\nb = 2"],
  ]);
});

test("Code above the first divider is a cell, comments are none.", () => {
  expect(cells("import jax\n# %%\na").map(([line]) => line)).toEqual([0, 1]);
  expect(cells("# A file\n\n# %%\na").map(([line]) => line)).toEqual([2]);
});

test("A cell of text is no code.", () => {
  expect(cells("# %% [markdown] Title\n# text\n# %% [raw]\n# %%\na")).toEqual([
    [0, "Title", false, "# %% [markdown] Title\n# text"],
    [2, "", false, "# %% [raw]"],
    [3, "", true, "# %%\na"],
  ]);
});

test("Thousands of cells are divided in one go.", () => {
  const cell = "# %% Next\nvalues = [\n# %%\n]\n";
  const count = 40_000;
  const divided = pythonCells(`start = 1\n${cell.repeat(count)}`);
  expect(divided).toHaveLength(count + 1);
  expect(divided.slice(1).every(({ text, line }, index) => line === 1 + 4 * index && cell.startsWith(text))).toBe(true);
});

test("In a string, in brackets and behind code there is no divider.", () => {
  const text = "a = '''\n# %%\n'''\nb = [\n# %%\n]\nc = 1 # %%\n  # %%";
  expect(cells(text)).toEqual([[0, "", true, text]]);
});
