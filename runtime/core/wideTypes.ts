/** Whether JAX's types of 64 bits are on; null where that is not known. */
export type WideTypes = boolean | null;

let current: () => WideTypes = () => false;

/** Whether JAX keeps 64 bits now: what `jax_enable_x64` says. */
export function wideTypes(): WideTypes {
  return current();
}

/** Runs `body` with an answer to `wideTypes` that may change on the way. */
export function withWideTypes<Result>(answer: () => WideTypes, body: () => Result): Result {
  const outer = current;
  current = answer;
  try {
    return body();
  } finally {
    current = outer;
  }
}
