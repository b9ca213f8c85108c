// The types of derivatives: what grad, jacobians, jvp and vjp give, and what they refuse. Their values need elements
// that no interpreter here computes, so a run raises NotImplementedError.

import { ShapedArray } from "../core/aval.ts";
import { formatShape, shapesEqual, unifyDims } from "../core/dim.ts";
import { isComplex, isInexact, kindOf } from "../core/dtype.ts";
import { PythonError, typeError, valueError } from "../core/errors.ts";
import { pyRepr } from "../core/pyRepr.ts";
import { flatten, formatTreeDef, mapLeaves, type TreeDef, treedefsEqual, unflatten } from "../core/pytree.ts";
import { type PyFunction, type PyValue, pyTuple, typeName, unknown } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { isFloating } from "../numpy/promotion.ts";
import { arrayLeaves, arrayTree } from "./arrayLeaves.ts";
import { evaluates } from "./elements.ts";
import { calledOpenly, type Steps, type TransformedFunction, transformed } from "./steps.ts";
import { isOpaque } from "./treePrefix.ts";
import { wrapInTraces } from "./wrapInTraces.ts";

/** What `grad` and its kin are asked for, in JAX's words. */
export interface DerivativeOptions {
  /** One argument, or several, whose derivatives then come as a tuple. */
  readonly argnums: number | readonly number[];
  readonly hasAux: boolean;
  readonly holomorphic: boolean;
  readonly allowInt: boolean;
}

/** `fun` with its value and its gradient, or the gradient alone. Mirrors `jax.value_and_grad` and `jax.grad`. */
export function gradient(
  fun: PyFunction,
  name: "grad" | "value_and_grad",
  options: DerivativeOptions,
): TransformedFunction {
  return transformed(fun, function* (args, kwargs) {
    const { mapInputs, output, aux } = yield* traced("grad", name, fun, options, args, kwargs, () => {});
    const value = requireScalar(output, options);
    const models = value.kind === "array" ? [value] : [];
    const gradients = mapInputs((leaf) => tangentOf(leaf, models));
    if (name === "grad") return aux === null ? gradients : pyTuple([gradients, aux]);
    return pyTuple([aux === null ? value : pyTuple([value, aux]), gradients]);
  });
}

/** The derivative of each output by each input. Mirrors `jax.jacfwd` and `jax.jacrev`. */
export function jacobian(fun: PyFunction, name: "jacfwd" | "jacrev", options: DerivativeOptions): TransformedFunction {
  return transformed(fun, function* (args, kwargs) {
    const check = (output: PyValue) => requireDifferentiable(name, output, options);
    const { mapInputs, treedefs, output, aux } = yield* traced(name, name, fun, options, args, kwargs, check);
    const jacobians = mapLeaves(output, (out) => mapInputs((leaf) => block(name, out, leaf)));
    for (const treedef of [...treedefs, flatten(output).treedef]) runsUnfollowed(treedef);
    return aux === null ? jacobians : pyTuple([jacobians, aux]);
  });
}

/** The value of `fun`, and its derivative along `tangents`. Mirrors `jax.jvp`. */
export function* jvp(fun: PyFunction, primals: PyValue, tangents: PyValue, hasAux: boolean): Steps {
  requirePaths(primals, tangents);
  requireTypes("jvp");
  const [given, along] = [arrayLeaves(primals), arrayLeaves(tangents)];
  for (const [i, primal] of given.leaves.entries()) requireTangent(primal, along.leaves[i]!);
  const args = unflatten(given.treedef, given.leaves);
  const result = yield* calledOpenly(fun, args.kind === "tuple" || args.kind === "list" ? args.items : [args]);
  const { output, aux } = splitAux(result, hasAux);
  const models = [...given.leaves, ...along.leaves].filter((leaf) => leaf.kind === "array");
  const tangent = mapLeaves(output, (leaf) => tangentOf(leaf, models));
  return pyTuple(aux === null ? [output, tangent] : [output, tangent, aux]);
}

/** The value of `fun`, and the function from cotangents of it to those of `primals`. Mirrors `jax.vjp`. */
export function* vjp(fun: PyFunction, primals: readonly PyValue[], hasAux: boolean): Steps {
  requireTypes("vjp");
  const given = primals.map((primal) => arrayTree(primal));
  const { output, aux } = splitAux(yield* calledOpenly(fun, given), hasAux);
  const back: PyFunction = {
    kind: "function",
    name: "vjp_fun",
    parameters: ["cotangents"],
    call: ([cotangents]) => {
      const models = cotangents === undefined ? [] : matchCotangents(output, cotangents);
      return pyTuple(given.map((primal) => mapLeaves(primal, (leaf) => tangentOf(leaf, models))));
    },
  };
  return pyTuple(aux === null ? [output, back] : [output, back, aux]);
}

/** The value of `fun`, and its derivative as a function of tangents. Mirrors `jax.linearize`. */
export function* linearize(fun: PyFunction, primals: readonly PyValue[], hasAux: boolean): Steps {
  requireTypes("linearize");
  const given = primals.map((primal) => arrayTree(primal));
  const { output, aux } = splitAux(yield* calledOpenly(fun, given), hasAux);
  const forward: PyFunction = {
    kind: "function",
    name: "f_jvp",
    parameters: null,
    call: (tangents) => {
      const along = arrayLeaves(pyTuple(tangents)).leaves;
      const models = along.filter((leaf) => leaf.kind === "array");
      for (const [i, primal] of arrayLeaves(pyTuple(given)).leaves.entries()) requireSameAval(primal, along[i]);
      return mapLeaves(output, (leaf) => tangentOf(leaf, models));
    },
  };
  return pyTuple(aux === null ? [output, forward] : [output, forward, aux]);
}

function requireTypes(name: string): void {
  if (!evaluates()) return;
  throw new PythonError(
    "NotImplementedError",
    `The bundled runtime of Loopless has no derivatives yet: to use jax.${name}, choose a Python kernel that has all of JAX.`,
  );
}

interface Traced {
  /** What is differentiated by, one argument or a tuple of them, with other leaves. */
  readonly mapInputs: (change: (leaf: PyValue) => PyValue) => PyValue;
  readonly treedefs: readonly TreeDef[];
  readonly output: PyValue;
  readonly aux: PyValue | null;
}

function* traced(
  name: "grad" | "jacfwd" | "jacrev",
  offered: string,
  fun: PyFunction,
  options: DerivativeOptions,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
  check: (output: PyValue) => void,
): Steps<Traced> {
  const places = placesOf(options.argnums, args.length);
  requireTypes(offered);
  // Each is taken apart once, as in JAX: functions of the program that do so see no array where a number is given.
  const inputs = new Map(places.map((place) => [place, arrayLeaves(args[place]!)] as const));
  for (const { leaves } of inputs.values()) for (const leaf of leaves) requireInput(name, leaf, options);
  const given = args.map((arg, place) => {
    const input = inputs.get(place);
    return input === undefined ? arg : unflatten(input.treedef, input.leaves);
  });
  const { output, aux } = splitAux(yield* calledOpenly(fun, given, kwargs), options.hasAux);
  check(output);
  const mapInputs: Traced["mapInputs"] = (change) => {
    const changed = places.map((place) => {
      const { treedef, leaves } = inputs.get(place)!;
      return unflatten(treedef, leaves.map(change));
    });
    return typeof options.argnums === "number" ? changed[0]! : pyTuple(changed);
  };
  return { mapInputs, treedefs: [...inputs.values()].map(({ treedef }) => treedef), output, aux };
}

/** Jacobians map derivatives over a basis: what that puts into containers of the program is not computed here. */
function runsUnfollowed({ node, children }: TreeDef): void {
  if (node.kind === "object") node.runsUnfollowed?.();
  for (const child of children) runsUnfollowed(child);
}

function placesOf(argnums: DerivativeOptions["argnums"], count: number): readonly number[] {
  const given = typeof argnums === "number" ? [argnums] : argnums;
  const needed = Math.max(...given) + 1;
  if (needed > count) {
    const shown = typeof argnums === "number" ? argnums : `(${argnums.join(", ")}${argnums.length === 1 ? "," : ""})`;
    throw typeError(
      `differentiating with respect to argnums=${shown} requires at least ${needed} positional arguments to be passed ` +
        `by the caller, but got only ${count} positional arguments.`,
      { code: "grad-argnums" },
    );
  }
  return given.map((place) => {
    if (place >= -count) return place < 0 ? place + count : place;
    throw valueError(
      "Positional argument indices, e.g. for `static_argnums`, must have value greater than or equal to -len(args) " +
        `and less than len(args), but got value ${place} for len(args) == ${count}.`,
      { code: "grad-argnums" },
    );
  });
}

function requireInput(name: string, leaf: PyValue, { holomorphic, allowInt }: DerivativeOptions): void {
  if (leaf.kind !== "array" || leaf.aval.dtype === "unknown") return;
  const { dtype } = leaf.aval;
  const code = { code: "grad-input-dtype" };
  if (holomorphic) {
    if (isComplex(dtype)) return;
    throw typeError(`${name} with holomorphic=True requires inputs with complex dtype, but got ${dtype}.`, code);
  }
  if (name === "jacfwd") {
    if (isFloating(dtype)) return;
    throw typeError(
      `jacfwd requires real-valued inputs (input dtype that is a sub-dtype of np.floating), but got ${dtype}. For ` +
        "holomorphic differentiation, pass holomorphic=True. For differentiation of non-holomorphic functions " +
        "involving complex inputs or integer inputs, use jax.jvp directly.",
      code,
    );
  }
  if (isInexact(dtype) || allowInt) return;
  throw typeError(
    `${name} requires real- or complex-valued inputs (input dtype that is a sub-dtype of np.inexact), but got ` +
      `${dtype}. If you want to use Boolean- or integer-valued inputs, use vjp or set allow_int to True.`,
    code,
  );
}

/** A function's value and what else it gives. Throws JAX's `TypeError` when it gives no pair though it should. */
function splitAux(result: PyValue, hasAux: boolean): { readonly output: PyValue; readonly aux: PyValue | null } {
  if (!hasAux) return { output: arrayTree(result), aux: null };
  if (isOpaque(result)) return { output: result, aux: result };
  const isSequence = result.kind === "tuple" || result.kind === "list";
  if (!isSequence || result.items.length !== 2) {
    throw typeError(
      `expected function with aux output to return a two-element tuple, but got type <class '${typeName(result)}'> ` +
        `with value ${pyRepr(result)}`,
      { code: "grad-aux" },
    );
  }
  return { output: arrayTree(result.items[0]!), aux: arrayTree(result.items[1]!) };
}

function requireScalar(output: PyValue, { holomorphic }: DerivativeOptions): PyValue {
  if (isOpaque(output)) return output;
  if (!isArrayLike(output)) {
    throw typeError(`Gradient only defined for scalar-output functions. Output was ${pyRepr(output)}.`, {
      code: "grad-scalar-output",
    });
  }
  const value = asArray(output);
  const { shape, dtype } = value.aval;
  if (shape.length > 0) {
    throw typeError(`Gradient only defined for scalar-output functions. Output had shape: ${formatShape(shape)}.`, {
      code: "grad-scalar-output",
    });
  }
  if (holomorphic && !isComplex(dtype) && dtype !== "unknown") {
    throw typeError(`grad with holomorphic=True requires outputs with complex dtype, but got ${dtype}.`, {
      code: "grad-output-dtype",
    });
  }
  if (!holomorphic) requireReal("grad", value);
  return value;
}

/** `jacrev` goes back from each output, so that these have to be real; `jacfwd` takes any. */
function requireDifferentiable(name: string, output: PyValue, { holomorphic }: DerivativeOptions): void {
  if (name !== "jacrev" || holomorphic) return;
  for (const leaf of flatten(output).leaves) if (leaf.kind === "array") requireReal(name, leaf);
}

function requireReal(name: string, { aval: { dtype } }: ArrayValue): void {
  if (isFloating(dtype) || dtype === "unknown") return;
  const holomorphic = isComplex(dtype) ? "For holomorphic differentiation, pass holomorphic=True. " : "";
  const functions = isComplex(dtype)
    ? "non-holomorphic functions involving complex outputs"
    : "functions with integer outputs";
  throw typeError(
    `${name} requires real-valued outputs (output dtype that is a sub-dtype of np.floating), but got ${dtype}. ` +
      `${holomorphic}For differentiation of ${functions}, use jax.vjp directly.`,
    { code: "grad-output-dtype" },
  );
}

function block(name: "jacfwd" | "jacrev", out: PyValue, leaf: PyValue): PyValue {
  if (out.kind !== "array") return out;
  if (leaf.kind !== "array") return leaf;
  const { dtype, weakType } = name === "jacfwd" ? out.aval : leaf.aval;
  return wrapInTraces(new ShapedArray([...out.aval.shape, ...leaf.aval.shape], dtype, weakType), [out, leaf]);
}

/** A derivative has the type of its value; that of an integer has a type of its own, which nothing computes with. */
function tangentOf(leaf: PyValue, models: readonly ArrayValue[]): PyValue {
  if (leaf.kind !== "array") return leaf;
  if (isInexact(leaf.aval.dtype) || leaf.aval.dtype === "unknown") return wrapInTraces(leaf.aval, [leaf, ...models]);
  return unknown(`the derivative of ${kindOf(leaf.aval.dtype) === "b" ? "booleans" : "integers"} has no elements`);
}

function requirePaths(primals: PyValue, tangents: PyValue): void {
  const isSequence = ({ kind }: PyValue) => kind === "tuple" || kind === "list" || kind === "unknown";
  if (!isSequence(primals) || !isSequence(tangents)) {
    throw typeError(
      `primal and tangent arguments to jax.jvp must be tuples or lists; found ${typeName(primals)} and ${typeName(tangents)}.`,
      { code: "jvp-arguments" },
    );
  }
  const [one, other] = [flatten(primals), flatten(tangents)];
  if (treedefsEqual(one.treedef, other.treedef) || [...one.leaves, ...other.leaves].some(isOpaque)) return;
  throw typeError(
    "primal and tangent arguments to jax.jvp must have the same tree structure; primals have tree structure " +
      `${formatTreeDef(one.treedef)} whereas tangents have tree structure ${formatTreeDef(other.treedef)}.`,
    { code: "jvp-arguments" },
  );
}

function requireTangent(primal: PyValue, tangent: PyValue | undefined): void {
  if (primal.kind !== "array" || tangent?.kind !== "array") return;
  const [of, along] = [primal.aval, tangent.aval];
  if (of.dtype !== "unknown" && along.dtype !== "unknown") {
    const expected = isInexact(of.dtype) ? of.dtype : "[('float0', 'V')]";
    if (along.dtype !== expected) {
      throw typeError(
        "primal and tangent arguments to jax.jvp do not match; dtypes must be equal, or in case of int/bool primal " +
          `dtype the tangent dtype must be float0.Got primal dtype ${of.dtype} and so expected tangent dtype ` +
          `${expected}, but got tangent dtype ${along.dtype} instead.`,
        { code: "jvp-arguments" },
      );
    }
  }
  if (mayBeEqual(of, along)) return;
  throw valueError(
    "jvp called with different primal and tangent shapes;" +
      `Got primal shape ${formatShape(of.shape)} and tangent shape as ${formatShape(along.shape)}`,
    { code: "jvp-arguments" },
  );
}

/** The arrays among the cotangents. Throws JAX's `ValueError` when one has not the type of its output. */
function matchCotangents(output: PyValue, cotangents: PyValue): readonly ArrayValue[] {
  const [outputs, given] = [flatten(output), arrayLeaves(cotangents)];
  if (outputs.leaves.length !== given.leaves.length) return [];
  for (const [i, out] of outputs.leaves.entries()) {
    const cotangent = given.leaves[i]!;
    if (out.kind !== "array" || cotangent.kind !== "array" || !isInexact(out.aval.dtype)) continue;
    if (isSameType(out.aval, cotangent.aval)) continue;
    const expected = out.aval.toLongString();
    throw valueError(
      "unexpected JAX type (e.g. shape/dtype) for argument to VJP function: got " +
        `${cotangent.aval.toLongString()}, but expected ${expected} because the corresponding output of the ` +
        `differentiated function had JAX type ${expected}`,
      { code: "vjp-cotangent" },
    );
  }
  return given.leaves.filter((leaf) => leaf.kind === "array");
}

function requireSameAval(primal: PyValue, tangent: PyValue | undefined): void {
  if (primal.kind !== "array" || tangent?.kind !== "array" || !isInexact(primal.aval.dtype)) return;
  if (isSameType(primal.aval, tangent.aval)) return;
  const expected = primal.aval.toLongString();
  throw valueError(
    "linearized function called on tangent values inconsistent with the original primal values:\n" +
      `Got tangent aval ${tangent.aval.toLongString()} for primal aval ${expected} but expected ${expected}.`,
    { code: "linearize-tangent" },
  );
}

function isSameType(one: ShapedArray, other: ShapedArray): boolean {
  const isDtype = one.dtype === other.dtype || one.dtype === "unknown" || other.dtype === "unknown";
  return isDtype && mayBeEqual(one, other);
}

function mayBeEqual({ shape }: ShapedArray, other: ShapedArray): boolean {
  if (shapesEqual(shape, other.shape)) return true;
  return shape.length === other.ndim && shape.every((dim, axis) => unifyDims(dim, other.shape[axis]!) !== null);
}
