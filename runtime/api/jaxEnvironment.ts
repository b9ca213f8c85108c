// The rows of jax about where it runs, and of the types of values.

import { unknownDim } from "../core/dim.ts";
import { NotKnownError } from "../core/errors.ts";
import { NumPyArray } from "../core/numpyArray.ts";
import { mapLeaves } from "../core/pytree.ts";
import { type PyValue, pyInt, pyStr } from "../core/pyValue.ts";
import { asArray } from "../numpy/conversion.ts";
import { describedAval } from "../transforms/shapeStruct.ts";
import { type ApiFunction, apiFunction } from "./row.ts";

/** The version of JAX that the table follows. */
export const jaxVersion: PyValue = pyStr("0.10.2");

const count = (): PyValue => pyInt(unknownDim());

const listed = (): PyValue => {
  throw new NotKnownError("which devices there are depends on the machine");
};

export const jaxEnvironmentRows: readonly ApiFunction[] = [
  apiFunction("jax.devices", "(backend=None)", "The devices that compute, as a list.", listed),
  apiFunction(
    "jax.local_devices",
    "(process_index=None, backend=None, host_id=None)",
    "The devices of this process, as a list.",
    listed,
  ),
  apiFunction("jax.device_count", "(backend=None)", "The number of devices.", count),
  apiFunction("jax.local_device_count", "(backend=None)", "The number of devices of this process.", count),
  apiFunction("jax.default_backend", "()", "The kind of device that computes: cpu, gpu or tpu.", () => pyStr(null)),
  apiFunction(
    "jax.typeof",
    "(x)",
    "What is known of an array, or of the array that a number would be, without its elements.",
    (args) => describedAval("ShapedArray", asArray(args.get("x")).aval),
  ),
  apiFunction("jax.device_get", "(x)", "The tree with arrays of NumPy's in place of JAX's.", (args) =>
    mapLeaves(args.get("x"), (leaf) => (leaf.kind === "array" ? new NumPyArray(leaf.aval) : leaf)),
  ),
];
