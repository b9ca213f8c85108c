import { expect, test } from "vitest";
import { LogMessageNotification, type MarkupContent } from "vscode-languageserver/node";
import type { ObservedValue, Verdict } from "../../server/protocol.ts";
import { TestClient } from "./client.ts";

const uri = "file:///work/cells.py";
const imports = "import jax\nimport jax.numpy as jnp\n";

async function opened(text: string): Promise<TestClient> {
  const client = await TestClient.start();
  await client.open(uri, imports + text);
  return client;
}

/** Says what a run of the whole text, or of some lines of it, gave. */
function observe(
  client: TestClient,
  values: readonly ObservedValue[],
  run: {
    readonly text?: string;
    readonly line?: number;
    readonly endLine?: number;
    readonly isFaithful?: boolean;
  } = {},
): Promise<readonly Verdict[]> {
  const { text = uri, isFaithful = true, line = 0 } = run;
  const lines = client.document(text).getText().split("\n");
  const { endLine = lines.length - 1 } = run;
  const source = lines.slice(line, endLine + 1).join("\n");
  return client.connection.sendRequest("loopless/observe", { uri: text, line, endLine, source, isFaithful, values });
}

function seen(name: string | null, dtype: string, ...shape: number[]): ObservedValue {
  return { name, dtype, shape };
}

/** The verdicts on a faithful run of a text, by name. */
async function verdictsOn(text: string, ...values: ObservedValue[]): Promise<Record<string, string>> {
  const verdicts = await observe(await opened(text), values);
  return Object.fromEntries(verdicts.map(({ name, verdict }) => [name ?? "result", verdict]));
}

/** The labels of the hints whose tooltip says that a run confirmed them. */
async function confirmed(client: TestClient, text = uri): Promise<readonly unknown[]> {
  const hints = await client.hints(text);
  // SAFETY: the server's tooltips are markup.
  return hints.filter(({ tooltip }) => (tooltip as MarkupContent).value.includes("✓")).map(({ label }) => label);
}

const warnings = (client: TestClient) =>
  client.problemsOnce(uri, (problems) => problems.some(({ code }) => code === "observed-shape"));
const silence = (client: TestClient) => client.problemsOnce(uri, ({ length }) => length === 0);

test("a hint that a run confirms has a tick in its tooltip, and hints are asked for again", async () => {
  const client = await opened("x = jnp.ones((3, 4))\ny = x.T");
  expect(await confirmed(client)).toEqual([]);
  expect(await observe(client, [seen("x", "float32", 3, 4)])).toEqual([
    { name: "x", predicted: "f32[3,4]", verdict: "confirmed" },
  ]);
  await client.until(() => client.events.includes("refresh"));
  expect(await confirmed(client)).toEqual([": f32[3,4]"]);
});

test("the tick moves with its statement and goes with an edit of it", async () => {
  const client = await opened("x = jnp.ones((3, 4))\ny = x.T");
  await observe(client, [seen("x", "float32", 3, 4), seen("y", "float32", 4, 3)]);
  await client.edit(uri, "import jax\n", "import jax\n# a comment\nz = 1\n");
  expect(await confirmed(client)).toEqual([": f32[3,4]", ": f32[4,3]"]);
  await client.edit(uri, "x.T", "jnp.transpose(x)");
  expect(await confirmed(client)).toEqual([": f32[3,4]"]);
});

test("the tick goes when the hint says something else, and comes back with what was confirmed", async () => {
  const client = await opened("x = jnp.ones((3, 4))\ny = x.T");
  await observe(client, [seen("y", "float32", 4, 3)]);
  await client.edit(uri, "(3, 4)", "(3, 5)");
  expect(await confirmed(client)).toEqual([]);
  await client.edit(uri, "(3, 5)", "(3, 4)");
  expect(await confirmed(client)).toEqual([": f32[4,3]"]);
});

test("a contradiction is a warning at the name with both shapes, and a line in the log", async () => {
  const client = await opened("x = jnp.ones((3, 4))");
  const log: string[] = [];
  client.connection.onNotification(LogMessageNotification.type, ({ message }) => {
    log.push(message);
  });
  expect(await observe(client, [seen("x", "float32", 4, 3)])).toEqual([
    { name: "x", predicted: "f32[3,4]", verdict: "contradicted" },
  ]);
  const [problem] = await warnings(client);
  expect(problem?.message).toContain("predicted f32[3,4], the run gave f32[4,3]");
  expect(problem?.severity).toBe(2);
  expect(problem?.range).toEqual({ start: { line: 2, character: 0 }, end: { line: 2, character: 1 } });
  expect(log).toEqual(["Predicted f32[3,4], a run gave f32[4,3]: x = jnp.ones((3, 4))"]);
  expect(await confirmed(client)).toEqual([]);
});

test("a contradiction goes with an edit of its statement, with another prediction, and with a run that confirms", async () => {
  const client = await opened("n = 3\nx = jnp.ones((n, 4))");
  const wrong = [seen("x", "float32", 4, 3)];
  await observe(client, wrong);
  await warnings(client);
  await client.edit(uri, "n, 4", "n,  4");
  await silence(client);
  await observe(client, wrong);
  await warnings(client);
  await client.edit(uri, "n = 3", "n = 2");
  await silence(client);
  await client.edit(uri, "n = 2", "n = 3");
  await warnings(client);
  await observe(client, [seen("x", "float32", 3, 4)]);
  await silence(client);
});

test("a comment silences a contradiction like any problem", async () => {
  const client = await opened("x = jnp.ones(3)  # loopless: ignore\ny = jnp.ones(3)");
  await observe(client, [seen("x", "float32", 4), seen("y", "float32", 4)]);
  expect((await warnings(client)).map(({ range }) => range.start.line)).toEqual([3]);
});

test("a run after others than the cells above contradicts nothing, but may confirm", async () => {
  const client = await opened("x = jnp.ones(3)\ny = jnp.ones(4)");
  const values = [seen("x", "float32", 7), seen("y", "float32", 4)];
  expect(await observe(client, values, { isFaithful: false })).toEqual([
    { name: "y", predicted: "f32[4]", verdict: "confirmed" },
  ]);
  expect(await confirmed(client)).toEqual([": f32[4]"]);
});

test("a text that has changed since it was run is not compared", async () => {
  const client = await opened("x = jnp.ones(3)");
  const source = client.document(uri).getText();
  await client.edit(uri, "ones(3)", "ones(5)");
  const run = { uri, line: 0, endLine: 2, source, isFaithful: true, values: [seen("x", "float32", 3)] };
  expect(await client.connection.sendRequest("loopless/observe", run)).toEqual([]);
});

test("an edit of a cell above, made while the answer is worked out, is no contradiction", async () => {
  // So much that the edit arrives before the analysis is through.
  const more = "y = jnp.ones((3, 4)) @ jnp.ones((4, 5))\n".repeat(1000);
  const client = await opened(`# %%\nn = 3\n${more}# %%\nx = jnp.ones(n)`);
  const verdicts = observe(client, [seen("x", "float32", 3)], { line: 1004 });
  await client.edit(uri, "n = 3", "n = 4");
  expect((await verdicts).filter(({ verdict }) => verdict === "contradicted")).toEqual([]);
});

test("only the cell that was run is compared", async () => {
  const client = await opened("# %%\nx = jnp.ones(3)\n# %%\nx = jnp.ones(4)\n# %%\nx = jnp.ones(5)");
  expect(await observe(client, [seen("x", "float32", 4)], { line: 4, endLine: 5 })).toEqual([
    { name: "x", predicted: "f32[4]", verdict: "confirmed" },
  ]);
  expect(await confirmed(client)).toEqual([": f32[4]"]);
});

test("sizes, ranks and dtypes that are not known contradict nothing", async () => {
  const given = "def f(x: Float[Array, 'n 3']):\n    return x\nx = f(load())";
  expect(await verdictsOn(given, seen("x", "float16", 9, 3))).toEqual({ x: "confirmed" });
  expect(await verdictsOn(given, seen("x", "float32", 9, 4))).toEqual({ x: "contradicted" });
  expect(await verdictsOn(given, seen("x", "float32", 3))).toEqual({ x: "contradicted" });
  expect(await verdictsOn("x = load()", seen("x", "float32", 3))).toEqual({});
  const joined = "x = jnp.ones(3) if load() else jnp.ones((4, 5))";
  expect(await verdictsOn(joined, seen("x", "float32", 9))).toEqual({ x: "confirmed" });
  expect(await verdictsOn(joined, seen("x", "int32", 9))).toEqual({ x: "contradicted" });
});

test("a Python number has no prediction", async () => {
  expect(await verdictsOn("x = 3\nx", seen("x", "int32"), seen(null, "int32"))).toEqual({});
});

test("the result is compared with the last expression, and ticks the hint of a mapped call", async () => {
  const client = await opened("xs = jnp.ones((5, 3))\njax.vmap(jnp.sum)(xs)");
  expect(await observe(client, [seen(null, "float32", 5)])).toEqual([
    { name: null, predicted: "f32[5]", verdict: "confirmed" },
  ]);
  expect(await confirmed(client)).toEqual(["f32[‹5›]"]);
  await observe(client, [seen(null, "float32", 3)]);
  const [problem, ...more] = await warnings(client);
  expect(problem?.range.start).toEqual({ line: 3, character: 0 });
  expect(more).toEqual([]);
  expect(await verdictsOn("x = jnp.ones(3)\nx + 1", seen(null, "float32", 3))).toEqual({ result: "confirmed" });
  expect(await verdictsOn("x + 1\nx = jnp.ones(3)", seen(null, "float32", 3))).toEqual({});
});

test("the last binding of a name counts", async () => {
  const other = seen("x", "float32", 4);
  expect(await verdictsOn("x = jnp.ones(3)\nx = jnp.ones(4)", other)).toEqual({ x: "confirmed" });
  expect(await verdictsOn("x = jnp.ones(3); x = jnp.ones(4)", other)).toEqual({ x: "confirmed" });
  expect(await verdictsOn("x = jnp.ones(4)\nx += 1", other)).toEqual({ x: "confirmed" });
  expect(await verdictsOn("x: jax.Array = jnp.ones(4)", other)).toEqual({ x: "confirmed" });
  expect(await verdictsOn("y, (x, *z) = 1, (jnp.ones(4), 2)", other)).toEqual({ x: "confirmed" });
  expect(await verdictsOn("x = y = jnp.ones(4)", other, seen("y", "float32", 4))).toEqual({
    x: "confirmed",
    y: "confirmed",
  });
  expect(await verdictsOn("%matplotlib inline\n%time x = jnp.ones(4)", other)).toEqual({ x: "confirmed" });
});

test.each([
  ["in a branch", "if load():\n    x = jnp.ones(4)"],
  ["in a loop", "for i in load():\n    x = jnp.ones(4)"],
  ["by a loop", "for x in jnp.ones((5, 4)):\n    pass"],
  ["while something holds", "while load():\n    x = jnp.ones(4)"],
  ["where it may raise", "try:\n    x = load()\nexcept ValueError:\n    pass"],
  ["in a context that may swallow errors", "with load():\n    x = jnp.ones(4)"],
  ["by a context manager", "with load() as x:\n    pass"],
  ["by a named expression", "load() and (x := jnp.ones(4))"],
  ["by a named expression in a comprehension", "[x := jnp.ones(4) for _ in load()]"],
  ["by a star import", "from jax.numpy import *"],
  ["by an import", "from somewhere import x"],
  ["by a match", "match load():\n    case [x]:\n        pass"],
  ["by a def", "def x():\n    pass"],
  ["by a function with a global statement", "def f():\n    global x\n    x = load()\nf()"],
  ["by its name", "exec(load())"],
  ["in globals", "globals()['x'] = load()"],
])("a name that may be bound anew %s is not contradicted", async (_where, code) => {
  expect(await verdictsOn(`x = jnp.ones(3)\n${code}`, seen("x", "float32", 4))).toEqual({});
});

test("names inside functions, classes and comprehensions are not the cell's", async () => {
  const x = seen("x", "float32", 3);
  const code = "x = jnp.ones(3)\ndef f():\n    x = jnp.ones(4)\nclass C:\n    x = 1\n[x for x in range(2)]\nf()";
  expect(await verdictsOn(code, x)).toEqual({ x: "confirmed" });
});

test("a name that the cell does not bind is not compared", async () => {
  expect(await verdictsOn("y = x = 1\n", seen("z", "float32", 3))).toEqual({});
});

test("the cells of a notebook are texts of their own", async () => {
  const notebook = "file:///work/n.ipynb";
  const first = { uri: "vscode-notebook-cell:/work/n.ipynb#a", text: `${imports}x = jnp.ones((3, 4))` };
  const second = { uri: "vscode-notebook-cell:/work/n.ipynb#b", text: "x = x.T\nx" };
  const client = await TestClient.start();
  await client.openNotebook(notebook, [first, second]);
  const values = [seen("x", "float32", 4, 3), seen(null, "float32", 4, 3)];
  expect(await observe(client, values, { text: second.uri })).toEqual([
    { name: "x", predicted: "f32[4,3]", verdict: "confirmed" },
    { name: null, predicted: "f32[4,3]", verdict: "confirmed" },
  ]);
  expect(await confirmed(client, second.uri)).toEqual([": f32[4,3]"]);
  expect(await confirmed(client, first.uri)).toEqual([]);
  await client.editCell(notebook, first.uri, "(3, 4)", "(3, 5)");
  expect(await confirmed(client, second.uri)).toEqual([]);
});

const wrong: readonly unknown[] = [
  undefined,
  null,
  7,
  [],
  {},
  { uri, line: 0, endLine: 2, source: 3, values: [] },
  { uri, line: -1, endLine: 2, source: "", values: [] },
  { uri, line: 0, endLine: 2, source: "", values: null },
  { uri, line: 0, endLine: 2, source: "", values: [{ name: "x" }] },
  { uri, line: 0, endLine: 2, source: "", values: [{ name: 1, dtype: "float32", shape: [] }] },
  { uri, line: 0, endLine: 2, source: "", values: [{ name: "x", dtype: "float32", shape: [1.5] }] },
  { uri: "file:///elsewhere.py", line: 0, endLine: 0, source: "", values: [] },
];

test.each(wrong.map((params) => [params]))(
  "parameters that are none are answered with no verdicts: %j",
  async (params) => {
    const client = await opened("x = jnp.ones(3)");
    expect(await client.connection.sendRequest("loopless/observe", params)).toEqual([]);
  },
);
