// What a variable of a document holds, for those who follow it while it is typed.

import { shortName } from "../../runtime/core/dtype.ts";
import type { Analysis } from "../analysis/analyzer.ts";
import { type Description, label, summarise } from "../analysis/describe.ts";
import type { Shape, ShapesQuestion } from "../protocol.ts";
import { children, type TreeNode } from "../syntax/position.ts";
import { shownReports } from "./diagnostics.ts";
import { predictingNodes } from "./predictions.ts";

/** What the last binding of a name at the top level holds. A statement that is `stale` counts as it was before. */
export function shapeOf(analysis: Analysis, name: string): Shape {
  const { program, facts } = analysis;
  const node = predictingNodes(program, program.module.body).get(name)?.node;
  const descriptions = node && facts.get(node, node.span.anchor)?.sightings.map(({ description }) => description);
  const shape = summarise(descriptions ?? []);
  if (shape?.kind === "array") return arrayShape(shape);
  const error = shownReports(analysis).find(({ severity }) => severity === "error");
  if (error !== undefined) {
    return { kind: "error", message: error.message.split("\n")[0]!, line: error.place.line + 1 };
  }
  if (node === undefined)
    return { kind: "unknown", reason: `no line that is certain to run gives \`${name}\` a value` };
  return { kind: "unknown", reason: reasonOf(shape ?? descriptions?.at(-1)) };
}

/** Whether the document has a syntax error now, or half a word, and shapes may be those from before it. */
export function hasSyntaxError({ program }: Analysis): boolean {
  return program.module.body.some(({ stale, body }) => stale || body.some(isBroken));
}

/** A question with nothing in it but what it has, null for anything else. */
export function parseShapesQuestion(value: unknown): ShapesQuestion | null {
  if (typeof value !== "object" || value === null || !("uri" in value) || !("names" in value)) return null;
  const { uri, names } = value;
  const isText = (item: unknown): item is string => typeof item === "string";
  return isText(uri) && Array.isArray(names) && names.every(isText) ? { uri, names } : null;
}

function isBroken(node: TreeNode): boolean {
  return node.kind === "Broken" || node.kind === "BrokenExpression" || children(node).some(isBroken);
}

function arrayShape(description: Extract<Description, { readonly kind: "array" }>): Shape {
  const { dtype, shape } = description.aval;
  return {
    kind: "array",
    text: label(description),
    dtype: shortName(dtype),
    shape: shape.map((size) => (typeof size === "number" ? size : null)),
  };
}

function reasonOf(description: Description | undefined): string {
  if (description === undefined) return "nothing is known of it";
  switch (description.kind) {
    case "unknown":
      return description.reason;
    case "array":
    case "unranked":
      return "the number of axes is not certain";
    case "tuple":
      return `it is a tuple: ${label(description)}`;
    default:
      return `it is not an array: ${label(description)}`;
  }
}
