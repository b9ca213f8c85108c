// Makes the worker's realm that of a browser's worker with nothing to reach: whatever is not listed here is deleted
// from the global object. It takes effect on import, before Pyodide looks where it runs.

import { functionPrototypes, keptGlobals } from "./confinement.ts";

const { crypto, performance } = globalThis;

for (const name of Reflect.ownKeys(globalThis)) {
  if (!keptGlobals.has(name)) Reflect.deleteProperty(globalThis, name);
}

refuseCodeFromText();

/** By this Pyodide knows a browser's worker. */
const WorkerGlobalScope = { [Symbol.hasInstance]: (value: unknown) => value === globalThis };

const nothing = () => {};

Object.assign(globalThis, {
  WorkerGlobalScope,
  self: globalThis,
  location: { href: "memory:/", toString: () => "memory:/" },
  // What is left of them when nothing else can be reached through them.
  crypto: { getRandomValues: crypto.getRandomValues.bind(crypto) },
  performance: { now: performance.now.bind(performance) },
  console: { log: nothing, info: nothing, warn: nothing, error: nothing, debug: nothing, trace: nothing },
});

/**
 * `Function`, its kin and `eval` refuse, wherever they are found. The host process has V8 refuse too; this wall also
 * stands where the process cannot be given flags.
 */
function refuseCodeFromText(): void {
  function refuse(): never {
    throw new EvalError("code is not made from text here");
  }
  refuse.prototype = functionPrototypes[0];
  for (const prototype of functionPrototypes) {
    Reflect.defineProperty(prototype, "constructor", { value: refuse, writable: false, configurable: false });
  }
  Object.assign(globalThis, { Function: refuse, eval: refuse });
}
