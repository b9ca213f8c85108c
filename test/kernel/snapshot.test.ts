import { readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Kernel } from "../../runtime/python/kernel.ts";
import { SnapshotStore } from "../../runtime/python/snapshotStore.ts";
import { remaining, resultOf, runUntilText, startKernel } from "../harness/runCells.ts";
import { forgeSnapshot, isWhole, replaceInSnapshot, snapshotIn, temporaryFolder } from "../harness/snapshots.ts";

const { folder, remove } = temporaryFolder();
afterAll(remove);

async function withKernel<Result>(body: (kernel: Kernel) => Promise<Result>): Promise<Result> {
  const kernel = startKernel(folder);
  try {
    return await body(kernel);
  } finally {
    await kernel.dispose();
  }
}

/** The file, once a kernel has made it. */
const kept = () =>
  withKernel(async (kernel) => {
    await kernel.ready();
    return snapshotIn(folder);
  });

const works = (kernel: Kernel) => resultOf(kernel, "import jax.numpy as jnp\njnp.arange(3) + 1");
const worked = "Array([1, 2, 3], dtype=int32)";

describe("A start with a snapshot", () => {
  let file: string;
  beforeAll(async () => {
    file = await kept();
  });

  test("begins with the memory that the file has.", async () => {
    const whole = readFileSync(file);
    replaceInSnapshot(file, "JAX on the bundled runtime", "JAX as the snapshot had it");
    expect(await withKernel((kernel) => resultOf(kernel, "import jax; jax.__doc__"))).toMatch(
      /^'JAX as the snapshot had it/,
    );
    writeFileSync(file, whole);
  });

  test("has random numbers of its own.", async () => {
    const source = `import os, random, uuid
import numpy as np
draws = [random.random(), random.Random().random(), np.random.rand(), np.random.default_rng().random(), os.urandom(4).hex(), uuid.uuid4()]
" ".join(map(str, draws))`;
    const draw = () => withKernel((kernel) => resultOf(kernel, source));
    const both = [String(await draw()).split(" "), String(await draw()).split(" ")];
    expect(both[0]).toHaveLength(6);
    expect(both[1]).toHaveLength(6);
    expect(both[0]!.filter((number) => both[1]!.includes(number))).toEqual([]);
  });

  test("knows what time it is.", async () => {
    const before = Date.now() / 1000;
    const time = Number(await withKernel((kernel) => resultOf(kernel, "import time; time.time()")));
    expect(time).toBeGreaterThanOrEqual(before - 0.01);
    expect(time).toBeLessThanOrEqual(Date.now() / 1000 + 0.01);
  });

  test("has the path and the modules of one without.", async () => {
    const source = "import sys\n(sys.path, sys.argv, sorted(sys.modules), __name__, sorted(globals()))";
    const fresh = startKernel();
    const expected = await resultOf(fresh, source);
    expect(await withKernel((kernel) => resultOf(kernel, source))).toBe(expected);
    fresh.restart();
    expect(await resultOf(fresh, source)).toBe(expected);
    await fresh.dispose();
  });

  test("can be followed by any number of others.", async () => {
    await withKernel(async (kernel) => {
      for (let turn = 0; turn < 5; turn++) {
        const events = await runUntilText(kernel, "lost = 1\nprint()\nwhile True:\n    pass");
        kernel.restart();
        expect(await remaining(events)).toMatchObject([{ kind: "fatal" }]);
        expect(await works(kernel)).toBe(worked);
        expect(await resultOf(kernel, "'lost' in globals()")).toBe("False");
      }
    });
  });
});

describe("A snapshot that is of no use is passed over and replaced", () => {
  test.each<[name: string, spoil: (file: string) => void]>([
    ["an empty file", (file) => writeFileSync(file, "")],
    ["half a file", (file) => truncateSync(file, 15_000_000)],
    ["a file with a wrong byte", (file) => writeFileSync(file, readFileSync(file).fill(1, 20_000_000, 20_000_001))],
    ["a whole file without a snapshot", (file) => forgeSnapshot(file, new Uint8Array(20_000_000))],
    ["a whole file with half a snapshot", (file) => forgeSnapshot(file, readFileSync(file).subarray(32, 9_000_000))],
  ])("%s", async (_name, spoil) => {
    const file = await kept();
    spoil(file);
    const spoilt = readFileSync(file);
    await withKernel(async (kernel) => {
      expect(await works(kernel)).toBe(worked);
      await expect.poll(() => readFileSync(file).equals(spoilt), { timeout: 60_000 }).toBe(false);
    });
    expect(isWhole(file)).toBe(true);
  });
});

test("A folder that cannot be written is passed over.", async () => {
  const kernel = startKernel(join(await kept(), "below-a-file"));
  expect(await works(kernel)).toBe(worked);
  kernel.restart();
  expect(await works(kernel)).toBe(worked);
  await kernel.dispose();
});

test("A kernel that is shut down leaves whole files and nothing else.", async () => {
  const { folder: own, remove: removeOwn } = temporaryFolder();
  const kernel = startKernel(own);
  await kernel.ready();
  await kernel.dispose();
  const names = readdirSync(own);
  expect(names.filter((name) => !/^python-[0-9a-f]{64}$/.test(name))).toEqual([]);
  for (const name of names) expect(isWhole(join(own, name))).toBe(true);
  removeOwn();
});

describe("The store of snapshots", () => {
  const key = (digit: string) => digit.repeat(64);
  const storeOf = (own: string, digit: string) => new SnapshotStore(own, async () => key(digit));

  test("gives another process what was kept under the same key.", async () => {
    const { folder: own, remove: removeOwn } = temporaryFolder();
    const store = storeOf(own, "a");
    store.keep(new Uint8Array([1, 2, 3]));
    await store.settle();
    expect(await storeOf(own, "a").read()).toEqual(Buffer.from([1, 2, 3]));
    expect(await storeOf(own, "b").read()).toBeNull();
    removeOwn();
  });

  test("forgets what no start could begin with, until something else is kept.", async () => {
    const { folder: own, remove: removeOwn } = temporaryFolder();
    const store = storeOf(own, "a");
    store.keep(new Uint8Array([1]));
    await store.settle();
    store.forget();
    expect(await store.read()).toBeNull();
    store.keep(new Uint8Array([2]));
    expect(await store.read()).toEqual(new Uint8Array([2]));
    await store.settle();
    removeOwn();
  });

  test("removes the files that were not used for longest.", async () => {
    const { folder: own, remove: removeOwn } = temporaryFolder();
    for (const [age, digit] of ["a", "b", "c", "d"].entries()) {
      const file = join(own, `python-${key(digit)}`);
      forgeSnapshot(file, new Uint8Array([age]));
      utimesSync(file, 1_000_000 + age, 1_000_000 + age);
    }
    writeFileSync(join(own, "another"), "");
    expect(await storeOf(own, "a").read()).not.toBeNull();
    const store = storeOf(own, "e");
    store.keep(new Uint8Array([9]));
    await store.settle();
    expect(readdirSync(own).sort()).toEqual(["another", ...["a", "d", "e"].map((digit) => `python-${key(digit)}`)]);
    removeOwn();
  });
});
