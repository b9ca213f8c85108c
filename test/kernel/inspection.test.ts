import { afterAll, describe, expect, test } from "vitest";
import {
  type AnswerTo,
  type ArraySummary,
  arrayMime,
  parseAnswer,
  parseArray,
  parseTree,
  type Slab,
  type TreeSummary,
  treeMime,
} from "../../runtime/python/inspection.ts";
import type { MimeBundle } from "../../runtime/python/protocol.ts";
import { remaining, resultOf, runCell, runUntilText, startKernel } from "../harness/runCells.ts";

const kernel = startKernel();
afterAll(() => kernel.dispose());

async function mimeOf(source: string): Promise<MimeBundle> {
  const events = await runCell(kernel, source);
  const event = events.at(-1);
  if (event?.kind !== "result") throw new Error(`the cell has no result: ${JSON.stringify(events)}`);
  return event.mime;
}

async function arrayOf(source: string): Promise<ArraySummary> {
  const array = parseArray((await mimeOf(source))[arrayMime]);
  if (array === null) throw new Error("the result is no array");
  return array;
}

async function variable(name: string): Promise<NonNullable<AnswerTo<"variables">>[number] | undefined> {
  return (await kernel.ask({ kind: "variables" }))?.find((each) => each.name === name);
}

const slab = (view: number, rest: Partial<Slab>): Slab => ({
  view,
  start: [0, 0],
  rowAxis: 0,
  columnAxis: 1,
  rows: 1,
  columns: 1,
  step: 1,
  ...rest,
});

/** The shapes and texts in a tree, in a form that can be read at a glance. */
function outline(tree: TreeSummary): unknown {
  if (tree.kind === "array") return tree.array.shape.join("x");
  if (tree.kind === "other") return tree.text;
  const parts = Object.fromEntries(tree.parts.map(({ key, value }) => [key, outline(value)]));
  return { [tree.type]: parts, ...(tree.more > 0 && { more: tree.more }) };
}

const imports = runCell(kernel, "import jax\nimport jax.numpy as jnp");

describe("The result of a cell", () => {
  test("that is an array comes with its summary.", async () => {
    await imports;
    expect(await arrayOf("x = jnp.array([[1.0, jnp.nan, 3.0], [-2.0, jnp.inf, 4.0]])\nx")).toEqual({
      view: expect.any(Number),
      library: "jax",
      dtype: "float32",
      shape: [2, 3],
      weakType: false,
      bytes: 24,
      statistics: { min: -2, max: 4, mean: 1.5, nan: 1, infinite: 1 },
      mapped: [null, null],
    });
  });

  test.each([
    ["jnp.asarray(2)", { dtype: "int32", shape: [], weakType: true, statistics: { min: 2, max: 2, mean: 2 } }],
    ["jnp.array([True, False, True, True])", { dtype: "bool", bytes: 4, statistics: { min: 0, max: 1, mean: 0.75 } }],
    ["jnp.arange(10001)", { statistics: { min: 0, max: 10000, mean: 5000 } }],
    ["jnp.ones(3, jnp.bfloat16)", { dtype: "bfloat16", bytes: 6, statistics: { min: 1, max: 1, mean: 1 } }],
    ["jnp.full(2, jnp.nan)", { statistics: { min: null, max: null, mean: null, nan: 2, infinite: 0 } }],
    ["jnp.zeros((0, 3))", { shape: [0, 3], bytes: 0, statistics: null }],
    ["jnp.ones(2, jnp.complex64)", { dtype: "complex64", bytes: 16, statistics: null }],
    ["jax.random.split(jax.random.key(0))", { dtype: "key<fry>", shape: [2], statistics: null }],
  ])("is counted through: %s", async (source, summary) => {
    expect(await arrayOf(source)).toMatchObject(summary);
  });

  test("that is no array, and has none in it, has its text alone.", async () => {
    for (const source of ["1", "[1, {'a': (2,)}]", "'text'", "jnp"]) {
      expect(Object.keys(await mimeOf(source))).toEqual(["text/plain"]);
    }
  });

  test("that has arrays in it comes as a tree.", async () => {
    await runCell(
      kernel,
      `import dataclasses, typing
class Layer(typing.NamedTuple):
    w: object
    b: object
@dataclasses.dataclass
class Model:
    layers: list
    rate: float`,
    );
    const mime = await mimeOf("Model([Layer(jnp.ones((2, 3)), None), {'a b': (jnp.zeros(4),), 7: 'text'}], 0.5)");
    const tree = parseTree(mime[treeMime]);
    expect(tree && outline(tree)).toEqual({
      Model: {
        ".layers": {
          list: {
            "[0]": { Layer: { ".w": "2x3", ".b": "None" } },
            "[1]": { dict: { "['a b']": { tuple: { "[0]": "4" } }, "[7]": "'text'" } },
          },
        },
        ".rate": "0.5",
      },
    });
    expect(mime).not.toHaveProperty([arrayMime]);
  });

  test("is a tree of bounded size and depth, whatever contains itself.", async () => {
    const wide = parseTree((await mimeOf("[[jnp.ones(1), i] for i in range(150)]"))[treeMime]);
    expect(wide).toMatchObject({ kind: "container", parts: { length: 100 }, more: 50 });
    const long = parseTree((await mimeOf("[[jnp.ones(1)] * 3 for i in range(90)]"))[treeMime]);
    expect(long).toMatchObject({ kind: "container", parts: { length: 67 }, more: 23 });
    const round = parseTree((await mimeOf("d = {'x': jnp.ones(1)}\nd['self'] = d\nd"))[treeMime]);
    expect(round && outline(round)).toEqual({ dict: { "['x']": "1", "['self']": expect.stringMatching(/^\{'x': /) } });
    const deep = parseTree(
      (await mimeOf("deep = jnp.ones(1)\nfor _ in range(20):\n    deep = [jnp.ones(2), deep]\ndeep"))[treeMime],
    );
    expect(JSON.stringify(deep).match(/"container"/g)).toHaveLength(8);
  });

  test("shows nothing of tracers.", async () => {
    const events = await runCell(
      kernel,
      "from IPython.display import display\njax.vmap(lambda v: display(v) or v)(jnp.ones(2));",
    );
    expect(events).toEqual([{ kind: "display", mime: { "text/plain": expect.stringContaining("VmapTracer") } }]);
  });

  test("asks only for texts of what it shows.", async () => {
    const source = "class Loud:\n    def __repr__(self):\n        print('asked')\n        return 'loud'\n[Loud()]";
    expect(await runCell(kernel, source)).toEqual([
      { kind: "stream", name: "stdout", text: "asked\n" },
      { kind: "result", mime: { "text/plain": "[loud]" } },
    ]);
  });
});

describe("Mapped axes", () => {
  test.each([
    ["jax.vmap(lambda v: v * 2)(m)", [0, null]],
    ["jax.vmap(lambda v: v * 2, out_axes=1)(m)", [null, 0]],
    ["jax.vmap(lambda v: v * 2, out_axes=-1)(m)", [null, 0]],
    ["jax.vmap(jnp.sum)(m)", [0]],
    ["jax.vmap(lambda v: 1.0)(m)", [0]],
    ["jax.vmap(lambda v: v)(m)", [0, null]],
    ["jax.vmap(lambda v: m, out_axes=None)(m)", [null, null]],
    ["jax.vmap(lambda r: jax.vmap(lambda v: v * 2)(r))(m)", [0, 1]],
    ["jax.vmap(lambda r: jax.vmap(lambda v: v * 2)(r), out_axes=1)(m)", [1, 0]],
    ["jax.vmap(jax.vmap(lambda v: v * m))(m)", [0, 1, null, null]],
    ["jax.vmap(jax.vmap(lambda v: v * m, out_axes=1), out_axes=1)(m)", [null, 0, 1, null]],
    ["jax.vmap(lambda r: jax.vmap(lambda v: v)(r), out_axes=1)(m)", [1, 0]],
    ["jax.vmap(lambda r: jax.vmap(lambda v: v * 2)(r) + 1)(m)", [0, null]],
    ["jax.jit(jax.vmap(lambda v: v * 2))(m)", [0, null]],
    ["jax.vmap(jax.jit(lambda v: v * 2))(m)", [0, null]],
    ["jax.vmap(lambda v: v * 2)(m) + 1", [null, null]],
    ["m", [null, null]],
  ])("%s", async (source, mapped) => {
    await imports;
    expect((await arrayOf(`m = jnp.ones((2, 3))\n${source}`)).mapped).toEqual(mapped);
  });

  test("belong to each array of a result, and stay when it is kept.", async () => {
    await runCell(
      kernel,
      "pair = jax.vmap(lambda v: {'a': v * 2, 'b': v.sum()}, out_axes={'a': 1, 'b': 0})(m)\nkept = pair['a']",
    );
    expect((await variable("kept"))?.array?.mapped).toEqual([null, 0]);
    expect((await variable("m"))?.array?.mapped).toEqual([null, null]);
  });
});

describe("The variables", () => {
  test("are listed in the order they were made, without what is defined or private.", async () => {
    kernel.restart();
    await runCell(
      kernel,
      `import math, functools, collections
import jax, jax.numpy as jnp
number = 1
_private = 2
array = jnp.arange(3)
def function(): pass
class Class: pass
mapped, compiled, part = jax.vmap(function), jax.jit(function), functools.partial(function)
bound = [].append
Point = collections.namedtuple("Point", "x y")
text = "line\\nline"
table = {"a": [1, 2.5, None], (1,): {3}, "e": set()}
point = Point(1, (2,))
instance = Class()
number = 4`,
    );
    const listed = await kernel.ask({ kind: "variables" });
    expect(listed?.map(({ name, type, preview }) => [name, type, preview])).toEqual([
      ["number", "int", "4"],
      ["array", "ArrayImpl", "Array([0, 1, 2], dtype=int32)"],
      ["text", "str", "'line\\nline'"],
      ["table", "dict", "{'a': [1, 2.5, None], (1,): {3}, 'e': set()}"],
      ["point", "Point", "Point(x=1, y=(2,))"],
      ["instance", "Class", expect.stringMatching(/^<__main__\.Class object at 0x[0-9a-f]+>$/)],
    ]);
    expect(listed?.[1]?.array).toEqual({
      view: 0,
      library: "jax",
      dtype: "int32",
      shape: [3],
      weakType: false,
      bytes: 12,
      statistics: { min: 0, max: 2, mean: 1, nan: 0, infinite: 0 },
      mapped: [null],
    });
    expect(listed?.[0]?.array).toBeNull();
  });

  test("that are large have a short preview, and large arrays no statistics.", async () => {
    await runCell(
      kernel,
      "items, word, big = list(range(10 ** 6)), 'a' * 10 ** 6, jnp.ones((1000, 101))\ngrid = jnp.ones((2, 2))",
    );
    expect((await variable("items"))?.preview).toMatch(/^\[0, 1, 2, .{100,}…$/);
    expect((await variable("items"))?.preview).toHaveLength(120);
    expect((await variable("word"))?.preview).toBe(`'${"a".repeat(118)}…`);
    expect((await variable("big"))?.array?.statistics).toBeNull();
    expect((await variable("grid"))?.preview).toBe("Array([[1., 1.], [1., 1.]], dtype=float32)");
  });

  test("with a long text are read no further than it is shown.", async () => {
    await runCell(
      kernel,
      "class Wide:\n    def __repr__(self):\n        return 'wide' + ' ' * 1_000_000\nwide = Wide()",
    );
    expect((await variable("wide"))?.preview).toMatch(/^wide {115}…$/);
    await runCell(kernel, "del wide");
  });

  test("do no harm, whatever they do when they are looked at.", async () => {
    await runCell(
      kernel,
      `class Raising:
    def __repr__(self):
        raise ValueError("no")
class Endless:
    def __repr__(self):
        while True:
            pass
class Stubborn:
    def __repr__(self):
        try:
            while True:
                pass
        except Exception:
            return "never"
class Wrong:
    def __repr__(self):
        return 3
class Leaving:
    def __repr__(self):
        raise SystemExit
class Lying:
    @property
    def __class__(self):
        raise KeyError
    __wrapped__ = property(lambda self: 1 / 0)
@dataclasses.dataclass
class Broken:
    field: int
raising, endless, stubborn, wrong, leaving, lying = Raising(), Endless(), Stubborn(), Wrong(), Leaving(), Lying()
broken = Broken(1)
del broken.field
inner = {"good": 1, "bad": Raising()}
itself = {}
itself["itself"] = itself
nested = []
for _ in range(100_000):
    nested = [nested]
after = 1`.replace("@dataclasses", "import dataclasses\n@dataclasses"),
    );
    const previews = Object.fromEntries(
      ((await kernel.ask({ kind: "variables" })) ?? []).map(({ name, preview }) => [name, preview]),
    );
    expect(previews).toMatchObject({
      raising: "<Raising: __repr__ raised ValueError>",
      endless: "<Endless: __repr__ takes too long>",
      stubborn: "<Stubborn: __repr__ takes too long>",
      wrong: "<Wrong: __repr__ raised TypeError>",
      leaving: "<Leaving>",
      lying: expect.stringMatching(/^<__main__\.Lying object at /),
      broken: "<Broken: __repr__ raised AttributeError>",
      inner: "{'good': 1, 'bad': <Raising: __repr__ raised ValueError>}",
      itself: "{'itself': {...}}",
      nested: expect.stringMatching(/^\[+\.\.\.\]+$/),
      after: "1",
    });
    expect(await resultOf(kernel, "after + 1")).toBe("2");
  });

  test("are the last thousand of ten thousand.", async () => {
    await runCell(kernel, "for i in range(10_000):\n    globals()[f'v{i}'] = i");
    const listed = await kernel.ask({ kind: "variables" });
    expect(listed).toHaveLength(1000);
    expect(listed?.[0]).toMatchObject({ name: "v9000", preview: "9000" });
    expect(listed?.at(-1)).toMatchObject({ name: "v9999" });
    await runCell(kernel, "for i in range(10_000):\n    del globals()[f'v{i}']");
  });

  test("can be opened, in whole or as a tree.", async () => {
    await runCell(kernel, "opened = {'x': jnp.ones((2, 2)), 'n': 3}");
    const tree = await kernel.ask({ kind: "open", name: "opened" });
    expect(tree && outline(tree)).toEqual({ dict: { "['x']": "2x2", "['n']": "3" } });
    expect(await kernel.ask({ kind: "open", name: "after" })).toEqual({ kind: "other", text: "1" });
    expect(await kernel.ask({ kind: "open", name: "nowhere" })).toBeNull();
  });
});

describe("The elements of an array", () => {
  test("are given row by row, from any place, along any two axes.", async () => {
    const { view } = await arrayOf("import jax, jax.numpy as jnp\ncube = jnp.arange(60).reshape(3, 4, 5)\ncube");
    const ask = async (rest: Partial<Slab>) => kernel.ask({ kind: "slab", slab: slab(view, rest) });
    expect(await ask({ start: [1, 0, 0], rowAxis: 1, columnAxis: 2, rows: 2, columns: 3 })).toEqual(
      Float64Array.of(20, 21, 22, 25, 26, 27),
    );
    expect(await ask({ start: [0, 1, 3], rowAxis: 2, columnAxis: 0, rows: 2, columns: 3 })).toEqual(
      Float64Array.of(8, 28, 48, 9, 29, 49),
    );
    expect(await ask({ start: [2, 0, 0], rowAxis: 1, columnAxis: 2, rows: 2, columns: 3, step: 2 })).toEqual(
      Float64Array.of(40, 42, 44, 50, 52, 54),
    );
    expect(await ask({ start: [0, 0, 4], rowAxis: null, columnAxis: 1, columns: 4 })).toEqual(
      Float64Array.of(4, 9, 14, 19),
    );
    expect(await ask({ start: [2, 3, 4], rowAxis: null, columnAxis: null })).toEqual(Float64Array.of(59));
  });

  test.each<Partial<Slab>>([
    { rows: 4 },
    { columns: 3, start: [0, 3] },
    { columns: 3, step: 3 },
    { start: [0] },
    { start: [0, 5] },
    { start: [-1, 0] },
    { start: [0.5, 0] },
    { rows: 0 },
    { step: 0 },
    { rows: 1.5 },
    { columns: Number.MAX_SAFE_INTEGER },
    { rows: Number.NaN },
    { rowAxis: 2 },
    { rowAxis: -1 },
    { rowAxis: 1, columns: 2 },
    { rowAxis: null, rows: 2 },
  ])("are not given beyond its bounds: %j", async (rest) => {
    const { view } = await arrayOf("jnp.ones((3, 5))");
    expect(await kernel.ask({ kind: "slab", slab: slab(view, {}) })).toEqual(Float64Array.of(1));
    expect(await kernel.ask({ kind: "slab", slab: slab(view, rest) })).toBeNull();
  });

  test("are pairs of numbers where they are complex, and 0 and 1 where they are booleans.", async () => {
    const row = { start: [0], rowAxis: null, columnAxis: 0, columns: 2 };
    const complex = await arrayOf("jnp.array([1 + 2j, 3 - 4j])");
    expect(await kernel.ask({ kind: "slab", slab: slab(complex.view, row) })).toEqual(Float64Array.of(1, 2, 3, -4));
    const flags = await arrayOf("jnp.array([True, False])");
    expect(await kernel.ask({ kind: "slab", slab: slab(flags.view, row) })).toEqual(Float64Array.of(1, 0));
  });

  test("come by the million.", async () => {
    const { view } = await arrayOf("jnp.arange(1_000_000.0).reshape(1000, 1000)");
    const elements = await kernel.ask({ kind: "slab", slab: slab(view, { rows: 1000, columns: 1000 }) });
    expect(elements).toHaveLength(1_000_000);
    expect(elements?.[123_456]).toBe(123_456);
    const { view: long } = await arrayOf("jnp.zeros((2001, 2000), jnp.int8)");
    expect(await kernel.ask({ kind: "slab", slab: slab(long, { rows: 2001, columns: 2000 }) })).toBeNull();
    expect(await kernel.ask({ kind: "slab", slab: slab(long, { rows: 2000, columns: 2000 }) })).toHaveLength(4_000_000);
  });

  test.each([
    [
      "jnp.array([[0.1, -2.0], [1e-8, 3e20]])",
      "[[0.1, -2.0], [1e-08, 3e+20]]",
      "jnp.array([[0.1, -2.0], [1e-08, 3e+20]], dtype=jnp.float32)",
    ],
    [
      "jnp.array([jnp.nan, -jnp.inf, -0.0])",
      "[nan, -inf, -0.0]",
      "jnp.array([jnp.nan, -jnp.inf, -0.0], dtype=jnp.float32)",
    ],
    ["jnp.array(16777216.0)", "16777216.0", "jnp.array(16777216.0, dtype=jnp.float32)"],
    ["jnp.array([0.1], jnp.bfloat16)", "[0.1]", "jnp.array([0.1], dtype=jnp.bfloat16)"],
    ["jnp.array([True, False])", "[True, False]", "jnp.array([True, False], dtype=jnp.bool_)"],
    ["jnp.array([[1], [-2]], jnp.int8)", "[[1], [-2]]", "jnp.array([[1], [-2]], dtype=jnp.int8)"],
    ["jnp.zeros((0, 3))", "[]", "jnp.zeros((0, 3), dtype=jnp.float32)"],
    ["jnp.array([1 + 0.1j])", "[(1+0.1j)]", "jnp.array([(1+0.1j)], dtype=jnp.complex64)"],
    ["jnp.array([complex(1, jnp.nan)])", "[(1+nanj)]", "jnp.array([complex(1.0, jnp.nan)], dtype=jnp.complex64)"],
  ])("can be copied, and what Python reads back is the same: %s", async (source, values, python) => {
    const { view } = await arrayOf(`copied = ${source}\ncopied`);
    expect(await kernel.ask({ kind: "copy", view, form: "values" })).toBe(values);
    expect(await kernel.ask({ kind: "copy", view, form: "python" })).toBe(python);
    expect(await resultOf(kernel, `repr(${python}) == repr(copied.astype(copied.dtype))`)).toBe("True");
  });

  test("are copied as float32, not as something near it.", async () => {
    const { view } = await arrayOf("noise = jax.random.normal(jax.random.key(0), (500,))\nnoise");
    const python = await kernel.ask({ kind: "copy", view, form: "python" });
    expect(await resultOf(kernel, `bool((${python} == noise).all())`)).toBe("True");
    const values = await kernel.ask({ kind: "copy", view, form: "values" });
    expect(await resultOf(kernel, `bool((jnp.array(${values}) == noise).all())`)).toBe("True");
  });

  test("of a key can be copied too.", async () => {
    const { view } = await arrayOf("jax.random.key(7)");
    const python = await kernel.ask({ kind: "copy", view, form: "python" });
    expect(python).toBe("jax.random.wrap_key_data(jnp.array([0, 7], dtype=jnp.uint32))");
    expect(await resultOf(kernel, `bool(${python} == jax.random.key(7))`)).toBe("True");
  });

  test("are not copied by the million and more.", async () => {
    const { view } = await arrayOf("jnp.zeros(250_001, jnp.int8)");
    expect(await kernel.ask({ kind: "copy", view, form: "values" })).toBeNull();
  });

  test("stay when Python lets the array go, until it is released.", async () => {
    const { view } = await arrayOf("short = jnp.arange(3)\nshort");
    await runCell(kernel, "short = 0\nimport gc\ngc.collect()");
    const question = { kind: "copy", view, form: "values" } as const;
    expect(await kernel.ask(question)).toBe("[0, 1, 2]");
    expect(await kernel.ask({ kind: "release", views: [view, 0, 99] })).toBeNull();
    expect(await kernel.ask(question)).toBeNull();
  });

  test("of NumPy's are those it had when it was shown.", async () => {
    const { view, ...shown } = await arrayOf("import numpy as np\ntable = np.arange(6).reshape(2, 3)\ntable.T");
    expect(shown).toMatchObject({ library: "numpy", dtype: "int64", shape: [3, 2], bytes: 48, mapped: [null, null] });
    await runCell(kernel, "table[:] = 9");
    expect(await kernel.ask({ kind: "copy", view, form: "python" })).toBe(
      "np.array([[0, 3], [1, 4], [2, 5]], dtype=np.int64)",
    );
    expect((await variable("table"))?.array?.statistics).toMatchObject({ min: 9, max: 9 });
  });

  test("are gone after a restart, and others do not take their place.", async () => {
    const { view } = await arrayOf("jnp.arange(3)");
    kernel.restart();
    await kernel.ready();
    expect(await kernel.ask({ kind: "copy", view, form: "values" })).toBeNull();
    const next = await arrayOf("import jax.numpy as jnp\njnp.ones(3)");
    expect(next.view).not.toBe(view);
    expect(await kernel.ask({ kind: "copy", view, form: "values" })).toBeNull();
  });
});

describe("A question", () => {
  test("waits for the cells before it.", async () => {
    const cell = runCell(kernel, "import time\ntime.sleep(0.05)\nlate = 1");
    expect(await variable("late")).toMatchObject({ preview: "1" });
    await cell;
  });

  test("does not hold up a cell that is stopped.", async () => {
    await runCell(
      kernel,
      "class Hard:\n    def __repr__(self):\n        return str(sum(range(10 ** 12)))\nhard = Hard()",
    );
    const asked = kernel.ask({ kind: "open", name: "hard" });
    const cell = runCell(kernel, "begun = True");
    kernel.interrupt();
    expect(await cell).toEqual([
      { kind: "error", ename: "KeyboardInterrupt", evalue: "", frames: [], traceback: ["KeyboardInterrupt"] },
    ]);
    // A loop in C cannot be stopped but with Python; what comes before it can.
    const answer = await asked;
    const isLost = answer === null;
    if (!isLost) expect(answer).toEqual({ kind: "other", text: "<Hard: __repr__ takes too long>" });
    expect(await resultOf(kernel, '"hard" in globals()')).toBe(isLost ? "False" : "True");
  });

  test("has no answer when Python is lost.", async () => {
    const events = await runUntilText(kernel, "print()\nwhile True:\n    pass");
    const asked = kernel.ask({ kind: "variables" });
    kernel.restart();
    expect(await asked).toBeNull();
    expect(await remaining(events)).toMatchObject([{ kind: "fatal" }]);
    await runCell(
      kernel,
      "class Endless:\n    def __repr__(self):\n        while True:\n            pass\ne = Endless()",
    );
    const [first, second] = [kernel.ask({ kind: "variables" }), kernel.ask({ kind: "variables" })];
    const cell = runCell(kernel, "1");
    process.kill(kernel.pid!, "SIGKILL");
    expect(await Promise.all([first, second])).toEqual([null, null]);
    expect(await cell).toMatchObject([{ kind: "fatal" }]);
    expect(await resultOf(kernel, "1 + 1")).toBe("2");
  });

  test("does not start Python.", async () => {
    const other = startKernel();
    const asked = other.ask({ kind: "variables" });
    await other.dispose();
    expect(await asked).toBeNull();
    expect(await other.ask({ kind: "variables" })).toBeNull();
    expect(other.pid).toBeUndefined();
  });
});

test("Answers are believed only where they fit the question.", () => {
  const array = {
    view: 1,
    library: "jax",
    dtype: "int32",
    shape: [2],
    weakType: false,
    bytes: 8,
    statistics: null,
    mapped: [null],
  };
  const listed = { name: "x", type: "T", array, preview: "" };
  const asked = slab(1, { rows: 2, columns: 1 });
  expect(parseAnswer<"variables">({ kind: "variables" }, [{ ...listed, extra: 1 }])).toEqual([listed]);
  expect(parseAnswer<"variables">({ kind: "variables" }, null)).toBeNull();
  expect(parseAnswer<"slab">({ kind: "slab", slab: asked }, Float64Array.of(1, 2, 3, 4))).toHaveLength(4);
  const nest = (depth: number): unknown =>
    depth === 0
      ? { kind: "other", text: "" }
      : { kind: "container", type: "l", more: 0, parts: [{ key: "", value: nest(depth - 1) }] };
  expect(parseTree(nest(8))).toEqual(nest(8));
  const wrong = [
    parseAnswer<"variables">({ kind: "variables" }, {}),
    parseAnswer<"variables">({ kind: "variables" }, [{ ...listed, array: { ...array, mapped: [] } }]),
    parseAnswer<"variables">({ kind: "variables" }, [{ ...listed, array: { ...array, shape: [-1] } }]),
    parseAnswer<"variables">({ kind: "variables" }, [{ ...listed, array: { ...array, view: 0.5 } }]),
    parseAnswer<"variables">({ kind: "variables" }, [{ ...listed, array: { ...array, library: "torch" } }]),
    parseAnswer<"variables">({ kind: "variables" }, [{ ...listed, array: { ...array, statistics: { min: 1 } } }]),
    parseAnswer<"variables">({ kind: "variables" }, [{ ...listed, preview: null }]),
    parseAnswer<"open">({ kind: "open", name: "x" }, { kind: "array", array: {} }),
    parseAnswer<"open">({ kind: "open", name: "x" }, nest(9)),
    parseAnswer<"slab">({ kind: "slab", slab: asked }, Float64Array.of(1)),
    parseAnswer<"slab">({ kind: "slab", slab: asked }, [1, 2]),
    parseAnswer<"slab">({ kind: "slab", slab: asked }, new Float64Array(new SharedArrayBuffer(16))),
    parseAnswer<"copy">({ kind: "copy", view: 1, form: "values" }, 1),
    parseAnswer<"release">({ kind: "release", views: [] }, 1),
  ];
  expect(wrong).toEqual(wrong.map(() => undefined));
});
