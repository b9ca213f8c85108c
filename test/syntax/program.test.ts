import { beforeAll, describe, expect, it } from "vitest";
import type { TopLevel } from "../../server/syntax/ast.ts";
import { type Program, parseProgram } from "../../server/syntax/program.ts";
import { cellsSource, pythonSource } from "../../server/syntax/source.ts";
import { dump } from "./dump.ts";
import { loadGrammar } from "./parser.ts";

beforeAll(loadGrammar);

function parse(text: string, previous: Program | null = null): Program {
  return parseProgram(pythonSource("a.py", text), previous);
}

/** The statements as `line: text`, with an asterisk where they are stale. */
function summary({ module }: Program): readonly string[] {
  return module.body.map(
    ({ anchor, body, stale }) => `${anchor.line}${stale ? "*" : ""}: ${body.map((one) => dump(one)).join("; ")}`,
  );
}

function bodies({ module }: Program): readonly TopLevel["body"][] {
  return module.body.map(({ body }) => body);
}

describe("an edit", () => {
  it("keeps all other statements and moves their anchors", () => {
    const before = parse("a\nb\nc\nd");
    const [a, b, c, d] = before.module.body;
    const after = parse("a\nb(\n1)\n# new\nc\nd", before);
    expect(after.module.body[0]).toBe(a);
    expect(after.module.body[1]).not.toBe(b);
    expect(after.module.body[2]).toBe(c);
    expect(after.module.body[3]).toBe(d);
    expect(d!.anchor.line).toBe(5);
    expect(d!.body[0]!.span.anchor).toBe(d!.anchor);
  });

  it("keeps statements that change places", () => {
    const before = parse("a\nb\nc\nd");
    const [a, b, c, d] = before.module.body;
    const after = parse("d\nb\na\nc", before);
    expect(after.module.body).toEqual([d, b, a, c]);
    expect(after.module.body[0]).toBe(d);
    expect(summary(after).map((line) => line[0])).toEqual(["0", "1", "2", "3"]);
  });

  it("gives equal statements nodes of their own", () => {
    const before = parse("x\nx");
    const after = parse("x\nx\nx\ny", before);
    expect(new Set(after.module.body).size).toBe(4);
    expect(new Set(bodies(after)).size).toBe(4);
  });

  it("in one cell moves the statements of other cells with them", () => {
    const before = parseProgram(cellsSource("n.ipynb", [{ cell: 1, text: "a\nb" }]), null);
    const after = parseProgram(
      cellsSource("n.ipynb", [
        { cell: 0, text: "c" },
        { cell: 3, text: "a\nb" },
      ]),
      before,
    );
    expect(after.module.body[2]).toBe(before.module.body[1]);
    expect(after.module.body.map(({ anchor }) => [anchor.cell, anchor.line])).toEqual([
      [0, 0],
      [3, 0],
      [3, 1],
    ]);
  });

  it("of another file keeps nothing", () => {
    const before = parse("a");
    expect(parseProgram(pythonSource("b.py", "a"), before).module.body[0]).not.toBe(before.module.body[0]);
  });
});

describe("a syntax error", () => {
  it("keeps what stood in its place, as stale, until it is gone", () => {
    const good = parse("a\nb = 1\nc");
    const [, body] = bodies(good);
    const bad = parse("a\n\nb = 1 +\nc", good);
    expect(summary(bad)).toEqual(["0: (Expr value=a)", "2*: (Assign targets=[b] value=int:1)", "3: (Expr value=c)"]);
    expect(bodies(bad)[1]).toBe(body);
    const worse = parse("a\n\nb = 1 + *\nc", bad);
    expect(bodies(worse)[1]).toBe(body);
    const better = parse("a\n\nb = 1 + 2\nc", worse);
    expect(summary(better)[1]).toBe("2: (Assign targets=[b] value=(BinOp left=int:1 op=+ right=int:2))");
  });

  it("that is undone gives back the same nodes, no longer stale", () => {
    const good = parse("a\nb = 1\nc");
    const [, body] = bodies(good);
    const again = parse("a\nb = 1\nc", parse("a\nb = 1)\nc", good));
    expect(bodies(again)[1]).toBe(body);
    expect(again.module.body.some(({ stale }) => stale)).toBe(false);
  });

  it("that swallows the rest keeps all of it in place", () => {
    const good = parse("a\nb\nc\n\nd");
    const before = bodies(good);
    const bad = parse('a\nb\n"""\nc\n\nd', good);
    expect(summary(bad)).toEqual([
      "0: (Expr value=a)",
      "1: (Expr value=b)",
      "3*: (Expr value=c)",
      "5*: (Expr value=d)",
    ]);
    expect(bodies(bad)).toEqual(before);
    const closed = parse('a\nb\n"""x"""\nc\n\nd', bad);
    expect(summary(closed)).toEqual([
      "0: (Expr value=a)",
      "1: (Expr value=b)",
      '2: (Expr value="x")',
      "3: (Expr value=c)",
      "5: (Expr value=d)",
    ]);
    expect(bodies(closed)[4]).toBe(before[3]);
  });

  it("in a new statement makes nothing stale", () => {
    const good = parse("a\nc = 1");
    expect(summary(parse("a\nb = (\nc = 1", good))).toEqual([
      "0: (Expr value=a)",
      "1: (Broken binds=[b])",
      "2: (Assign targets=[c] value=int:1)",
    ]);
  });

  it("that was always there is not taken for something good", () => {
    const bad = parse("a\nb = (1");
    expect(summary(parse("a\nb = (1,", bad))).toEqual(["0: (Expr value=a)", "1: (Broken binds=[b])"]);
  });
});
