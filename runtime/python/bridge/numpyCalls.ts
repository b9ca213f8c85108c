// The rows of the API table as functions of NumPy.

import type { ApiFunction } from "../../api/row.ts";
import { apiFunctions } from "../../api/table.ts";
import { PythonError, valueError } from "../../core/errors.ts";
import type { PyValue } from "../../core/pyValue.ts";
import type { EvalArray } from "../../engine/evalArray.ts";
import { requireElements } from "../../engine/evalTrace.ts";
import { asArray } from "../../numpy/conversion.ts";
import { callConcretely } from "./concreteArguments.ts";
import { tightShape } from "./ndarrayShape.ts";
import { asNumpyError } from "./numpyErrors.ts";

const rows: ReadonlyMap<string, ApiFunction> = new Map(
  apiFunctions.flatMap((row) =>
    row.qualifiedName.startsWith("jax.numpy.") ? [[row.qualifiedName.slice("jax.numpy.".length), row] as const] : [],
  ),
);

/** Calls the row `jax.numpy.<name>` by NumPy's rules. Throws what NumPy raises. */
export function callNumpyRow(name: string, args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>): PyValue {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`there is no row ${name}`);
  requirements[name]?.(args, kwargs);
  return translated(name, () => callConcretely((...given) => row.call(...given), args, kwargs));
}

/** The result of `body`, or NumPy's error for what JAX raised in it. */
export function translated<Result>(name: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw error instanceof PythonError ? asNumpyError(error, name) : error;
  }
}

type Requirement = (args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>) => void;

/** What NumPy says of arguments that do not fit, where JAX's words do not tell as much. */
const requirements: Readonly<Record<string, Requirement | undefined>> = {
  concatenate([parts, second], kwargs) {
    const arrays = partsOf(parts);
    const axis = second ?? kwargs.get("axis");
    if (axis?.kind === "none") return;
    const ranks = arrays.map(({ shape }) => shape.length);
    const other = ranks.findIndex((rank) => rank !== ranks[0]);
    if (ranks.includes(0)) throw valueError("zero-dimensional arrays cannot be concatenated");
    if (other > 0) {
      throw valueError(
        "all the input arrays must have same number of dimensions, but the array at index 0 has " +
          `${ranks[0]} dimension(s) and the array at index ${other} has ${ranks[other]} dimension(s)`,
      );
    }
    requireSameSizes(arrays, axis?.kind === "int" ? Number(axis.value) : 0);
  },
  stack([parts]) {
    const [first, ...rest] = partsOf(parts);
    if (rest.some(({ shape }) => shape.join() !== first!.shape.join())) {
      throw valueError("all input arrays must have the same shape");
    }
  },
  dot([a, b]) {
    const [x, y] = [a, b].map((operand) => requireElements(asArray(operand!)).shape);
    if (x!.length === 0 || y!.length === 0) return;
    const [axisOfX, axisOfY] = [x!.length - 1, Math.max(0, y!.length - 2)];
    if (x![axisOfX] === y![axisOfY]) return;
    throw valueError(
      `shapes ${tightShape(x!)} and ${tightShape(y!)} not aligned: ` +
        `${x![axisOfX]} (dim ${axisOfX}) != ${y![axisOfY]} (dim ${axisOfY})`,
    );
  },
  matmul([a, b]) {
    const shapes = [a, b].map((operand) => requireElements(asArray(operand!)).shape);
    const signature = "gufunc signature (n?,k),(k,m?)->(n?,m?)";
    const scalar = shapes.findIndex((shape) => shape.length === 0);
    if (scalar >= 0) {
      throw valueError(
        `matmul: Input operand ${scalar} does not have enough dimensions (has 0, gufunc core with signature ` +
          "(n?,k),(k,m?)->(n?,m?) requires 1)",
      );
    }
    const [x, y] = shapes;
    const inner = y!.length === 1 ? y![0] : y!.at(-2);
    if (x!.at(-1) === inner) return;
    throw valueError(
      `matmul: Input operand 1 has a mismatch in its core dimension 0, with ${signature} ` +
        `(size ${inner} is different from ${x!.at(-1)})`,
    );
  },
};

function partsOf(parts: PyValue | undefined): readonly EvalArray[] {
  const items = parts?.kind === "list" || parts?.kind === "tuple" ? parts.items : [];
  return items.map((item) => requireElements(asArray(item)));
}

function requireSameSizes(arrays: readonly EvalArray[], axis: number): void {
  const [first] = arrays;
  if (first === undefined) return;
  const along = axis < 0 ? axis + first.shape.length : axis;
  for (const [index, { shape }] of arrays.entries()) {
    const wrong = shape.findIndex((size, at) => at !== along && size !== first.shape[at]);
    if (wrong < 0) continue;
    throw valueError(
      "all the input array dimensions except for the concatenation axis must match exactly, but along dimension " +
        `${wrong}, the array at index 0 has size ${first.shape[wrong]} and the array at index ${index} has size ${shape[wrong]}`,
    );
  }
}
