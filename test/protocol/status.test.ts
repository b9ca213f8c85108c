import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Connection } from "vscode-languageserver";
import { Status } from "../../server/lsp/status.ts";

const sent: unknown[] = [];
// SAFETY: a status sends notifications and nothing else.
const connection = { sendNotification: async (_method: string, params: unknown) => sent.push(params) } as unknown;
let status: Status;

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  status = new Status(connection as Connection);
});
afterEach(() => vi.useRealTimers());

test("what is done before anybody could read of it is not told", () => {
  status.begin();
  status.end();
  expect(sent).toEqual([{ state: "ready" }]);
  status.begin();
  status.end();
  vi.runAllTimers();
  expect(sent).toEqual([{ state: "ready" }]);
});

test("what takes its time is told when it goes on and when the last of it ends", () => {
  status.begin();
  status.begin();
  vi.runAllTimers();
  expect(sent).toEqual([{ state: "analysing" }]);
  status.end();
  vi.runAllTimers();
  status.end();
  expect(sent).toEqual([{ state: "analysing" }, { state: "ready" }]);
});

test("a defect of ours is told until the next analysis has ended", () => {
  status.begin();
  status.fail();
  status.end();
  status.begin();
  status.end();
  expect(sent.map((each) => (each as { state: string }).state)).toEqual(["error", "ready"]);
});
