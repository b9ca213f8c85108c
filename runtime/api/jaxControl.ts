// The rows of jax.lax that call functions: loops and branches.

import { type Dim, formatShape } from "../core/dim.ts";
import { isInteger, kindOf } from "../core/dtype.ts";
import { typeError, valueError } from "../core/errors.ts";
import { pyRepr, pyStrOf } from "../core/pyRepr.ts";
import { type PyFunction, type PyValue, typeName } from "../core/pyValue.ts";
import type { ArrayValue } from "../core/trace.ts";
import { logicalNot } from "../numpy/comparison.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { convert } from "../numpy/promotion.ts";
import { associativeScan } from "../transforms/associativeScan.ts";
import { type Branch, conditional } from "../transforms/conditional.ts";
import { map, scan } from "../transforms/scan.ts";
import { foriLoop, whileLoop } from "../transforms/whileLoop.ts";
import type { BoundArguments } from "./boundArguments.ts";
import { requireCallable } from "./callable.ts";
import { type ApiFunction, higherOrder } from "./row.ts";

export const jaxControlRows: readonly ApiFunction[] = [
  higherOrder(
    "jax.lax.scan",
    "(f, init, xs=None, length=None, reverse=False, unroll=1, _split_transpose=False)",
    "Loops over the first axis of arrays: f makes of a carry and a slice the next carry and a result, which are stacked.",
    (args) =>
      scan(callableOf(args.get("f"), "lax.scan: f argument should be a callable."), args.get("init"), args.get("xs"), {
        length: lengthOf(args),
        reverse: args.flag("reverse"),
      }),
  ),
  higherOrder(
    "jax.lax.map",
    "(f, xs, *, batch_size=None)",
    "The function of each slice along the first axis, one after the other, the results stacked.",
    (args) => {
      const batchSize = args.isNone("batch_size") ? null : args.int("batch_size");
      return map(callableOf(args.get("f"), notCallable(args.get("f"))), args.get("xs"), batchSize);
    },
  ),
  higherOrder(
    "jax.lax.associative_scan",
    "(fn, elems, reverse=False, axis=0)",
    "The running results of an associative function along an axis, in the same shape.",
    (args) =>
      associativeScan(
        callableOf(args.get("fn"), "lax.associative_scan: fn argument should be callable."),
        args.get("elems"),
        args.flag("reverse"),
        args.int("axis"),
      ),
  ),
  higherOrder(
    "jax.lax.fori_loop",
    "(lower, upper, body_fun, init_val, *, unroll=None)",
    "Applies a function of a counter and a value to the value, for each integer of a range.",
    (args) =>
      foriLoop(
        args.get("lower"),
        args.get("upper"),
        callableOf(args.get("body_fun"), "lax.fori_loop: body_fun argument should be callable."),
        args.get("init_val"),
      ),
  ),
  higherOrder(
    "jax.lax.while_loop",
    "(cond_fun, body_fun, init_val)",
    "Applies a function to a value again and again while a condition on it holds.",
    (args) => {
      const message = "lax.while_loop: body_fun and cond_fun arguments should be callable.";
      const condFun = callableOf(args.get("cond_fun"), message);
      return whileLoop(condFun, callableOf(args.get("body_fun"), message), args.get("init_val"));
    },
  ),
  higherOrder(
    "jax.lax.cond",
    "(pred, true_fun, false_fun, *operands, **operand)",
    "What one of two functions gives for the operands, as a predicate says; both have to give the same types.",
    (args) => conditional("cond", predicate(args.get("pred")), condBranches(args)),
  ),
  higherOrder(
    "jax.lax.switch",
    "(index, branches, *operands, **operand)",
    "What one of several functions gives for the operands, by number; all have to give the same types.",
    (args) => {
      const branches = args.list("branches").map((fun, place) => ({
        name: place === 0 ? "branch 0" : `branch${place}`,
        fun: callableOf(fun, "lax.switch: branches argument should be a sequence of callables."),
        operands: operandsOf(args),
      }));
      if (branches.length === 0) throw valueError("Empty branch sequence", { code: "branch-count" });
      return conditional("switch", branchIndex(args.get("index")), branches);
    },
  ),
];

function callableOf(value: PyValue, message: string): PyFunction {
  return requireCallable(value, () => message);
}

function notCallable(value: PyValue): string {
  return value.kind === "function" || value.kind === "unknown" ? "" : `'${typeName(value)}' object is not callable`;
}

function lengthOf(args: BoundArguments): Dim | null {
  if (args.isNone("length")) return null;
  const value = args.get("length");
  return value.kind === "float" && value.value !== null ? Math.trunc(value.value) : args.dim("length");
}

/** The two functions with their operands; in an older form each of them has one of its own. */
function condBranches(args: BoundArguments): readonly Branch[] {
  const [second, third, ...rest] = [args.get("true_fun"), args.get("false_fun"), ...args.rest];
  if (isCallable(third!) && rest.length === 2 && isCallable(rest[1]!)) {
    return [branch("true_fun", third!, [second!]), branch("false_fun", rest[1]!, [rest[0]!])];
  }
  const operands = operandsOf(args);
  return [branch("true_fun", second!, operands), branch("false_fun", third!, operands)];
}

function branch(name: string, fun: PyValue, operands: readonly PyValue[]): Branch {
  return {
    name,
    fun: callableOf(fun, "lax.cond: true_fun and false_fun arguments should be callable."),
    operands,
  };
}

const isCallable = (value: PyValue): boolean =>
  value.kind === "function" || (value.kind === "object" && Boolean(value.callable));

function operandsOf(args: BoundArguments): readonly PyValue[] {
  const operand = args.extra.get("operand");
  if (operand === undefined) return args.rest;
  if (args.rest.length === 0) return [operand];
  throw typeError(
    "if 'operand' keyword is passed then no positional operands can be passed, got " +
      `operand=${pyRepr(operand)} and positional operands (${args.rest.map(pyRepr).join(", ")},)`,
    { code: "branch-operand" },
  );
}

/** Zero where the first branch is taken: the one for true. Null where the predicate is not known. */
function predicate(pred: PyValue): ArrayValue | null {
  const code = { code: "cond-predicate" };
  if (pred.kind === "none") throw typeError("cond predicate is None", code);
  if (pred.kind === "unknown" || pred.kind === "object") return null;
  if (!isArrayLike(pred)) {
    if (pred.kind === "function" || pred.kind === "dtype") {
      throw typeError(`Pred type must be either boolean or number, got ${pyRepr(pred)}.`, code);
    }
    throw typeError(`Pred must be a scalar, got ${pyStrOf(pred)} of type <class '${typeName(pred)}'>`, code);
  }
  const array = asArray(pred);
  const { shape, dtype } = array.aval;
  if (shape.length > 0)
    throw typeError(`Pred must be a scalar, got ${pyRepr(pred)} of shape ${formatShape(shape)}.`, code);
  if (kindOf(dtype) === "c") throw typeError(`Pred type must be either boolean or number, got ${dtype}.`, code);
  return convert(logicalNot(array), "int32");
}

/** The number of the branch; null where it is not known. */
function branchIndex(index: PyValue): ArrayValue | null {
  const code = { code: "switch-index" };
  if (index.kind === "unknown" || index.kind === "object") return null;
  if (index.kind === "none") throw typeError("Index type must be an integer, got None as float32", code);
  if (!isArrayLike(index)) throw typeError(`Index type must be an integer, got ${pyStrOf(index)}.`, code);
  const array = asArray(index);
  const { shape, dtype } = array.aval;
  if (shape.length > 0) {
    throw typeError(`Branch index must be scalar, got ${pyRepr(index)} of shape ${formatShape(shape)}.`, code);
  }
  if (isInteger(dtype) || dtype === "unknown") return convert(array, "int32");
  throw typeError(`Index type must be an integer, got ${pyRepr(index)} as ${dtype}`, code);
}
