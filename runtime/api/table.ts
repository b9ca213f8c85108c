// The Python API there is: every name by which a value can be imported, and the value.

import type { PyValue } from "../core/pyValue.ts";
import { functoolsRows } from "./functools.ts";
import { jaxRows } from "./jax.ts";
import { jaxLaxRows } from "./jaxLax.ts";
import { jaxNnRows } from "./jaxNn.ts";
import { jaxRandomRows } from "./jaxRandom.ts";
import { jaxTreeRows } from "./jaxTree.ts";
import { numpyBinary } from "./numpyBinary.ts";
import { numpyConstants } from "./numpyConstants.ts";
import { numpyContraction } from "./numpyContraction.ts";
import { numpyCreation } from "./numpyCreation.ts";
import { numpyJoining } from "./numpyJoining.ts";
import { numpyReductions } from "./numpyReductions.ts";
import { numpySelection } from "./numpySelection.ts";
import { numpySequences } from "./numpySequences.ts";
import { numpyShapes } from "./numpyShapes.ts";
import { numpyUnary } from "./numpyUnary.ts";
import type { ApiFunction } from "./row.ts";

/** The functions of the API, one row each. */
export const apiFunctions: readonly ApiFunction[] = [
  ...jaxRows,
  ...jaxTreeRows,
  ...jaxRandomRows,
  ...jaxNnRows,
  ...jaxLaxRows,
  ...functoolsRows,
  ...numpyUnary,
  ...numpyBinary,
  ...numpyReductions,
  ...numpyCreation,
  ...numpyShapes,
  ...numpyJoining,
  ...numpySelection,
  ...numpyContraction,
  ...numpySequences,
];

/** All values by qualified name (`jax.numpy.sum`, `jax.numpy.pi`, `jax.numpy.float32`). */
export const api: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...apiFunctions.map((row) => [row.qualifiedName, row] as const),
  ...numpyConstants,
]);

/** The modules of the table: every prefix of a name in it, `jax` and `jax.numpy` among them. */
export const apiModules: ReadonlySet<string> = new Set(
  [...api.keys()].flatMap((name) => {
    const parts = name.split(".");
    return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("."));
  }),
);
