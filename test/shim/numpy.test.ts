import { beforeAll, describe, expect, test } from "vitest";
import { type Session, startSession } from "./session.ts";

describe("the bundled numpy", () => {
  let session: Session;
  const run = (source: string) => session.run(source);

  beforeAll(async () => {
    session = await startSession(1_000_000);
    await run("import gc\nimport jax\nimport jax.numpy as jnp");
  }, 60_000);

  test("is loaded by those who import it, and not by jax", async () => {
    expect(await run("import sys\n'numpy' in sys.modules")).toEqual({ result: "False" });
    expect(await run("import numpy as np\nnp.ones(2)")).toEqual({ result: "array([1., 1.])" });
  });

  test("leaves nothing in the runtime when it is imported, so that it fits in a snapshot", async () => {
    const fresh = await startSession();
    await fresh.run("import numpy, numpy.random, numpy.linalg, numpy.testing, numpy.typing");
    expect(fresh.bridge.count()).toBe(0);
  });

  test("frees memory with the last array that shares it", async () => {
    const { bridge } = session;
    await run("0");
    const before = [bridge.count(), bridge.bytes()];
    await run("a = np.zeros(100)\nv = a[10:20]\nw = v[::2].reshape(5, 1)\ndel a, v");
    expect(bridge.bytes()).toBe(before[1]! + 800);
    expect(await run("w[0] = 5\nw.base[10], w.base.shape")).toEqual({ result: "(np.float64(5.0), (100,))" });
    await run("del w\ngc.collect()");
    expect([bridge.count(), bridge.bytes()]).toEqual(before);
  });

  test("raises MemoryError before arrays take more than the limit", async () => {
    expect((await run("np.zeros((1000, 1000))")).error?.[0]).toBe("MemoryError");
    expect((await run("np.random.rand(10_000_000)")).error?.[0]).toBe("MemoryError");
    expect(await run("np.zeros(10).sum()")).toEqual({ result: "np.float64(0.0)" });
  });

  test("refuses integers beyond 53 bits in arrays rather than round them", async () => {
    const beyond = async (source: string) => (await run(source)).error;
    for (const source of [
      "np.array([2**53])",
      "np.arange(3) * 2**53",
      "np.array([2**40]) * 2**20",
      "np.array([2**52]).cumsum() + 2**52",
      "np.cumprod(np.arange(1, 30))",
      "np.array([1], dtype=np.uint64) - np.uint64(2)",
      "np.array([2**40]) @ np.array([2**20])",
      "np.array([1e300]).astype(int)",
      "10 ** np.arange(17)",
    ]) {
      expect([source, await beyond(source)]).toEqual([source, ["OverflowError", expect.stringContaining("53 bits")]]);
    }
    expect(await run("np.array([2**53 - 1]) - 1, np.int64(2**60) + 1")).toEqual({
      result: "(array([9007199254740990]), np.int64(1152921504606846977))",
    });
  });

  test("says what it does not have", async () => {
    const elsewhere = " on the bundled runtime of Loopless; to use all of NumPy, choose a Python kernel that has it";
    expect(await run("np.fft")).toEqual({
      error: ["AttributeError", `module 'numpy' has no attribute 'fft'${elsewhere}`],
    });
    expect(await run("from numpy.linalg import eig")).toEqual({
      error: ["ImportError", `cannot import name 'eig' from 'numpy.linalg'${elsewhere}`],
    });
    expect(await run("np.random.poisson(3)")).toEqual({
      error: ["NotImplementedError", "The bundled numpy draws numbers as NumPy does, and does not have poisson yet."],
    });
    expect(await run("np.array(['a', 'b'])")).toEqual({
      error: ["TypeError", expect.stringContaining("arrays of numbers alone: bool, integer, float and complex dtypes")],
    });
    expect((await run("np.array([{}])")).error?.[0]).toBe("TypeError");
  });

  test("keeps its rules to itself: JAX computes in 32 bits beside it, also in transformations", async () => {
    expect(await run("np.arange(2) / 3, jnp.arange(2) / 3")).toEqual({
      result: "(array([0.        , 0.33333333]), Array([0.        , 0.33333334], dtype=float32))",
    });
    await run("seen = []\ndef f(x):\n    seen.append(np.arange(3).cumsum().dtype)\n    return x * np.arange(3)");
    expect(await run("jax.vmap(f)(jnp.ones((2, 3))), jax.jit(f)(1), seen")).toEqual({
      result:
        "(Array([[0., 1., 2.],\n       [0., 1., 2.]], dtype=float32), Array([0, 1, 2], dtype=int32), [dtype('int64'), dtype('int64')])",
    });
    expect((await run("np.ones(3) + np.ones(4)")).error?.[0]).toBe("ValueError");
    expect(await run("jnp.arange(3)[5]")).toEqual({ result: "Array(2, dtype=int32)" });
  });

  test("gives JAX copies, which later changes do not reach", async () => {
    await run("a = np.ones(3, np.float32)\nj = jnp.asarray(a)\nk = jax.jit(lambda: jnp.asarray(a))()\na[:] = 0");
    expect(await run("j, k, a")).toEqual({
      result:
        "(Array([1., 1., 1.], dtype=float32), Array([1., 1., 1.], dtype=float32), array([0., 0., 0.], dtype=float32))",
    });
  });

  test("warns where NumPy does, at the line of the cell", async () => {
    await run("import warnings\nwarnings.simplefilter('always')");
    const { printed } = await run("x = np.array([1.0, 0.0])\n1 / x");
    expect(printed).toBe("cell:2: RuntimeWarning: divide by zero encountered in divide\n  1 / x\n");
  });
});
