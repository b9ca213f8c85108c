import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Kernel } from "../../runtime/python/kernel.ts";
import { type Figure, repeat } from "./figure.ts";
import { runCell, withKernel } from "./running.ts";

/** How long Python takes to start, to answer and to stop. */
export async function kernelFigures(root: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "loopless-bench-"));
  try {
    const plain = await repeat(3, loadPlainPyodide);
    const peer = { name: "plain loadPyodide() in a thread", samples: plain };
    const first = await startOften(3, root, null);
    await startUntilKept(root, folder);
    const later = await startOften(9, root, folder);
    const { restart, trivial, stop, restartBusy } = await withKernel(root, folder, whileRunning);
    const importJax = await repeatImport(root, folder);
    return [
      { name: "kernel ready, first time", unit: "ms", samples: first, limit: 3000, peer },
      { name: "kernel ready, with the snapshot", unit: "ms", samples: later, limit: 600, peer },
      { name: "restart", unit: "ms", samples: restart, limit: 1000, peer },
      { name: "restart out of a loop in C", unit: "ms", samples: restartBusy, limit: 1000, peer: null },
      { name: "interrupt of a loop in Python", unit: "ms", samples: stop, limit: 300, peer: null },
      { name: "a trivial cell", unit: "ms", samples: trivial, limit: 5, peer: null },
      { name: "import jax in the first cell", unit: "ms", samples: importJax, limit: null, peer: null },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long each of `count` new processes takes until Python is ready. */
async function startOften(count: number, root: string, cache: string | null): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const start = performance.now();
    await withKernel(root, cache, async (kernel) => {
      await requireReady(kernel);
      samples.push(performance.now() - start);
    });
  }
  return samples;
}

async function requireReady(kernel: Kernel): Promise<void> {
  if ((await kernel.ready()) === null) throw new Error("Python could not be started");
}

/** Fills the cache. */
async function startUntilKept(root: string, folder: string): Promise<void> {
  while (readdirSync(folder).length === 0) await withKernel(root, folder, requireReady);
}

async function whileRunning(kernel: Kernel) {
  await requireReady(kernel);
  const restart = await repeat(9, async () => {
    kernel.restart();
    await requireReady(kernel);
  });
  const trivial = await repeat(200, async () => {
    await runCell(kernel, "1");
  });
  const stop: number[] = [];
  for (let turn = 0; turn < 20; turn++) {
    stop.push(await timeAfterText(kernel, "print()\nwhile True:\n    pass", () => kernel.interrupt()));
  }
  const restartBusy: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    restartBusy.push(
      await timeAfterText(kernel, "print()\nsum(range(10 ** 12))", async () => {
        kernel.restart();
        await requireReady(kernel);
      }),
    );
  }
  return { restart, trivial, stop, restartBusy };
}

/** From the moment at which a cell prints something and `act` is called, until that and the cell are over. */
async function timeAfterText(kernel: Kernel, source: string, act: () => Promise<void> | void): Promise<number> {
  const events = kernel.execute({ name: "cell", line: 0, source })[Symbol.asyncIterator]();
  while ((await events.next()).value?.kind !== "stream");
  const start = performance.now();
  const acted = act();
  while (!(await events.next()).done);
  await acted;
  return performance.now() - start;
}

async function repeatImport(root: string, folder: string): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    samples.push(await withKernel(root, folder, async (kernel) => (await runCell(kernel, "import jax")).milliseconds));
  }
  return samples;
}

async function loadPlainPyodide(): Promise<void> {
  const worker = new Worker(new URL("plainPyodide.js", import.meta.url));
  await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
}
