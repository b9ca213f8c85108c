import { expect, test } from "vitest";
import { arrayAttribute } from "../../runtime/api/arrayMethods.ts";
import { binaryOperator } from "../../runtime/api/operators.ts";
import { getItem } from "../../runtime/api/subscript.ts";
import { api } from "../../runtime/api/table.ts";
import { ShapedArray } from "../../runtime/core/aval.ts";
import { type Dim, multiplyDims, namedDim, unknownDim } from "../../runtime/core/dim.ts";
import {
  ellipsis,
  none,
  type PyFunction,
  type PyValue,
  pyFloat,
  pyInt,
  pyList,
  pyTuple,
  repeatedList,
} from "../../runtime/core/pyValue.ts";
import { type ArrayValue, withTrace } from "../../runtime/core/trace.ts";
import { shapedValue, shapeTrace } from "../../runtime/transforms/evalShape.ts";

const n = namedDim("n");
const m = namedDim("m");
const array = (...shape: readonly Dim[]): ArrayValue => shapedValue(new ShapedArray(shape, "float32"));
const slice = (start: Dim | null, stop: Dim | null, step: Dim | null = null): PyValue => {
  const [from, to, by] = [start, stop, step].map((value) => (value === null ? none : pyInt(value)));
  return { kind: "slice", start: from!, stop: to!, step: by! };
};

function shown(evaluate: () => PyValue): string {
  const value = withTrace(shapeTrace, evaluate);
  return value.kind === "array" ? String(value.aval) : value.kind === "int" ? String(value.value) : value.kind;
}

// SAFETY: the tests name functions of the table; a missing one fails them.
const call = (name: string, args: readonly PyValue[], kwargs: Readonly<Record<string, PyValue>> = {}) =>
  shown(() => (api.get(`jax.numpy.${name}`) as PyFunction).call(args, new Map(Object.entries(kwargs))));

test.each<readonly [string, PyValue, string]>([
  ["an integer", pyInt(0), "f32[4]"],
  ["an integer of unknown value", pyInt(null), "f32[4]"],
  ["all but the first", slice(1, null), "f32[n - 1,4]"],
  ["all but the last", slice(null, -1), "f32[n - 1,4]"],
  ["at most three", slice(null, 3), "f32[min(3, n),4]"],
  ["every second", slice(null, null, 2), "f32[floordiv(n - 1, 2) + 1,4]"],
  ["all in reverse", slice(null, null, -1), "f32[n,4]"],
  ["a new axis", pyTuple([ellipsis, none]), "f32[n,4,1]"],
])("an axis of size n indexed by %s", (_what, index, shape) => {
  expect(shown(() => getItem(array(n, 4), index))).toBe(shape);
});

test("an array of indices gives its own sizes", () => {
  const indices = shapedValue(new ShapedArray([m], "int32"));
  expect(shown(() => getItem(array(n, 4), indices))).toBe("f32[m,4]");
  expect(shown(() => getItem(array(4, n), pyTuple([slice(null, null), indices])))).toBe("f32[4,m]");
  expect(shown(() => getItem(array(n, 4), pyTuple([indices, none, indices])))).toBe("f32[m,1]");
});

test("joining adds up sizes", () => {
  expect(call("concatenate", [pyList([array(n, 4), array(m, 4), array(2, 4)])])).toBe("f32[m + n + 2,4]");
  expect(call("stack", [pyList([array(n), array(n)])])).toBe("f32[2,n]");
});

test("a list of unknown length joins like an array of its elements", () => {
  const list = repeatedList(array(3, 4), n);
  expect(call("stack", [list])).toBe("f32[n,3,4]");
  expect(call("stack", [list], { axis: pyInt(-1) })).toBe("f32[3,4,n]");
  expect(call("concatenate", [list], { axis: pyInt(1) })).toBe("f32[3,4*n]");
  expect(call("vstack", [repeatedList(array(3), n)])).toBe("f32[n,3]");
  expect(call("hstack", [repeatedList(array(3), n)])).toBe("f32[3*n]");
  expect(call("array", [list])).toBe("f32[n,3,4]");
  expect(call("array", [repeatedList(pyFloat(null), n)])).toBe("f32[n]");
});

test("reshaping divides and multiplies sizes", () => {
  expect(call("reshape", [array(n, 4), pyTuple([pyInt(-1), pyInt(2)])])).toBe("f32[2*n,2]");
  expect(call("ravel", [array(n, m)])).toBe("f32[m*n]");
  expect(call("reshape", [array(n, 4), pyTuple([pyInt(multiplyDims(2, n)), pyInt(2)])])).toBe("f32[2*n,2]");
});

test("reductions drop symbolic axes, and means do without their number", () => {
  expect(call("mean", [array(n, 4)], { axis: pyInt(0) })).toBe("f32[4]");
  expect(call("std", [array(n, 4)], { keepdims: { kind: "bool", value: true } })).toBe("f32[1,1]");
  expect(call("argmax", [array(n, 4)], { axis: pyInt(1) })).toBe("i32[n]");
});

test("products keep the sizes that are not summed over", () => {
  expect(call("dot", [array(n, 3), array(3, m)])).toBe("f32[n,m]");
  expect(call("matmul", [array(n, 2, 3), array(3, m)])).toBe("f32[n,2,m]");
  expect(call("einsum", [{ kind: "str", value: "bi,bj->bij" }, array(n, 3), array(n, m)])).toBe("f32[n,3,m]");
  expect(call("outer", [array(n), array(m)])).toBe("f32[n,m]");
});

test("sizes that nobody named print as question marks", () => {
  const some = unknownDim();
  expect(shown(() => binaryOperator("+", array(some, 4), array(unknownDim(), 4)))).toBe("f32[?,4]");
  expect(shown(() => binaryOperator("+", array(some), array(7)))).toBe("f32[7]");
  expect(call("zeros", [pyTuple([pyInt(null), pyInt(3)])])).toBe("f32[?,3]");
  expect(call("arange", [pyInt(null)])).toBe("i32[?]");
});

test("creation counts symbolic numbers", () => {
  expect(call("arange", [pyInt(n)])).toBe("i32[n]");
  expect(call("linspace", [pyInt(0), pyInt(1), pyInt(n)])).toBe("f32[n]");
  expect(call("eye", [pyInt(n)])).toBe("f32[n,n]");
  expect(call("tile", [array(n), pyInt(2)])).toBe("f32[2*n]");
  expect(call("repeat", [array(n, 3), pyInt(m)], { axis: pyInt(0) })).toBe("f32[m*n,3]");
});

test("an array's attributes are exact where its sizes are symbolic", () => {
  expect(shown(() => arrayAttribute(array(n, 4), "size")!)).toBe("4*n");
  expect(shown(() => arrayAttribute(array(n, 4), "T")!)).toBe("f32[4,n]");
  expect(arrayAttribute(array(n), "no_such_attribute")).toBeNull();
});
