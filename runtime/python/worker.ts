// The thread that runs cells. What is imported first makes it a place from which nothing can be reached.

import "./webProfile.ts";
import { parentPort } from "node:worker_threads";
import { openings } from "./confinement.ts";
import { bootInterpreter, type InterpreterAssets } from "./interpreter.ts";
import type { Reply, WorkerRequest } from "./protocol.ts";

const port = parentPort!;
const reply = (message: Reply) => port.postMessage(message);

const open = openings();
if (open.length === 0) await serve();
else refuse(`Python was not started: cells could leave their sandbox here. (${open.join(", ")})`);

async function serve(): Promise<void> {
  const assets = await new Promise<InterpreterAssets>((resolve) => port.once("message", resolve));
  const interpreter = await bootInterpreter(assets, reply);
  port.on("message", (request: WorkerRequest) => {
    if (request.kind === "execute") interpreter.execute(request.id, request.cell);
    else if (request.kind === "ask") interpreter.ask(request.id, request.question);
    else interpreter.interrupt(request.id);
  });
  const snapshot = assets.snapshot ?? interpreter.snapshot;
  // It is handed over, not copied, as it is large and of no more use here.
  // SAFETY: the buffer came in a message or was made by Pyodide, and is not shared.
  if (snapshot !== null) port.postMessage(snapshot, [snapshot.buffer as ArrayBuffer]);
  reply({ kind: "ready", versions: interpreter.versions });
}

function refuse(message: string): void {
  reply({ kind: "event", id: null, event: { kind: "fatal", message } });
}
