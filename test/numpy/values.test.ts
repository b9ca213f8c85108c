import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { arrayAttribute } from "../../runtime/api/arrayMethods.ts";
import { indexUpdateHelper, indexUpdateMethod, indexUpdateRef } from "../../runtime/api/indexUpdate.ts";
import { type BinaryOperator, binaryOperator, type UnaryOperator, unaryOperator } from "../../runtime/api/operators.ts";
import { getItem } from "../../runtime/api/subscript.ts";
import { api } from "../../runtime/api/table.ts";
import { NotKnownError, PythonError } from "../../runtime/core/errors.ts";
import { type PyFunction, type PyValue, pyFloat, pyInt } from "../../runtime/core/pyValue.ts";
import { type ArrayValue, type Trace, withTrace } from "../../runtime/core/trace.ts";
import { evalArray } from "../../runtime/engine/evalArray.ts";
import { evalTrace } from "../../runtime/engine/evalTrace.ts";
import { shapedValue, shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { type Closeness, describeRecorded, describeValue, elementMismatch } from "./describeValue.ts";
import { decode, type MakeArray, type Recorded } from "./recordedValue.ts";

interface RecordedCall {
  readonly args: readonly Recorded[];
  readonly kwargs?: Readonly<Record<string, Recorded>>;
  readonly result?: Recorded;
  readonly error?: string;
  readonly message?: string;
}
interface RecordedRow extends Closeness {
  readonly calls: readonly RecordedCall[];
}
type Family = Readonly<Record<string, RecordedRow>>;
type Evaluate = (name: string, args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>) => PyValue;

const callRow: Evaluate = (name, args, kwargs) => called(api.get(name), args, kwargs);

const families: Readonly<Record<string, Evaluate>> = {
  unary: callRow,
  binary: callRow,
  reductions: callRow,
  creation: callRow,
  shapes: callRow,
  joining: callRow,
  selection: callRow,
  contraction: callRow,
  nn: callRow,
  lax: callRow,
  laxArrays: callRow,
  ordering: callRow,
  fft: callRow,
  linalg: callRow,
  scipyLinalg: callRow,
  distributions: callRow,
  places: callRow,
  scipy: callRow,
  windows: callRow,
  attention: callRow,
  placing: callRow,
  polynomials: callRow,
  sets: callRow,
  dtypes: callRow,
  subscripted(name, [index]) {
    const object = api.get(`jax.numpy.${name}`);
    if (object?.kind !== "object") throw new Error(`${name} is not there to be subscripted`);
    return object.subscript!(index!);
  },
  pooling: (name, args) => folding("reduce_window", name, args),
  folds: (name, args) => folding("reduce", name, args),
  initializers(name, args, kwargs) {
    const key = called(api.get("jax.random.key"), [pyInt(0)], new Map());
    return called(called(api.get(name), [], kwargs), [key, ...args], new Map());
  },
  // SAFETY: the recorder writes no other operators.
  operators: (name, [x, y]) => binaryOperator(name as BinaryOperator, x!, y!),
  unaryOperators: (name, [x]) => unaryOperator(name as UnaryOperator, asArrayValue(x)),
  subscripts: (_name, [x, index]) => getItem(asArrayValue(x), index!),
  updates: (name, [x, index, values]) => {
    const ref = indexUpdateRef(indexUpdateHelper(asArrayValue(x)), index!);
    return called(indexUpdateMethod(ref, name), [values!], new Map());
  },
  attributes: (name, [x]) => arrayAttribute(asArrayValue(x), name)!,
  methods: (name, [x, ...rest], kwargs) => called(arrayAttribute(asArrayValue(x), name), rest, kwargs),
};

/** A row of jax.lax that combines elements with another one, beginning with what changes nothing. */
function folding(row: string, name: string, [operand, ...rest]: readonly PyValue[]): PyValue {
  const identities = { max: Number.NEGATIVE_INFINITY, add: 0, min: Number.POSITIVE_INFINITY, mul: 1 };
  // SAFETY: the recorder writes no other names.
  const identity = identities[name as keyof typeof identities];
  const initial = asArrayValue(operand).aval.dtype === "int32" ? pyInt(identity) : pyFloat(identity);
  return called(api.get(`jax.lax.${row}`), [operand!, initial, api.get(`jax.lax.${name}`)!, ...rest], new Map());
}

const interpreters: readonly { readonly title: string; readonly trace: Trace; readonly makeArray: MakeArray }[] = [
  { title: "knowing shapes alone", trace: shapeTrace, makeArray: (aval) => shapedValue(aval) },
  {
    title: "computing elements",
    trace: evalTrace,
    makeArray: (aval, values) => evalArray(values, aval.shape.map(Number), aval.dtype, aval.weakType),
  },
];

for (const [family, evaluate] of Object.entries(families)) {
  const recorded: Family = JSON.parse(readFileSync(new URL(`../values/${family}.json`, import.meta.url), "utf8"));
  describe.each(interpreters)(`${family}, $title`, ({ trace, makeArray }) => {
    test.each(Object.keys(recorded))("%s answers as JAX does", (name) => {
      const { calls, ...closeness } = recorded[name]!;
      const mismatches = calls.flatMap((call) => {
        const mismatch = compare(call, closeness, trace, makeArray, evaluate, name);
        return mismatch === null ? [] : [`${describeCall(call)}: ${mismatch}`];
      });
      expect(mismatches).toEqual([]);
    });
  });
}

/** How our answer differs from the recorded one; null if it does not, or shapes alone cannot tell. */
function compare(
  call: RecordedCall,
  closeness: Closeness,
  trace: Trace,
  makeArray: MakeArray,
  evaluate: Evaluate,
  name: string,
): string | null {
  return withTrace(trace, () => {
    const args = call.args.map((arg) => decode(arg, makeArray));
    const kwargs = new Map(Object.entries(call.kwargs ?? {}).map(([key, arg]) => [key, decode(arg, makeArray)]));
    const wanted = call.error === undefined ? describeRecorded(call.result!) : `${call.error}: ${call.message}`;
    try {
      const result = evaluate(name, args, kwargs);
      const got = describeValue(result);
      if (got !== wanted) return `${got}, not ${wanted}`;
      return elementMismatch(call.result!, result, closeness);
    } catch (error) {
      if (error instanceof NotKnownError) return `not known: ${error.reason}, not ${wanted}`;
      if (!(error instanceof PythonError)) throw error;
      const got = `${error.pythonType}: ${error.message}`;
      return got === wanted ? null : `${got}, not ${wanted}`;
    }
  });
}

function called(value: PyValue | null | undefined, args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>) {
  // SAFETY: the recorder calls functions only, and a missing one fails the test here.
  return (value as PyFunction).call(args, kwargs);
}

function asArrayValue(value: PyValue | undefined): ArrayValue {
  if (value?.kind !== "array") throw new Error("the recorded operand is no array");
  return value;
}

function describeCall({ args, kwargs = {} }: RecordedCall): string {
  const named = Object.entries(kwargs).map(([key, arg]) => `${key}=${JSON.stringify(arg)}`);
  return `(${[...args.map((arg) => JSON.stringify(arg)), ...named].join(", ")})`;
}
