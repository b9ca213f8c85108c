// The kernel's process: it keeps what a worker is made of, passes messages on, and ends a worker that does not stop.

import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { InterpreterAssets } from "./interpreter.ts";
import { type HostRequest, parseReply, type Reply, type WorkerRequest } from "./protocol.ts";

/** An interrupt is sent again after this time, in milliseconds, because Python can miss one; after so many, it ends. */
const resendAfter = 250;
const attempts = 8;

/** Typed arrays do not count here; the bridge and the cap on WebAssembly's memory limit those. */
const resourceLimits = { maxOldGenerationSizeMb: 256 };

/** A thread with Python. It is `ready` when it has said so. */
interface Thread {
  readonly worker: Worker;
  readonly interrupt: Int32Array;
  ready: boolean;
}

type Execution = WorkerRequest & { readonly kind: "execute" };

const assets = loadAssets();
let thread: Thread | null = null;
/** The cell that runs, or waits for the thread to be ready. */
let running: Execution | null = null;
let stopping: NodeJS.Timeout | undefined;

// A terminal sends Ctrl+C to all its processes; what it means is decided by the one that started this one.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());
process.on("message", (request: HostRequest) => {
  if (request.kind === "execute") execute(request);
  else if (request.kind === "interrupt") stop(request);
  else abandon("Python was restarted: all variables are gone.", true);
});
start();

function start(): void {
  assets.then(startThread).catch((error) => abandon(`Python could not be started: ${error}`));
}

function startThread(given: Omit<InterpreterAssets, "interrupt">): void {
  const interrupt = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: InterpreterAssets = { ...given, interrupt };
  const worker = new Worker(new URL("kernelWorker.js", import.meta.url), {
    workerData,
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits,
  });
  const started: Thread = { worker, interrupt, ready: false };
  thread = started;
  worker.on("message", (message) => {
    if (thread === started) receive(started, message);
  });
  worker.on("error", (error) => {
    if (thread === started) abandon(`Python broke down: ${error.message}`);
  });
  worker.on("exit", () => {
    if (thread === started) abandon("Python ended unexpectedly: all variables are gone.");
  });
}

function receive(from: Thread, message: unknown): void {
  const reply = parseReply(message);
  if (reply?.kind === "ready") {
    from.ready = true;
    send(reply);
    if (running !== null) from.worker.postMessage(running);
  } else if (reply?.kind !== "event") {
    abandon("Python sent what is no message: all variables are gone.");
  } else if (reply.event.kind === "fatal") {
    abandon(reply.event.message);
  } else if (reply.id === running?.id) {
    if (reply.event.kind === "done") finish();
    send(reply);
  }
}

function execute(request: Execution): void {
  running = request;
  if (thread?.ready) thread.worker.postMessage(request);
  else if (thread === null) start();
}

/** Asks the cell to end, again and again; then ends it with everything else. */
function stop(request: WorkerRequest): void {
  if (request.id !== running?.id || stopping !== undefined) return;
  if (!thread?.ready) {
    abandon("The cell was stopped before Python had started.", true);
    return;
  }
  const { worker, interrupt } = thread;
  let sent = 0;
  const signal = () => {
    if (sent++ === attempts) {
      abandon("The cell could not be interrupted, so Python was restarted: all variables are gone.");
    } else {
      Atomics.store(interrupt, 0, 2);
      Atomics.notify(interrupt, 0);
    }
  };
  worker.postMessage(request);
  signal();
  stopping = setInterval(signal, resendAfter);
}

/** Ends the thread, tells so, and starts another; one that fails before it is ready waits for the next cell. */
function abandon(message: string, again = thread?.ready ?? false): void {
  thread?.worker.terminate();
  thread = null;
  send({ kind: "event", id: running?.id ?? null, event: { kind: "fatal", message } });
  finish();
  if (again) start();
  else send({ kind: "down" });
}

function finish(): void {
  running = null;
  clearInterval(stopping);
  stopping = undefined;
}

function send(reply: Reply): void {
  if (process.connected) process.send!(reply);
}

/** What the build put beside this file. */
async function loadAssets(): Promise<Omit<InterpreterAssets, "interrupt">> {
  const read = (name: string) => readFile(new URL(name, import.meta.url));
  const [wasm, standardLibrary, modules] = await Promise.all([
    read("pyodide.asm.wasm"),
    read("python_stdlib.zip"),
    readModules(fileURLToPath(new URL("python", import.meta.url))),
  ]);
  return { pyodide: await WebAssembly.compile(wasm), standardLibrary, modules };
}

async function readModules(folder: string): Promise<Readonly<Record<string, string>>> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".py"));
  const texts = await Promise.all(paths.map((path) => readFile(`${folder}/${path}`, "utf8")));
  return Object.fromEntries(paths.map((path, index) => [path.replaceAll("\\", "/"), texts[index]!]));
}
