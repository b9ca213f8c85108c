// The thread that runs cells. What is imported first makes it a place from which nothing can be reached.

import "./webProfile.ts";
import { parentPort, workerData } from "node:worker_threads";
import { bootInterpreter, type InterpreterAssets } from "./interpreter.ts";
import type { Reply, WorkerRequest } from "./protocol.ts";

// SAFETY: the host made this thread, and the data is what it gave.
const assets = workerData as InterpreterAssets;
const port = parentPort!;
const reply = (message: Reply) => port.postMessage(message);
const interpreter = await bootInterpreter(assets, (id, event) => reply({ kind: "event", id, event }));
port.on("message", (request: WorkerRequest) => {
  if (request.kind === "execute") interpreter.execute(request.id, request.cell);
  else interpreter.interrupt(request.id);
});
reply({ kind: "ready", versions: interpreter.versions });
