import { loadPyodide, type PyodideInterface, version } from "pyodide";
import type { PyCallable } from "pyodide/ffi";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { createBridge } from "./bridge/bridge.ts";
import cells from "./cells.py";
import lock from "./lock.py";
import { capMemory } from "./memoryCap.ts";
import { Output } from "./output.ts";
import type { CellSource, ExecutionEvent, Versions } from "./protocol.ts";

/** What a worker is given, as it has no files. */
export interface InterpreterAssets {
  readonly pyodide: WebAssembly.Module;
  readonly standardLibrary: Uint8Array;
  /** The text of each Python file that cells may import, by path below a folder of `sys.path`. */
  readonly modules: Readonly<Record<string, string>>;
  /** One element; 2 stands for an interrupt that Python has not seen yet. */
  readonly interrupt: Int32Array;
}

/** Python, for one cell at a time. */
export interface Interpreter {
  readonly versions: Versions;
  /** Runs a cell; what happens is told in events, to the last one. */
  execute(id: number, cell: CellSource): Promise<void>;
  /** Cancels the cell where it awaits something. */
  interrupt(id: number): void;
}

/** Starts Python with the bridge and its modules, and locks the ways out of it. */
export async function bootInterpreter(
  assets: InterpreterAssets,
  send: (id: number, event: ExecutionEvent) => void,
): Promise<Interpreter> {
  const allowMoreMemory = capMemory();
  const pyodide = await loadFromMemory(assets);
  const running = { id: -1, output: new Output(() => {}) };
  const write = (name: "stdout" | "stderr") => (text: string) => running.output.write(name, text);
  const printed = (name: "stdout" | "stderr") => ({ batched: (line: string) => write(name)(`${line}\n`) });
  pyodide.setStdout(printed("stdout"));
  pyodide.setStderr(printed("stderr"));
  pyodide.setInterruptBuffer(assets.interrupt);
  const { execute, cancel } = installCells(pyodide, assets.modules, {
    write_stdout: write("stdout"),
    write_stderr: write("stderr"),
    flush: () => running.output.flush(),
    tell: (json: string) => running.output.show(JSON.parse(json), json.length),
    allow_more_memory: allowMoreMemory,
    sleep(milliseconds: number) {
      running.output.flush();
      Atomics.wait(assets.interrupt, 0, 0, milliseconds);
    },
  });

  return {
    versions: { python: pyodide.runPython("import platform; platform.python_version()"), pyodide: version },

    async execute(id, { name, line, source }) {
      const output = new Output((event) => send(id, event));
      Object.assign(running, { id, output });
      const start = performance.now();
      try {
        Atomics.store(assets.interrupt, 0, 0);
        await execute(name, line, source);
        output.say({ kind: "done", milliseconds: performance.now() - start });
      } catch (error) {
        // The cell's own errors are told by Python: this is one that Python did not survive.
        output.say({ kind: "fatal", message: `Python broke down: all variables are gone. (${error})` });
      }
      running.id = -1;
    },

    interrupt(id) {
      if (id === running.id) cancel();
    },
  };
}

/** Pyodide asks for its files by `fetch`, as in a browser; it gets what the host handed over. */
async function loadFromMemory({ pyodide, standardLibrary }: InterpreterAssets): Promise<PyodideInterface> {
  const fetch = async () => ({ ok: true, arrayBuffer: async () => standardLibrary });
  Object.assign(globalThis, { fetch });
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module: pyodide,
    instance: await WebAssembly.instantiate(pyodide, imports),
  });
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  try {
    return await loadPyodide({
      createPyodideModule,
      indexURL: "memory:/",
      lockFileContents: {
        info: { arch: "wasm32", platform: "emscripten", version, python: "", abi_version: "2026_0" },
        packages: {},
      },
      jsglobals: { setTimeout, clearTimeout, setInterval, clearInterval },
      convertNullToNone: true,
    });
  } finally {
    Reflect.deleteProperty(globalThis, "fetch");
    Reflect.deleteProperty(WebAssembly, "instantiateStreaming");
  }
}

const folder = "/loopless";

/** Writes the modules, locks the interpreter, and gives the functions of `cells.py`. */
function installCells(pyodide: PyodideInterface, modules: Readonly<Record<string, string>>, kernel: object) {
  for (const [path, text] of Object.entries({ ...modules, "_loopless_cells.py": cells, "_loopless_lock.py": lock })) {
    const file = `${folder}/${path}`;
    pyodide.FS.mkdirTree(file.slice(0, file.lastIndexOf("/")));
    pyodide.FS.writeFile(file, text);
  }
  pyodide.registerJsModule("_loopless", Object.freeze(createBridge()));
  pyodide.runPython(`import sys; sys.path.insert(0, "${folder}")`);
  pyodide.pyimport("_loopless_lock").lock();
  const module: { attach(kernel: object): void; execute: PyCallable; cancel: PyCallable } =
    pyodide.pyimport("_loopless_cells");
  module.attach(Object.freeze(kernel));
  return module;
}
