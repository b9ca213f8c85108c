import { expect, test } from "vitest";
import { type TestCell, TestClient } from "./client.ts";

const uri = "file:///work/loops.ipynb";
const imports = { uri: "vscode-notebook-cell:/work/loops.ipynb#a", text: "import jax\nimport jax.numpy as jnp" };
const data = { uri: "vscode-notebook-cell:/work/loops.ipynb#b", text: "a = jnp.ones((4, 5))" };
const body = {
  uri: "vscode-notebook-cell:/work/loops.ipynb#c",
  text: "def total(x):\n    doubled = x * 2\n    return doubled.sum()",
};
const call = { uri: "vscode-notebook-cell:/work/loops.ipynb#d", text: "sums = jax.vmap(total)(a)" };
const cells = [imports, data, body, call];

async function opened(all: readonly TestCell[] = cells): Promise<TestClient> {
  const client = await TestClient.start();
  await client.openNotebook(uri, all);
  return client;
}

async function shownIn(client: TestClient, all: readonly TestCell[]): Promise<readonly string[]> {
  return Promise.all(all.map((cell) => client.shown(cell.uri)));
}

test("the cells of a notebook are one program", async () => {
  expect(await shownIn(await opened(), cells)).toEqual([
    imports.text,
    "a: f32[4,5] = jnp.ones((4, 5))",
    "def total(x: f32[5] ‹4›) -> f32[] ‹4›:\n    doubled: f32[5] ‹4› = x * 2\n    return doubled.sum()",
    "sums: f32[4] = jax.vmap(total)(a)",
  ]);
});

test("an edit in one cell shows in the others, which are asked for again", async () => {
  const client = await opened();
  await shownIn(client, cells);
  await client.editCell(uri, data.uri, "(4, 5)", "(6, 7)");
  await client.until(() => client.events.includes("refresh"));
  expect(await client.shown(call.uri)).toBe("sums: f32[6] = jax.vmap(total)(a)");
  expect(await client.shown(body.uri)).toContain("x: f32[7] ‹6›");
});

test("an edit that changes nothing elsewhere asks for no refresh", async () => {
  const client = await opened();
  await shownIn(client, cells);
  await client.editCell(uri, call.uri, "sums", "totals");
  await client.until(() => client.events.at(-1) === "ready");
  expect(await client.shown(call.uri)).toBe("totals: f32[4] = jax.vmap(total)(a)");
  expect(client.events).not.toContain("refresh");
});

test("half a line in one cell leaves all other cells as they are", async () => {
  const client = await opened();
  const before = await shownIn(client, cells);
  await client.editCell(uri, data.uri, "a = jnp", "a = (jnp");
  expect(await shownIn(client, cells)).toEqual(before.map((text) => text.replace("= jnp.", "= (jnp.")));
});

test("cells can be put in, taken out and moved", async () => {
  const client = await opened();
  await shownIn(client, cells);
  const again = { uri: "vscode-notebook-cell:/work/loops.ipynb#e", text: "a = jnp.ones((2, 3))" };
  await client.spliceCells(uri, 3, [], [again.uri], [again]);
  expect(await client.shown(call.uri)).toContain("sums: f32[2]");

  await client.spliceCells(uri, 1, [data.uri, body.uri, again.uri], [again.uri, body.uri, data.uri]);
  expect(await client.shown(call.uri)).toContain("sums: f32[4]");
  expect(await client.shown(again.uri)).toBe("a: f32[2,3] = jnp.ones((2, 3))");

  await client.spliceCells(uri, 3, [data.uri], []);
  expect(await client.shown(call.uri)).toContain("sums: f32[2]");
  expect(await client.hints(data.uri)).toEqual([]);

  await client.spliceCells(uri, 1, [again.uri], []);
  expect(await client.shown(call.uri)).toBe(call.text);
});

test("problems stand in their cell and point into others", async () => {
  const other = { uri: "vscode-notebook-cell:/work/loops.ipynb#f", text: "b = jnp.ones((3, 5))" };
  const wrong = { uri: "vscode-notebook-cell:/work/loops.ipynb#g", text: "\njax.vmap(jnp.dot)(a, b)" };
  const client = await opened([imports, data, other, wrong]);
  const [problem] = await client.problemsOnce(wrong.uri, ({ length }) => length === 1);
  expect(problem?.range.start).toEqual({ line: 1, character: 21 });
  const related = problem?.relatedInformation?.map(({ location }) => location.uri);
  expect(related).toEqual([data.uri, other.uri]);
  await client.closeNotebook(uri, [imports.uri, data.uri, other.uri, wrong.uri]);
  await client.problemsOnce(wrong.uri, ({ length }) => length === 0);
});

test("a problem goes with the cell it stands in", async () => {
  const wrong = { uri: "vscode-notebook-cell:/work/loops.ipynb#g", text: "jnp.dot(a, a)" };
  const client = await opened([imports, data, wrong]);
  await client.problemsOnce(wrong.uri, ({ length }) => length === 1);
  await client.spliceCells(uri, 2, [wrong.uri], []);
  await client.problemsOnce(wrong.uri, ({ length }) => length === 0);
});

test("a hover says in which cell an array was made", async () => {
  const client = await opened();
  expect(await client.hover(body.uri, "doubled.sum")).toContain("Made on line 2 of this cell by `x * 2`.");
  expect(await client.hover(call.uri, "a)")).toContain("Made on line 1, 2 code cells above by");
});

test("a notebook that is closed and opened under another name has its hints", async () => {
  const client = await opened();
  const before = await shownIn(client, cells);
  const uris = cells.map((cell) => cell.uri);
  await client.closeNotebook(uri, uris);
  expect(await client.hints(data.uri)).toEqual([]);
  await client.openNotebook("file:///work/renamed.ipynb", cells);
  expect(await shownIn(client, cells)).toEqual(before);
});

test("cells that hold no Python leave the others as they are", async () => {
  const others = ["%matplotlib inline\n!ls", "%%bash\nx = 3", "", "  \n\t", "# a comment"];
  const all = others.map((text, index) => ({ uri: `vscode-notebook-cell:/work/loops.ipynb#other${index}`, text }));
  const client = await opened([imports, all[0]!, data, all[1]!, all[2]!, body, all[3]!, call, all[4]!]);
  expect(await shownIn(client, cells)).toEqual(await shownIn(await opened(), cells));
  expect(await shownIn(client, all)).toEqual(others);
});
