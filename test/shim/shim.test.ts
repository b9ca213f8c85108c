import { beforeAll, describe, expect, test } from "vitest";
import { type Session, startSession } from "./session.ts";

const imports = "import gc\nimport jax\nimport jax.numpy as jnp\nfrom jax import jit, vmap";

describe("the shim", () => {
  let session: Session;
  const run = (source: string) => session.run(source);

  beforeAll(async () => {
    session = await startSession(1_000_000);
    await run(imports);
  }, 60_000);

  test("frees arrays with the Python objects that hold them", async () => {
    const { bridge } = session;
    const before = [bridge.count(), bridge.bytes()];
    await run(
      "x = jnp.arange(100.0)\nfor i in range(50):\n    y = vmap(lambda a: a + i)(x).sum() * 2\nz = x[1:], {'k': x @ x}",
    );
    expect(bridge.count()).toBeGreaterThan(before[0]!);
    expect(bridge.bytes()).toBe(before[1]! + 400 + 4 + 396 + 4);
    await run("del x, y, z, i\ngc.collect()");
    expect([bridge.count(), bridge.bytes()]).toEqual(before);
  });

  test("frees what a failed call of a mapped function made", async () => {
    const { bridge } = session;
    const before = [bridge.count(), bridge.bytes()];
    await run("vmap(lambda a: vmap(jit(lambda b: (a + b).foo))(a))(jnp.ones((3, 4)))");
    await run("vmap(lambda a, b: a)(jnp.ones(3), jnp.ones(4))");
    await run("import sys\nsys.last_exc = sys.last_value = sys.last_traceback = None\ngc.collect()");
    expect([bridge.count(), bridge.bytes()]).toEqual(before);
    expect(await run("jnp.ones(2)")).toEqual({ result: "Array([1., 1.], dtype=float32)" });
  });

  test("raises MemoryError before arrays take more than the limit, and goes on once some are freed", async () => {
    expect(await run("big = jnp.ones(200_000)")).toEqual({});
    expect(await run("big + 1")).toEqual({ error: ["MemoryError", "Out of memory allocating 800000 bytes."] });
    expect(await run("jnp.zeros((10_000, 10_000, 10_000))")).toEqual({
      error: ["MemoryError", "Out of memory allocating 4000000000000 bytes."],
    });
    expect(await run("del big\njnp.ones(200_000).sum()")).toEqual({ result: "Array(200000., dtype=float32)" });
  });

  test("tells help() and inspect what the API table says", async () => {
    const { printed } = await run(
      "import inspect\nprint(inspect.signature(jnp.sum))\nprint(inspect.signature(jax.Array.sum))",
    );
    expect(printed).toBe(
      "(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True)\n" +
        "(self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None, promote_integers=True)\n",
    );
    expect((await run("print(jnp.tanh.__doc__)")).printed).toContain("hyperbolic tangent");
    expect((await run("help(jnp.cumsum)")).printed).toContain("cumsum(a, axis=None, dtype=None, out=None)");
  });

  test("has every function of the table where it is imported from", async () => {
    const missing = await run(
      "import importlib, json, _loopless\n" +
        "names = [row[0].rpartition('.') for row in json.loads(_loopless.describe())['functions']]\n" +
        "[name for module, _, name in names if not callable(getattr(importlib.import_module(module), name, None))]",
    );
    expect(missing).toEqual({ result: "[]" });
  });

  test("says of what it does not have where to find it", async () => {
    expect(await run("jnp.frombuffer")).toEqual({
      error: [
        "AttributeError",
        "module 'jax.numpy' has no attribute 'frombuffer' on the bundled runtime of Loopless; " +
          "to use all of JAX, choose a Python kernel that has it",
      ],
    });
    expect(await run("from jax import distributed")).toEqual({
      error: [
        "ImportError",
        "cannot import name 'distributed' from 'jax' on the bundled runtime of Loopless; " +
          "to use all of JAX, choose a Python kernel that has it",
      ],
    });
    expect(await run("jax.vmap(jax.grad(jnp.sin))(jnp.ones(3))")).toEqual({
      error: [
        "NotImplementedError",
        "The bundled runtime of Loopless has no derivatives yet: to use jax.grad, choose a Python kernel that has all of JAX.",
      ],
    });
    expect(await run("jax.eval_shape(jax.grad(jnp.sin), 1.0)")).toEqual({
      result: "ShapeDtypeStruct(shape=(), dtype=float32, weak_type=True)",
    });
    expect(await run("from jax.numpy import *\ncos(zeros(1))")).toEqual({ result: "Array([1.], dtype=float32)" });
    expect(await run("hasattr(jnp, '__path__'), hasattr(jnp, 'frombuffer')")).toEqual({ result: "(True, False)" });
    expect(await run("jax.config.update('jax_enable_x64', True)")).toEqual({
      error: ["NotImplementedError", "The bundled runtime has jax_enable_x64 = False and cannot change it."],
    });
    expect(await run("jax.config.update('jax_enable_x64', False)")).toEqual({});
    expect((await run("import pandas")).error?.[0]).toBe("ModuleNotFoundError");
  });

  test("raises what Python functions raise inside of transformations, with their own traceback", async () => {
    const failing =
      "def broken(a):\n    return {}['k']\n\ntry:\n    vmap(jit(broken))(jnp.ones(2))\nexcept KeyError as e:\n    print(e)";
    expect(await run(failing)).toEqual({ printed: "'k'\n" });
    expect(await run("vmap(lambda a: 1 / 0)(jnp.ones(2))")).toEqual({
      error: ["ZeroDivisionError", "division by zero"],
    });
  });

  test("copies arrays as they are, and shows films as links", async () => {
    expect(await run("import copy\nx = jnp.arange(2)\ncopy.deepcopy([x])[0] is x")).toEqual({ result: "True" });
    expect(await run("from IPython.display import YouTubeVideo\nYouTubeVideo('abc')")).toEqual({
      result: "<YouTubeVideo https://www.youtube.com/watch?v=abc, not played on the bundled runtime>",
    });
  });
});
