// The kernel's process: it keeps what a worker is made of, passes messages on, and ends a worker that does not stop.

import { Worker } from "node:worker_threads";
import { parseAnswer } from "./inspection.ts";
import type { InterpreterAssets } from "./interpreter.ts";
import { loadAssets, workerFile } from "./interpreterAssets.ts";
import { type HostRequest, parseReply, type Reply, type WorkerRequest } from "./protocol.ts";
import { SnapshotStore } from "./snapshotStore.ts";

/** An interrupt is sent again after this time, in milliseconds, because Python can miss one; after so many, it ends. */
const resendAfter = 250;
const attempts = 8;
/** A question is interrupted each time so many milliseconds have passed: what it runs of the user's may never end. */
const patience = 1000;

/** Typed arrays do not count here; the bridge and the cap on WebAssembly's memory limit those. */
const resourceLimits = { maxOldGenerationSizeMb: 256 };

/** A thread with Python. It is `ready` when it has said so. */
interface Thread {
  readonly worker: Worker;
  readonly interrupt: Int32Array;
  /** Whether it begins with a snapshot. */
  isRestored: boolean;
  ready: boolean;
}

type Task = WorkerRequest & { readonly kind: "execute" | "ask" };

const [, , cache = null] = process.argv;
const assets = loadAssets();
const snapshots = new SnapshotStore(cache, async () => (await assets).key);
let thread: Thread | null = null;
/** The cell or the question that Python is busy with, or that waits for the thread to be ready. */
let running: Task | null = null;
let stopping: NodeJS.Timeout | undefined;
let hurrying: NodeJS.Timeout | undefined;

// A terminal sends Ctrl+C to all its processes; what it means is decided by the one that started this one.
process.on("SIGINT", () => {});
process.on("disconnect", leave);
process.on("message", (request: HostRequest) => {
  if (request.kind === "execute" || request.kind === "ask") begin(request);
  else if (request.kind === "interrupt") stop(request);
  else abandon("Python was restarted: all variables are gone.", true);
});
start();
if (!process.connected) leave();

function start(): void {
  const interrupt = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const worker = new Worker(workerFile, { env: {}, stdout: true, stderr: true, resourceLimits });
  const started: Thread = { worker, interrupt, isRestored: false, ready: false };
  thread = started;
  worker.on("message", (message) => {
    if (thread === started) receive(started, message);
  });
  worker.on("error", (error) => {
    if (thread === started) lose(started, `Python broke down: ${error.message}`);
  });
  worker.on("exit", () => {
    if (thread === started) lose(started, "Python ended unexpectedly: all variables are gone.");
  });
  equip(started);
}

/** Gives a thread what Python is made of; until it is there, the thread reads its program. */
async function equip(started: Thread): Promise<void> {
  try {
    const [{ standardLibrary, modules, ...compiled }, snapshot] = await Promise.all([assets, snapshots.read()]);
    const pyodide = await compiled.pyodide;
    const given: InterpreterAssets = { pyodide, standardLibrary, modules, interrupt: started.interrupt, snapshot };
    started.isRestored = snapshot !== null;
    started.worker.postMessage(given);
  } catch (error) {
    if (thread === started) abandon(`Python could not be started: ${error}`);
  }
}

/** A thread has ended by itself. One that could not begin with a snapshot is followed by one without. */
function lose(lost: Thread, message: string): void {
  if (lost.ready || !lost.isRestored) {
    abandon(message);
    return;
  }
  snapshots.forget();
  thread = null;
  start();
}

/** Nobody is there any more. */
async function leave(): Promise<void> {
  const last = thread;
  thread = null;
  last?.worker.terminate();
  await snapshots.settle();
  process.exit();
}

function receive(from: Thread, message: unknown): void {
  if (message instanceof Uint8Array && !from.ready) {
    if (!from.isRestored) snapshots.keep(message);
    return;
  }
  const reply = parseReply(message);
  if (reply?.kind === "ready") {
    from.ready = true;
    send(reply);
    if (running !== null) handOver(running, from);
  } else if (reply?.kind === "answer") {
    conclude(reply.id, reply.answer);
  } else if (reply?.kind !== "event") {
    abandon("Python sent what is no message: all variables are gone.");
  } else if (reply.event.kind === "fatal") {
    abandon(reply.event.message);
  } else if (running?.kind === "execute" && reply.id === running.id) {
    if (reply.event.kind === "done") finish();
    send(reply);
  }
}

function begin(task: Task): void {
  running = task;
  if (thread?.ready) handOver(task, thread);
  else if (thread === null && task.kind === "execute") start();
  else if (thread === null) conclude(task.id, null);
}

function handOver(task: Task, { worker, interrupt }: Thread): void {
  worker.postMessage(task);
  if (task.kind === "ask") hurrying = setInterval(() => signal(interrupt), patience);
}

/** Ends the question with its answer. */
function conclude(id: number, value: unknown): void {
  const question = running?.kind === "ask" && running.id === id ? running.question : null;
  const answer = question === null ? undefined : parseAnswer(question, value);
  if (answer === undefined) {
    abandon("Python sent what is no answer: all variables are gone.");
    return;
  }
  finish();
  send({ kind: "answer", id, answer });
}

/** Asks the task to end, again and again; then ends it with everything else. */
function stop(request: WorkerRequest): void {
  if (request.id !== running?.id || stopping !== undefined) return;
  if (!thread?.ready && running.kind === "ask") {
    conclude(running.id, null);
    return;
  }
  if (!thread?.ready) {
    abandon("The cell was stopped before Python had started.", true);
    return;
  }
  const { worker, interrupt } = thread;
  let sent = 0;
  const insist = () => {
    if (sent++ < attempts) signal(interrupt);
    else abandon("The cell could not be interrupted, so Python was restarted: all variables are gone.");
  };
  worker.postMessage(request);
  insist();
  stopping = setInterval(insist, resendAfter);
}

function signal(interrupt: Int32Array): void {
  Atomics.store(interrupt, 0, 2);
  Atomics.notify(interrupt, 0);
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
  clearInterval(hurrying);
  stopping = undefined;
}

function send(reply: Reply): void {
  if (process.connected) process.send!(reply);
}
