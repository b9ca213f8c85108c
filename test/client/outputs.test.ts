import { describe, expect, test } from "vitest";
import { markdownOf, outputOf, variableOutput, viewsOf } from "../../client/results/outputs.ts";
import { webviewPage } from "../../client/webviewPage.ts";
import { type ArraySummary, arrayMime, treeMime } from "../../runtime/python/inspection.ts";
import type { MimeBundle } from "../../runtime/python/protocol.ts";

const array: ArraySummary = {
  view: 7,
  library: "jax",
  dtype: "int32",
  shape: [3],
  weakType: false,
  bytes: 12,
  statistics: { min: 0, max: 2, mean: 1, nan: 0, infinite: 0 },
  mapped: [null],
};
const tree = {
  kind: "container" as const,
  type: "list",
  more: 0,
  parts: [
    { key: "[0]", value: { kind: "array" as const, array } },
    { key: "[1]", value: { kind: "other" as const, text: "'a'" } },
  ],
};

const shown = (mime: MimeBundle) => outputOf({ kind: "result", mime }, "a.py");

describe("a value", () => {
  test("that is an array or a pytree is shown as such, with its text", () => {
    const text = "Array([0, 1, 2], dtype=int32)";
    expect(shown({ "text/plain": text, [arrayMime]: array })).toEqual({ kind: "array", array, text });
    expect(shown({ "text/plain": "[…]", [treeMime]: tree })).toEqual({ kind: "tree", tree, text: "[…]" });
  });

  test("that only pretends to be an array is shown as text", () => {
    expect(shown({ "text/plain": "x", [arrayMime]: { ...array, shape: [-1] } })).toEqual({ kind: "text", text: "x" });
  });

  test("is shown as the richest that it can be", () => {
    const svg = "<svg/>";
    const base64 = Buffer.from(svg).toString("base64");
    const picture = { kind: "image", type: "image/svg+xml", base64, text: "<Figure>" };
    expect(shown({ "text/plain": "<Figure>", "image/svg+xml": svg })).toEqual(picture);
    expect(shown({ "text/html": "<b>x</b>", "text/markdown": "**x**" })).toEqual({ kind: "markup", html: "<b>x</b>" });
    expect(shown({ "text/plain": "x", "text/latex": "$x$" })).toEqual({ kind: "text", text: "x" });
    expect(shown({ "application/json": { a: [1] } })).toEqual({ kind: "text", text: '{\n  "a": [\n    1\n  ]\n}' });
    expect(shown({ "application/x-other": "?" })).toEqual({ kind: "text", text: "application/x-other" });
  });

  test("whose picture is no Base64 is shown as text", () => {
    expect(shown({ "text/plain": "x", "image/png": '" onerror="alert(1)' })).toEqual({ kind: "text", text: "x" });
    expect(shown({ "text/plain": "x", "image/png": `${" ".repeat(2_000_000)}!` })).toEqual({ kind: "text", text: "x" });
  });

  test("is Markdown where it is nothing richer", () => {
    expect(markdownOf({ kind: "display", mime: { "text/markdown": "# hi" } })).toBe("# hi");
    expect(markdownOf({ kind: "display", mime: { "text/markdown": "# hi", "text/html": "<h1>hi" } })).toBe(null);
    expect(markdownOf({ kind: "display", mime: { "text/markdown": "*a* ".repeat(100_000) } })).toBe(null);
    expect(markdownOf({ kind: "done", milliseconds: 1 })).toBe(null);
  });

  test("of a variable needs no text", () => {
    expect(variableOutput({ kind: "array", array })).toEqual({ kind: "array", array, text: "" });
    expect(variableOutput(tree)).toEqual({ kind: "tree", tree, text: "" });
    expect(variableOutput({ kind: "other", text: "'a'" })).toEqual({ kind: "text", text: "'a'" });
  });

  test("has the arrays that can be looked into", () => {
    expect(viewsOf(variableOutput(tree))).toEqual([7]);
    expect(viewsOf({ kind: "text", text: "7" })).toEqual([]);
  });
});

describe("what else happens in a run", () => {
  test("are streams without the colours of terminals", () => {
    const text = "\u001b[31mred\u001b[0m\n";
    expect(outputOf({ kind: "stream", name: "stderr", text }, "a.py")).toEqual({
      kind: "stream",
      name: "stderr",
      text: "red\n",
    });
  });

  test("are errors, with the places in their own file", () => {
    const frames = [
      { cell: "a.py", line: 3, column: 0 },
      { cell: "b.py", line: 9, column: 0 },
    ];
    const error = { kind: "error", ename: "E", evalue: "x", frames, traceback: ["E: x"] } as const;
    const places = [{ cell: "a.py", line: 3 }];
    expect(outputOf(error, "a.py")).toEqual({ kind: "error", ename: "E", evalue: "x", traceback: ["E: x"], places });
  });

  test("is the end of Python, or nothing to show", () => {
    expect(outputOf({ kind: "fatal", message: "gone" }, "a.py")).toEqual({ kind: "lost", message: "gone" });
    expect(outputOf({ kind: "done", milliseconds: 1 }, "a.py")).toBe(null);
  });
});

test("the page of a webview runs its own script and loads nothing from elsewhere", () => {
  const page = webviewPage({ title: "T", script: "s.js", style: "s.css", source: "https://own", nonce: "n1" });
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!;
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    "script-src 'nonce-n1'",
    "style-src https://own",
    "font-src https://own",
    "img-src data:",
  ]);
  expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="module" nonce="n1" src="s.js">']);
});
