// The functions of test/oracle/recordVmap.py, written with the runtime.

import { functoolsRows } from "../../runtime/api/functools.ts";
import { jaxRows } from "../../runtime/api/jax.ts";
import { jaxRandomRows } from "../../runtime/api/jaxRandom.ts";
import { jaxTreeRows } from "../../runtime/api/jaxTree.ts";
import { bindArguments, parseSignature } from "../../runtime/api/signature.ts";
import {
  none,
  type PyFunction,
  type PyTuple,
  type PyValue,
  pyBool,
  pyDict,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
} from "../../runtime/core/pyValue.ts";
import type { ArrayValue } from "../../runtime/core/trace.ts";
import { dotGeneral } from "../../runtime/lax/dot.ts";
import { full } from "../../runtime/lax/literal.ts";
import { reduceSum } from "../../runtime/lax/reduce.ts";
import { add, multiply } from "../../runtime/numpy/arithmetic.ts";
import { asArray } from "../../runtime/numpy/conversion.ts";

type Body = (x: PyValue, y: PyValue, z: PyValue) => PyValue;

/** A Python function of this signature; the body gets the bound arguments in the order of the parameters. */
export function pythonFunction(name: string, signatureText: string, body: Body): PyFunction {
  const signature = parseSignature(signatureText);
  const parameters = signature.parameters.map((parameter) => parameter.name);
  return {
    kind: "function",
    name,
    parameters,
    accepts(positional, keywords) {
      try {
        const given = new Map(keywords.map((keyword) => [keyword, none]));
        bindArguments(name, signature, Array<PyValue>(positional).fill(none), given);
        return true;
      } catch {
        return false;
      }
    },
    call(args, kwargs) {
      const { values, rest, extra } = bindArguments(name, signature, args, kwargs);
      const bound = signature.parameters.map((parameter) => {
        if (parameter.kind === "varPositional") return pyTuple(rest);
        if (parameter.kind !== "varKeyword") return values.get(parameter.name)!;
        return pyDict([...extra].map(([keyword, value]) => [pyStr(keyword), value]));
      });
      return body(bound[0]!, bound[1]!, bound[2]!);
    },
  };
}

const plus = (x: PyValue, y: PyValue): ArrayValue => add(asArray(x), asArray(y));
const times = (x: PyValue, y: PyValue): ArrayValue => multiply(asArray(x), asArray(y));
const ones = (...shape: number[]): ArrayValue => full(shape, 1, "float32");
const itemsOf = (x: PyValue): readonly PyValue[] => (x.kind === "tuple" || x.kind === "list" ? x.items : []);

function itemOf(dict: PyValue, name: string): PyValue {
  const entries = dict.kind === "dict" ? dict.entries : [];
  return entries.find(([key]) => key.kind === "str" && key.value === name)![1];
}

/** `lambda x: jax.vmap(lambda y: x + y)(jnp.ones((4, 2)))` */
function addToEach(x: PyValue): PyValue {
  const inner = pythonFunction("<lambda>", "(y)", (y) => plus(x, y));
  return mapped(inner).call([ones(4, 2)], new Map());
}

const mapped = (fun: PyFunction): PyFunction => asFunction(row("vmap").call([fun], new Map()));

const point = (a: PyValue, b: PyValue): PyTuple => ({
  kind: "tuple",
  typeName: "Point",
  fields: ["a", "b"],
  items: [a, b],
});

/** The bodies by the names that the recorders give them. */
export const bodies: { readonly [name: string]: readonly [signature: string, body: Body] } = {
  identity: ["(x)", (x) => x],
  first: ["(x, y)", (x) => x],
  second: ["(x, y)", (_x, y) => y],
  pair: ["(x, y)", (x, y) => pyTuple([x, y])],
  add: ["(x, y)", plus],
  total: ["(x)", (x) => reduceSum(asArray(x), [...asArray(x).aval.shape.keys()])],
  inner: [
    "(x, y)",
    (x, y) => dotGeneral(asArray(x), asArray(y), { lhsContract: [0], rhsContract: [0], lhsBatch: [], rhsBatch: [] }),
  ],
  one: ["(x)", () => pyInt(1)],
  half: ["(x)", () => pyFloat(0.5)],
  yes: ["(x)", () => pyBool(true)],
  nothing: ["(x)", () => none],
  text: ["(x)", () => pyStr("s")],
  zeros: ["(x)", () => full([2, 3], 0, "float32")],
  nullary: ["()", () => pyFloat(1)],
  named: [
    "(x)",
    (x) =>
      pyDict([
        [pyStr("b"), x],
        [pyStr("a"), pyFloat(1)],
      ]),
  ],
  twice: ["(x)", (x) => pyList([x, x])],
  halves: ["(x)", (x) => pyTuple([x, pyTuple([pyFloat(0.5), x])])],
  point: ["(x)", (x) => point(x, pyInt(2))],
  many: ["(*xs)", (xs) => itemsOf(xs)[0]!],
  firstOfMany: ["(a, *xs)", (a) => a],
  keywords: ["(**k)", (k) => k],
  firstAndKeywords: ["(x, **k)", (x) => x],
  defaults: ["(x, y=2, z=3)", (x) => x],
  keywordOnly: ["(x, *, z=3)", (x) => x],
  three: ["(a, x, y)", (_a, x) => x],
  affine: ["(p, x)", (p, x) => plus(times(itemOf(p, "w"), x), itemOf(p, "b"))],
  addToEach: ["(x)", addToEach],
  isNone: ["(x)", (x) => pyBool(x.kind === "none")],
  isList: ["(x)", (x) => pyBool(x.kind === "list")],
  addFirst: ["(p)", (p) => plus(itemsOf(p)[0]!, itemsOf(p)[1]!)],
};

export function asFunction(value: PyValue): PyFunction {
  if (value.kind !== "function") throw new Error(`${value.kind} is not callable`);
  return value;
}

/** The function of this name in jax, jax.random, functools or, when it has dots, anywhere. */
export function row(name: string): PyFunction {
  const names = [name, `jax.${name}`, `jax.random.${name}`, `functools.${name}`];
  const rows = [...jaxRows, ...jaxTreeRows, ...jaxRandomRows, ...functoolsRows];
  return rows.find(({ qualifiedName }) => names.includes(qualifiedName))!;
}
