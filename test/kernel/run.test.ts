import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCommandLine } from "../../server/cli/commandLine.ts";
import { startKernel } from "../harness/runCells.ts";
import { isWhole, snapshotIn, temporaryFolder } from "../harness/snapshots.ts";

const notebook = JSON.stringify({
  nbformat: 4,
  cells: [
    { cell_type: "code", source: "x = 20" },
    { cell_type: "markdown", source: "# Text" },
    { cell_type: "code", source: "print(x)\nx + 1" },
    { cell_type: "code", source: "x / 0" },
    { cell_type: "code", source: "print('never')" },
  ],
});
const files: Readonly<Record<string, string>> = {
  "plain.py": "import sys\nprint('out')\nprint('err', file=sys.stderr)\n1 + 1\n",
  "cells.py": "x = 1\n# %% [markdown]\n# text\n# %% more\nx += 1\nx\n# %%\n\nx.y\n",
  "n.ipynb": notebook,
  "m.md": "Text\n\n```python\nx = 2\n```\n\n```py\nx\nx.y\n```\n",
  "endless.py": "print('started')\nwhile True:\n    pass\n",
  "arrays.py": "import jax.numpy as jnp\nx = jnp.ones(2)\nx\n# %%\n{'x': x}\n",
  "exit.py": "import sys\nprint(1)\nsys.exit()\n",
  "-": "raise ValueError('no')",
};

const kernel = startKernel();
const { folder, remove } = temporaryFolder();
afterAll(async () => {
  await kernel.dispose();
  remove();
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const code = await runCommandLine(["run", ...args], {
    version: "",
    bundled: new Map(),
    read: (file) => files[file]!,
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    // One kernel serves all runs: starting one takes seconds.
    startKernel: () => ({
      ready: () => kernel.ready(),
      execute: (cell) => kernel.execute(cell),
      interrupt: () => kernel.interrupt(),
      dispose: async () => {},
    }),
    onInterrupt: () => () => {},
  });
  return { code, ...said };
}

test("loopless run prints what a terminal shows.", async () => {
  expect(await run("plain.py")).toEqual({ code: 0, out: "out\n2\n", err: "err\n" });
});

test("loopless run names the line of the file, in a .py file and in a markdown file.", async () => {
  const { code, out, err } = await run("cells.py");
  expect({ code, out }).toEqual({ code: 1, out: "2\n" });
  expect(err).toContain('  File "cells.py", line 9, in <module>\n    x.y\n');
  expect((await run("m.md")).err).toContain('  File "m.md", line 9, in <module>\n    x.y\n');
});

test("loopless run --json gives a line for each event, up to the cell that raised.", async () => {
  const { code, out } = await run("--json", "n.ipynb");
  expect(code).toBe(1);
  const lines = out.trimEnd().split("\n");
  const milliseconds = expect.any(Number);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { cell: 0, kind: "done", milliseconds },
    { cell: 2, kind: "stdout", text: "20\n" },
    { cell: 2, kind: "result", mime: { "text/plain": "21" } },
    { cell: 2, kind: "done", milliseconds },
    {
      cell: 3,
      kind: "error",
      ename: "ZeroDivisionError",
      evalue: "division by zero",
      traceback: [
        "Traceback (most recent call last):",
        '  File "n.ipynb, cell 3", line 1, in <module>',
        "    x / 0",
        "    ~~^~~",
        "ZeroDivisionError: division by zero",
      ],
    },
    { cell: 3, kind: "done", milliseconds },
  ]);
});

test("loopless run --json gives arrays as their text, without what only the running Python understands.", async () => {
  const { out } = await run("--json", "arrays.py");
  const mimes = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ kind }) => kind === "result")
    .map(({ mime }) => mime);
  expect(mimes).toEqual([
    { "text/plain": "Array([1., 1.], dtype=float32)" },
    { "text/plain": "{'x': Array([1., 1.], dtype=float32)}" },
  ]);
});

test("loopless run reads standard input.", async () => {
  const { code, err } = await run("-");
  expect(code).toBe(1);
  expect(err).toContain('File "<stdin>", line 1');
});

test("loopless run --timeout stops the cells and says where they were.", async () => {
  const { code, out, err } = await run("endless.py", "--timeout=0.2");
  expect({ code, out }).toEqual({ code: 1, out: "started\n" });
  expect(err).toMatch(
    /^loopless: stopped after 0\.2 s\nTraceback[\s\S]*line [23], in <module>[\s\S]*KeyboardInterrupt\n$/,
  );
});

test("sys.exit() ends a run as it ends a program.", async () => {
  expect(await run("exit.py")).toEqual({ code: 0, out: "1\n", err: "" });
});

test.skipIf(process.platform !== "linux")(
  "A run leaves in the user's cache what makes the next one start faster.",
  async () => {
    expect(await exitCodeOf(startCommand("exit.py"))).toBe(0);
    expect(readdirSync(join(folder, "loopless"))).toHaveLength(1);
    expect(isWhole(await snapshotIn(join(folder, "loopless")))).toBe(true);
  },
);

test.skipIf(process.platform !== "linux")("Ctrl+C stops the command and leaves no process behind.", async () => {
  const child = startCommand("endless.py");
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const descendants = childrenOf(child.pid!);
  expect(descendants).toHaveLength(1);
  child.kill("SIGINT");
  expect(await exitCodeOf(child)).toBe(130);
  expect(() => process.kill(descendants[0]!, 0)).toThrow();
});

test.skipIf(process.platform !== "linux")(
  "A command that is killed takes Python with it, and leaves no half of a file.",
  async () => {
    const empty = join(folder, "empty");
    const child = startCommand("endless.py", empty);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    const [python] = childrenOf(child.pid!);
    child.kill("SIGKILL");
    await exitCodeOf(child);
    await expect.poll(() => isRunning(python!), { timeout: 30_000 }).toBe(false);
    for (const name of readdirSync(join(empty, "loopless"))) expect(isWhole(join(empty, "loopless", name))).toBe(true);
  },
);

/** The command in a process of its own, with a file as its standard input. */
function startCommand(file: string, cache = folder) {
  const child = spawn(process.execPath, ["dist/cli.js", "run", "-"], {
    env: { ...process.env, XDG_CACHE_HOME: cache },
    stdio: ["pipe", "pipe", "ignore"],
  });
  child.stdin.end(files[file]);
  return child;
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" "))
    .filter((child) => child !== "")
    .map(Number);
}

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

function exitCodeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}
