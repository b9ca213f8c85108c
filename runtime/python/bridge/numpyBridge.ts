// What Python sees of the runtime for numpy, as part of `_loopless`; see bridge.ts.

import { ShapedArray } from "../../core/aval.ts";
import { isDType, isInteger, kindOf } from "../../core/dtype.ts";
import { PythonError, valueError } from "../../core/errors.ts";
import { withLibrary } from "../../core/library.ts";
import { type PyValue, pyFloat, pyInt, pyTuple } from "../../core/pyValue.ts";
import { withTrace } from "../../core/trace.ts";
import { EvalArray } from "../../engine/evalArray.ts";
import { evaluating, requireElements } from "../../engine/evalTrace.ts";
import { take } from "../../engine/strides.ts";
import { asArray, asArrayOf, isScalarValue } from "../../numpy/conversion.ts";
import { convert } from "../../numpy/promotion.ts";
import { toBoolean } from "../../numpy/where.ts";
import { arrayStr } from "./arrayText.ts";
import { nonzero } from "./concreteArguments.ts";
import type { LiveValues } from "./liveValues.ts";
import { type Code, decode } from "./marshal.ts";
import { type NdArray, newNdArray } from "./ndarray.ts";
import { select } from "./ndarrayIndex.ts";
import { broadcastView, reshaped, tightShape, transposed } from "./ndarrayShape.ts";
import { scalarText } from "./numberFormat.ts";
import { assigned, checkedValues } from "./numpyAssignment.ts";
import { callNumpyRow, translated } from "./numpyCalls.ts";
import { matrixFunctions } from "./numpyLinalgBridge.ts";
import { arrayAnswer, numpyAnswer } from "./numpyMarshal.ts";
import { draw, drawIntegers, drawOrder, drawSample, newGenerator } from "./numpyRandomBridge.ts";
import { searchSorted } from "./numpySearch.ts";
import { ndarrayRepr } from "./numpyText.ts";
import { callUfunc } from "./numpyUfuncs.ts";
import { setPrintOptions } from "./printOptions.ts";

type Guarded = <Result>(body: () => Result) => Result | number;

/** The ufuncs behind Python's operators, in the order that Python counts them. */
const operators = (
  "add subtract multiply divide floor_divide remainder power matmul left_shift right_shift bitwise_and bitwise_xor " +
  "bitwise_or less less_equal greater greater_equal equal not_equal"
).split(" ");

/** The functions for numpy: `guarded` turns what they throw into -1. Numbers in a text are separated by blanks. */
export function createNumpyBridge(live: LiveValues, guarded: Guarded) {
  const evaluation = evaluating(live.admit);
  const inNumPy = <Result>(body: () => Result) =>
    guarded(() => withTrace(evaluation, () => withLibrary("numpy", body)));
  const answer = (body: () => PyValue | NdArray) => inNumPy(() => numpyAnswer(body(), live));
  // SAFETY: Python's half of marshal.ts wrote the text.
  const read = (text: string) => decode(JSON.parse(text) as Code, live);
  const items = (text: string) => {
    const value = read(text);
    if (value.kind !== "tuple") throw new Error("several values come as a tuple");
    return value.items;
  };
  /** The generator, if there is memory for so many numbers. */
  const admitted = (generator: number, count: number) => {
    live.admit([new ShapedArray([count], "float64")]);
    const value = live.get(generator);
    if (value.kind !== "generator") throw new Error(`the value ${generator} draws no numbers`);
    return value;
  };
  const operate = (operator: number, operands: readonly PyValue[], isScalar = false) => {
    const name = operators[operator]!;
    if (name === "matmul") return callNumpyRow(name, operands, noKeywords);
    return translated(name, () => callUfunc(name, operands, isScalar ? `scalar ${name}` : name));
  };

  return {
    /** An operator between two arrays of NumPy's, or between any two values. */
    numpyOperate: (operator: number, x: number, y: number) =>
      answer(() => operate(operator, [live.ndarray(x).read(), live.ndarray(y).read()])),
    /** An array and a Python number, of which the kind counts; it stands on the left if `isReflected`. */
    numpyOperateNumber: (operator: number, x: number, isFloat: boolean, value: number, isReflected: boolean) =>
      answer(() => {
        const array = live.ndarray(x).read();
        const number = isFloat ? pyFloat(value) : pyInt(value);
        return operate(operator, isReflected ? [number, array] : [array, number]);
      }),
    numpyOperateValue: (operator: number, pair: string) =>
      answer(() => {
        const operands = items(pair);
        return operate(operator, operands, operands.every(isScalarLike));
      }),
    /** A ufunc by its name. */
    numpyUfunc: (name: string, operands: string) =>
      answer(() => translated(name, () => callUfunc(name, items(operands)))),
    /** Stores what a ufunc gives in an array. */
    numpyInto: (name: string, target: number, operands: string) =>
      inNumPy(() => {
        const array = live.ndarray(target);
        const given = items(operands);
        const result =
          name === "matmul" ? callNumpyRow(name, given, noKeywords) : callUfunc(name, given, name, array.shape);
        array.write(castOutput(name, requireElements(asArray(result)), array));
        return numpyAnswer({ kind: "none" }, live);
      }),
    /** A row of the API table, called with a tuple and a dict by NumPy's rules. */
    numpyCall: (name: string, given: string) =>
      answer(() => {
        const [args, kwargs] = items(given);
        if (args?.kind !== "tuple" || kwargs?.kind !== "dict") throw new Error("arguments come as a tuple and a dict");
        const named = kwargs.entries.map(([key, value]) => [key.kind === "str" ? key.value! : "", value] as const);
        return callNumpyRow(name, args.items, new Map(named));
      }),

    /** A new array of a value: of a dtype, or of the one that the value has by itself when it is empty. */
    numpyArray: (value: string, dtype: string) =>
      inNumPy(() => {
        const wanted = isDType(dtype) ? dtype : null;
        const given = checkedValues(read(value), wanted);
        const array = requireElements(translated("array", () => asArrayOf(given, wanted)));
        return arrayAnswer(requireElements(convert(array, array.dtype)), live);
      }),
    /** The array that shares the elements of one of JAX's. */
    numpyOfJax: (x: number) =>
      inNumPy(() => {
        const array = decode(["array", x], live);
        if (!(array instanceof EvalArray)) throw new Error(`${x} is no array`);
        return arrayAnswer(new EvalArray(array.aval, array.data), live);
      }),
    /** Dtype, whether the elements lie in order, whether the memory is its own, offset; shape; strides. */
    numpyLayout: (x: number) => {
      const { dtype, isContiguous, isOwner, offset, shape, strides } = live.ndarray(x);
      return `${dtype} ${Number(isContiguous)} ${Number(isOwner)} ${offset}|${shape.join(" ")}|${strides.join(" ")}`;
    },
    numpyRepr: (x: number) => guarded(() => ndarrayRepr(live.ndarray(x).read())),
    numpyStr: (x: number) => guarded(() => arrayStr(live.ndarray(x).read())),
    /** The text of a scalar of a float dtype. */
    numpyNumberText: (value: number, dtype: string) =>
      guarded(() => scalarText(value, isDType(dtype) ? dtype : "float64")),
    numpyComplexText: (re: number, im: number, dtype: string) =>
      guarded(() => scalarText({ re, im }, isDType(dtype) ? dtype : "complex128")),
    numpySetPrintOptions: (options: string) => setPrintOptions(JSON.parse(options)),

    /** The element of an array with one axis; minus zero comes as a text, which keeps its sign. */
    numpyElement: (x: number, place: number) => {
      const { data, offset, strides } = live.ndarray(x);
      const value = data[offset + place * strides[0]!]!;
      return Object.is(value, -0) ? "-0.0" : value;
    },
    numpyGet: (x: number, index: string) =>
      answer(() => {
        const array = live.ndarray(x);
        const selection = select(array, read(index));
        if (selection.kind === "view") return selection.isElement ? selection.view.copy() : selection.view;
        const picked = new EvalArray(new ShapedArray(selection.shape, array.dtype));
        take(picked, array, selection.positions);
        return picked;
      }),
    numpySet: (x: number, index: string, value: string) =>
      inNumPy(() => {
        const array = live.ndarray(x);
        const selection = select(array, read(index));
        const values = assigned(read(value), array.dtype, selection);
        if (selection.kind === "view") selection.view.write(values);
        else array.writeAt(selection.positions, values);
        return numpyAnswer({ kind: "none" }, live);
      }),

    numpyReshape: (x: number, shape: string) => answer(() => reshaped(live.ndarray(x), numbers(shape))),
    numpyTranspose: (x: number, axes: string) => answer(() => transposed(live.ndarray(x), numbers(axes))),
    numpyBroadcast: (x: number, shape: string) => answer(() => broadcastView(live.ndarray(x), numbers(shape))),
    /** A view of other elements of the same memory. */
    numpyView: (x: number, shape: string, strides: string, offset: number) =>
      answer(() => live.ndarray(x).view({ shape: numbers(shape), strides: numbers(strides), offset })),
    numpyCopy: (x: number) => answer(() => newNdArray(live.ndarray(x).copy())),
    /** For each axis the places of what is not zero. */
    numpyNonzero: (x: number) =>
      answer(() => {
        const mask = requireElements(toBoolean(live.ndarray(x).read()));
        return pyTuple(nonzero(mask).map((places) => convert(places, "int64")));
      }),
    /** A function of linear algebra on one or two matrices of float64. */
    numpyMatrix: (name: string, a: number, b: number, flag: boolean) =>
      answer(() => matrixFunctions[name]!(live.ndarray(a), live.ndarray(b), flag)),
    /** A source of random bits: `seed` is words of 32 bits, several or one. */
    numpyGenerator: (name: string, seed: string, isSeries: boolean) =>
      guarded(() => live.add(newGenerator(name, numbers(seed), isSeries))),
    numpyDraw: (generator: number, distribution: string, count: number) =>
      answer(() => newNdArray(draw(admitted(generator, count), distribution, count))),
    numpyDrawIntegers: (
      generator: number,
      low: string,
      range: string,
      dtype: string,
      isMasked: boolean,
      count: number,
    ) =>
      answer(() => {
        const bounds = { low, range, dtype: isDType(dtype) ? dtype : "int64", isMasked };
        return newNdArray(drawIntegers(admitted(generator, count), bounds, count));
      }),
    numpyDrawOrder: (generator: number, count: number) =>
      answer(() => newNdArray(drawOrder(admitted(generator, count), count))),
    numpyDrawSample: (generator: number, population: number, size: number, isShuffled: boolean) =>
      answer(() => newNdArray(drawSample(admitted(generator, population), population, size, isShuffled))),
    numpySearchSorted: (table: number, values: number, isRight: boolean) =>
      answer(() => newNdArray(searchSorted(live.ndarray(table).read(), live.ndarray(values).read(), isRight))),
  };
}

function isScalarLike(operand: PyValue): boolean {
  return operand.kind === "array" ? operand.aval.ndim === 0 : isScalarValue(operand);
}

const noKeywords: ReadonlyMap<string, PyValue> = new Map();

function numbers(text: string): readonly number[] {
  return text === "" ? [] : text.split(" ").map(Number);
}

/** A result in the dtype and shape of the array that it goes to. Throws NumPy's errors where it does not fit there. */
function castOutput(name: string, result: EvalArray, { dtype, shape }: NdArray): EvalArray {
  if (!isSameKind(result, dtype)) {
    throw new PythonError(
      "UFuncTypeError",
      `Cannot cast ufunc '${name}' output from dtype('${result.dtype}') to dtype('${dtype}') with casting rule 'same_kind'`,
    );
  }
  if (result.shape.join() !== shape.join()) {
    throw valueError(
      `non-broadcastable output operand with shape ${tightShape(shape)} doesn't match the broadcast shape ${tightShape(result.shape)}`,
    );
  }
  return requireElements(convert(result, dtype));
}

/** Whether a cast to the dtype changes no more than the width of numbers, or goes to a kind that holds them. */
function isSameKind({ dtype: from }: EvalArray, to: EvalArray["dtype"]): boolean {
  if (kindOf(from) === "i" && kindOf(to) === "u") return false;
  const rank = (dtype: EvalArray["dtype"]) => "bifc".indexOf(isInteger(dtype) ? "i" : kindOf(dtype));
  return rank(from) <= rank(to);
}
