// What the thread that runs cells may have, and whether it has no more.

const language = `Infinity NaN undefined globalThis Object Array Number parseFloat parseInt isFinite isNaN Boolean String Symbol Date
  Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl
  ArrayBuffer SharedArrayBuffer Atomics DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array BigInt Map Set WeakMap WeakSet WeakRef
  Iterator Proxy Reflect FinalizationRegistry decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape`;

const platform = `WebAssembly TextEncoder TextDecoder URL MessageChannel queueMicrotask setTimeout clearTimeout
  setInterval clearInterval`;

/** The globals that stay as they are. */
export const keptGlobals: ReadonlySet<string | symbol> = new Set(`${language} ${platform}`.split(/\s+/));

/** The globals that are put in place of others, with nothing behind them. */
const replacedGlobals: ReadonlySet<string | symbol> = new Set(
  "WorkerGlobalScope self location crypto performance console Function eval".split(" "),
);

/** The prototypes of all kinds of functions: their constructors make code from text. */
export const functionPrototypes: readonly object[] = [
  () => {},
  async () => {},
  function* () {},
  async function* () {},
].map((kind) => Object.getPrototypeOf(kind));

/** The ways out that are open to code in this thread: globals, and what makes code from text. */
export function openings(): readonly string[] {
  const globals = Reflect.ownKeys(globalThis).filter((name) => !keptGlobals.has(name) && !replacedGlobals.has(name));
  const makers = [
    ...["eval", "Function"].map((name) => Reflect.get(globalThis, name)),
    ...functionPrototypes.map((prototype) => Reflect.get(prototype, "constructor")),
  ];
  return [...globals.map(String), ...(makers.some(makesCode) ? ["code from text"] : [])];
}

function makesCode(maker: unknown): boolean {
  try {
    return typeof maker === "function" && maker("0") !== undefined;
  } catch {
    return false;
  }
}
