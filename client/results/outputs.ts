// What the results panel shows of what cells do.

import { stripVTControlCharacters } from "node:util";
import {
  type ArraySummary,
  arrayMime,
  parseArray,
  parseTree,
  type TreeSummary,
  treeMime,
} from "../../runtime/python/inspection.ts";
import type { ExecutionEvent, MimeBundle } from "../../runtime/python/protocol.ts";
import type { ImageType, Output } from "../views/results/messages.ts";

/** What an event adds to the outputs of a run; null for one that shows nothing. `cell` is the file's name in tracebacks. */
export function outputOf(event: ExecutionEvent, cell: string): Output | null {
  switch (event.kind) {
    case "stream":
      return { kind: "stream", name: event.name, text: stripVTControlCharacters(event.text) };
    case "display":
    case "result":
      return valueOutput(event.mime);
    case "error": {
      const { ename, evalue, traceback, frames } = event;
      const places = frames.filter((frame) => frame.cell === cell).map(({ cell, line }) => ({ cell, line }));
      return { kind: "error", ename, evalue, traceback, places };
    }
    case "fatal":
      return { kind: "lost", message: event.message };
    case "clear":
    case "done":
      return null;
  }
}

/** What a variable that was opened shows. */
export function variableOutput(tree: TreeSummary): Output {
  if (tree.kind === "array") return { kind: "array", array: tree.array, text: "" };
  return tree.kind === "other" ? { kind: "text", text: tree.text } : { kind: "tree", tree, text: "" };
}

/** The Markdown that a value is best shown as, null for other values and for very long ones. */
export function markdownOf(event: ExecutionEvent): string | null {
  if (event.kind !== "display" && event.kind !== "result") return null;
  const { mime } = event;
  const text = mime["text/markdown"];
  if (typeof text !== "string" || text.length > longestMarkdown) return null;
  return richer.every((type) => !(type in mime)) ? text : null;
}

/** The numbers by which Python keeps the arrays of an output. */
export function viewsOf(output: Output): readonly number[] {
  if (output.kind === "array") return [output.array.view];
  return output.kind === "tree" ? arraysOf(output.tree).map(({ view }) => view) : [];
}

/** The arrays in a pytree, in order. */
function arraysOf(tree: TreeSummary): readonly ArraySummary[] {
  if (tree.kind === "array") return [tree.array];
  return tree.kind === "container" ? tree.parts.flatMap((part) => arraysOf(part.value)) : [];
}

/** What is shown rather than Markdown. */
const richer = [arrayMime, treeMime, "image/svg+xml", "image/png", "image/jpeg", "text/html"];

/** Characters beyond which Markdown stays a text, as turning it into markup would hold up the extension host. */
const longestMarkdown = 50_000;

/** Characters beyond which a picture is not shown. */
const largestImage = 8_000_000;

/** The richest of the forms of a value. */
function valueOutput(mime: MimeBundle): Output {
  const text = textIn(mime, "text/plain") ?? "";
  const array = parseArray(mime[arrayMime]);
  if (array !== null) return { kind: "array", array, text };
  const tree = parseTree(mime[treeMime]);
  if (tree !== null) return { kind: "tree", tree, text };
  const svg = textIn(mime, "image/svg+xml");
  if (svg !== null) return imageOutput("image/svg+xml", Buffer.from(svg).toString("base64"), text);
  for (const type of ["image/png", "image/jpeg"] as const) {
    const base64 = textIn(mime, type);
    if (base64 !== null) return imageOutput(type, base64, text);
  }
  const html = textIn(mime, "text/html");
  if (html !== null) return { kind: "markup", html };
  return { kind: "text", text: plainText(mime) };
}

function imageOutput(type: ImageType, base64: string, text: string): Output {
  const isShown = base64.length <= largestImage && /^[\w+/=\s]*$/.test(base64);
  return isShown ? { kind: "image", type, base64, text } : { kind: "text", text };
}

function plainText(mime: MimeBundle): string {
  const texts = ["text/markdown", "text/plain", "text/latex"].map((type) => textIn(mime, type));
  const json = mime["application/json"];
  return (
    texts.find((text) => text !== null) ??
    (json === undefined ? Object.keys(mime).join(", ") : JSON.stringify(json, null, 2))
  );
}

function textIn(mime: MimeBundle, type: string): string | null {
  const text = mime[type];
  return typeof text === "string" ? text : null;
}
