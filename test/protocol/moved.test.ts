import { describe, expect, test } from "vitest";
import { mover } from "../../server/lsp/moved.ts";

const before = "def f(x):\n    y = x + 1\n    return y";

/** Where the end of the first `word` in the last good text is now, as the text before it on its line. */
function behind(word: string, now: string): string | null {
  const lines = before.split("\n");
  const line = lines.findIndex((text) => text.includes(word));
  const point = mover({ before, now })({ line, column: lines[line]!.indexOf(word) + word.length });
  return point === null ? null : now.split("\n")[point.line]!.slice(0, point.column);
}

describe("a point of the last good text", () => {
  test("stays before an edit and moves with the text after it", () => {
    const now = before.replace("x + 1", "x + (1 +");
    expect(behind("(x", now)).toBe("def f(x");
    expect(behind("return y", now)).toBe("    return y");
  });

  test("between two edits is found by its line", () => {
    const now = before.replace("f(x)", "f(x").replace("return y", "return (y");
    expect(behind("    y", now)).toBe("    y");
    expect(behind("    y", now.replace("y =", "y = (0 +"))).toBe("    y");
    expect(behind("    y", now.replace("f(x", "f(\n  x"))).toBe("    y");
  });

  test("is gone when the word before it is another, or longer", () => {
    expect(behind("    y", before.replace("y = x", "why = (x"))).toBeNull();
    expect(behind("    y", before.replace("y = x", "y2 = (x"))).toBeNull();
    expect(behind("    y", before.replace("    y = x + 1\n", ""))).toBeNull();
  });
});
