import { describe, expect, test } from "vitest";
import {
  CancellationTokenSource,
  InlayHintKind,
  InlayHintRequest,
  InlayHintResolveRequest,
  type MarkupContent,
} from "vscode-languageserver/node";
import { TestClient } from "./client.ts";

const uri = "file:///work/affine.py";
const program = `import jax
import jax.numpy as jnp

xs = jnp.ones((8, 3))
w = jnp.ones((3, 5))

def affine(x, w):
    y = x @ w
    return y + 1

ys = jax.vmap(affine, in_axes=(0, None))(xs, w)
jax.vmap(jnp.sum)(ys)
`;
const shown = `import jax
import jax.numpy as jnp

xs: f32[8,3] = jnp.ones((8, 3))
w: f32[3,5] = jnp.ones((3, 5))

def affine(x: f32[3] ‹8›, w: f32[3,5]) -> f32[5] ‹8›:
    y: f32[5] ‹8› = x @ w
    return y + 1

ys: f32[8,5] = jax.vmap(affine, in_axes=(0, None))(xs, w)
jax.vmap(jnp.sum)(ys) f32[‹8›]
`;

async function opened(text: string, settings = {}): Promise<TestClient> {
  const client = await TestClient.start(settings);
  await client.open(uri, text);
  return client;
}

describe("hints", () => {
  test("stand behind names, parameters, the def and mapped calls", async () => {
    expect(await (await opened(program)).shown(uri)).toBe(shown);
  });

  test("follow annotations", async () => {
    const client = await opened(`import jax.numpy as jnp
def total(x: jnp.ndarray, axis: int = (0)) -> jnp.ndarray:
    y: jnp.ndarray = x.sum(axis)
    return y
total(jnp.ones((4, 5)))
`);
    expect(await client.shown(uri)).toBe(`import jax.numpy as jnp
def total(x: jnp.ndarray f32[4,5], axis: int = (0)) -> jnp.ndarray f32[5]:
    y: jnp.ndarray f32[5] = x.sum(axis)
    return y
total(jnp.ones((4, 5)))
`);
  });

  test("of a def find its closing parenthesis behind strings, brackets and comments", async () => {
    const client = await opened(`import jax.numpy as jnp
def f(
    x, # the first :)
    mode=")", pair=(1, (2)),
):
    return x
f(jnp.ones(3))
`);
    expect(await client.shown(uri)).toContain(`    mode=")", pair=(1, (2)),\n) -> f32[3]:`);
  });

  test("number the levels of a nested mapped call", async () => {
    const text = "import jax, jax.numpy as jnp\njax.vmap(jax.vmap(jnp.sum, in_axes=1))(jnp.ones((5, 2, 4)))\n";
    expect(await (await opened(text)).shown(uri)).toContain("jnp.ones((5, 2, 4))) f32[‹5›¹,‹4›²]");
    expect(await (await opened(text, { marks: "ascii" })).shown(uri)).toContain(" f32[<1:5>,<2:4>]");
  });

  test("mark the mapped axis of every array in a tuple, and cut what gets long", async () => {
    const client = await opened(`import jax, jax.numpy as jnp
jax.vmap(lambda x: (x, 1.0 * x))(jnp.ones(8))
many = (jnp.ones((10, 20)), jnp.ones((10, 20)), jnp.ones((10, 20)))
`);
    const text = await client.shown(uri);
    expect(text).toContain("(jnp.ones(8)) (f32[‹8›], f32[‹8›])");
    expect(text).toContain("many: (f32[10,20], …) = ");
  });

  test("lie in the range that was asked for", async () => {
    const client = await opened(program);
    const hints = await client.hints(uri, { start: { line: 4, character: 0 }, end: { line: 6, character: 12 } });
    expect(hints.map(({ label }) => label)).toEqual([": f32[3,5]", ": f32[3] ‹8›"]);
  });

  test("are types, with a tooltip that explains them", async () => {
    const client = await opened(program);
    const hints = await client.hints(uri);
    expect(new Set(hints.map(({ kind }) => kind))).toEqual(new Set([InlayHintKind.Type]));
    // SAFETY: the server's tooltips are markup.
    const { value } = hints.find(({ position }) => position.line === 7)!.tooltip as MarkupContent;
    expect(value).toContain("f32[8,5]");
    expect(value).toContain("20 bytes per example");
  });

  test("come without tooltips for a client that asks for these one by one", async () => {
    const capabilities = { textDocument: { inlayHint: { resolveSupport: { properties: ["tooltip"] } } } };
    const client = await TestClient.start({}, capabilities);
    await client.open(uri, program);
    const hints = await client.hints(uri);
    expect(hints.map(({ tooltip }) => tooltip)).toEqual(hints.map(() => undefined));
    const explained = await (await opened(program)).hints(uri);
    for (const [index, hint] of hints.entries()) {
      const { tooltip } = await client.connection.sendRequest(InlayHintResolveRequest.type, hint);
      expect(tooltip).toEqual(explained[index]!.tooltip);
    }
    await client.edit(uri, "8", "9");
    const gone = hints.find(({ label }) => label === ": f32[8,3]")!;
    expect(await client.connection.sendRequest(InlayHintResolveRequest.type, gone)).toEqual(gone);
  });

  test("of a document without a file are the same", async () => {
    const client = await TestClient.start();
    await client.open("untitled:Untitled-1", program);
    expect(await client.shown("untitled:Untitled-1")).toBe(shown);
  });

  test("are null for what is no Python or not open", async () => {
    const client = await TestClient.start();
    await client.open("file:///work/a.jl", "x = 1", "julia");
    expect(await client.hints("file:///work/a.jl")).toEqual([]);
    expect(await client.hints("file:///work/b.py")).toEqual([]);
    await client.open("file:///work/b.py", program);
    await client.close("file:///work/b.py");
    expect(await client.hints("file:///work/b.py")).toEqual([]);
  });
});

describe("while typing", () => {
  test("hints are those of the text as it is", async () => {
    const client = await opened(program);
    await client.edit(uri, "(8, 3)", "(9, 3)");
    expect(await client.shown(uri)).toBe(shown.replaceAll("8", "9"));
    await client.edit(uri, "import jax\n", "# a comment\n\nimport jax\n");
    expect(await client.shown(uri)).toBe(`# a comment\n\n${shown.replaceAll("8", "9")}`);
  });

  test("half a statement keeps its hints, and all others stay", async () => {
    const client = await opened(program);
    await client.shown(uri);
    await client.edit(uri, "y = x @ w", "y = (x @ w");
    expect(await client.shown(uri)).toBe(shown.replace("= x @ w", "= (x @ w"));
    await client.edit(uri, "return y + 1", "return y + (1 *");
    expect(await client.shown(uri)).toBe(
      shown.replace("= x @ w", "= (x @ w").replace("return y + 1", "return y + (1 *"),
    );
    await client.edit(uri, "y = (x @ w", "y = x @ w");
    await client.edit(uri, "return y + (1 *", "return y + 1");
    expect(await client.shown(uri)).toBe(shown);
  });

  test("an open quote above everything keeps all hints below it", async () => {
    const client = await opened(program);
    await client.shown(uri);
    await client.edit(uri, "xs = jnp", '"""\nxs = jnp');
    expect(await client.shown(uri)).toBe(shown.replace("xs: ", '"""\nxs: '));
  });

  test("a hint goes with its name", async () => {
    const client = await opened(program);
    await client.shown(uri);
    await client.edit(uri, "w = jnp.ones((3, 5))", "weights = jnp.ones((3, 5)");
    expect(await client.shown(uri)).toContain("\nweights = jnp.ones((3, 5)\n");
  });

  test("many edits at once end in the hints of the last", async () => {
    const client = await opened(program);
    for (let size = 9; size < 60; size += 1) await client.edit(uri, `(${size - 1}, 3)`, `(${size}, 3)`);
    expect(await client.shown(uri)).toBe(shown.replaceAll("8", "59"));
  });

  test("a request that is no longer wanted is answered as cancelled", async () => {
    const client = await opened(program);
    const source = new CancellationTokenSource();
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const answer = client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range }, source.token);
    source.cancel();
    await expect(answer).rejects.toThrow("no longer wanted");
    expect(await client.shown(uri)).toBe(shown);
  });
});

describe("settings", () => {
  test("vmap keeps what is mapped and what mapped calls give", async () => {
    const client = await opened(program, { hints: "vmap" });
    expect(await client.shown(uri)).toBe(
      shown.replace("xs: f32[8,3] =", "xs =").replace("w: f32[3,5] =", "w =").replace("w: f32[3,5])", "w)"),
    );
  });

  test("off shows the text alone", async () => {
    expect(await (await opened(program, { hints: "off" })).shown(uri)).toBe(program);
  });

  test("take effect at once, by a refresh", async () => {
    const client = await opened(program);
    await client.shown(uri);
    await client.setSettings({ marks: "ascii" });
    await client.until(() => client.events.includes("refresh"));
    expect(await client.shown(uri)).toBe(shown.replaceAll("‹", "<").replaceAll("›", ">"));
  });

  test("that make no sense are the defaults", async () => {
    expect(await (await opened(program, { hints: 7, marks: null })).shown(uri)).toBe(shown);
  });

  test("reach the server also from a client that cannot be asked", async () => {
    const client = await TestClient.start({}, {}, { marks: "ascii" });
    await client.open(uri, program);
    expect(await client.shown(uri)).toContain("y: f32[5] <8> =");
    await client.setSettings({ hints: "off" });
    expect(await client.shown(uri)).toBe(program);
  });
});

describe("problems", () => {
  const mistake = `import jax
import jax.numpy as jnp
a = jnp.ones((13, 7))
b = jnp.ones((12, 7))
c = jax.vmap(jnp.dot)(a, b)
`;

  test("come with JAX's first line, a code, and where the sizes were made", async () => {
    const client = await opened(mistake);
    const [problem, ...others] = await client.problemsOnce(uri, ({ length }) => length > 0);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      source: "loopless",
      severity: 1,
      code: "vmap-inconsistent-sizes",
      message: expect.stringMatching(/^vmap got inconsistent sizes for array axes to be mapped:\n/),
      range: { start: { line: 4, character: 25 }, end: { line: 4, character: 26 } },
    });
    const related = problem?.relatedInformation?.map(({ location }) => [location.uri, location.range.start.line]);
    expect(related).toEqual([
      [uri, 2],
      [uri, 3],
    ]);
  });

  test("go when they are put right, and when the document is closed", async () => {
    const client = await opened(mistake);
    await client.problemsOnce(uri, ({ length }) => length > 0);
    await client.edit(uri, "12", "13");
    await client.problemsOnce(uri, ({ length }) => length === 0);
    await client.edit(uri, "13", "12");
    await client.problemsOnce(uri, ({ length }) => length > 0);
    await client.close(uri);
    await client.problemsOnce(uri, ({ length }) => length === 0);
  });

  test("are silent on a line that ends with the comment for that", async () => {
    const client = await opened(mistake.replace("(a, b)", "(a, b)  # loopless: ignore"));
    await client.shown(uri);
    await client.edit(uri, "  # loopless: ignore", "  # loopless: ignored");
    await client.problemsOnce(uri, ({ length }) => length === 1);
    await client.edit(uri, "ignored", "ignore");
    await client.problemsOnce(uri, ({ length }) => length === 0);
  });
});

test("the status is ready when every analysis has ended", async () => {
  const client = await opened(program);
  await client.until(() => client.events.at(-1) === "ready");
  await client.edit(uri, "8", "9");
  expect(await client.shown(uri)).toContain("f32[9,3]");
  expect(client.events).not.toContain("error");
});
