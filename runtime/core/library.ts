/** Whose rules the functions of both libraries follow where these differ. */
export type Library = "jax" | "numpy";

let current: Library = "jax";

/** Whether NumPy's rules hold rather than JAX's: types of 64 bits, its promotion, lists as arrays. */
export function isNumPy(): boolean {
  return current === "numpy";
}

/** Runs `body` by the rules of a library. */
export function withLibrary<Result>(library: Library, body: () => Result): Result {
  const outer = current;
  current = library;
  try {
    return body();
  } finally {
    current = outer;
  }
}
