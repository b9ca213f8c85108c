// Shapes that the text promises: jaxtyping annotations, and sizes in comments and docstrings.

import { ShapedArray } from "../../runtime/core/aval.ts";
import { type Dim, namedDim, unknownDim } from "../../runtime/core/dim.ts";
import { type DType, isDType } from "../../runtime/core/dtype.ts";
import { NumPyArray } from "../../runtime/core/numpyArray.ts";
import { type PyValue, pyInt } from "../../runtime/core/pyValue.ts";
import { shapedValue } from "../../runtime/transforms/evalShape.ts";
import type { Arg, Expression, FunctionDef, Lambda } from "../syntax/ast.ts";
import type { Interpreter } from "./interpreter.ts";
import { readSize } from "./sizeText.ts";
import { unrankedArray } from "./value.ts";

/** jaxtyping's names for families of dtypes, which leave the dtype open. */
const dtypeFamilies = new Set(["Shaped", "Num", "Real", "Inexact", "Float", "Complex", "Integer", "Int", "UInt"]);

/** The array that an annotation such as `Float[Array, "n 3"]` describes; names mean the same size all over `owner`. */
export function annotationValue(
  interpreter: Interpreter,
  annotation: Expression | null,
  owner: object = {},
): PyValue | null {
  if (annotation?.kind !== "Subscript" || annotation.slice.kind !== "Tuple") return null;
  const [type, shape] = annotation.slice.elts;
  if (shape?.kind !== "Constant" || shape.value.kind !== "str") return null;
  const dtype = dtypeNamed(lastName(annotation.value));
  if (dtype === null) return null;
  const sizes = shape.value.value.split(/\s+/).filter(Boolean);
  const array = arrayOf(interpreter, owner, sizes, dtype, unknownDim);
  return array?.kind === "array" && lastName(type!) === "ndarray" ? new NumPyArray(array.aval) : array;
}

/** The array that a comment `# shapes: x=(n, 3)`, or else the docstring, gives the parameter. Its dtype is not known. */
export function describedValue(
  interpreter: Interpreter,
  node: FunctionDef | Lambda,
  parameter: string,
): PyValue | null {
  if (node.kind === "Lambda") return null;
  const sizes = commentedSizes(node, parameter) ?? documentedSizes(node, parameter);
  if (sizes === undefined) return null;
  const each = sizes.split(",").map((size) => size.trim());
  return arrayOf(interpreter, node, each.filter(Boolean), "unknown", () => null);
}

/** A number that is annotated as `int` and may be a size: under its own name, as sizes of arrays beside it are. */
export function namedInteger(interpreter: Interpreter, { arg, annotation }: Arg, owner: object): PyValue | null {
  if (annotation?.kind !== "Name" || annotation.id !== "int") return null;
  return pyInt(dimNamed(namesOf(interpreter, owner), arg));
}

function commentedSizes({ shapeComment }: FunctionDef, parameter: string): string | undefined {
  return shapeComment === null
    ? undefined
    : new RegExp(`\\b${parameter}\\s*=\\s*\\(([^()]*)\\)`).exec(shapeComment)?.[1];
}

/** "`x`: … of size (n, 3)". */
function documentedSizes({ docstring }: FunctionDef, parameter: string): string | undefined {
  if (docstring === null) return undefined;
  const entry = new RegExp(
    `(?:^|\\n)[ \\t]*(?:[-*+] |:param )?[ \\t]*\`*${parameter}\`*[ \\t]*(?:\\([^()\\n]*\\))?[ \\t]*:([^]*?)(?=\\n[ \\t]*(?:[-*+] |:param )?\`*\\w+\`*[ \\t]*(?:\\([^()\\n]*\\))?[ \\t]*:|\\n\\s*\\n|$)`,
  );
  const text = entry.exec(docstring)?.[1] ?? "";
  return /\b(?:of|with)?\s*(?:size|shape)s?\s*:?\s*`*[([]([^()[\]]*)[)\]]/i.exec(text)?.[1];
}

/** Null where one of the sizes is none; `otherSize` says what one is that is neither a number nor a sum of names. */
function arrayOf(
  interpreter: Interpreter,
  owner: object,
  sizes: readonly string[],
  dtype: DType,
  otherSize: () => Dim | null,
): PyValue | null {
  const names = namesOf(interpreter, owner);
  // `...` and `*batch` stand for any number of axes.
  if (sizes.some((size) => /^(?:\.\.\.|[#?]?\*[A-Za-z_]\w*)$/.test(size)))
    return unrankedArray(dtype, "its annotation leaves the number of axes open");
  const shape = sizes.map((size) => dimOf(names, size, otherSize));
  return shape.every((dim) => dim !== null) ? shapedValue(new ShapedArray(shape, dtype)) : null;
}

/** One size: arithmetic of numbers and names, `rows=4`, or one of any size: `_`, `_name`, and `#n`, which may be one. */
function dimOf(names: Map<string, Dim>, text: string, otherSize: () => Dim | null): Dim | null {
  if (/^[_#?]\w*$/.test(text)) return unknownDim();
  return readSize(text.replace(/^[A-Za-z]\w*=/, ""), (name) => dimNamed(names, name)) ?? otherSize();
}

function namesOf({ namedSizes }: Interpreter, owner: object): Map<string, Dim> {
  const names = namedSizes.get(owner) ?? new Map<string, Dim>();
  namedSizes.set(owner, names);
  return names;
}

function dimNamed(names: Map<string, Dim>, name: string): Dim {
  const dim = names.get(name) ?? namedDim(name);
  names.set(name, dim);
  return dim;
}

function dtypeNamed(name: string): DType | null {
  if (dtypeFamilies.has(name)) return "unknown";
  if (name === "Bool") return "bool";
  if (name === "Key") return "key<fry>";
  const exact = name.toLowerCase();
  return /^(Float|Int|UInt|Complex|BFloat)\d+$/.test(name) && isDType(exact) ? exact : null;
}

function lastName(node: Expression): string {
  if (node.kind === "Name") return node.id;
  return node.kind === "Attribute" ? node.attr : "";
}
