import { describe, expect, test } from "vitest";
import type { ToView } from "../../client/views/results/messages.ts";
import { entriesToSave, savedEntries } from "../../client/views/results/saved.ts";
import { nothing, type Shown, withMessage } from "../../client/views/results/shown.ts";
import { entryOf, headOf } from "./entries.ts";

const shownAfter = (...messages: readonly ToView[]): Shown => messages.reduce(withMessage, nothing);

describe("what is shown", () => {
  test("begins with nothing and takes in all there is", () => {
    const entries = [entryOf("a", [])];
    expect(shownAfter({ kind: "all", entries, toolbar: { document: "a.py", state: "busy" } })).toEqual({
      entries,
      toolbar: { document: "a.py", state: "busy" },
    });
  });

  test("gets an entry with its head, then its outputs, and longer streams", () => {
    const { entries } = shownAfter(
      { kind: "head", id: "a", head: headOf({ state: "running" }) },
      { kind: "output", id: "a", index: 0, output: { kind: "stream", name: "stdout", text: "1\n" } },
      { kind: "stream", id: "a", index: 0, text: "2\n" },
      { kind: "output", id: "a", index: 1, output: { kind: "text", text: "**3**" } },
      { kind: "output", id: "a", index: 1, output: { kind: "markup", html: "<b>3</b>" } },
      { kind: "head", id: "a", head: headOf() },
    );
    expect(entries).toEqual([
      entryOf("a", [
        { kind: "stream", name: "stdout", text: "1\n2\n" },
        { kind: "markup", html: "<b>3</b>" },
      ]),
    ]);
  });

  test("keeps the entries that a message does not change as they are", () => {
    const before = shownAfter({ kind: "head", id: "a", head: headOf() }, { kind: "head", id: "b", head: headOf() });
    const changed = withMessage(before, { kind: "head", id: "b", head: headOf({ isStale: true }) });
    expect(changed.entries[0]).toBe(before.entries[0]);
    expect(changed.entries[1]!.head.isStale).toBe(true);
  });

  test("begins anew with an entry that is cleared", () => {
    const { entries } = shownAfter(
      { kind: "head", id: "a", head: headOf() },
      { kind: "output", id: "a", index: 0, output: { kind: "text", text: "1" } },
      { kind: "cleared", id: "a" },
      { kind: "output", id: "a", index: 0, output: { kind: "text", text: "2" } },
    );
    expect(entries).toEqual([entryOf("a", [{ kind: "text", text: "2" }])]);
  });

  test("loses what is removed, and knows nothing of entries that are not there", () => {
    const one = shownAfter({ kind: "head", id: "a", head: headOf() }, { kind: "head", id: "b", head: headOf() });
    const { entries } = withMessage(one, { kind: "removed", ids: ["a"] });
    expect(entries.map(({ id }) => id)).toEqual(["b"]);
    expect(withMessage(one, { kind: "stream", id: "x", index: 0, text: "?" })).toEqual(one);
  });
});

describe("what is saved", () => {
  const text = (length: number) => ({ kind: "text", text: "x".repeat(length) }) as const;

  test("is read again as it was", () => {
    const entries = [entryOf("a", [text(3)]), entryOf("b", [])];
    expect(savedEntries({ entries: entriesToSave(entries, 10_000) })).toEqual(entries);
  });

  test("is the newest that there is room for, the oldest first", () => {
    const entries = ["a", "b", "c"].map((id) => entryOf(id, [text(1000)]));
    expect(entriesToSave(entries, 3000).map(({ id }) => id)).toEqual(["b", "c"]);
  });

  test("has long texts cut: of a stream the end stays", () => {
    const stream = { kind: "stream", name: "stdout", text: `${"x".repeat(50_000)}end` } as const;
    const [entry] = entriesToSave([entryOf("a", [text(50_000), stream])], 100_000);
    const [cut, tail] = entry!.outputs;
    expect(cut).toEqual({ kind: "text", text: `${"x".repeat(20_000)}…` });
    expect(tail?.kind === "stream" && tail.text.endsWith("end") && tail.text.length).toBe(20_000);
  });

  test("keeps a figure's text where the figure is too large", () => {
    const image = { kind: "image", type: "image/png", base64: "A".repeat(200_000), text: "<Figure>" } as const;
    expect(entriesToSave([entryOf("a", [image])], 100_000)[0]!.outputs).toEqual([{ kind: "text", text: "<Figure>" }]);
  });

  test("counts as nothing where it is something else", () => {
    expect(savedEntries(null)).toEqual([]);
    expect(savedEntries({ entries: [{ id: "a" }] })).toEqual([]);
  });
});
