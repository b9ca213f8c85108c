/** The options of JAX that change what a program means; null for one that is not known. */
export interface Config {
  /** Whether JAX keeps 64 bits: `jax_enable_x64`. */
  readonly wideTypes: boolean | null;
  /** Whether Python runs what JAX would trace for `jit`, loops and branches: `jax_disable_jit`. */
  readonly jitDisabled: boolean | null;
}

let current: Config = { wideTypes: false, jitDisabled: false };

/** The options as they are now. */
export function config(): Config {
  return current;
}

/** Runs `body` with other options, which may change on the way. */
export function withConfig<Result>(options: Config, body: () => Result): Result {
  const outer = current;
  current = options;
  try {
    return body();
  } finally {
    current = outer;
  }
}
