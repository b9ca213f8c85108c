// The module `_loopless` that Python sees: plain functions of numbers and texts.
//
// A function that can fail gives -1 then, and `error` says what Python has to raise. Arrays are positive numbers, and
// other values the JSON that marshal.ts describes.

import { arrayAttribute, arrayMethods, arrayProperties } from "../../api/arrayMethods.ts";
import { indexUpdateHelper, indexUpdateMethod, indexUpdateRef } from "../../api/indexUpdate.ts";
import { type BinaryOperator, binaryOperator, type UnaryOperator, unaryOperator } from "../../api/operators.ts";
import { getItem } from "../../api/subscript.ts";
import { api, apiFunctions } from "../../api/table.ts";
import { kindOf } from "../../core/dtype.ts";
import { NotKnownError, PythonError, typeError } from "../../core/errors.ts";
import type { Library } from "../../core/library.ts";
import {
  type PyFunction,
  type PyObject,
  type PyValue,
  pyBool,
  pyDict,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
} from "../../core/pyValue.ts";
import { setTrace, type Trace } from "../../core/trace.ts";
import { EvalArray, type Nested, toNested } from "../../engine/evalArray.ts";
import { evaluating, requireElements } from "../../engine/evalTrace.ts";
import { BatchTracer } from "../../transforms/batchTrace.ts";
import type { StepwiseFunction } from "../../transforms/steps.ts";
import { summaryOf } from "./arraySummary.ts";
import { AxisMarks } from "./axisMarks.ts";
import { callConcretely, indexConcretely, nonzero, notOffered } from "./concreteArguments.ts";
import { EnteredCalls, type Progress } from "./enteredCalls.ts";
import { examplesOf } from "./examples.ts";
import { createFigureBridge } from "./figures.ts";
import { LiveValues } from "./liveValues.ts";
import { type Code, decode, encode, numberCode } from "./marshal.ts";
import { createNumpyBridge } from "./numpyBridge.ts";
import { valueRepr, valueStr } from "./tracerText.ts";
import { treeAlign, treeFlatten, treesEqual, treeText, treeUnflatten } from "./trees.ts";
import { Views } from "./views.ts";

export type Bridge = ReturnType<typeof createBridge>;

const defaultMemoryLimit = 2 ** 30;
const failed = -1;

const binaryOperators: readonly BinaryOperator[] = [
  ..."+ - * / // % ** @ << >> & ^ | < <= > >= == !=".split(" "),
] as readonly BinaryOperator[]; // SAFETY: these are the operators of the type, in the order that Python counts them.
const unaryOperators: readonly UnaryOperator[] = ["-", "+", "~", "abs"];

/** int, float and bool, in the order that Python counts them. */
const numberKinds: readonly ((value: number) => PyValue)[] = [pyInt, pyFloat, (value) => pyBool(value !== 0)];

/** The functions of `_loopless`. From now on everything is evaluated; `memoryLimit` is in bytes. `views` gets what is shown. */
export function createBridge(memoryLimit = defaultMemoryLimit, views = new Views()) {
  const live = new LiveValues(memoryLimit, views);
  const marks = new AxisMarks();
  const entered = new EnteredCalls(marks);
  let lastError: PythonError | null = null;
  setTrace(runTrace(live));

  const guarded = <Result>(body: () => Result): Result | typeof failed => {
    try {
      return body();
    } catch (error) {
      lastError = asPythonError(error);
      return failed;
    }
  };
  const answer = (body: () => PyValue): number | string =>
    guarded(() => {
      const value = body();
      return value.kind === "array" ? live.add(value) : JSON.stringify(encode(value, live));
    });
  // SAFETY: Python's half of marshal.ts wrote the text.
  const parse = (text: string) => JSON.parse(text) as Code;
  const read = (text: string) => decode(parse(text), live);
  const call = (fun: PyFunction, text: string) => {
    const { args, kwargs } = readArguments(read(text));
    return callConcretely((...given) => fun.call(...given), args, kwargs);
  };

  return {
    /** What went wrong in the function that gave -1: the name of an exception class, and the message. */
    error: () => JSON.stringify([lastError!.pythonType, lastError!.message]),
    /** The functions, constants and array attributes there are. */
    describe: () => JSON.stringify(description()),
    free: (handle: number) => live.free(handle),
    count: () => live.count,
    bytes: () => live.bytes,

    binary: (operator: number, left: number, right: number) =>
      answer(() => binaryOperator(binaryOperators[operator]!, live.array(left), live.array(right))),
    /** An array with a Python number of one of `numberKinds`, which stands on the left if `isReflected`. */
    binaryNumber: (operator: number, array: number, kind: number, value: number | boolean, isReflected: boolean) =>
      answer(() => {
        const x = live.array(array);
        const number = numberKinds[kind]!(Number(value));
        return binaryOperator(binaryOperators[operator]!, isReflected ? number : x, isReflected ? x : number);
      }),
    binaryValue: (operator: number, pair: string) =>
      answer(() => {
        const { items } = requireTuple(read(pair));
        return binaryOperator(binaryOperators[operator]!, items[0]!, items[1]!);
      }),
    unary: (operator: number, x: number) => answer(() => unaryOperator(unaryOperators[operator]!, live.array(x))),

    /** The row of the table at this place, called with a tuple and a dict. */
    call: (row: number, given: string) => answer(() => call(runnable(row), given)),
    /** What an object of the table that is there to be subscripted gives for an index. */
    subscripted: (name: string, index: string) =>
      answer(() => {
        const object = api.get(name);
        if (!isSubscripted(object)) throw new Error(`${name} is not subscripted`);
        return callConcretely(([entry]) => object.subscript(entry!), [read(index)], noKeywords);
      }),
    call1: (row: number, x: number) =>
      answer(() => callConcretely((...given) => runnable(row).call(...given), [live.array(x)], noKeywords)),
    call2: (row: number, x: number, y: number) =>
      answer(() =>
        callConcretely((...given) => runnable(row).call(...given), [live.array(x), live.array(y)], noKeywords),
      ),

    item: (x: number, index: number) => answer(() => getItem(live.array(x), pyInt(index))),
    subscript: (x: number, index: string) =>
      answer(() => indexConcretely(live.array(x), read(index), (at) => getItem(live.array(x), at))),
    update: (x: number, index: string, method: string, given: string) =>
      answer(() => {
        const helper = indexUpdateHelper(live.array(x));
        return indexConcretely(live.array(x), read(index), (at) =>
          call(requireMethod(indexUpdateMethod(indexUpdateRef(helper, at), method), method), given),
        );
      }),
    attribute: (x: number, name: string) => answer(() => arrayAttribute(live.array(x), name)!),
    method: (x: number, name: string, given: string) =>
      answer(() => call(requireMethod(arrayAttribute(live.array(x), name), name), given)),

    /** Dtype, whether it is weak, and the sizes. */
    aval: (x: number) => {
      const { dtype, weakType, shape } = live.array(x).aval;
      return `${dtype} ${weakType ? 1 : 0} ${shape.join(" ")}`;
    },
    repr: (x: number) => guarded(() => valueRepr(live.array(x))),
    str: (x: number) => guarded(() => valueStr(live.array(x))),
    /** The elements as JSON, nested as deep as the array has axes. */
    elements: (x: number) => guarded(() => JSON.stringify(elementCodes(live.array(x)))),

    /** What an array is but for its elements, as JSON. One that will be looked at is kept in `views`. */
    summary: (x: number, library: Library, isKept: boolean) =>
      guarded(() => {
        const value = live.get(x);
        // Only those who look later have to see what one of NumPy's arrays holds now.
        const array = value.kind === "ndarray" && !isKept ? value.read() : requireElements(live.array(x));
        const view = isKept ? views.keep({ array, library }) : 0;
        return JSON.stringify(summaryOf(array, library, marks.of(array), view));
      }),

    /** How many computations are under way that call functions of Python. */
    depth: () => entered.depth,
    /** Begins a call of a transformed function: whether it waits for a call, and of what; or what it gives. */
    begin: (transformed: number, given: string) =>
      answer(() => {
        const value = live.get(transformed);
        if (value.kind !== "function") throw new Error(`the value ${transformed} is not callable`);
        const steps = entered.stepsOf(value, readArguments(read(given)));
        return progressTuple(entered.begin(steps, value.transform === "vmap"));
      }),
    /** Begins a call of the row of the table at this place. */
    beginRow: (row: number, given: string) =>
      answer(() => {
        const { args, kwargs } = readArguments(read(given));
        const { steps }: Partial<StepwiseFunction> = apiFunctions[row]!;
        return progressTuple(callConcretely((...concrete) => entered.begin(steps!(...concrete)), args, kwargs));
      }),
    /** Goes on with what the function gave that the innermost computation waits for. */
    resume: (result: string) => answer(() => progressTuple(entered.resume(read(result)))),
    /** Ends computations until so many are under way. */
    leave: (depth: number) => entered.leave(depth),
    /** The value without tracers, for every example of the calls under way. */
    examples: (value: string) => answer(() => pyList(examplesOf(read(value)))),

    treeFlatten: (tree: string) => guarded(() => JSON.stringify(treeFlatten(parse(tree), live))),
    treeUnflatten: (treedef: number, leaves: string) =>
      guarded(() => JSON.stringify(treeUnflatten(treedef, parse(leaves), live))),
    treeAlign: (treedef: number, tree: string, others: string) =>
      guarded(() => JSON.stringify(treeAlign(treedef, parse(tree), parse(others), live))),
    treeText: (treedef: number) => guarded(() => treeText(treedef, live)),
    treesEqual: (one: number, other: number) => treesEqual(one, other, live),

    ...createNumpyBridge(live, guarded),
    ...createFigureBridge(live, guarded),
  };
}

const noKeywords: ReadonlyMap<string, PyValue> = new Map();

/** Evaluates arrays with elements; a tracer that gets here has left the function it belongs to. */
function runTrace(live: LiveValues): Trace {
  const evaluation = evaluating(live.admit);
  return {
    ...evaluation,
    process(primitive, operands, params) {
      const leaked = operands.find((operand) => !(operand instanceof EvalArray));
      if (leaked === undefined) return evaluation.process(primitive, operands, params);
      throw new PythonError(
        "UnexpectedTracerError",
        "Encountered an unexpected tracer. A function transformed by JAX had a side effect, allowing for a reference " +
          `to an intermediate value with type ${leaked.aval.toLongString()} wrapped in a ` +
          `${leaked instanceof BatchTracer ? "BatchTracer" : "DynamicJaxprTracer"} to escape the scope of the transformation.\n` +
          "JAX transformations require that functions explicitly return their outputs, and disallow saving intermediate " +
          "values to global state.",
      );
    },
  };
}

function asPythonError(error: unknown): PythonError {
  if (error instanceof PythonError) return error;
  if (error instanceof NotKnownError) return notOffered(error);
  if (error instanceof RangeError) {
    if (/array length|allocation/i.test(error.message)) return new PythonError("MemoryError", "Out of memory.");
    return new PythonError("RecursionError", "maximum recursion depth exceeded");
  }
  return new PythonError("SystemError", `The bundled runtime made a mistake: ${error}`);
}

function description() {
  const constants = [...api].filter(([, value]) => value.kind !== "function" && value.kind !== "object");
  return {
    functions: apiFunctions.map((row) => [row.qualifiedName, row.signature.text, row.summary, "steps" in row]),
    constants: constants.map(([name, value]) => [name, encode(value, new LiveValues(0))]),
    subscripted: [...api].flatMap(([name, value]) => (isSubscripted(value) ? [name] : [])),
    methods: arrayMethods.map(({ name, signature, summary }) => [name, signature, summary]),
    properties: arrayProperties,
  };
}

function isSubscripted(value: PyValue | undefined): value is PyObject & Required<Pick<PyObject, "subscript">> {
  return value?.kind === "object" && value.subscript !== undefined;
}

/** The function of a row; those whose shapes depend on elements can do more in a run than in the language server. */
function runnable(row: number): PyFunction {
  const fun = apiFunctions[row]!;
  const byElements = callsByElements[fun.qualifiedName];
  return byElements === undefined ? fun : { ...fun, call: (args, kwargs) => byElements(args, kwargs, fun) };
}

type CallOf = (args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>, fun: PyFunction) => PyValue;

const callsByElements: Readonly<Record<string, CallOf>> = {
  "jax.numpy.where"(args, kwargs, fun) {
    const [condition, ...others] = args;
    if (others.length > 0 || kwargs.size > 0 || !(condition instanceof EvalArray)) return fun.call(args, kwargs);
    // SAFETY: comparing an array that is no tracer with a number is evaluated.
    return pyTuple(nonzero(binaryOperator("!=", condition, pyInt(0)) as EvalArray));
  },
  "jax.numpy.repeat"(args, kwargs, fun) {
    const repeats = args[1] ?? kwargs.get("repeats");
    if (!(repeats instanceof EvalArray) || kwargs.has("total_repeat_length")) return fun.call(args, kwargs);
    const total = pyInt(Array.from(repeats.data).reduce((sum, count) => sum + count, 0));
    return fun.call(args, new Map([...kwargs, ["total_repeat_length", total]]));
  },
};

function readArguments(given: PyValue): { args: readonly PyValue[]; kwargs: ReadonlyMap<string, PyValue> } {
  const [args, kwargs] = requireTuple(given).items;
  if (kwargs?.kind !== "dict") throw new Error("keyword arguments come as a dict");
  const named = kwargs.entries.map(([name, value]) => [name.kind === "str" ? name.value! : "", value] as const);
  return { args: requireTuple(args).items, kwargs: new Map(named) };
}

/** True and what to call with what, or False and what came out. */
function progressTuple(progress: Progress): PyValue {
  if (progress.kind === "result") return pyTuple([pyBool(false), progress.result]);
  const { fun, args, kwargs } = progress.request;
  return pyTuple([pyBool(true), fun, pyTuple(args), keywordDict(kwargs)]);
}

function keywordDict(kwargs: ReadonlyMap<string, PyValue>): PyValue {
  return pyDict([...kwargs].map(([name, value]) => [pyStr(name), value]));
}

function requireTuple(value: PyValue | undefined) {
  if (value?.kind !== "tuple") throw new Error("several values come as a tuple");
  return value;
}

function requireMethod(value: PyValue | null, name: string): PyFunction {
  if (value?.kind === "function") return value;
  throw new PythonError("AttributeError", `there is no method ${name}`);
}

function elementCodes(array: PyValue): Code | readonly unknown[] {
  if (!(array instanceof EvalArray)) throw typeError("a tracer has no elements");
  const isFloat = kindOf(array.dtype) === "f";
  const codes = (nested: Nested): unknown => {
    if (typeof nested === "number") return isFloat ? numberCode(nested) : nested;
    if (typeof nested === "boolean") return nested;
    if ("re" in nested) return { re: numberCode(nested.re), im: numberCode(nested.im) };
    return nested.map(codes);
  };
  return [codes(toNested(array))];
}
