import { describe, expect, test } from "vitest";
import type { Shape, Shapes } from "../../server/protocol.ts";
import { TestClient } from "./client.ts";

const uri = "file:///work/answer.py";
const imports = "import jax.numpy as jnp\nfrom jax import vmap\n";

function ask(client: TestClient, ...names: string[]): Promise<Shapes | null> {
  return client.connection.sendRequest("loopless/shapesOf", { uri, names });
}

async function opened(text: string): Promise<TestClient> {
  const client = await TestClient.start();
  await client.open(uri, imports + text);
  return client;
}

/** What `x` holds when a text has run. */
async function shapeAfter(text: string): Promise<Shape | undefined> {
  return (await ask(await opened(text), "x"))?.shapes[0];
}

describe("the shape of a variable", () => {
  test("is that of its last binding, as hints write it", async () => {
    const text = "x = jnp.ones((13, 7, 7))\nx = vmap(lambda a: a @ jnp.ones((7, 11), 'int16'))(x)";
    expect(await shapeAfter(text)).toEqual({
      kind: "array",
      text: "f32[13,7,11]",
      dtype: "f32",
      shape: [13, 7, 11],
    });
  });

  test("follows every edit of the text", async () => {
    const client = await opened("def f(a):\n    return a\nx = f(jnp.ones(3))");
    expect((await ask(client, "x"))?.shapes).toMatchObject([{ text: "f32[3]" }]);
    await client.edit(uri, "return a", "return jnp.stack([a, a])");
    expect((await ask(client, "x"))?.shapes).toMatchObject([{ text: "f32[2,3]" }]);
  });

  test("has null for a size that is not known, and no dtype where none is", async () => {
    const text = "x = jnp.ones((3, 4)) if load() else jnp.ones((5, 4))";
    expect(await shapeAfter(text)).toEqual({ kind: "array", text: "f32[?,4]", dtype: "f32", shape: [null, 4] });
    expect(await shapeAfter("x = jnp.zeros((3, 2), load())")).toMatchObject({ dtype: "", shape: [3, 2] });
  });

  test("stays as it was while its statement has a syntax error", async () => {
    const client = await opened("def f(a):\n    return a\nx = f(jnp.ones(3))");
    expect(await ask(client, "x")).toMatchObject({ hasSyntaxError: false });
    await client.edit(uri, "return a", "return jnp.dot(a,");
    expect(await ask(client, "x")).toMatchObject({ hasSyntaxError: true, shapes: [{ text: "f32[3]" }] });
    await client.edit(uri, "jnp.dot(a,", "jnp.sum(a)");
    expect(await ask(client, "x")).toMatchObject({ hasSyntaxError: false, shapes: [{ text: "f32[]" }] });
  });

  test("is missing where the program would raise: then the error stands for it", async () => {
    const text = "def f(a):\n    return a @ jnp.ones(5)\nx = vmap(f)(jnp.ones((3, 4)))";
    const shape = await shapeAfter(text);
    expect(shape).toMatchObject({ kind: "error", line: 4 });
    expect(shape?.kind === "error" && shape.message).toContain("dot_general");
    expect(shape?.kind === "error" && shape.message).not.toContain("\n");
  });

  test.each([
    ["x = load()", "load"],
    ["x = [1, 2]", "it is not an array"],
    ["x = jnp.ones(3), jnp.ones(4)", "it is a tuple: (f32[3], f32[4])"],
    ["x = jnp.ones(3) if load() else jnp.ones((3, 4))", "the number of axes"],
    ["if load():\n    x = jnp.ones(3)", "no line that is certain to run gives `x` a value"],
    ["y = 1", "no line that is certain to run gives `x` a value"],
  ])("is not known after %s", async (text, reason) => {
    const shape = await shapeAfter(text);
    expect(shape?.kind === "unknown" && shape.reason).toContain(reason);
  });

  test("is told for as many names as were asked for, also for none", async () => {
    const client = await opened("x = jnp.ones(3)\ny = x > 0");
    expect((await ask(client, "y", "x"))?.shapes).toMatchObject([{ text: "bool[3]" }, { text: "f32[3]" }]);
    expect(await ask(client)).toEqual({ hasSyntaxError: false, shapes: [] });
  });

  test("is not told of a text that is not open, nor to a question that is none", async () => {
    const client = await opened("x = 1");
    const send = (params: unknown) => client.connection.sendRequest("loopless/shapesOf", params);
    expect(await send({ uri: "file:///elsewhere.py", names: ["x"] })).toBeNull();
    for (const params of [undefined, 3, {}, { uri }, { uri, names: "x" }, { uri, names: [1] }]) {
      expect(await send(params)).toBeNull();
    }
  });
});
