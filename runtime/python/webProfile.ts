// Makes the worker's realm that of a browser's worker with nothing to reach: whatever is not listed here is deleted
// from the global object. It takes effect on import, before Pyodide looks where it runs.

const language = `Infinity NaN undefined globalThis Object Array Number parseFloat parseInt isFinite isNaN Boolean String Symbol Date
  Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl
  ArrayBuffer SharedArrayBuffer Atomics DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array BigInt Map Set WeakMap WeakSet WeakRef
  Iterator Proxy Reflect FinalizationRegistry decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape`;

const platform = `WebAssembly TextEncoder TextDecoder URL MessageChannel queueMicrotask setTimeout clearTimeout
  setInterval clearInterval`;

const kept = new Set(`${language} ${platform}`.split(/\s+/));
const { crypto, performance } = globalThis;

for (const name of Reflect.ownKeys(globalThis)) {
  if (typeof name === "symbol" || !kept.has(name)) Reflect.deleteProperty(globalThis, name);
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
  const prototypes = [() => {}, async () => {}, function* () {}, async function* () {}].map(Object.getPrototypeOf);
  refuse.prototype = prototypes[0];
  for (const prototype of prototypes) {
    Object.defineProperty(prototype, "constructor", { value: refuse, writable: false, configurable: false });
  }
  Object.assign(globalThis, { Function: refuse, eval: refuse });
}
