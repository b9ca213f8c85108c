import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { remaining, resultOf, runCell, runUntilText, startKernel } from "../harness/runCells.ts";
import { temporaryFolder } from "../harness/snapshots.ts";

const kernel = startKernel();
afterAll(() => kernel.dispose());

const works = async () => expect(await resultOf(kernel, "1 + 1")).toBe("2");
const gone = async (name: string) =>
  expect(await runCell(kernel, name)).toMatchObject([{ kind: "error", ename: "NameError" }]);

describe("A stopped cell", () => {
  test.each([
    ["an endless loop", "print()\nwhile True:\n    pass", 3],
    ["an endless loop in a function", "def turn():\n    while True:\n        pass\nprint()\nx = turn()", 5],
    ["a long sleep", "import time\nprint()\ntime.sleep(1000)\npass", 3],
    ["a long wait", "import asyncio\nprint()\nawait asyncio.sleep(1000)\npass", 3],
  ])("ends with KeyboardInterrupt and keeps the variables: %s", async (_name, source, line) => {
    await runCell(kernel, "kept = 'here'");
    const events = await runUntilText(kernel, source);
    kernel.interrupt();
    const [error, last] = await remaining(events);
    expect(error).toMatchObject({ kind: "error", ename: "KeyboardInterrupt" });
    expect(error).toMatchObject({ frames: expect.arrayContaining([expect.objectContaining({ cell: "cell" })]) });
    // It can come before the line that prints has ended.
    if (error?.kind === "error") expect([line - 1, line]).toContain(error.frames[0]?.line);
    expect(last).toMatchObject({ kind: "done" });
    expect(await resultOf(kernel, "kept")).toBe("'here'");
  });

  test("may clean up behind itself.", async () => {
    const source = "try:\n    print()\n    while True:\n        pass\nfinally:\n    print('cleaned')";
    const events = await runUntilText(kernel, source);
    kernel.interrupt();
    expect((await remaining(events))[0]).toEqual({ kind: "stream", name: "stdout", text: "cleaned\n" });
  });

  test("that cannot be interrupted is ended with Python, and says so.", async () => {
    await runCell(kernel, "lost = 1");
    const events = await runUntilText(kernel, "print()\nsum(range(10 ** 12))");
    kernel.interrupt();
    expect(await remaining(events)).toEqual([
      {
        kind: "fatal",
        message: "The cell could not be interrupted, so Python was restarted: all variables are gone.",
      },
    ]);
    await gone("lost");
    await works();
  });

  test("does not stop the next one.", async () => {
    await works();
    kernel.interrupt();
    expect(await resultOf(kernel, "sum(1 for _ in range(100_000))")).toBe("100000");
  });
});

describe("The next cell runs after", () => {
  test("a cell that takes all memory.", async () => {
    const source = "kept = [1, 2]\nhoard = []\nwhile True:\n    hoard.append(bytes(16 * 2 ** 20))";
    expect(await runCell(kernel, source)).toMatchObject([{ kind: "error", ename: "MemoryError" }]);
    expect(await resultOf(kernel, "hoard.clear()\nkept")).toBe("[1, 2]");
    expect(await resultOf(kernel, "len(bytes(300 * 2 ** 20))")).toBe(String(300 * 2 ** 20));
  });

  test("a list so deep that Python breaks down.", async () => {
    const events = await runCell(kernel, "deep = []\nfor _ in range(100_000):\n    deep = [deep]\ndeep");
    expect(events.at(-1)).toMatchObject({ kind: "fatal", message: expect.stringMatching(/^Python broke down: all/) });
    await works();
  });

  test("a process that was killed.", async () => {
    const events = await runUntilText(kernel, "print()\nwhile True:\n    pass");
    process.kill(kernel.pid!, "SIGKILL");
    expect(await remaining(events)).toEqual([
      { kind: "fatal", message: "The process that runs Python ended unexpectedly: all variables are gone." },
    ]);
    await works();
  });

  test("a restart.", async () => {
    await runCell(kernel, "lost = 1");
    const events = await runUntilText(kernel, "print()\nwhile True:\n    pass");
    kernel.restart();
    expect(await kernel.ready()).not.toBeNull();
    expect(await remaining(events)).toEqual([
      { kind: "fatal", message: "Python was restarted: all variables are gone." },
    ]);
    await gone("lost");
  });

  test("exit().", async () => {
    expect(await runCell(kernel, "import sys\nsys.exit(3)")).toMatchObject([{ ename: "SystemExit", evalue: "3" }]);
    await works();
  });
});

test("A kernel that is shut down leaves no process, and runs nothing.", async () => {
  const other = startKernel();
  const running = runCell(other, "while True:\n    pass");
  const { pid } = other;
  await other.dispose();
  expect(await running).toMatchObject([{ kind: "fatal" }]);
  expect(() => process.kill(pid!, 0)).toThrow();
  expect(await runCell(other, "1")).toMatchObject([{ kind: "fatal" }]);
});

describe.skipIf(process.platform === "win32")("With another executable", () => {
  const { execPath } = process;
  const { folder, remove } = temporaryFolder();
  const executable = join(folder, "executable");
  const write = (script: string) => {
    writeFileSync(executable, `#!/bin/sh\n${script}\nexec "${execPath}" "$@"\n`);
    chmodSync(executable, 0o700);
  };
  beforeAll(() => {
    process.execPath = executable;
  });
  afterAll(() => {
    process.execPath = execPath;
    remove();
  });

  test("the process is given nothing of the environment but that it is Node.", async () => {
    write(`env > "${folder}/environment"`);
    const other = startKernel();
    expect(await resultOf(other, "1 + 1")).toBe("2");
    await other.dispose();
    const lines = readFileSync(`${folder}/environment`, "utf8").trimEnd().split("\n");
    // The last two are the shell's own.
    const names = lines.map((line) => line.split("=")[0]!).filter((name) => !/^(?:NODE_CHANNEL_\w+|PWD|_)$/.test(name));
    expect(names).toEqual(["ELECTRON_RUN_AS_NODE"]);
  });

  test("that does not know the flags, Python starts without them, and makes no code from text.", async () => {
    write('case "$*" in *--disallow*) exit 9;; esac');
    const other = startKernel();
    expect(await other.ready()).not.toBeNull();
    const source = `import _loopless_cells
try:
    _loopless_cells._kernel.sleep.constructor("0")
except Exception as error:
    print(error)`;
    expect(await runCell(other, source)).toMatchObject([{ text: expect.stringContaining("EvalError") }]);
    await other.dispose();
  });

  test("a cell that waits for such a start is run.", async () => {
    write('case "$*" in *--disallow*) exit 9;; esac');
    const other = startKernel();
    expect(await resultOf(other, "1 + 1")).toBe("2");
    await other.dispose();
  });

  test("that is not there, cells fail, and run when it is there again.", async () => {
    process.execPath = join(folder, "nothing");
    const other = startKernel();
    expect(await other.ready()).toBeNull();
    expect(await runCell(other, "1")).toMatchObject([{ kind: "fatal" }]);
    process.execPath = execPath;
    expect(await resultOf(other, "1 + 1")).toBe("2");
    process.execPath = join(folder, "nothing");
    const another = startKernel();
    await another.dispose();
    await other.dispose();
  });
});
