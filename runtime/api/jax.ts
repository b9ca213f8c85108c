// The rows of the jax module itself: its transformations, and what moves arrays between devices.

import { unknownDim } from "../core/dim.ts";
import { typeError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { mapLeaves } from "../core/pytree.ts";
import { type PyFunction, type PyValue, typeName } from "../core/pyValue.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { invalidType } from "../transforms/invalidType.ts";
import { jit, type StaticArguments } from "../transforms/jit.ts";
import { stagesOf } from "../transforms/stages.ts";
import { isOpaque } from "../transforms/treePrefix.ts";
import { vmap } from "../transforms/vmap.ts";
import { vmapSpec } from "../transforms/vmapSpec.ts";
import { requireCallable } from "./callable.ts";
import { type ApiFunction, apiFunction } from "./row.ts";
import { readStaticArguments } from "./staticCallArguments.ts";

export const jaxRows: readonly ApiFunction[] = [
  apiFunction(
    "jax.vmap",
    "(fun, in_axes=0, out_axes=0, axis_name=None, axis_size=None, spmd_axis_name=None, sum_match=False)",
    "The function mapped over an axis of its arguments: as if it ran for each example, and the results were stacked.",
    (args) => {
      const spec = vmapSpec({
        inAxes: args.get("in_axes"),
        outAxes: args.get("out_axes"),
        axisName: args.get("axis_name"),
        axisSize: axisSizeOf(args.get("axis_size")),
        sumMatch: args.bool("sum_match"),
      });
      return vmap(transformed(args.get("fun")), spec);
    },
  ),
  apiFunction(
    "jax.jit",
    "(fun=None, /, *, in_shardings=None, out_shardings=None, static_argnums=None, static_argnames=None, " +
      "donate_argnums=None, donate_argnames=None, keep_unused=False, device=None, backend=None, inline=False, " +
      "compiler_options=None)",
    "The function compiled: it takes and returns arrays, except for the arguments named static.",
    (args) => {
      const statics = readStaticArguments(args);
      if (!args.isNone("fun")) return jitted(transformed(args.get("fun")), statics);
      return decorator("jit", (fun) => jitted(transformed(fun), statics));
    },
  ),
  apiFunction(
    "jax.device_put",
    "(x, device=None, *, src=None, donate=False, may_alias=None)",
    "The arrays of a tree on a device; Python numbers become arrays.",
    (args) => mapLeaves(args.get("x"), toDevice),
  ),
  apiFunction("jax.block_until_ready", "(x)", "The tree itself, once all of its arrays are computed.", (args) =>
    args.get("x"),
  ),
];

function jitted(fun: PyFunction, statics: StaticArguments): PyFunction {
  return { ...jit(fun, statics), attributes: stagesOf(fun, statics) };
}

function transformed(fun: PyValue): PyFunction {
  return requireCallable(fun, () => `Expected a callable value, got ${pyRepr(fun)}`);
}

function axisSizeOf(value: PyValue) {
  if (value.kind === "none") return null;
  if (value.kind === "int") return value.value ?? unknownDim();
  if (value.kind === "unknown") return unknownDim();
  throw typeError(`vmap axis_size must be an int or None, got ${typeName(value)}`);
}

function decorator(name: string, decorate: (fun: PyValue) => PyValue): PyFunction {
  return { kind: "function", name, parameters: ["fun"], call: ([fun]) => decorate(fun!) };
}

function toDevice(leaf: PyValue): PyValue {
  if (isArrayLike(leaf)) return asArray(leaf);
  if (isOpaque(leaf)) return leaf;
  if (leaf.kind === "str" || leaf.kind === "dtype") throw typeError(invalidType(leaf));
  throw typeError(
    `Cannot interpret value of type <class '${typeName(leaf)}'> as an abstract array; it does not have a dtype attribute`,
  );
}
