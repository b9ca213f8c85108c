import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry, FromView, Output, ToView } from "../../client/views/results/messages.ts";
import { parseEntry, parseFromView, parseToView } from "../../client/views/results/messages.ts";
import { arrayOf, noise } from "./arrays.ts";
import { headOf } from "./entries.ts";

const array = arrayOf(1, "float32", [2, 3], noise, { mapped: [0, null] }).summary;

const outputs: readonly Output[] = [
  { kind: "stream", name: "stderr", text: "careful\n" },
  { kind: "array", array, text: "Array(…)" },
  {
    kind: "tree",
    text: "",
    tree: { kind: "container", type: "dict", parts: [{ key: "['w']", value: { kind: "array", array } }], more: 2 },
  },
  { kind: "image", type: "image/png", base64: "AAAA", text: "<Figure>" },
  { kind: "markup", html: "<b>bold</b>" },
  { kind: "text", text: "3" },
  { kind: "error", ename: "E", evalue: "", traceback: ["line"], places: [{ cell: "a.py", line: 3 }] },
  { kind: "lost", message: "gone" },
];
const entry: Entry = {
  id: "a",
  head: headOf({ milliseconds: 4, prediction: { text: "f32[2,3]", verdict: "confirmed" } }),
  outputs,
};
const toolbar = { document: "a.py", state: "idle" } as const;

const toView: readonly ToView[] = [
  { kind: "all", entries: [entry], toolbar },
  { kind: "toolbar", toolbar: { document: null, state: "off" } },
  { kind: "head", id: "a", head: entry.head },
  ...outputs.map((output, index): ToView => ({ kind: "output", id: "a", index, output })),
  { kind: "stream", id: "a", index: 0, text: "more" },
  { kind: "cleared", id: "a" },
  { kind: "removed", ids: ["a"] },
  { kind: "reveal", id: "a" },
  { kind: "slab", request: 1, values: new Float64Array([1, Number.NaN]) },
  { kind: "slab", request: 1, values: null },
  { kind: "notice", text: "Copied." },
];

const slab = { view: 1, start: [0, 0], rowAxis: 0, columnAxis: null, rows: 2, columns: 1, step: 1 };
const fromView: readonly FromView[] = [
  { kind: "ready" },
  { kind: "command", command: "restart" },
  { kind: "slab", request: 1, id: "a", slab },
  { kind: "copyArray", id: "a", view: 1, form: "python" },
  { kind: "copyText", text: "1.0", what: "the value" },
  { kind: "go", id: "a", line: null },
  { kind: "openText", id: "a", index: 0 },
];

/** The message, once for each of its fields, with that field gone. */
function maimed(message: object): readonly object[] {
  return Object.keys(message).map((gone) =>
    Object.fromEntries(Object.entries(message).filter(([key]) => key !== gone)),
  );
}

describe("a message", () => {
  test.each(toView)("of kind $kind to the view is read as it was sent", (message) => {
    expect(parseToView(structuredClone(message))).toEqual(message);
  });

  test.each(fromView)("of kind $kind from the view is read as it was sent", (message) => {
    expect(parseFromView(structuredClone(message))).toEqual(message);
  });

  test("lacking any of its fields is none", () => {
    expect(toView.flatMap(maimed).map(parseToView)).toEqual(toView.flatMap(maimed).map(() => null));
    expect(fromView.flatMap(maimed).map(parseFromView)).toEqual(fromView.flatMap(maimed).map(() => null));
  });

  test("with an entry, a head or an output that lacks something is none", () => {
    expect(maimed(entry).map(parseEntry)).toEqual(maimed(entry).map(() => null));
    const heads = maimed(entry.head).map((head) => parseToView({ kind: "head", id: "a", head }));
    expect(heads).toEqual(heads.map(() => null));
    const shown = outputs.flatMap(maimed).map((output) => parseToView({ kind: "output", id: "a", index: 0, output }));
    expect(shown).toEqual(shown.map(() => null));
  });

  test("keeps nothing that does not belong to it", () => {
    expect(parseFromView({ kind: "go", id: "a", line: 3, extra: 1 })).toEqual({ kind: "go", id: "a", line: 3 });
    expect(parseToView({ kind: "reveal", id: "a", html: "<b>" })).toEqual({ kind: "reveal", id: "a" });
  });

  test("is null for anything else", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parseToView(value)).toBe(null);
        expect(parseFromView(value)).toBe(null);
      }),
    );
  });

  test("with commands, states and types of images that nobody knows is none", () => {
    expect(parseFromView({ kind: "command", command: "deleteAll" })).toBe(null);
    expect(parseToView({ kind: "toolbar", toolbar: { document: "a.py", state: "on" } })).toBe(null);
    const image = { kind: "image", type: "image/x", base64: "", text: "" };
    expect(parseToView({ kind: "output", id: "a", index: 0, output: image })).toBe(null);
  });

  test("with slabs of negative places or no step is none", () => {
    expect(parseFromView({ kind: "slab", request: 1, id: "a", slab: { ...slab, start: [-1, 0] } })).toBe(null);
    expect(parseFromView({ kind: "slab", request: 1, id: "a", slab: { ...slab, step: 0 } })).toBe(null);
  });
});
