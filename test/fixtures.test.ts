import { expect, test } from "vitest";
import { type Fixture, formatHints, type Hint, parseFixtures, rewriteFixture } from "./harness/fixtures.ts";

const markdown = `# File

## First

\`\`\`py
x = 1
y = f(x)  # hint: f32[3] ‹8›  # error: "too many"
#   ^ hover: f32
\`\`\`

And more:

\`\`\`py
z = y  # hint: none
\`\`\`

## Second

\`\`\`py
w = 2  # a comment of its own
\`\`\`
`;

const [first, second] = parseFixtures(markdown) as [Fixture, Fixture];

test("headings name programs, and the blocks below one are one program", () => {
  expect(parseFixtures(markdown).map(({ title }) => title)).toEqual(["First", "Second"]);
  expect(first.source).toBe("x = 1\ny = f(x)\n\nz = y");
  expect(second.source).toBe("w = 2  # a comment of its own");
});

test("expectations belong to their line, hovers to the line of code above", () => {
  expect([...first.hints]).toEqual([
    [1, "f32[3] ‹8›"],
    [3, "none"],
  ]);
  expect(first.diagnostics).toEqual([{ line: 1, severity: "error", message: "too many" }]);
  expect(first.hovers).toEqual([{ line: 1, column: 4, text: "f32" }]);
});

test("the only variable of a line stands without its name, everything else with it", () => {
  const hint = (line: number, kind: Hint["kind"], name: string | null, hidden: string[] = []): Hint => {
    return { line, kind, name, label: "f32[]", hidden };
  };
  const hints = [
    hint(0, "variable", "x", ["8"]),
    hint(1, "parameter", "x"),
    hint(1, "return", null, ["5", "4"]),
    hint(2, "vmap", null),
  ];
  expect([...formatHints(hints)]).toEqual([
    [0, "f32[] ‹8›"],
    [1, "x f32[], -> f32[] ‹5,4›"],
    [2, "vmap f32[]"],
  ]);
});

test("rewriting with what is expected changes nothing", () => {
  const hints = new Map([[1, "f32[3] ‹8›"]]);
  const problem = { line: 1, severity: "error", message: "far too many\nof them" } as const;
  expect(rewriteFixture(markdown, first, hints, [problem])).toBe(markdown);
});

test("rewriting takes over what is new and drops what is gone", () => {
  const problem = { line: 0, severity: "warning", message: 'a "quoted" one\nand more' } as const;
  const lines = rewriteFixture(markdown, first, new Map([[3, "i32[]"]]), [problem]).split("\n");
  expect(lines).toContain('x = 1  # warning: "a \\"quoted\\" one"');
  expect(lines).toContain("y = f(x)");
  expect(lines).toContain("z = y  # hint: i32[]");
  expect(lines).toContain("#   ^ hover: f32");
});
