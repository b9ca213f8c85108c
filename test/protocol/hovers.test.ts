import { expect, test } from "vitest";
import { TestClient } from "./client.ts";

const uri = "file:///work/hovers.py";

async function hoverIn(text: string, at: string, offset = 0): Promise<string | null> {
  const client = await TestClient.start();
  await client.open(uri, `import jax\nimport jax.numpy as jnp\n${text}`);
  return client.hover(uri, at, offset);
}

test("a variable has its aval, its dtype and memory in words, and where it was made", async () => {
  expect(await hoverIn("xs = jnp.ones((8, 3))\n", "xs")).toBe(
    "```python\nxs: f32[8,3]\n```\n\n" +
      "32-bit floats, 96 bytes.\n\n" +
      "Made on [line 3](file:///work/hovers.py#L3) by `jnp.ones((8, 3))`.",
  );
});

test("memory is given in the unit that suits it", async () => {
  expect(await hoverIn("flag = jnp.ones((), bool)\n", "flag")).toContain("Booleans, 1 byte.");
  expect(await hoverIn("half = jnp.ones((1000, 1000), jnp.bfloat16)\n", "half")).toContain("brain floats, 2 MB.");
  expect(await hoverIn("huge = jnp.ones((10**5, 10**8))\n", "huge")).toContain("32-bit floats, 40 TB.");
});

test("a weak type is marked and explained", async () => {
  const card = await hoverIn("x = jnp.asarray(1.5)\n", "x =");
  expect(card).toContain("x: ~f32[]");
  expect(card).toContain("weakly typed: other dtypes win over it");
});

test("inside mapped functions the batch of every level stands, the outermost first", async () => {
  const text = "def f(x):\n    y = x + 1\n    return y\njax.vmap(jax.vmap(f, in_axes=1))(jnp.ones((5, 2, 4)))\n";
  expect(await hoverIn(text, "y = ")).toContain(
    "```python\ny: f32[2] ‹5,4›\n```\n\n" +
      "32-bit floats, 8 bytes per example, 160 bytes in all.\n\n" +
      "```text\n" +
      "per example  f32[2]\n" +
      "batched      f32[5,2,4]  vmap 1 maps axis 0\n" +
      "             f32[2,4]    vmap 2 maps axis 1\n```\n\n",
  );
});

test("a function that is called with several shapes lists the calls", async () => {
  const text = "def f(x):\n    return x * 2\nf(jnp.ones((2, 3)))\nf(jnp.ones((4, 3)))\nf(jnp.ones((4, 3)))\n";
  expect(await hoverIn(text, "f(x)")).toBe(
    "```python\ndef f(x: f32[?,3]) -> f32[?,3]\n```\n\n" +
      "- `(f32[2,3]) → f32[2,3]`, called on [line 5](file:///work/hovers.py#L5)\n" +
      "- `(f32[4,3]) → f32[4,3]`, called on [line 6](file:///work/hovers.py#L6)\n" +
      "- `(f32[4,3]) → f32[4,3]`, called on [line 7](file:///work/hovers.py#L7)",
  );
  expect(await hoverIn(text, "x):")).toContain("- `f32[2,3]`, called on [line 5]");
});

test("a mapped call has a row for every argument, and both signatures", async () => {
  const text = "def f(x, w):\n    return x @ w\njax.vmap(f, in_axes=(0, None))(jnp.ones((8, 3)), jnp.ones((3, 5)))\n";
  const card =
    "```text\n" +
    "vmap of f over 8 examples\n" +
    "  x  f32[8,3]  axis 0 of size 8, each f32[3]\n" +
    "  w  f32[3,5]  not mapped\n\n" +
    "per example  (f32[3], f32[3,5]) → f32[5]\n" +
    "batched      (f32[8,3], f32[3,5]) → f32[8,5]\n```";
  expect(await hoverIn(text, "vmap(f, in")).toBe(card);
  expect(
    await hoverIn(text.replace("jax.vmap(f, in_axes=(0, None))", "g = jax.vmap(f, in_axes=(0, None))\ng"), "g("),
  ).toBe(card);
});

test("nested levels are numbered", async () => {
  const text = "jax.vmap(jax.vmap(jnp.sum), in_axes=1)(jnp.ones((4, 5, 6)))\n";
  expect(await hoverIn(text, "vmap(jax")).toBe(
    "```text\n" +
      "vmap 1 of sum over 5 examples\n" +
      "  a  f32[4,5,6]  axis 1 of size 5, each f32[4,6]\n" +
      "vmap 2 of sum over 4 examples\n" +
      "  a  f32[4,6]  axis 0 of size 4, each f32[6]\n\n" +
      "per example  (f32[6]) → f32[]\n" +
      "batched      (f32[4,5,6]) → f32[5,4]\n```",
  );
});

test("a mapped function that is not called here says which axes it maps", async () => {
  const text = "def f(x, w):\n    return x @ w\ng = jax.vmap(f, in_axes=(0, None))\n";
  expect(await hoverIn(text, "g =")).toBe(
    "```text\nvmap of f: in_axes=(0, None), out_axes=0\n  x  axis 0\n  w  not mapped\n```",
  );
});

test("a function of the API has its signature, what it does, and what it does to the shape here", async () => {
  const card = await hoverIn("total = jnp.sum(jnp.ones((8, 3)) * 2, axis=0)\n", "jnp.sum", 4);
  expect(card).toMatch(/^```python\njax\.numpy\.sum\(a, axis=None, .*\)\n```\n\nAdds up .*\.\n\n```text\n/);
  expect(card).toContain("sum(f32[8,3], axis=0) → f32[3]");
  expect(await hoverIn("x = jnp.stack([jnp.ones(3), jnp.ones(3)])\n", "stack")).toContain(
    "stack(list of 2 f32[3]) → f32[2,3]",
  );
});

test("an operator has the shape of the whole expression", async () => {
  expect(await hoverIn("jnp.ones((8, 3)) @ jnp.ones((3, 5))\n", " @ ", 1)).toContain("f32[8,5]");
});

test("a container lists what is in it, with the steps that lead there", async () => {
  const text = `from typing import NamedTuple
class Layer(NamedTuple):
    w: object
    b: object
class Model:
    def __init__(self):
        self.layers = [Layer(jnp.ones((3, 5)), jnp.ones(5)), Layer(jnp.ones((5, 2)), jnp.ones(2))]
        self.scale = 1.5
model = Model()
params = {"dense": {"w": jnp.ones((3, 5))}, 0: jnp.ones((), "int32"), "name": "net"}
`;
  expect(await hoverIn(text, "params")).toBe(
    "```python\nparams: dict\n```\n\n2 arrays, 64 bytes in all.\n\n```text\n" +
      "['dense']  dict\n" +
      "  ['w']    f32[3,5]\n" +
      "[0]        i32[]\n" +
      "['name']   str = \"net\"\n```",
  );
  expect(await hoverIn(text, "model =")).toBe(
    "```python\nmodel: Model\n```\n\n4 arrays, 128 bytes in all.\n\n```text\n" +
      ".layers  list\n" +
      "  [0]    Layer\n" +
      "    .w   f32[3,5]\n" +
      "    .b   f32[5]\n" +
      "  [1]    Layer\n" +
      "    .w   f32[5,2]\n" +
      "    .b   f32[2]\n" +
      ".scale   float = 1.5\n```",
  );
});

test("a tuple of arrays has its hint and the same listing", async () => {
  expect(await hoverIn("pair = (jnp.ones(3), jnp.ones((2, 2)))\n", "pair")).toBe(
    "```python\npair: (f32[3], f32[2,2])\n```\n\n2 arrays, 28 bytes in all.\n\n```text\n[0]  f32[3]\n[1]  f32[2,2]\n```",
  );
});

test("a listing says what it leaves out", async () => {
  const many = `layers = [${Array.from({ length: 60 }, (_, index) => `jnp.ones(${index + 1})`).join(", ")}]\n`;
  const card = await hoverIn(many, "layers");
  expect(card).toContain("What is in it:\n\n```text\n[0]   f32[1]\n[1]   f32[2]\n");
  expect(card?.split("\n").at(-2)).toBe("…");
  const alike = "rows = [row * 2 for row in jnp.ones((500, 3))]\n";
  expect(await hoverIn(alike, "rows =")).toContain(
    "rows: list of 500\n```\n\nWhat is in it:\n\n```text\n[…]  f32[3]\n```",
  );
});

test("inside a mapped function a container holds one example, of calls that differ what they have in common", async () => {
  const text = `def f(params, x):
    return params["w"] @ x
jax.vmap(f)({"w": jnp.ones((8, 2, 3))}, jnp.ones((8, 3)))
`;
  expect(await hoverIn(text, 'params["w"]')).toContain(
    "1 array, 24 bytes per example in all.\n\n```text\n['w']  f32[2,3] ‹8›",
  );
  const calls = `def g(params):
    return params["w"].sum()
g({"w": jnp.ones((2, 3))})
g({"w": jnp.ones((4, 3))})
`;
  expect(await hoverIn(calls, 'params["w"]')).toContain("1 array.\n\n```text\n['w']  f32[?,3]");
  expect(await hoverIn(`${calls}g({"v": 1, "w": jnp.ones(3)})\n`, 'params["w"]')).toContain("params: dict\n```");
});

test("a container is listed as it was at that line", async () => {
  const text = 'd = {"a": jnp.ones(2)}\nd["b"] = jnp.ones(3)\nprint(d)\n';
  expect(await hoverIn(text, "d =")).toContain("['a']  f32[2]\n```");
  expect(await hoverIn(text, "d)")).toContain("['a']  f32[2]\n['b']  f32[3]\n```");
  const client = await TestClient.start();
  await client.open(uri, `import jax.numpy as jnp\n${text}`);
  expect(await client.hover(uri, "d)")).toContain("f32[3]");
  await client.edit(uri, "jnp.ones(3)", "jnp.ones(4)");
  expect(await client.hover(uri, "d)")).toContain("f32[4]");
});

test("a list of unlike arrays is not called one of the first", async () => {
  const text = "x = jnp.concatenate([jnp.ones(3), jnp.ones(4)])\n";
  expect(await hoverIn(text, "concatenate")).toContain("concatenate(list of 2 f32[?]) → f32[7]");
});

test("what is not known says why", async () => {
  expect(await hoverIn("import elsewhere\nx = elsewhere.load()\n", "x =")).toMatch(/x: \?\n```\n\nNot known: .+\./);
});

test("there is none over literals, keywords and blank lines, nor in half a statement", async () => {
  const text = "x = jnp.ones(3)\n\nfor i in range(3):\n    pass\n";
  expect(await hoverIn(text, "3)\n")).toBeNull();
  expect(await hoverIn(text, "for")).toBeNull();
  expect(await hoverIn(text, "\n\nfor", 1)).toBeNull();
  const client = await TestClient.start();
  await client.open(uri, "import jax.numpy as jnp\nx = jnp.ones(3)\n");
  await client.hints(uri);
  await client.edit(uri, "ones(3)", "ones(3");
  expect(await client.hover(uri, "x =")).toBeNull();
});
