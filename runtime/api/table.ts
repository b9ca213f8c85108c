// The Python API there is: every name by which a value can be imported, and the value.

import type { PyValue } from "../core/pyValue.ts";
import { functoolsRows } from "./functools.ts";
import { jaxRows } from "./jax.ts";
import { jaxCollectiveRows } from "./jaxCollectives.ts";
import { jaxControlRows } from "./jaxControl.ts";
import { jaxDerivativeRows } from "./jaxDerivatives.ts";
import { jaxEnvironmentRows } from "./jaxEnvironment.ts";
import { jaxInitializerRows } from "./jaxInitializers.ts";
import { jaxLaxRows } from "./jaxLax.ts";
import { jaxLaxArrayRows } from "./jaxLaxArrays.ts";
import { jaxLaxWindowRows } from "./jaxLaxWindows.ts";
import { jaxNnRows } from "./jaxNn.ts";
import { jaxRandomRows } from "./jaxRandom.ts";
import { jaxRandomDistributions } from "./jaxRandomDistributions.ts";
import { jaxTracedRows } from "./jaxTraced.ts";
import { jaxTreeRows } from "./jaxTree.ts";
import { numpyApplied } from "./numpyApplied.ts";
import { numpyBinary } from "./numpyBinary.ts";
import { numpyConstants } from "./numpyConstants.ts";
import { numpyContraction } from "./numpyContraction.ts";
import { numpyCreation } from "./numpyCreation.ts";
import { numpyDtypes } from "./numpyDtypes.ts";
import { numpyFourier } from "./numpyFourier.ts";
import { numpyJoining } from "./numpyJoining.ts";
import { numpyLinalg } from "./numpyLinalg.ts";
import { numpyOrdering } from "./numpyOrdering.ts";
import { numpyPlaces } from "./numpyPlaces.ts";
import { numpyPlacing } from "./numpyPlacing.ts";
import { numpyPolynomials } from "./numpyPolynomials.ts";
import { numpyReductions } from "./numpyReductions.ts";
import { numpySelection } from "./numpySelection.ts";
import { numpySequences } from "./numpySequences.ts";
import { numpySets } from "./numpySets.ts";
import { numpyShapes } from "./numpyShapes.ts";
import { numpySignals } from "./numpySignals.ts";
import { numpyUnary } from "./numpyUnary.ts";
import type { ApiFunction } from "./row.ts";
import { scipyLinalg } from "./scipyLinalg.ts";
import { scipySpecial } from "./scipySpecial.ts";

/** The functions of the API, one row each. */
export const apiFunctions: readonly ApiFunction[] = [
  ...jaxRows,
  ...jaxEnvironmentRows,
  ...jaxTracedRows,
  ...jaxDerivativeRows,
  ...jaxControlRows,
  ...jaxCollectiveRows,
  ...jaxTreeRows,
  ...jaxRandomRows,
  ...jaxRandomDistributions,
  ...jaxNnRows,
  ...jaxInitializerRows,
  ...jaxLaxRows,
  ...jaxLaxArrayRows,
  ...jaxLaxWindowRows,
  ...functoolsRows,
  ...numpyUnary,
  ...numpyBinary,
  ...numpyReductions,
  ...numpyCreation,
  ...numpyShapes,
  ...numpyDtypes,
  ...numpyJoining,
  ...numpySelection,
  ...numpyContraction,
  ...numpyLinalg,
  ...scipyLinalg,
  ...scipySpecial,
  ...numpySequences,
  ...numpyFourier,
  ...numpyOrdering,
  ...numpyPlaces,
  ...numpyPlacing,
  ...numpyApplied,
  ...numpySignals,
  ...numpyPolynomials,
  ...numpySets,
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
