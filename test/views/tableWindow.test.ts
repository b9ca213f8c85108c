import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkedTraceback } from "../../client/views/results/linkedTraceback.ts";
import { inSight, scrolledLength, scrolledTo } from "../../client/views/results/tableWindow.ts";
import { terminalText } from "../../client/views/results/terminalText.ts";

const direction = fc.record({
  count: fc.integer({ min: 1, max: 100_000_000 }),
  size: fc.integer({ min: 20, max: 200 }),
  room: fc.integer({ min: 200, max: 1000 }),
});

describe("a table", () => {
  test("has the lines in sight, and one to come", () => {
    expect(inSight({ count: 1000, size: 22, room: 220 }, 0)).toEqual({ first: 0, end: 11, offset: 0 });
    expect(inSight({ count: 1000, size: 22, room: 220 }, 33)).toEqual({ first: 1, end: 13, offset: 22 });
    expect(inSight({ count: 3, size: 22, room: 220 }, 0)).toEqual({ first: 0, end: 3, offset: 0 });
  });

  test("of any length can be scrolled to its last line", () => {
    fc.assert(
      fc.property(direction, (lines) => {
        const end = Math.max(0, scrolledLength(lines) - lines.room);
        const { first, end: behind, offset } = inSight(lines, end);
        expect(behind).toBe(lines.count);
        expect(offset + (lines.count - first) * lines.size - end).toBeLessThanOrEqual(
          Math.max(lines.room, lines.count * lines.size) + 1,
        );
      }),
    );
  });

  test("of any length can be scrolled to any line", () => {
    fc.assert(
      fc.property(direction, fc.double({ min: 0, max: 1, noNaN: true }), (lines, share) => {
        const line = Math.min(lines.count - 1, Math.floor(share * lines.count));
        const scrolled = scrolledTo(lines, 0, line);
        const { first, end } = inSight(lines, scrolled);
        expect(line).toBeGreaterThanOrEqual(first);
        expect(line).toBeLessThan(end);
      }),
    );
  });

  test("stays where it is while the line is in sight", () => {
    expect(scrolledTo({ count: 1000, size: 22, room: 220 }, 100, 6)).toBe(100);
  });
});

describe("a text", () => {
  test("is what a terminal would show", () => {
    expect(terminalText("one\r\ntwo\n10 %\r50 %\rdone\n")).toBe("one\ntwo\ndone\n");
    expect(terminalText("50 %\r")).toBe("50 %");
  });

  test("of a traceback has links where its places are, and nowhere else", () => {
    const traceback = 'File "a.py", line 3, in <module>\nFile "b.py", line 3';
    expect(linkedTraceback(traceback, [{ cell: "a.py", line: 3 }])).toEqual([
      "",
      { text: 'File "a.py", line 3', line: 3 },
      ", in <module>\n",
      'File "b.py", line 3',
      "",
    ]);
  });
});
