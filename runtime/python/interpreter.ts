import { loadPyodide, type PyodideInterface, version } from "pyodide";
import type { PyCallable } from "pyodide/ffi";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { arrayLiteral } from "./arrayLiteral.ts";
import { type Bridge, createBridge } from "./bridge/bridge.ts";
import { Views } from "./bridge/views.ts";
import cells from "./cells.py";
import inspection from "./inspection.py";
import type { Question } from "./inspection.ts";
import lock from "./lock.py";
import { capMemory } from "./memoryCap.ts";
import { Output } from "./output.ts";
import preparation from "./preparation.py";
import type { CellSource, ExecutionEvent, Reply, Versions } from "./protocol.ts";
import { slabOf } from "./slab.ts";
import { heldObject, takeSnapshot } from "./snapshot.ts";

/** What a worker is given, as it has no files. */
export interface InterpreterAssets {
  readonly pyodide: WebAssembly.Module;
  readonly standardLibrary: Uint8Array;
  /** The text of each Python file that cells may import, by path below a folder of `sys.path`. */
  readonly modules: Readonly<Record<string, string>>;
  /** One element; 2 stands for an interrupt that Python has not seen yet. */
  readonly interrupt: Int32Array;
  /** What an earlier start gave, to begin with it; null to begin from nothing. */
  readonly snapshot: Uint8Array | null;
}

/** Python, for one cell at a time. */
export interface Interpreter {
  readonly versions: Versions;
  /** For later starts; null where this one began with one, or none could be made. */
  readonly snapshot: Uint8Array | null;
  /** Runs a cell; what happens is told in events, to the last one. */
  execute(id: number, cell: CellSource): Promise<void>;
  /** Answers a question between cells. */
  ask(id: number, question: Question): void;
  /** Cancels the cell where it awaits something. */
  interrupt(id: number): void;
}

/** Starts Python with the bridge and its modules, and locks the ways out of it. */
export async function bootInterpreter(assets: InterpreterAssets, reply: (reply: Reply) => void): Promise<Interpreter> {
  const allowMoreMemory = capMemory();
  const views = new Views();
  const bridge = Object.freeze(createBridge(undefined, views));
  const pyodide = await loadFromMemory(assets, bridge);
  writeModules(pyodide, assets.modules);
  const running = { id: -1, output: new Output(() => {}) };
  const write = (name: "stdout" | "stderr") => (text: string) => running.output.write(name, text);
  const printed = (name: "stdout" | "stderr") => ({ batched: (line: string) => write(name)(`${line}\n`) });
  pyodide.setStdout(printed("stdout"));
  pyodide.setStderr(printed("stderr"));
  if (assets.snapshot === null) prepare(pyodide, bridge, Object.keys(assets.modules));
  const snapshot = assets.snapshot === null ? takeSnapshot(pyodide, bridge) : null;
  pyodide.setInterruptBuffer(assets.interrupt);
  const { execute, cancel } = installCells(pyodide, {
    write_stdout: write("stdout"),
    write_stderr: write("stderr"),
    flush: () => running.output.flush(),
    tell: (json: string) => running.output.show(JSON.parse(json), json.length),
    clear: (waits: boolean) => running.output.clear(waits),
    allow_more_memory: allowMoreMemory,
    sleep(milliseconds: number) {
      running.output.flush();
      Atomics.wait(assets.interrupt, 0, 0, milliseconds);
    },
  });

  const { answer }: { answer(question: string): string } = pyodide.pyimport("_loopless_inspection");

  return {
    versions: { python: pyodide.runPython("import sys; sys.version.split()[0]"), pyodide: version },
    snapshot,

    async execute(id, { name, line, source }) {
      const output = new Output((event) => reply({ kind: "event", id, event }));
      Object.assign(running, { id, output });
      const start = performance.now();
      try {
        Atomics.store(assets.interrupt, 0, 0);
        await execute(name, line, source);
        output.say({ kind: "done", milliseconds: performance.now() - start });
      } catch (error) {
        // The cell's own errors are told by Python: this is one that Python did not survive.
        output.say(breakdown(error));
      }
      running.id = -1;
    },

    ask(id, question) {
      try {
        Atomics.store(assets.interrupt, 0, 0);
        reply({ kind: "answer", id, answer: answerTo(question, views, answer) });
      } catch (error) {
        reply({ kind: "event", id, event: breakdown(error) });
      }
    },

    interrupt(id) {
      if (id === running.id) cancel();
    },
  };
}

function breakdown(error: unknown): ExecutionEvent {
  return { kind: "fatal", message: `Python broke down: all variables are gone. (${error})` };
}

/** What is asked of elements is answered here, the rest by Python: `ask` takes and gives JSON. */
function answerTo(question: Question, views: Views, ask: (json: string) => string): unknown {
  switch (question.kind) {
    case "slab": {
      const view = views.get(question.slab.view);
      return view && slabOf(view.array, question.slab);
    }
    case "copy": {
      const view = views.get(question.view);
      return view && arrayLiteral(view, question.form);
    }
    case "release":
      for (const view of question.views) views.release(view);
      return null;
    default:
      return JSON.parse(ask(JSON.stringify(question)));
  }
}

/** Pyodide asks for its files by `fetch`, as in a browser; it gets what the host handed over. */
async function loadFromMemory(
  { pyodide, standardLibrary, snapshot }: InterpreterAssets,
  bridge: Bridge,
): Promise<PyodideInterface> {
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
      // A snapshot fixes how texts are hashed, and with it the order of sets: it is the same without one.
      env: { PYTHONHASHSEED: "0" },
      ...(snapshot && { _loadSnapshot: snapshot, _snapshotDeserializer: (name) => heldObject(bridge, name) }),
    });
  } finally {
    Reflect.deleteProperty(globalThis, "fetch");
    Reflect.deleteProperty(WebAssembly, "instantiateStreaming");
  }
}

const folder = "/loopless";

/** Puts the modules where Python finds them; a snapshot has no files. */
function writeModules({ FS }: PyodideInterface, modules: Readonly<Record<string, string>>): void {
  const own = {
    "_loopless_cells.py": cells,
    "_loopless_inspection.py": inspection,
    "_loopless_lock.py": lock,
    "_loopless_preparation.py": preparation,
  };
  for (const [path, text] of Object.entries({ ...modules, ...own })) {
    const file = `${folder}/${path}`;
    FS.mkdirTree(file.slice(0, file.lastIndexOf("/")));
    FS.writeFile(file, text);
  }
}

/** Does what a snapshot can keep: from here on Python has the bridge, and has imported what there is. */
function prepare(pyodide: PyodideInterface, bridge: Bridge, paths: readonly string[]): void {
  pyodide.registerJsModule("_loopless", bridge);
  pyodide.runPython(`import sys; sys.path.insert(0, "${folder}")`);
  const soon = paths.filter((path) => !path.startsWith(importedLater));
  const names = soon.map((path) => path.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", "."));
  pyodide
    .pyimport("_loopless_preparation")
    .load(["_loopless_cells", "_loopless_inspection", "_loopless_lock", ...names]);
}

/** What is large and what few cells want is imported when one does. */
const importedLater = "matplotlib/";

/** Locks the interpreter, and gives the functions of `cells.py`. */
function installCells(pyodide: PyodideInterface, kernel: object) {
  pyodide.pyimport("_loopless_preparation").renew(folder);
  pyodide.pyimport("_loopless_lock").lock();
  const module: { attach(kernel: object): void; execute: PyCallable; cancel: PyCallable } =
    pyodide.pyimport("_loopless_cells");
  module.attach(Object.freeze(kernel));
  return module;
}
