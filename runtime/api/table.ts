// The Python API there is: every name by which a value can be imported, and the value.

import type { PyValue } from "../core/pyValue.ts";

/** All rows by qualified name (`jax.numpy.sum`, `jax.numpy.pi`, `jax.numpy.float32`). */
export const api: ReadonlyMap<string, PyValue> = new Map();

/** The modules of the table: every prefix of a name in it, `jax` and `jax.numpy` among them. */
export const apiModules: ReadonlySet<string> = new Set(
  [...api.keys()].flatMap((name) => {
    const parts = name.split(".");
    return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
  }),
);
