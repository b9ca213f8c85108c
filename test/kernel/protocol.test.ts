import { expect, test } from "vitest";
import { parseReply } from "../../runtime/python/protocol.ts";

const error = { kind: "error", ename: "E", evalue: "", frames: [{ cell: "a", line: 1, column: 0 }], traceback: ["E"] };
const event = (event: unknown) => ({ kind: "event", id: 1, event });

test.each([
  { kind: "ready", versions: { python: "3", pyodide: "314" } },
  { kind: "down" },
  { kind: "answer", id: 2, answer: null },
  event({ kind: "stream", name: "stderr", text: "" }),
  event({ kind: "display", mime: { "text/plain": "1" } }),
  event({ kind: "result", mime: {} }),
  event({ kind: "clear" }),
  event(error),
  event({ kind: "done", milliseconds: 0.5 }),
  event({ kind: "fatal", message: "" }),
  { kind: "event", id: null, event: { kind: "fatal", message: "" } },
])("%j is a reply.", (reply) => {
  expect(parseReply(reply)).toEqual(reply);
});

test.each([
  null,
  "ready",
  [],
  { kind: "ready" },
  { kind: "ready", versions: { python: 3, pyodide: "314" } },
  { kind: "answer", id: null, answer: null },
  { kind: "event", id: -1, event: { kind: "done", milliseconds: 1 } },
  { kind: "event", id: null, event: { kind: "done", milliseconds: 1 } },
  event(null),
  event({ kind: "other" }),
  event({ kind: "stream", name: "stdin", text: "" }),
  event({ kind: "stream", name: "stdout", text: 1 }),
  event({ kind: "result", mime: "text/plain" }),
  event({ kind: "result", mime: [] }),
  event({ kind: "done", milliseconds: Number.NaN }),
  event({ ...error, traceback: [1] }),
  event({ ...error, frames: [{ cell: "a", line: "1", column: 0 }] }),
  event({ ...error, ename: undefined }),
])("%j is none.", (value) => {
  expect(parseReply(value)).toBeNull();
});

test("A reply keeps nothing that does not belong to it.", () => {
  const reply = event({ kind: "fatal", message: "m", extra: 1 });
  expect(parseReply({ ...reply, extra: 1 })).toEqual(event({ kind: "fatal", message: "m" }));
});
