// The rows of jax that trace functions without changing what they compute, and of what looks into traced functions.

import { ShapedArray } from "../core/aval.ts";
import { NotKnownError, typeError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { none, type PyFunction, type PyValue } from "../core/pyValue.ts";
import { shapeStruct } from "../transforms/shapeStruct.ts";
import { checkpoint, evalShape, makeJaxpr } from "../transforms/traced.ts";
import { vectorize } from "../transforms/vectorize.ts";
import { vmap } from "../transforms/vmap.ts";
import { vmapSpec } from "../transforms/vmapSpec.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { requireCallable } from "./callable.ts";
import { type ApiFunction, apiFunction, higherOrder } from "./row.ts";
import { readStaticArguments } from "./staticCallArguments.ts";

export const jaxTracedRows: readonly ApiFunction[] = [
  ...["checkpoint", "remat"].map((name) =>
    apiFunction(
      `jax.${name}`,
      "(fun, *, prevent_cse=True, policy=None, static_argnums=(), static_argnames=(), concrete=None)",
      "The function itself, of which derivatives keep less in memory and compute more.",
      (args) => checkpoint(callable(args, "fun"), readStaticArguments(args)),
    ),
  ),
  apiFunction(
    "jax.custom_jvp",
    "(fun, nondiff_argnums=(), nondiff_argnames=())",
    "The function itself, with a rule of its own for derivatives, which defjvp gives.",
    (args) => customized(callable(args, "fun"), ["defjvp", "defjvps"]),
  ),
  apiFunction(
    "jax.custom_vjp",
    "(fun, nondiff_argnums=(), nondiff_argnames=())",
    "The function itself, with rules of its own for derivatives, which defvjp gives.",
    (args) => customized(callable(args, "fun"), ["defvjp"]),
  ),
  apiFunction("jax.named_call", "(fun, *, name=None)", "The function itself, under a name for profiles.", (args) =>
    callable(args, "fun"),
  ),
  higherOrder(
    "jax.eval_shape",
    "(fun, *args, **kwargs)",
    "The shapes and dtypes of what a function gives, without computing it.",
    (args) => evalShape(callable(args, "fun"), args.rest, args.extra),
  ),
  apiFunction(
    "jax.ShapeDtypeStruct",
    "(shape, dtype, *, sharding=None, weak_type=False, manual_axis_type=None, is_ref=False)",
    "The shape and dtype of an array there need not be.",
    (args) =>
      shapeStruct(new ShapedArray(args.shape("shape"), args.dtype("dtype") ?? "unknown", args.flag("weak_type"))),
  ),
  apiFunction(
    "jax.make_jaxpr",
    "(fun, static_argnums=(), axis_env=None, return_shape=False)",
    "A function that gives the program of primitives which the function is to JAX.",
    (args) => makeJaxpr(callable(args, "fun")),
  ),
  apiFunction(
    "jax.pmap",
    "(fun, axis_name=None, *, in_axes=0, out_axes=0, static_broadcasted_argnums=(), devices=None, backend=None, " +
      "axis_size=None, donate_argnums=())",
    "The function mapped over an axis of its arguments, an example for each device.",
    (args) => {
      const [inAxes, outAxes, axisName] = [args.get("in_axes"), args.get("out_axes"), args.get("axis_name")];
      return vmap(callable(args, "fun"), vmapSpec({ inAxes, outAxes, axisName }));
    },
  ),
  apiFunction(
    "jax.debug.print",
    "(fmt=None, *args, ordered=False, partitioned=False, skip_format_check=False, _use_logging=False, **kwargs)",
    "Prints values when the function runs, also those of a traced one.",
    () => none,
  ),
  apiFunction(
    "jax.debug.callback",
    "(callback=None, *args, ordered=False, partitioned=False, **kwargs)",
    "Calls a function of Python with values when the function runs.",
    () => none,
  ),
  apiFunction(
    "jax.numpy.vectorize",
    "(pyfunc, *, excluded=(), signature=None)",
    "The function of single elements, or of arrays of few axes, applied along all other axes, which broadcast.",
    (args) => {
      const excluded = oneOrMore(args.get("excluded"));
      return vectorize(callable(args, "pyfunc"), {
        signature: args.isNone("signature") ? null : args.string("signature"),
        excluded: excluded.map(excludedArgument),
        excludedText: excluded.length === 0 ? "frozenset()" : `{${excluded.map(pyRepr).join(", ")}}`,
      });
    },
  ),
];

function callable(args: BoundArguments, name: string): PyFunction {
  const value = args.get(name);
  return requireCallable(value, () => `Expected a callable value, got ${pyRepr(value)}`);
}

/** The function with methods that take rules for derivatives; as decorators, they give the rule back. */
function customized(fun: PyFunction, methods: readonly string[]): PyFunction {
  const attributes = methods.map((name): [string, PyFunction] => [
    name,
    { kind: "function", name, parameters: null, call: ([rule]) => (name === "defjvp" ? rule! : none) },
  ]);
  return { ...fun, attributes: new Map(attributes) };
}

function oneOrMore(value: PyValue): readonly PyValue[] {
  if (value.kind === "unknown" || value.kind === "object")
    throw new NotKnownError("which arguments are meant is not known");
  return value.kind === "tuple" || value.kind === "list" ? value.items : [value];
}

function excludedArgument(value: PyValue): number | string {
  if (value.kind === "int" && typeof value.value === "number") return value.value;
  if (value.kind === "str" && value.value !== null) return value.value;
  throw typeError(`jax.numpy.vectorize can only exclude integer or string arguments, but excluded={${pyRepr(value)}}`, {
    code: "vectorize-excluded",
  });
}
