// jnp.vectorize: a function of arrays of few axes, applied along all others, which broadcast.

import { type Dim, formatShape, type Shape, unifyDims } from "../core/dim.ts";
import { typeError, valueError } from "../core/errors.ts";
import { formatTuple, pyRepr } from "../core/pyRepr.ts";
import { mapLeaves } from "../core/pytree.ts";
import type { PyFunction, PyValue } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { expandDims } from "../lax/broadcast.ts";
import { squeeze } from "../lax/reshape.ts";
import { broadcastShapes } from "../numpy/broadcasting.ts";
import { asArray } from "../numpy/conversion.ts";
import { overLevels } from "./overLevels.ts";
import { calledOpenly, type Steps, type TransformedFunction, transformed } from "./steps.ts";
import { isOpaque } from "./treePrefix.ts";

export interface VectorizeOptions {
  /** `(n,m),(m)->(n)`, or null where every argument and result is a scalar. */
  readonly signature: string | null;
  /** The arguments that are passed on as they are, by place and by name. */
  readonly excluded: readonly (number | string)[];
  /** The excluded arguments as Python prints them. */
  readonly excludedText: string;
}

/** The axes of one example of each argument, and of each result, by name; null where they are not given. */
interface Signature {
  readonly inputs: readonly CoreAxes[];
  readonly outputs: readonly CoreAxes[] | null;
}

type CoreAxes = readonly string[];

/** `fun` of one example applied to all. Mirrors `jnp.vectorize`, with its errors. */
export function vectorize(fun: PyFunction, options: VectorizeOptions): TransformedFunction {
  const ending =
    `on vectorized function with excluded=${options.excludedText} and ` +
    `signature=${options.signature === null ? "None" : `'${options.signature}'`}`;
  return transformed(fun, function* (args, kwargs) {
    const passed = (place: number) => options.excluded.includes(place) || args[place]!.kind === "none";
    const places = [...args.keys()].filter((place) => !passed(place));
    const named = [...kwargs].filter(([name, value]) => !options.excluded.includes(name) && value.kind !== "none");
    const arrays = [...places.map((place) => args[place]!), ...named.map(([, value]) => value)].map(asArray);
    const { inputs, outputs } =
      options.signature === null ? { inputs: arrays.map(() => []), outputs: null } : parse(options.signature);
    if (arrays.length !== inputs.length) {
      throw typeError(
        `wrong number of positional arguments: expected ${inputs.length}, got ${arrays.length} ${ending}`,
        { code: "vectorize-arguments" },
      );
    }
    const sizes = new Map<string, Dim>();
    for (const [i, { aval }] of arrays.entries()) addInput(sizes, aval.shape, inputs[i]!, ending);
    const outer = arrays.map(({ aval }, i) => aval.shape.slice(0, aval.ndim - inputs[i]!.length));
    const example = function* (values: readonly PyValue[]): Steps {
      const full = args.map((arg, place) => (passed(place) ? arg : values[places.indexOf(place)]!));
      const keywords = new Map([...kwargs, ...named.map(([name], i) => [name, values[places.length + i]!] as const)]);
      const result = yield* calledOpenly(fun, full, keywords);
      return outputs === null ? result : checked(result, outputs, sizes, ending);
    };
    return yield* along(broadcastShapes(outer), arrays, outer, example);
  });
}

/** Throws JAX's `ValueError` for what is no signature. */
function parse(signature: string): Signature {
  const list = /\((\w+(,\w+)*)?\)(,\((\w+(,\w+)*)?\))*/.source;
  if (!new RegExp(`^${list}->${list}$`).test(signature)) {
    throw valueError(`not a valid gufunc signature: ${signature}`, { code: "vectorize-signature" });
  }
  const [inputs, outputs] = signature
    .split("->")
    .map((side) => [...side.matchAll(/\(([^)]*)\)/g)].map(([, names]) => names!.match(/\w+/g) ?? []));
  return { inputs: inputs!, outputs: outputs! };
}

/** Maps `example` over the axes of `shape`, outermost first; those of size one are left out and put in afterwards. */
function* along(
  shape: Shape,
  arrays: readonly ArrayValue[],
  outer: readonly Shape[],
  example: (values: readonly PyValue[]) => Steps,
): Steps {
  const single: readonly number[] = [...shape.keys()].filter((axis) => shape[axis] === 1);
  const axes = arrays.map((_, i) => {
    const missing = shape.length - outer[i]!.length;
    return [...shape.keys()].map((axis) => (axis < missing ? 1 : outer[i]![axis - missing]!));
  });
  const values = arrays.map((array, i) => {
    const missing = shape.length - outer[i]!.length;
    const stretched = [...axes[i]!.keys()].filter((axis) => axis >= missing && axes[i]![axis] === 1);
    return stretched.length === 0
      ? array
      : squeeze(
          array,
          stretched.map((axis) => axis - missing),
        );
  });
  const mapped = [...shape.keys()].filter((axis) => !single.includes(axis));
  const result = yield* overLevels(
    mapped.map((axis) => axes.map((sizes) => sizes[axis] !== 1)),
    values,
    example,
  );
  if (single.length === 0) return result;
  return mapLeaves(result, (leaf) => (isOpaque(leaf) ? leaf : expandDims(asArray(leaf), single)));
}

function addInput(sizes: Map<string, Dim>, shape: Shape, axes: CoreAxes, ending: string): void {
  if (shape.length < axes.length) {
    throw valueError(
      `input with shape ${formatShape(shape)} does not have enough dimensions for all core dimensions ` +
        `${namesText(axes)} ${ending}`,
      { code: "vectorize-core-dimensions" },
    );
  }
  addSizes(sizes, shape.slice(shape.length - axes.length), axes, ending);
}

function addSizes(sizes: Map<string, Dim>, shape: Shape, axes: CoreAxes, ending: string): void {
  for (const [i, name] of axes.entries()) {
    const [known, size] = [sizes.get(name), shape[i]!];
    const unified = known === undefined ? size : unifyDims(known, size);
    if (unified === null) {
      throw valueError(`inconsistent size for core dimension '${name}': ${size} vs ${known} ${ending}`, {
        code: "vectorize-core-dimensions",
      });
    }
    sizes.set(name, unified);
  }
}

/** The result of one example. Throws JAX's errors when it does not have the axes that the signature names. */
function checked(
  result: PyValue,
  outputs: readonly CoreAxes[],
  inputSizes: ReadonlyMap<string, Dim>,
  ending: string,
): PyValue {
  if (isOpaque(result)) return result;
  const code = { code: "vectorize-result" };
  if (outputs.length > 1 && result.kind !== "tuple") {
    throw typeError(
      `output must be a tuple when multiple outputs are expected, got: ${pyRepr(result)}\n${ending}`,
      code,
    );
  }
  const results = result.kind === "tuple" ? result.items : [result];
  if (results.length !== outputs.length) {
    throw typeError(
      `wrong number of output arguments: expected ${outputs.length}, got ${results.length} ${ending}`,
      code,
    );
  }
  const sizes = new Map(inputSizes);
  for (const [i, value] of results.entries()) {
    if (isOpaque(value)) continue;
    const { shape } = asArray(value).aval;
    const axes = outputs[i]!;
    if (shape.length !== axes.length) {
      throw valueError(
        `output shape ${formatShape(shape)} does not match core dimensions ${namesText(axes)} ${ending}`,
        code,
      );
    }
    addSizes(sizes, shape, axes, ending);
  }
  return result;
}

const namesText = (axes: CoreAxes): string => formatTuple(axes.map((name) => `'${name}'`));
