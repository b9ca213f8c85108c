import { expect, test } from "vitest";
import { parseFromView, parseToView, savedId } from "../../client/views/exercises/messages.ts";
import { messagePassing } from "./pages.ts";

const withPage = (changes: object) => ({ kind: "page", page: { ...messagePassing, ...changes } });

test("What the extension says is read as it is, without anything more.", () => {
  expect(parseToView({ ...withPage({ extra: 1 }), more: 2 })).toEqual(withPage({}));
});

const broken: readonly object[] = [
  { id: 1 },
  { html: null },
  { hintCount: -1 },
  { place: 0.5 },
  { notes: [{ name: "a", html: "", shape: { dtype: "f32", shape: ["1"] } }] },
  { goal: null },
  { live: { ...messagePassing.live, state: "perhaps" } },
  { live: { ...messagePassing.live, shape: 3 } },
  { rules: [1] },
  { solution: { code: "" } },
  { check: { kind: "done", isRight: true, isStale: false, html: null, steps: [{}] } },
  { check: null },
  { steps: [{ id: "a", title: "A" }] },
];

test.each(broken)("A page with %j is none.", (changes) => {
  expect(parseToView(withPage(changes))).toBeNull();
});

test("What the view says is one of a few things.", () => {
  for (const message of [
    { kind: "ready" },
    { kind: "do", action: "check" },
    { kind: "open", id: "a" },
    { kind: "line", line: 3 },
  ]) {
    expect(parseFromView(message)).toEqual(message);
  }
  for (const message of [
    null,
    "ready",
    { kind: "do", action: "format" },
    { kind: "open" },
    { kind: "line", line: 0 },
  ]) {
    expect(parseFromView(message)).toBeNull();
  }
});

test("What the view had saved is an id, or nothing.", () => {
  expect(savedId({ id: "a" })).toBe("a");
  expect([null, 3, {}, { id: 3 }].map(savedId)).toEqual([null, null, null, null]);
});
