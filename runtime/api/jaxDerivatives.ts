// The rows of jax that differentiate functions: their results have types, and no elements yet.

import { NotKnownError, typeError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { type PyFunction, type PyValue, typeName } from "../core/pyValue.ts";
import { type DerivativeOptions, gradient, jacobian, jvp, linearize, vjp } from "../transforms/derivatives.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { requireCallable } from "./callable.ts";
import { type ApiFunction, apiFunction, higherOrder } from "./row.ts";

const options = "(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False";

export const jaxDerivativeRows: readonly ApiFunction[] = [
  apiFunction(
    "jax.grad",
    `${options}, reduce_axes=())`,
    "The gradient of a function with a scalar result: a function whose result has the type of the argument.",
    (args) => gradient(funOf(args), "grad", optionsOf(args)),
  ),
  apiFunction(
    "jax.value_and_grad",
    `${options}, reduce_axes=())`,
    "The value of a function with a scalar result, and its gradient.",
    (args) => gradient(funOf(args), "value_and_grad", optionsOf(args)),
  ),
  apiFunction(
    "jax.jacfwd",
    "(fun, argnums=0, has_aux=False, holomorphic=False)",
    "The derivative of every element of the result by every element of the argument, column by column.",
    (args) => jacobian(funOf(args), "jacfwd", optionsOf(args)),
  ),
  ...["jacrev", "jacobian"].map((name) =>
    apiFunction(
      `jax.${name}`,
      `${options})`,
      "The derivative of every element of the result by every element of the argument, row by row.",
      (args) => jacobian(funOf(args), "jacrev", optionsOf(args)),
    ),
  ),
  apiFunction(
    "jax.hessian",
    "(fun, argnums=0, has_aux=False, holomorphic=False)",
    "The second derivatives of every element of the result by every two elements of the argument.",
    (args) => jacobian(jacobian(funOf(args), "jacrev", optionsOf(args)), "jacfwd", optionsOf(args)),
  ),
  higherOrder(
    "jax.jvp",
    "(fun, primals, tangents, has_aux=False)",
    "The value of a function, and its derivative along tangents of its arguments.",
    (args) => jvp(funOf(args), args.get("primals"), args.get("tangents"), args.flag("has_aux")),
  ),
  higherOrder(
    "jax.vjp",
    "(fun, *primals, has_aux=False, reduce_axes=())",
    "The value of a function, and the function from cotangents of the value to cotangents of the arguments.",
    (args) => vjp(funOf(args), args.rest, args.flag("has_aux")),
  ),
  higherOrder(
    "jax.linearize",
    "(fun, *primals, has_aux=False)",
    "The value of a function, and its derivative as a linear function of tangents.",
    (args) => linearize(funOf(args), args.rest, args.flag("has_aux")),
  ),
];

function funOf(args: BoundArguments): PyFunction {
  const fun = args.get("fun");
  return requireCallable(fun, () => `Expected a callable value, got ${pyRepr(fun)}`);
}

function optionsOf(args: BoundArguments): DerivativeOptions {
  const argnums = args.get("argnums");
  const isSeveral = argnums.kind === "tuple" || argnums.kind === "list";
  return {
    argnums: isSeveral ? argnums.items.map(placeOf) : placeOf(argnums),
    hasAux: args.flag("has_aux"),
    holomorphic: args.flag("holomorphic"),
    allowInt: args.has("allow_int") && args.flag("allow_int"),
  };
}

function placeOf(value: PyValue): number {
  if (value.kind === "int" && typeof value.value === "number") return value.value;
  if (value.kind === "bool" && value.value !== null) return Number(value.value);
  if (value.kind === "str") throw typeError("'str' object cannot be interpreted as an integer");
  if (value.kind === "float") throw typeError("'float' object is not iterable");
  throw new NotKnownError(`argnums, a ${typeName(value)}, is not known`);
}
