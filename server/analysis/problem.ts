import type { PythonError } from "../../runtime/core/errors.ts";
import type { Span } from "../syntax/ast.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** Something the user should know of a stretch of source. */
export interface Problem {
  readonly span: Span;
  /** The calls that led there, innermost first: one in a module is shown where the document calls it. */
  readonly calls: readonly Span[];
  readonly severity: Severity;
  /** A stable kebab-case name, `vmap-inconsistent-sizes`. */
  readonly code: string;
  /** Opens with the first line of JAX's own message. */
  readonly message: string;
  readonly related: readonly RelatedPlace[];
}

/** A place that explains a problem: where a size was made, which `vmap` it happens in. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

const codes: readonly (readonly [RegExp, string])[] = [
  [/incompatible shapes for broadcasting|Incompatible shapes for broadcasting/i, "incompatible-shapes"],
  [/contracting dimensions|does not match previous terms|matmul/, "contracting-dimensions"],
  [/cannot reshape/, "reshape-size"],
  [/out of bounds for array of dimension/, "axis-out-of-bounds"],
  [/concatenate/i, "concatenate-shapes"],
  [/All input arrays must have the same shape/, "stack-shapes"],
  [/Too many indices/, "too-many-indices"],
];

/** The code of an error: its own where it has one, else by what its text says. */
export function codeOf(error: PythonError): string {
  if (error.details.code !== undefined) return error.details.code;
  const known = codes.find(([pattern]) => pattern.test(error.message));
  return known?.[1] ?? error.pythonType.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}
