// Shapes that the text promises: jaxtyping annotations and sizes in docstrings.

import { ShapedArray } from "../../runtime/core/aval.ts";
import { type Dim, namedDim, unknownDim } from "../../runtime/core/dim.ts";
import { type DType, isDType } from "../../runtime/core/dtype.ts";
import type { PyValue } from "../../runtime/core/pyValue.ts";
import { shapedValue } from "../../runtime/transforms/evalShape.ts";
import type { Expression, FunctionDef, Lambda } from "../syntax/ast.ts";
import type { Interpreter } from "./interpreter.ts";

/** jaxtyping's names for families of dtypes, which leave the dtype open. */
const dtypeFamilies = new Set(["Shaped", "Num", "Real", "Inexact", "Float", "Complex", "Integer", "Int", "UInt"]);

/** The array that an annotation such as `Float[Array, "n 3"]` describes; names mean the same size all over `owner`. */
export function annotationValue(
  interpreter: Interpreter,
  annotation: Expression | null,
  owner: object = {},
): PyValue | null {
  if (annotation?.kind !== "Subscript" || annotation.slice.kind !== "Tuple") return null;
  const [, shape] = annotation.slice.elts;
  if (shape?.kind !== "Constant" || shape.value.kind !== "str") return null;
  const dtype = dtypeNamed(lastName(annotation.value));
  if (dtype === null) return null;
  return arrayOf(interpreter, owner, shape.value.value.trim().split(/\s+/).filter(Boolean), dtype);
}

/** The array that a docstring gives the parameter: "`x`: … of size (n, 3)". Its dtype is not known. */
export function documentedValue(
  interpreter: Interpreter,
  node: FunctionDef | Lambda,
  parameter: string,
): PyValue | null {
  if (node.kind === "Lambda" || node.docstring === null) return null;
  const entry = new RegExp(
    `(?:^|\\n)[ \\t]*(?:[-*+] |:param )?[ \\t]*\`*${parameter}\`*[ \\t]*(?:\\([^()\\n]*\\))?[ \\t]*:([^]*?)(?=\\n[ \\t]*(?:[-*+] |:param )?\`*\\w+\`*[ \\t]*(?:\\([^()\\n]*\\))?[ \\t]*:|\\n\\s*\\n|$)`,
  );
  const text = entry.exec(node.docstring)?.[1];
  const sizes =
    text === undefined ? undefined : /\b(?:of|with)?\s*(?:size|shape)s?\s*:?\s*`*[([]([^()[\]]*)[)\]]/i.exec(text)?.[1];
  if (sizes === undefined) return null;
  return arrayOf(
    interpreter,
    node,
    sizes
      .split(",")
      .map((size) => size.trim())
      .filter(Boolean),
    "unknown",
  );
}

function arrayOf(interpreter: Interpreter, owner: object, sizes: readonly string[], dtype: DType): PyValue | null {
  const names = interpreter.namedSizes.get(owner) ?? new Map<string, Dim>();
  interpreter.namedSizes.set(owner, names);
  const shape = sizes.map((size) => dimOf(names, size));
  return shape.includes(null)
    ? null
    : shapedValue(
        new ShapedArray(
          shape.map((dim) => dim!),
          dtype,
        ),
      );
}

/** One size: a number, a name, `_` for any; null for forms that may stand for several axes or for arithmetic. */
function dimOf(names: Map<string, Dim>, size: string): Dim | null {
  if (/^\d+$/.test(size)) return Number(size);
  if (size === "_") return unknownDim();
  if (!/^[A-Za-z]\w*$/.test(size)) return null;
  const dim = names.get(size) ?? namedDim(size);
  names.set(size, dim);
  return dim;
}

function dtypeNamed(name: string): DType | null {
  if (dtypeFamilies.has(name)) return "unknown";
  if (name === "Bool") return "bool";
  const exact = name.toLowerCase();
  return /^(Float|Int|UInt|Complex|BFloat)\d+$/.test(name) && isDType(exact) ? exact : null;
}

function lastName(node: Expression): string {
  if (node.kind === "Name") return node.id;
  return node.kind === "Attribute" ? node.attr : "";
}
