import { describe, expect, test } from "vitest";
import { DidSaveNotebookDocumentNotification, DidSaveTextDocumentNotification } from "vscode-languageserver/node";
import { TestClient } from "./client.ts";

const uri = "file:///work/typed.py";
const program = `import jax
import jax.numpy as jnp

xs = jnp.ones((8, 3))
w = jnp.ones(15).reshape(3, 5)

def affine(x, w):
    y = x @ w
    return y + 1

affine(xs, w)
ys = jax.vmap(affine, in_axes=(0, None))(xs, w)
total = jnp.sum(ys)
`;

const line = "ys = jax.vmap(affine, in_axes=(0, None))(xs, w)";

async function opened(text = program): Promise<TestClient> {
  const client = await TestClient.start();
  await client.open(uri, text);
  await client.shown(uri);
  return client;
}

/** All hints with their lines. */
async function hintsIn(client: TestClient): Promise<readonly string[]> {
  return (await client.hints(uri)).map(({ position, label }) => `${position.line}${label}`);
}

/** Types `text` behind `before` key by key, looking at the hints after each. */
async function type(client: TestClient, before: string, text: string, look: (hints: readonly string[]) => void) {
  for (let length = 0; length < text.length; length += 1) {
    const written = before + text.slice(0, length);
    await client.edit(uri, written, written + text[length]);
    look(await hintsIn(client));
  }
}

describe("key by key", () => {
  test("a new call with vmap takes no hint from any other line", async () => {
    const client = await opened(program.replace(line, ""));
    const lineOf = (hint: string) => Number.parseInt(hint, 10);
    const hinted = new Set((await hintsIn(client)).map(lineOf));
    expect([...hinted]).toEqual([3, 4, 6, 7]);
    await type(client, "affine(xs, w)\n", line, (hints) => {
      expect([...hinted].filter((each) => !hints.map(lineOf).includes(each))).toEqual([]);
    });
    expect(await client.shown(uri)).toContain("ys: f32[8,5] = ");
    expect(await client.shown(uri)).toContain("total: f32[] = ");
  });

  test("further arguments of a call take no hint from it and from what depends on it", async () => {
    const client = await opened(program.replace(line, "ys = jax.vmap(lambda x: jnp.dot(x, w))(xs)"));
    const before = await hintsIn(client);
    expect(before).toContain("12: f32[]");
    await type(client, "dot(x, w)", ", in_axes=0, out_axes=0", (hints) => expect(hints).toEqual(before));
  });

  test("an argument that begins with the name of somebody's parameter is half a name", async () => {
    const client = await opened();
    const before = await hintsIn(client);
    await client.edit(uri, "))(xs, w)", "))(x, w)");
    expect(await hintsIn(client)).toEqual(before);
  });
});

describe("half a word keeps its statement's hints", () => {
  test.each([
    ["a name", "= jax.vmap", "= ja.vmap"],
    ["a name in a function", "y = x @ w", "y = x @ we"],
    ["a name in a comprehension", "total = jnp.sum(ys)", "total = jnp.stack([y for y in yss])"],
    ["an attribute of an array", ".reshape(", ".resh("],
    ["an attribute of a module", "jnp.ones((8", "jnp.on((8"],
    ["a parameter", "in_axes=", "in_ax="],
  ])("as %s", async (_what, from, to) => {
    const client = await opened();
    const before = await hintsIn(client);
    await client.edit(uri, from, to);
    expect(await hintsIn(client)).toEqual(before);
    expect(await client.hover(uri, to)).toBeNull();
    await client.edit(uri, to, from);
    expect(await hintsIn(client)).toEqual(before);
  });

  test("until an edit elsewhere says that it is meant so", async () => {
    const client = await opened();
    await client.edit(uri, "(xs, w)\ntotal", "(xz, w)\ntotal");
    expect(await client.shown(uri)).toContain("\nys: f32[8,5] = ");
    await client.edit(uri, "return y + 1", "return y + 2");
    const shown = await client.shown(uri);
    expect(shown).toContain("\nys = ");
    expect(shown).toContain("\ntotal = ");
    await client.edit(uri, "xs = ", "xz = xs = ");
    expect(await client.shown(uri)).toContain("\nys: f32[8,5] = ");
  });

  test("until an edit in another line of the same function", async () => {
    const client = await opened();
    await client.edit(uri, "x @ w", "x @ we");
    expect(await client.shown(uri)).toContain("    y: f32[...] ‹8› = ");
    await client.edit(uri, "y + 1", "y + 2");
    expect(await client.shown(uri)).toContain("    y = ");
  });

  test("until the file is saved", async () => {
    const client = await opened();
    await client.edit(uri, "jnp.ones((8", "jnp.on((8");
    expect(await client.shown(uri)).toContain("\nxs: f32[8,3] = ");
    await client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
    await client.until(() => client.events.includes("refresh"));
    expect(await client.shown(uri)).toContain("\nxs = ");
  });

  test("until the notebook is saved", async () => {
    const client = await TestClient.start();
    const notebook = "file:///work/typed.ipynb";
    const cell = { uri: "vscode-notebook-cell:/work/typed.ipynb#a", text: program };
    await client.openNotebook(notebook, [cell]);
    await client.shown(cell.uri);
    await client.editCell(notebook, cell.uri, "jnp.ones((8", "jnp.on((8");
    expect(await client.shown(cell.uri)).toContain("\nxs: f32[8,3] = ");
    const saved = { notebookDocument: { uri: notebook } };
    await client.connection.sendNotification(DidSaveNotebookDocumentNotification.type, saved);
    await client.until(() => client.events.includes("refresh"));
    expect(await client.shown(cell.uri)).toContain("\nxs = ");
  });

  test("and the problems of others, but shows none of its own", async () => {
    const client = await opened(`${program}bad = xs @ ys\n`);
    await client.problemsOnce(uri, ({ length }) => length === 1);
    await client.edit(uri, "bad = xs @ ys", "bad = xs @ y");
    await client.problemsOnce(uri, ({ length }) => length === 0);
  });
});

describe("a whole word is meant as it stands", () => {
  test.each([
    ["that no longer one begins with", "jnp.ones((8, 3))", "jnp.fancy((8, 3))"],
    ["that an import of everything may bind", "jnp.sum(ys)", "sums(ys)"],
    ["in a line that was not edited last", "jnp.ones((8, 3))", "load(\n  8)"],
  ])("%s", async (_what, from, to) => {
    const client = await opened(`from elsewhere import *\n${program}`);
    const name = to.startsWith("sums") ? "total" : "xs";
    expect(await client.shown(uri)).toContain(`\n${name}: `);
    await client.edit(uri, from, to);
    expect(await client.shown(uri)).toContain(`\n${name} = `);
  });

  test.each([
    ["a parameter of what is not known", "d = unknown(len=3, axi=jnp.ones(3))"],
    ["a name that something else binds", "d = jnp.stack([jnp.ones(3), setting_of_my_own])"],
  ])("beside an edit: %s", async (_what, text) => {
    const client = await opened(`from elsewhere import unknown\n${program}def use(a=jnp.ones(3)): return a\n${text}\n`);
    await client.edit(uri, text, `${text}; e = jnp.ones(3)`);
    await client.edit(uri, "e = jnp.ones(3)", "e = jnp.ones(4)");
    expect(await client.shown(uri)).toContain("; e: f32[4] = jnp.ones(4)");
  });
});
