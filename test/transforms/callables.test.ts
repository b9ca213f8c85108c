import { describe, expect, it } from "vitest";
import { ShapedArray } from "../../runtime/core/aval.ts";
import { NotKnownError } from "../../runtime/core/errors.ts";
import {
  none,
  type PyFunction,
  type PyValue,
  pyInt,
  pyStr,
  pyTuple,
  repeatedList,
  unknown,
} from "../../runtime/core/pyValue.ts";
import { withTrace } from "../../runtime/core/trace.ts";
import { shapedValue, shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { asFunction, pythonFunction, row } from "./bodies.ts";
import { answerOf } from "./pythonValue.ts";

const options = (given: { readonly [name: string]: PyValue }) => new Map(Object.entries(given));
const call = (fun: PyValue, args: readonly PyValue[], given: { readonly [name: string]: PyValue } = {}): PyValue =>
  withTrace(shapeTrace, () => asFunction(fun).call(args, options(given)));
const pair = pythonFunction("pair", "(x, y=None)", (x, y) => pyTuple([x, y]));
const second = pythonFunction("second", "(x, y=None)", (_x, y) => y);
const array = shapedValue(new ShapedArray([3], "float32"));

describe("jit", () => {
  const jit = row("jit");

  it("keeps the name and the parameters of the function", () => {
    expect(call(jit, [pair])).toMatchObject({ name: "pair", parameters: ["x", "y"], transform: "jit", fun: pair });
  });

  it("without a function is a decorator", () => {
    const decorate = call(jit, [], { static_argnames: pyStr("x") });
    expect(answerOf(call(call(decorate, [second]), [pyStr("a"), pyInt(2)]))).toEqual({ array: "~i32[]" });
  });

  it("names the argument that is no array, and what to do", () => {
    const jitted = call(jit, [pair]);
    expect(() => call(jitted, [array, pyTuple([pyStr("mean")])])).toThrow(
      "Error interpreting argument to <function pair> as an abstract array. The problematic value is of type " +
        "<class 'str'> and was passed to the function at path y[0].\nThis typically means that a jit-wrapped " +
        "function was called with a non-array argument, and this argument was not marked as static using the " +
        "static_argnums or static_argnames parameters of jax.jit.",
    );
  });

  it("refuses a result that is no array", () => {
    const text = pythonFunction("text", "(x)", () => pyStr("s"));
    expect(() => call(call(jit, [text]), [array])).toThrow(
      "function text traced for jit returned a value of type <class 'str'>, which is not a valid JAX type",
    );
  });

  it("counts static places from the end where they are negative, for places alone", () => {
    const jitted = call(jit, [second], { static_argnums: pyInt(-1) });
    expect(answerOf(call(jitted, [pyStr("x")], { y: pyInt(2) }))).toEqual({ array: "~i32[]" });
    expect(() => call(jitted, [pyInt(1)], { y: pyStr("a") })).toThrow("at path y.");
  });

  it("passes on what is not known", () => {
    const list = repeatedList(array, 3);
    const seen: PyValue[] = [];
    const look = pythonFunction("look", "(x, y)", (x, y) => {
      seen.push(x, y);
      return y;
    });
    expect(call(call(jit, [look]), [list, unknown("why")])).toEqual(unknown("why"));
    expect(seen).toEqual([list, unknown("why")]);
  });

  it("of what may be callable is not known", () => {
    expect(() => call(jit, [unknown("why")])).toThrow(NotKnownError);
    expect(() => call(jit, [{ kind: "object", typeName: "Module" }])).toThrow(NotKnownError);
  });
});

describe("functools", () => {
  const named = (fun: PyValue) => ({ name: asFunction(fun).name, parameters: asFunction(fun).parameters });

  it("partial knows which parameters are left", () => {
    expect(named(call(row("partial"), [pair, array]))).toEqual({ name: "pair", parameters: ["y"] });
    const both = call(row("partial"), [call(row("partial"), [pair, array])], { y: array });
    expect(both).toMatchObject({ func: pair, args: [array], keywords: options({ y: array }) });
  });

  it("partial of vmap maps the function it then gets", () => {
    const mapColumns = call(row("partial"), [row("vmap")], { in_axes: pyInt(1) });
    const columns = pythonFunction("column", "(x)", (x) => x);
    const result = call(call(mapColumns, [columns]), [shapedValue(new ShapedArray([3, 5], "int32"))]);
    expect(answerOf(result)).toEqual({ array: "i32[5,3]" });
  });

  it("wraps gives a wrapper the name and the parameters of what it wraps", () => {
    const wrapper: PyFunction = { kind: "function", name: "wrapper", parameters: null, call: () => none };
    expect(named(call(call(row("wraps"), [pair]), [wrapper]))).toEqual({ name: "pair", parameters: ["x", "y"] });
    expect(call(call(row("wraps"), [unknown("why")]), [wrapper])).toEqual(wrapper);
  });

  it("reduce of what is not known is not known", () => {
    expect(() => call(row("reduce"), [pair, unknown("why")])).toThrow(NotKnownError);
    expect(() => call(row("reduce"), [pair, repeatedList(array, 3)])).toThrow(NotKnownError);
  });
});

describe("the functions of jax.tree", () => {
  const identity = pythonFunction("identity", "(x)", (x) => x);
  const zero = pythonFunction("zero", "(x)", () => pyInt(0));

  it("leave alone what may be a tree that is not known", () => {
    const tree = pyTuple([array, unknown("why")]);
    expect(call(row("jax.tree.map"), [zero, tree])).toEqual(pyTuple([pyInt(0), unknown("why")]));
    expect(call(row("jax.tree.map"), [pair, tree, unknown("other")])).toEqual(
      pyTuple([unknown("other"), unknown("why")]),
    );
  });

  it("do not count leaves that are not known", () => {
    expect(() => call(row("jax.tree.leaves"), [pyTuple([unknown("why")])])).toThrow(NotKnownError);
    expect(() => call(row("jax.tree.structure"), [repeatedList(array, 2)])).toThrow(NotKnownError);
  });

  it("put together what they took apart", () => {
    const tree = pyTuple([array, none, pyTuple([pyInt(1), pyStr("s")])]);
    const parts = call(row("jax.tree.flatten"), [tree]);
    const [leaves, treedef] = parts.kind === "tuple" ? parts.items : [];
    expect(call(row("jax.tree.unflatten"), [treedef!, leaves!])).toEqual(tree);
    expect(() => call(row("jax.tree.unflatten"), [treedef!, pyTuple([array])])).toThrow(
      "Too few leaves for PyTreeDef; expected 3, got 1",
    );
    expect(call(row("jax.tree.map"), [identity, tree])).toEqual(tree);
  });
});
