import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openings } from "../../runtime/python/confinement.ts";
import type { Kernel } from "../../runtime/python/kernel.ts";
import { resultOf, runCell, startKernel } from "../harness/runCells.ts";
import { snapshotIn, temporaryFolder } from "../harness/snapshots.ts";

const { folder, remove } = temporaryFolder();
const witness = join(folder, "witness");
afterAll(remove);

async function startWithSnapshot(): Promise<Kernel> {
  const first = startKernel(folder);
  await first.ready();
  await snapshotIn(folder);
  await first.dispose();
  return startKernel(folder);
}

const blocked = (name: string) => ({
  ename: "ModuleNotFoundError",
  evalue: expect.stringMatching(`^No module named '${name}' in the bundled runtime\n`),
});

/** Every object of JavaScript that Python holds, as `found`. */
const sweep = `import gc
from pyodide.ffi import JsException, JsProxy
found = []
for holder in gc.get_objects():
    for each in gc.get_referents(holder):
        if isinstance(each, JsProxy) and not any(each is other for other in found):
            found.append(each)
`;

describe.each([
  { start: "from nothing", startPython: async () => startKernel() },
  { start: "with a snapshot", startPython: startWithSnapshot },
])("Where Python began $start, the host cannot be reached", ({ startPython }) => {
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await startPython();
  });
  afterAll(() => kernel.dispose());

  test.each(["js", "pyodide_js", "ctypes", "_ctypes", "socket", "_socket"])("by import %s", async (name) => {
    expect(await runCell(kernel, `import ${name}`)).toMatchObject([blocked(name)]);
    expect(await runCell(kernel, `import importlib\nimportlib.import_module("${name}")`)).toMatchObject([
      blocked(name),
    ]);
    expect(await resultOf(kernel, `import sys\n"${name}" in sys.modules`)).toBe("False");
  });

  test.each(["_ctypes", "_socket"])("by the importer of built-in modules and %s", async (name) => {
    const source = `from importlib.machinery import BuiltinImporter
from importlib.util import spec_from_loader, module_from_spec
module_from_spec(spec_from_loader("${name}", BuiltinImporter))`;
    expect(await runCell(kernel, source)).toMatchObject([blocked(name)]);
  });

  test("by os.system and its kin", async () => {
    const source = `import os, subprocess
def attempt(call):
    try:
        return call()
    except Exception as error:
        return type(error).__name__
command = "echo > ${witness}"
[attempt(lambda: os.system(command)) != 0,
 attempt(lambda: os.popen(command).read()),
 attempt(lambda: subprocess.run(command, shell=True)),
 attempt(lambda: os.execv("/bin/sh", ["sh", "-c", command])),
 attempt(lambda: os.posix_spawn("/bin/sh", ["sh", "-c", command], {}))]`;
    expect(await resultOf(kernel, source)).toMatch(/^\[True, '\w*Error', '\w*Error', '\w*Error', '\w*Error'\]$/);
    expect(existsSync(witness)).toBe(false);
  });

  test("by its files", async () => {
    expect(await runCell(kernel, `open("${process.execPath}", "rb")`)).toMatchObject([{ ename: "FileNotFoundError" }]);
    expect(await runCell(kernel, `open("${witness}", "w")`)).toMatchObject([{ kind: "error" }]);
    expect(existsSync(witness)).toBe(false);
    expect(await resultOf(kernel, "import os; sorted(os.listdir('/'))")).toBe(
      "['dev', 'home', 'lib', 'loopless', 'proc', 'tmp']",
    );
  });

  test("by its environment", async () => {
    const { PATH = "" } = process.env;
    expect(await resultOf(kernel, "import os; ' '.join(os.environ)")).not.toMatch(/npm|VITEST|NODE/);
    expect(await resultOf(kernel, "os.environ['PATH'], os.environ['HOME']")).toBe("('/', '/home/pyodide')");
    expect(PATH).not.toBe("/");
  });

  test("by running JavaScript", async () => {
    expect(await runCell(kernel, "from pyodide.code import run_js\nrun_js('1')")).toMatchObject([blocked("js")]);
    expect(await runCell(kernel, "import pyodide.code\npyodide.code.run_js('1')")).toMatchObject([{ kind: "error" }]);
  });

  test("by the constructors of functions", async () => {
    const source = `import _loopless_cells
def refused(make):
    try:
        return make()("return globalThis")()
    except Exception as error:
        return "code is not made from text" in str(error) or str(error)
function = _loopless_cells._kernel.sleep
[refused(lambda: function.constructor),
 refused(lambda: function.constructor.constructor),
 refused(lambda: function.constructor.new),
 refused(lambda: function.bind.constructor)]`;
    expect(await resultOf(kernel, source)).toBe("[True, True, True, True]");
  });

  test("by what a sweep over all objects finds of JavaScript", async () => {
    const source = `${sweep}names = ("process", "require", "fetch", "Buffer", "WebSocket", "XMLHttpRequest", "Worker", "setImmediate")
steps = ("constructor", "__proto__", "_api", "_module", "config", "jsglobals", "public_api", "globals", "FS", "PATH")
def part(each, name):
    try:
        return getattr(each, name, None)
    except JsException:
        return None
leaks = []
seen = {each.js_id for each in found}
for each in found:
    leaks += [name for name in names if part(each, name) is not None]
    for step in steps:
        inner = part(each, step)
        if isinstance(inner, JsProxy) and inner.js_id not in seen:
            seen.add(inner.js_id)
            found.append(inner)
(len(found) > 10, leaks)`;
    expect(await resultOf(kernel, source)).toBe("(True, [])");
  });

  test("by importing a module of JavaScript", () => {
    const worker = readFileSync(new URL("../../dist/kernelWorker.js", import.meta.url), "utf8");
    expect(worker.match(/(?:await|=>|=|return)\s*import\(/g)).toBeNull();
  });

  test("by mounting its file system", async () => {
    const source = `${sweep}import os
attempts = []
for each in found:
    if hasattr(each, "mountNodeFS"):
        try:
            each.mountNodeFS("/tmp/host", "/")
        except Exception as error:
            attempts.append(type(error).__name__)
(attempts, os.path.exists("/tmp/host/usr"))`;
    expect(await resultOf(kernel, source)).toBe("(['JsException'], False)");
  });

  test("by the network", async () => {
    const source = `def attempt(source):
    try:
        exec(source, {})
    except Exception as error:
        return type(error).__name__
[attempt("import urllib.request; urllib.request.urlopen('http://localhost')"),
 attempt("import http.client"),
 attempt("from pyodide.http import open_url; open_url('http://localhost')"),
 attempt("import asyncio.base_events as b; b.socket.create_connection(('127.0.0.1', 80), 1)")]`;
    expect(await resultOf(kernel, source)).toMatch(
      /^\['ModuleNotFoundError', 'ModuleNotFoundError', '\w+Error', '\w+'\]$/,
    );
  });

  test("by messages of its own making", async () => {
    const source = `import _loopless_cells as cells
for text in ('{"kind": "display"}', '{"kind": "stream", "name": "stdin", "text": ""}'):
    cells._kernel.tell(text)`;
    expect(await runCell(kernel, source)).toMatchObject([{ kind: "fatal" }]);
    expect(await resultOf(kernel, "1 + 1")).toBe("2");
  });
});

describe("Python is not started where the sandbox has an opening:", () => {
  const built = new URL("../../dist/kernelWorker.js", import.meta.url);
  const firstMessage = async (execArgv: readonly string[]) => {
    const worker = new Worker(built, { env: {}, execArgv: [...execArgv] });
    const message = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
    await worker.terminate();
    return message;
  };

  test("a global that cannot be removed", async () => {
    const leak = "data:text/javascript,Object.defineProperty(globalThis, 'leak', { value: 1 })";
    expect(await firstMessage(["--import", leak])).toEqual({
      kind: "event",
      id: null,
      event: { kind: "fatal", message: "Python was not started: cells could leave their sandbox here. (leak)" },
    });
  });

  test("a constructor of functions that cannot be replaced", async () => {
    const pin =
      "Object.defineProperty((function* () {}).constructor.prototype, 'constructor', { configurable: false })";
    expect(await firstMessage(["--import", `data:text/javascript,${pin}`])).toMatchObject({
      event: { kind: "fatal", message: expect.stringContaining("(code from text)") },
    });
  });

  test("what this thread has, for example", () => {
    expect(openings()).toEqual(expect.arrayContaining(["process", "fetch", "Buffer", "code from text"]));
  });
});
