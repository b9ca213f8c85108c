// A thread that loads Pyodide as its documentation says, and tells when it is done.

import { parentPort } from "node:worker_threads";
import { loadPyodide } from "pyodide";

await loadPyodide();
parentPort!.postMessage(null);
