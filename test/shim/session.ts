// Python with the shim, in this thread: cells run as the kernel runs them, without its processes.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { type Bridge, createBridge } from "../../runtime/python/bridge/bridge.ts";
import type { ExecutionEvent } from "../../runtime/python/protocol.ts";

/** What a cell shows, prints and ends with. */
export interface CellOutcome {
  readonly result?: string;
  readonly printed?: string;
  /** The exception's class, and the first line of its message. */
  readonly error?: readonly [name: string, message: string];
}

export interface Session {
  readonly bridge: Bridge;
  run(source: string): Promise<CellOutcome>;
}

const python = fileURLToPath(new URL("../../runtime/python", import.meta.url));

/** A fresh Python; all cells of it share their names. */
export async function startSession(memoryLimit?: number): Promise<Session> {
  const pyodide = await loadPyodide({ convertNullToNone: true });
  for (const path of readdirSync(`${python}/shim`, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".py")) continue;
    const file = `/loopless/${path}`;
    pyodide.FS.mkdirTree(file.slice(0, file.lastIndexOf("/")));
    pyodide.FS.writeFile(file, readFileSync(`${python}/shim/${path}`));
  }
  for (const name of ["cells", "inspection"]) {
    pyodide.FS.writeFile(`/loopless/_loopless_${name}.py`, readFileSync(`${python}/${name}.py`));
  }
  const bridge = createBridge(memoryLimit);
  pyodide.registerJsModule("_loopless", bridge);
  pyodide.runPython('import sys; sys.path.insert(0, "/loopless")');
  const told: ExecutionEvent[] = [];
  let printed = "";
  const cells = pyodide.pyimport("_loopless_cells");
  cells.attach({
    write_stdout: (text: string) => {
      printed += text;
    },
    write_stderr: (text: string) => {
      printed += text;
    },
    flush: () => {},
    tell: (json: string) => told.push(JSON.parse(json)),
    allow_more_memory: () => {},
    sleep: () => {},
  });
  return {
    bridge,
    async run(source) {
      told.length = 0;
      printed = "";
      await cells.execute("cell", 0, source);
      return Object.assign({}, ...told.map(outcomeOf), printed === "" ? {} : { printed });
    },
  };
}

function outcomeOf(event: ExecutionEvent): CellOutcome {
  if (event.kind === "result") return { result: String(event.mime["text/plain"]) };
  return event.kind === "error" ? { error: [event.ename, event.evalue.split("\n")[0]!] } : {};
}
