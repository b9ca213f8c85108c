// What NumPy warns of: infinities and NaNs that a computation made of finite numbers.

import { isComplex, isInexact, isInteger } from "../../core/dtype.ts";
import type { PyValue } from "../../core/pyValue.ts";
import { EvalArray } from "../../engine/evalArray.ts";
import { requireElements } from "../../engine/evalTrace.ts";
import { broadcastTo } from "../../numpy/broadcasting.ts";

/** What went wrong, in NumPy's words for `np.errstate`: `divide`, `over` or `invalid`, and the message. */
export type NumpyWarning = readonly [kind: "divide" | "over" | "invalid", message: string];

let pending: NumpyWarning[] = [];

/** The warnings since they were last taken. */
export function takeWarnings(): readonly NumpyWarning[] {
  const taken = pending;
  if (taken.length > 0) pending = [];
  return taken;
}

/** Looks for what an elementwise function has to warn of; `spoken` is what the message calls it. */
export function watch(name: string, spoken: string, operands: readonly EvalArray[], results: readonly PyValue[]): void {
  const [first] = results;
  if (!(first instanceof EvalArray) || isComplex(first.dtype)) return;
  if (isInteger(first.dtype)) {
    if (wholeDivisions.has(name) && operands[1]!.data.some((value) => value === 0)) warn("divide", spoken);
    return;
  }
  if (!isInexact(first.dtype) || silent.has(name)) return;
  for (const result of results) if (result instanceof EvalArray) examine(name, spoken, operands, result);
}

const wholeDivisions = new Set(["floor_divide", "remainder", "fmod", "divmod"]);
const silent = new Set(
  "maximum minimum fmax fmin copysign nextafter negative positive absolute fabs sign heaviside floor ceil trunc rint".split(
    " ",
  ),
);
/** Functions that have poles. */
const poles = new Set("divide floor_divide log log2 log10 log1p arctanh reciprocal power float_power".split(" "));
const messages = { divide: "divide by zero", over: "overflow", invalid: "invalid value" } as const;

function examine(name: string, spoken: string, operands: readonly EvalArray[], result: EvalArray): void {
  const { data } = result;
  if (data.every(Number.isFinite)) return;
  const given = operands.map((operand) => requireElements(broadcastTo(operand, result.shape)));
  if (given.some(({ dtype }) => isComplex(dtype))) return;
  const found = new Set<NumpyWarning[0]>();
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (Number.isFinite(value)) continue;
    if (Number.isNaN(value)) {
      if (given.every((operand) => !Number.isNaN(operand.data[i]!))) found.add("invalid");
    } else if (given.every((operand) => Number.isFinite(operand.data[i]!))) {
      found.add(isPole(name, given, i) ? "divide" : "over");
    }
  }
  for (const kind of ["divide", "over", "invalid"] as const) if (found.has(kind)) warn(kind, spoken);
}

function isPole(name: string, given: readonly EvalArray[], i: number): boolean {
  if (!poles.has(name)) return false;
  if (name === "power" || name === "float_power") return given[0]!.data[i] === 0;
  return given.length < 2 || given[1]!.data[i] === 0;
}

function warn(kind: NumpyWarning[0], spoken: string): void {
  pending.push([kind, `${messages[kind]} encountered in ${spoken}`]);
}
