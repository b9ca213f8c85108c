import { describe, expect, test } from "vitest";
import { TestClient } from "./client.ts";

const uri = "file:///work/odd.py";
const imports = "import jax, jax.numpy as jnp\n";

/** The text with its hints, from a server that found no fault with itself. */
async function shown(text: string): Promise<string> {
  const client = await TestClient.start();
  await client.open(uri, text);
  const result = await client.shown(uri);
  await client.until(() => client.events.at(-1) === "ready");
  expect(client.events).not.toContain("error");
  return result;
}

describe("hints stand in their columns", () => {
  test.each([
    ["with Windows' line ends", "x = jnp.ones(3)\r\ny = x\r\n", "x: f32[3] = jnp.ones(3)\r\ny: f32[3] = x\r\n"],
    ["with old line ends", "x = jnp.ones(3)\ry = x", "x: f32[3] = jnp.ones(3)\ry: f32[3] = x"],
    ["behind an emoji", 's = "😀"; x = jnp.ones(3)', 's = "😀"; x: f32[3] = jnp.ones(3)'],
    [
      "of a call that ends behind one",
      'jax.vmap(abs)(jnp.ones(("😀", 3)[1]))  # 😀',
      'jax.vmap(abs)(jnp.ones(("😀", 3)[1])) f32[‹3›]  # 😀',
    ],
    ["behind half an emoji", 's = "\ud83d"; x = jnp.ones(3)', 's = "\ud83d"; x: f32[3] = jnp.ones(3)'],
    ["behind tabs", "if True:\n\tx = jnp.ones(3)", "if True:\n\tx: f32[3] = jnp.ones(3)"],
    ["behind a form feed", "\f\n\fx = jnp.ones(3)", "\f\n\fx: f32[3] = jnp.ones(3)"],
    ["behind line separators", 's = "\u2028"; x = jnp.ones(3)', 's = "\u2028"; x: f32[3] = jnp.ones(3)'],
    ["of a name beyond the basic plane", "𝐱 = jnp.ones(3)\ny = x", "𝐱: f32[3] = jnp.ones(3)\ny: f32[3] = x"],
  ])("%s", async (_what, text, expected) => {
    expect(await shown(imports + text)).toBe(imports + expected);
  });

  test("behind a byte order mark", async () => {
    const text = "\uFEFFimport jax.numpy as jnp; x = jnp.ones(3)\ny = x\n";
    expect(await shown(text)).toBe("\uFEFFimport jax.numpy as jnp; x: f32[3] = jnp.ones(3)\ny: f32[3] = x\n");
    const client = await TestClient.start();
    await client.open(uri, text);
    expect(await client.hover(uri, "x =")).toContain("x: f32[3]");
  });

  test("behind an encoding, and in a very long line", async () => {
    const text = `# -*- coding: utf-8 -*-\n${imports}x = jnp.ones(3)  # ${"a".repeat(100_000)}\n`;
    expect(await shown(text)).toBe(text.replace("x =", "x: f32[3] ="));
  });
});

test.each(["", "\n\n", "   \n\t", "# a comment", "%matplotlib inline\n!ls\nx?", "%%bash\nls", "\0"])(
  "%j has no hints",
  async (text) => {
    expect(await shown(text)).toBe(text);
  },
);

describe("deep nesting leaves the statements around it as they are", () => {
  test.each([
    ["parentheses", "(".repeat(3000), ")".repeat(3000)],
    ["open brackets", "[".repeat(3000), ""],
    ["calls", "abs(".repeat(800), ")".repeat(800)],
    ["operators", "x + ".repeat(800), ""],
    ["lambdas", "lambda: ".repeat(800), ""],
  ])("%s", async (_what, before, after) => {
    const client = await TestClient.start();
    await client.open(uri, `${imports}x = jnp.ones(3)\ny = ${before}x${after}\nz = x\n`);
    const around = async () =>
      (await client.hints(uri)).map(({ position }) => position.line).filter((line) => line !== 2);
    expect(await around()).toEqual([1, 3]);
    await client.edit(uri, `x${after}\nz`, `xs${after}\nz`);
    expect(await around()).toEqual([1, 3]);
    expect(client.events).not.toContain("error");
  });
});

test("words that mean something to JavaScript are words like others", async () => {
  const lines = [
    "x.at[0].constructor(1)",
    "[].constructor(1)",
    "{}.toString()",
    "{}.valueOf()",
    "x.valueOf()",
    "x.astype('valueOf')",
    "jnp.ones(3, 'toString')",
    "jax.constructor()",
    "jnp.__proto__",
    "constructor = x",
    "__proto__ = {'__proto__': x}['__proto__']",
  ];
  for (const line of lines) await shown(`${imports}x = jnp.ones(3)\n${line}\n`);
  expect(await shown(`${imports}constructor = jnp.ones(3)\n`)).toContain("constructor: f32[3] = ");
});

test("a document that is closed and opened again is analysed anew", async () => {
  const client = await TestClient.start();
  await client.open(uri, `${imports}x = jnp.ones(3) + jnp.ones(4)\n`);
  await client.problemsOnce(uri, ({ length }) => length === 1);
  await client.close(uri);
  await client.problemsOnce(uri, ({ length }) => length === 0);
  await client.open(uri, "x = 1", "plaintext");
  expect(await client.hints(uri)).toEqual([]);
  await client.close(uri);
  await client.open(uri, `${imports}x = jnp.ones(3)\n`);
  expect(await client.shown(uri)).toBe(`${imports}x: f32[3] = jnp.ones(3)\n`);
});
