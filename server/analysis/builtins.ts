// Python's built-in functions, as far as shapes depend on them.

import { arrayAttribute } from "../../runtime/api/arrayMethods.ts";
import { numpyAttribute } from "../../runtime/api/numpyAttributes.ts";
import { unaryOperator } from "../../runtime/api/operators.ts";
import {
  addDims,
  type Dim,
  definitelyEqual,
  floorDivideDims,
  maxDims,
  minDims,
  multiplyDims,
  subtractDims,
  unknownDim,
} from "../../runtime/core/dim.ts";
import { NotKnownError, typeError } from "../../runtime/core/errors.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import {
  none,
  type PyFunction,
  type PyValue,
  pyBool,
  pyFloat,
  pyInt,
  pyStr,
  pyTuple,
  typeName,
  unknown,
} from "../../runtime/core/pyValue.ts";
import type { ArrayValue } from "../../runtime/core/trace.ts";
import { requireIndex, requireNumber } from "../../runtime/transforms/concreteValues.ts";
import { binary, compare } from "./arithmetic.ts";
import { attributeOf, setAttribute } from "./attributes.ts";
import { callValue } from "./calls.ts";
import { objectClass } from "./classes.ts";
import { forgetContents } from "./effects.ts";
import { isInstance, typeOf } from "./instances.ts";
import type { Interpreter } from "./interpreter.ts";
import { joinValues } from "./join.ts";
import { nativeFunction } from "./nativeFunction.ts";
import { classAttribute, descriptor, Instance } from "./programClass.ts";
import type { Scope } from "./scope.ts";
import {
  anyElement,
  elementsOf,
  itemsOf,
  knownEntries,
  lengthOfElements,
  listOf,
  mostItems,
  zipElements,
} from "./sequences.ts";
import { callSpecial, lacks } from "./specialMethods.ts";
import { superProxy } from "./superProxy.ts";
import { isTrue, truthOf } from "./truth.ts";
import { type Elements, IteratorValue, iterable, MutableDict } from "./value.ts";

type Builtin = (interpreter: Interpreter, args: readonly PyValue[], kwargs: ReadonlyMap<string, PyValue>) => PyValue;

/** The scope around every module. */
export function builtinScope(interpreter: () => Interpreter, scope: Scope): Scope {
  for (const [name, compute] of Object.entries(builtins)) {
    scope.bind(
      name,
      nativeFunction(name, (args, kwargs) => compute(interpreter(), args, kwargs)),
    );
  }
  for (const name of exceptions)
    scope.bind(
      name,
      nativeFunction(name, () => ({ kind: "object", typeName: name })),
    );
  for (const name of ["NotImplemented", "__file__", "__doc__"]) scope.bind(name, unknown(`${name} is not modelled`));
  scope.bind("object", objectClass);
  scope.bind("__name__", pyStr("__main__"));
  return scope;
}

const exceptions =
  "ArithmeticError AssertionError AttributeError BaseException Exception FileNotFoundError ImportError IndexError KeyError KeyboardInterrupt LookupError ModuleNotFoundError NameError NotImplementedError OSError OverflowError RuntimeError RuntimeWarning StopIteration SystemExit TypeError UserWarning ValueError Warning ZeroDivisionError".split(
    " ",
  );

const builtins: { readonly [name: string]: Builtin } = {
  len: (_interpreter, [value]) => pyInt(lengthOf(one("len", value))),
  range: (_interpreter, args) => rangeOf(args),
  zip: (interpreter, args) => new IteratorValue(interpreter.store, "zip", zipElements(args.map(elementsOf))),
  enumerate: (interpreter, [value, start], kwargs) => {
    const first = start ?? kwargs.get("start") ?? pyInt(0);
    return new IteratorValue(
      interpreter.store,
      "enumerate",
      enumerated(elementsOf(one("enumerate", value)), first.kind === "int" ? first.value : null),
    );
  },
  map: (interpreter, [callee, ...sequences]) => mapped(interpreter, one("map", callee), sequences),
  filter: (interpreter, [test, value]) =>
    new IteratorValue(
      interpreter.store,
      "filter",
      filtered(interpreter, test ?? none, elementsOf(one("filter", value))),
    ),
  reversed: (interpreter, [value]) => {
    const elements = elementsOf(one("reversed", value));
    return new IteratorValue(
      interpreter.store,
      "reversed",
      elements.kind === "items" ? { kind: "items", items: elements.items.toReversed() } : elements,
    );
  },
  sorted: (interpreter, [value], kwargs) => {
    const elements = elementsOf(one("sorted", value));
    const element = anyElement(elements);
    if (element === null) return listOf(interpreter, elements);
    const key = kwargs.get("key") ?? none;
    if (key.kind !== "none") {
      const asked = elements.kind === "items" ? elements.items : [element];
      for (const item of asked) callValue(interpreter, key, [item], new Map());
    }
    const sorted = kwargs.size === 0 ? sortedItems(elements) : null;
    return listOf(interpreter, sorted ?? { kind: "alike", element, length: lengthOfElements(elements) });
  },
  list: (interpreter, [value]) =>
    listOf(interpreter, value === undefined ? { kind: "items", items: [] } : elementsOf(value)),
  tuple: (_interpreter, [value]) => {
    const items = value === undefined ? [] : itemsOf(elementsOf(value));
    return items === null ? unknown("the length of this tuple is not known") : pyTuple(items);
  },
  dict: (interpreter, [value], kwargs) => dictOf(interpreter, value, kwargs),
  iter: (interpreter, [value]) =>
    value instanceof IteratorValue
      ? value
      : new IteratorValue(interpreter.store, "iterator", elementsOf(one("iter", value))),
  next: (_interpreter, [value, fallback]) => {
    const special = value === undefined ? null : callSpecial(value, "__next__");
    if (special !== null) return special;
    const element = value instanceof IteratorValue ? value.next() : anyElement(elementsOf(one("next", value)));
    return element ?? fallback ?? unknown("the iterator is empty");
  },
  sum: (interpreter, [value, start]) => summed(interpreter, elementsOf(one("sum", value)), start ?? pyInt(0)),
  min: (_interpreter, args, kwargs) => extreme("min", args, kwargs, minDims),
  max: (_interpreter, args, kwargs) => extreme("max", args, kwargs, maxDims),
  abs: (_interpreter, [value]) => absolute(one("abs", value)),
  round: (_interpreter, [value, digits]) => rounded(one("round", value), digits),
  pow: (interpreter, [base, exponent]) => binary(interpreter, "**", one("pow", base), one("pow", exponent)),
  divmod: (interpreter, [a, b]) =>
    pyTuple([
      binary(interpreter, "//", one("divmod", a), one("divmod", b)),
      binary(interpreter, "%", one("divmod", a), one("divmod", b)),
    ]),
  int: (_interpreter, [value]) => toInt(scalar(value) ?? pyInt(0)),
  float: (_interpreter, [value]) => toFloat(scalar(value)),
  complex: (_interpreter, [value]) => {
    scalar(value);
    return { kind: "complex", value: null };
  },
  bool: (_interpreter, [value]) => pyBool(value === undefined ? false : truthOf(value)),
  str: () => pyStr(null),
  repr: () => pyStr(null),
  format: () => pyStr(null),
  chr: () => pyStr(null),
  input: () => pyStr(null),
  print: () => none,
  display: () => none,
  setattr: (_interpreter, [owner, name, value]) => {
    if (owner === undefined || value === undefined) return none;
    if (name?.kind === "str" && name.value !== null) setAttribute(owner, name.value, value);
    else forgetContents([owner]);
    return none;
  },
  hasattr: (_interpreter, [owner, name]) => pyBool(hasAttribute(owner, name)),
  super: (interpreter, args) => superProxy(interpreter, args),
  property: (_interpreter, [getter, setter]) => descriptorOf("property", getter, setter),
  staticmethod: (_interpreter, [fun]) => descriptorOf("staticmethod", fun),
  classmethod: (_interpreter, [fun]) => descriptorOf("classmethod", fun),
  isinstance: (_interpreter, [value, type]) =>
    pyBool(value === undefined || type === undefined ? null : isInstance(value, type)),
  issubclass: () => pyBool(null),
  type: (_interpreter, [value]) => typeOf(one("type", value)),
  callable: (_interpreter, [value]) => pyBool(value?.kind === "function" ? true : null),
  any: (_interpreter, [value]) => pyBool(someIs(value, true)),
  all: (_interpreter, [value]) => {
    const fails = someIs(value, false);
    return pyBool(fails === null ? null : !fails);
  },
  id: () => pyInt(unknownDim()),
  hash: () => pyInt(unknownDim()),
  ord: () => pyInt(unknownDim()),
  getattr: (interpreter, [owner, name, fallback]) => {
    if (name?.kind !== "str" || name.value === null) return unknown("which attribute it is is not known");
    const isThere = fallback === undefined || hasAttribute(owner, name);
    if (isThere === false) return fallback!;
    const value = attributeOf(interpreter, one("getattr", owner), name.value);
    return isThere === null ? joinValues(value, fallback!) : value;
  },
  slice: (_interpreter, [start, stop, step]) =>
    stop === undefined
      ? { kind: "slice", start: none, stop: one("slice", start), step: none }
      : { kind: "slice", start: one("slice", start), stop, step: step ?? none },
};

function one(name: string, value: PyValue | undefined): PyValue {
  if (value === undefined) throw typeError(`${name}() takes at least one argument (0 given)`);
  if (value.kind === "unknown") throw new NotKnownError(value.reason);
  return value;
}

function lengthOf(value: PyValue): Dim {
  if (value.kind === "array" && value.aval.ndim === 0) throw typeError("len() of unsized object");
  if (value.kind === "array") return value.aval.shape[0]!;
  if (value.kind === "int" || value.kind === "float" || value.kind === "bool" || value.kind === "none") {
    throw typeError(`object of type '${typeName(value)}' has no len()`);
  }
  if (value instanceof Instance) return lengthOfInstance(value);
  return lengthOfElements(elementsOf(value));
}

function lengthOfInstance(value: Instance): Dim {
  const length = callSpecial(value, "__len__");
  if (length === null) throw lacks(value, "has no len()");
  return length.kind === "int" ? (length.value ?? unknownDim()) : unknownDim();
}

/** Whether an instance has the attribute; null where that is not known. */
function hasAttribute(owner: PyValue | undefined, name: PyValue | undefined): boolean | null {
  if (name?.kind !== "str" || name.value === null || !(owner instanceof Instance)) return null;
  if (owner.attribute(name.value) !== undefined) return true;
  return owner.special("__getattr__") === null && classAttribute(owner.type.mro, "__slots__") === undefined
    ? false
    : null;
}

function descriptorOf(typeName: "property" | "staticmethod" | "classmethod", fun?: PyValue, setter?: PyValue): PyValue {
  if (fun?.kind !== "function") return unknown(fun?.kind === "unknown" ? fun.reason : `the ${typeName} is not known`);
  return descriptor(typeName, fun, setter?.kind === "function" ? setter : null);
}

function rangeOf(args: readonly PyValue[]): PyValue {
  const bounds = args.map((arg) => {
    if (arg.kind === "int" && arg.value !== null) return arg.value;
    if (arg.kind === "array" && !(arg instanceof NumPyArray)) requireIndex(arg);
    if (arg.kind === "int" || arg.kind === "unknown" || arg.kind === "array") return unknownDim();
    throw typeError(`'${typeName(arg)}' object cannot be interpreted as an integer`);
  });
  const [start, stop, step] =
    bounds.length === 1 ? [0, bounds[0]!, 1] : [bounds[0] ?? 0, bounds[1] ?? 0, bounds[2] ?? 1];
  const length = rangeLength(start, stop, step);
  if (typeof length === "number" && length <= mostItems && typeof start === "number" && typeof step === "number") {
    return iterable("range", {
      kind: "items",
      items: Array.from({ length }, (_, index) => pyInt(start + index * step)),
    });
  }
  return iterable("range", { kind: "alike", element: pyInt(unknownDim()), length });
}

function rangeLength(start: Dim, stop: Dim, step: Dim): Dim {
  const span = subtractDims(stop, start);
  if (step === 1) return typeof span === "number" ? Math.max(0, span) : span;
  if (typeof span === "number" && typeof step === "number" && step !== 0) return Math.max(0, Math.ceil(span / step));
  return typeof step === "number" && step > 0 ? floorDivideDims(addDims(span, step - 1), step) : unknownDim();
}

function enumerated(elements: Elements, start: Dim | null): Elements {
  const items = itemsOf(elements);
  const number = (index: number) => pyInt(start === null ? unknownDim() : addDims(start, index));
  if (items !== null) return { kind: "items", items: items.map((item, index) => pyTuple([number(index), item])) };
  const element = anyElement(elements) ?? unknown("there is nothing to count");
  return { kind: "alike", element: pyTuple([pyInt(unknownDim()), element]), length: lengthOfElements(elements) };
}

function mapped(interpreter: Interpreter, callee: PyValue, sequences: readonly PyValue[]): PyValue {
  const elements = zipElements(sequences.map(elementsOf));
  const call = (item: PyValue) =>
    callValue(interpreter, callee, item.kind === "tuple" ? item.items : [item], new Map());
  const results: Elements =
    elements.kind === "alike"
      ? { ...elements, element: call(elements.element) }
      : { kind: "items", items: elements.items.map(call) };
  return new IteratorValue(interpreter.store, "map", results);
}

/** The elements of which the test is true, where it is known of each. */
function filtered(interpreter: Interpreter, test: PyValue, elements: Elements): Elements {
  const passes = (item: PyValue) =>
    truthOf(test.kind === "none" ? item : callValue(interpreter, test, [item], new Map()));
  const element = anyElement(elements);
  if (element === null) return elements;
  if (elements.kind === "items") {
    const answers = elements.items.map(passes);
    if (!answers.includes(null)) return { kind: "items", items: elements.items.filter((_, index) => answers[index]) };
  } else passes(element);
  return { kind: "alike", element, length: unknownDim() };
}

/** Whether one of the elements, or each, is `wanted`; null where that is not known. */
function someIs(value: PyValue | undefined, wanted: boolean): boolean | null {
  let answer: boolean | null = false;
  for (const item of itemsOf(elementsOf(one("any", value))) ?? [unknown("how many there are is not known")]) {
    // Behind an item that may have decided, nobody is sure to ask.
    const truth = answer === null ? isTrue(item) : truthOf(item);
    if (truth === wanted) return true;
    if (truth === null) answer = null;
  }
  return answer;
}

/** Python numbers in order; null for anything whose order is not known. */
function sortedItems(elements: Elements): Elements | null {
  if (elements.kind === "alike") return elements;
  const numbers = elements.items.map((item) =>
    item.kind === "int" && typeof item.value === "number" ? item.value : null,
  );
  if (numbers.includes(null)) return null;
  return {
    kind: "items",
    items: numbers
      .map(Number)
      .sort((a, b) => a - b)
      .map(pyInt),
  };
}

function dictOf(interpreter: Interpreter, value: PyValue | undefined, kwargs: ReadonlyMap<string, PyValue>): PyValue {
  const dict = new MutableDict(interpreter.store, []);
  if (value?.kind === "dict") dict.now = knownEntries(value);
  else if (value !== undefined) {
    const pairs = itemsOf(elementsOf(value));
    if (pairs === null) dict.now = null;
    else
      for (const pair of pairs) {
        const [key, item] = itemsOf(elementsOf(pair)) ?? [];
        if (key === undefined || item === undefined) dict.now = null;
        else dict.set(key, item);
      }
  }
  for (const [name, item] of kwargs) dict.set(pyStr(name), item);
  return dict;
}

function summed(interpreter: Interpreter, elements: Elements, start: PyValue): PyValue {
  if (elements.kind === "items")
    return elements.items.reduce((total, item) => binary(interpreter, "+", total, item), start);
  const once = binary(interpreter, "+", start, elements.element);
  return definitelyEqual(elements.length, 1)
    ? once
    : joinValues(once, binary(interpreter, "+", once, elements.element));
}

function extreme(
  name: string,
  args: readonly PyValue[],
  kwargs: ReadonlyMap<string, PyValue>,
  pick: (a: Dim, b: Dim) => Dim,
): PyValue {
  const items = args.length === 1 ? itemsOf(elementsOf(one(name, args[0]))) : args;
  if (items === null || items.length === 0) return unknown("which element is the extreme one is not known");
  if (kwargs.has("key")) return items.reduce(joinValues);
  const [first, second] = items;
  if (second !== undefined && items.slice(0, 2).some(({ kind }) => kind === "array"))
    truthOf(compare(name === "max" ? ">" : "<", second, first!));
  if (items.every((item) => item.kind === "int" && item.value !== null)) {
    return pyInt(items.map((item) => (item.kind === "int" ? item.value! : 0)).reduce(pick));
  }
  const numbers = items.filter(({ kind }) => kind === "int" || kind === "float");
  if (numbers.length === 0) return items.reduce(joinValues);
  return numbers.length === items.length ? pyFloat(null) : unknown("whether an array or a number is the extreme one");
}

function rounded(value: PyValue, digits: PyValue | undefined): PyValue {
  if (value.kind === "array") return roundedArray(value, digits);
  if (value.kind === "int") return value;
  if (value.kind !== "float") return unknown("round is not modelled here");
  if (digits !== undefined && digits.kind !== "none") return pyFloat(null);
  // A half goes to the even neighbour.
  const known = value.value !== null && Math.abs(value.value % 1) !== 0.5 ? Math.round(value.value) : null;
  return pyInt(known ?? unknownDim());
}

/** An array's `round` method; numbers of NumPy's become integers of Python's where no digits are given. */
function roundedArray(value: ArrayValue, digits: PyValue | undefined): PyValue {
  if (value instanceof NumPyArray && value.aval.ndim === 0 && digits === undefined) return pyInt(unknownDim());
  const method = value instanceof NumPyArray ? numpyAttribute(value, "round") : arrayAttribute(value, "round");
  return (method as PyFunction).call(digits === undefined ? [] : [digits], new Map()); // SAFETY: all arrays have the method.
}

function absolute(value: PyValue): PyValue {
  if (value.kind === "array") return unaryOperator("abs", value);
  if (value.kind === "int" && value.value !== null) {
    return pyInt(
      typeof value.value === "number" ? Math.abs(value.value) : maxDims(value.value, multiplyDims(-1, value.value)),
    );
  }
  return value.kind === "float"
    ? pyFloat(value.value === null ? null : Math.abs(value.value))
    : unknown("abs is not modelled here");
}

/** A value that becomes a Python number. Throws what JAX raises for arrays that cannot. */
function scalar(value: PyValue | undefined): PyValue | undefined {
  if (value?.kind === "array" && !(value instanceof NumPyArray)) requireNumber(value);
  return value;
}

function toInt(value: PyValue): PyValue {
  if (value.kind === "int") return value;
  if (value.kind === "float" && value.value !== null) return pyInt(Math.trunc(value.value));
  if (value.kind === "bool" && value.value !== null) return pyInt(Number(value.value));
  return pyInt(unknownDim());
}

function toFloat(value: PyValue | undefined): PyValue {
  if (value?.kind === "int" && typeof value.value === "number") return pyFloat(value.value);
  return value?.kind === "float" ? value : pyFloat(null);
}
