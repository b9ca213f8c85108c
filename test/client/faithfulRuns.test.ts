import { expect, test } from "vitest";
import { isFaithful } from "../../client/observing/faithfulRuns.ts";

const cells = ["# %%\nx = 1", "# %% [markdown]\n# text", "# %%\nx += 1", "# %%\nx += 1", "# %%\nx"];

test("running the cells from the top, each once, is faithful at every step", () => {
  expect(isFaithful([cells[0]!], cells, 1)).toBe(true);
  expect(isFaithful([cells[0]!, cells[2]!], cells, 3)).toBe(true);
  expect(isFaithful([cells[0]!, cells[2]!, cells[3]!], cells, 4)).toBe(true);
});

test("a cell that was left out, run twice, or run too early is not", () => {
  expect(isFaithful([cells[2]!], cells, 3)).toBe(false);
  expect(isFaithful([cells[0]!, cells[0]!, cells[2]!], cells, 3)).toBe(false);
  expect(isFaithful([cells[4]!, cells[0]!], cells, 1)).toBe(false);
  expect(isFaithful([], cells, 1)).toBe(false);
});

test("two cells that read the same are told apart by their places", () => {
  const twice = [cells[0]!, cells[2]!, cells[3]!];
  expect(isFaithful(twice, cells, 3)).toBe(false);
  expect(isFaithful(twice, cells, 4)).toBe(true);
});

test("a cell above that was edited since is not the one that was run", () => {
  expect(isFaithful(["# %%\nx = 2", cells[2]!], cells, 3)).toBe(false);
});

test("nothing is faithful after a run that did not end well", () => {
  expect(isFaithful([null, cells[0]!], cells, 1)).toBe(false);
  expect(isFaithful([cells[0]!, null], cells, 3)).toBe(false);
});

test("cells without code may be run or not", () => {
  expect(isFaithful([cells[0]!, cells[1]!, cells[2]!, "  \n# done"], cells, 3)).toBe(true);
  expect(isFaithful(["x = 1"], ["", "x = 1"], 2)).toBe(true);
});

test("prose with code in it would have to be run", () => {
  expect(isFaithful(["x = 2"], ["# %% [markdown]\nx = 1", "x = 2"], 2)).toBe(false);
});
