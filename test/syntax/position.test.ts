import { beforeAll, describe, expect, it } from "vitest";
import type { Span } from "../../server/syntax/ast.ts";
import { absolute, children, nodeAt, type TreeNode } from "../../server/syntax/position.ts";
import { type Program, parseProgram } from "../../server/syntax/program.ts";
import { cellsSource, pythonSource } from "../../server/syntax/source.ts";
import { loadGrammar } from "./parser.ts";
import { sample } from "./sample.ts";

beforeAll(loadGrammar);

function* allNodes(program: Program): Generator<TreeNode> {
  const open: TreeNode[] = program.module.body.flatMap(({ body }) => body);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    open.push(...children(node));
  }
}

function textAt(text: string, span: Span): string {
  const { line, column, endLine, endColumn } = absolute(span);
  const lines = text.split("\n").slice(line, endLine + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, endColumn);
  lines[0] = lines[0]!.slice(column);
  return lines.join("\n");
}

describe("positions", () => {
  it("of names are those of the text", () => {
    let names = 0;
    for (const node of allNodes(parseProgram(pythonSource("a.py", sample), null))) {
      const named = nameOf(node);
      if (named === null) continue;
      names++;
      expect(textAt(sample, named.span)).toBe(named.name);
    }
    expect(names).toBeGreaterThan(80);
  });

  it("of children lie within those of their parents", () => {
    for (const node of allNodes(parseProgram(pythonSource("a.py", sample), null))) {
      for (const child of children(node)) expect(textAt(sample, node.span)).toContain(textAt(sample, child.span));
    }
  });

  it("count UTF-16 units", () => {
    const program = parseProgram(pythonSource("a.py", 'x = "😀é", name'), null);
    const [statement] = program.module.body[0]!.body;
    expect(absolute(statement!.span)).toEqual({
      file: "a.py",
      cell: null,
      line: 0,
      column: 0,
      endLine: 0,
      endColumn: 15,
    });
    expect(nodeAt(program, null, 0, 12).at(-1)).toMatchObject({ kind: "Name", id: "name" });
  });

  it("survive other line ends", () => {
    const program = parseProgram(pythonSource("a.py", "a\r\nif b:\r\n  c"), null);
    expect(nodeAt(program, null, 2, 2).at(-1)).toMatchObject({ kind: "Name", id: "c" });
  });
});

function nameOf(node: TreeNode): { readonly name: string; readonly span: Span } | null {
  switch (node.kind) {
    case "Name":
      return { name: node.id, span: node.span };
    case "arg":
      return { name: node.arg, span: node.span };
    case "Attribute":
      return { name: node.attr, span: node.attrSpan };
    case "FunctionDef":
    case "ClassDef":
      return { name: node.name, span: node.nameSpan };
    default:
      return null;
  }
}

describe("the nodes at a position", () => {
  const kindsAt = (program: Program, cell: number | null, line: number, column: number) =>
    nodeAt(program, cell, line, column).map(({ kind }) => kind);

  it("lead from the statement to the innermost", () => {
    const program = parseProgram(
      pythonSource("a.py", "a\n\n@d\ndef f(x, y=k):\n    return [g(x) for x in y]\n\nb"),
      null,
    );
    expect(kindsAt(program, null, 4, 14)).toEqual(["FunctionDef", "Return", "ListComp", "Call", "Name"]);
    expect(kindsAt(program, null, 4, 26)).toEqual(["FunctionDef", "Return", "ListComp", "Name"]);
    expect(kindsAt(program, null, 3, 11)).toEqual(["FunctionDef", "Name"]);
    expect(kindsAt(program, null, 3, 9)).toEqual(["FunctionDef", "arg"]);
    expect(kindsAt(program, null, 2, 1)).toEqual(["FunctionDef", "Name"]);
    expect(kindsAt(program, null, 1, 0)).toEqual([]);
    expect(kindsAt(program, null, 6, 1)).toEqual(["Expr", "Name"]);
  });

  it("are those of the cell", () => {
    const cells = [
      { cell: 0, text: "a" },
      { cell: 2, text: "\n-b" },
    ];
    const program = parseProgram(cellsSource("n.ipynb", cells), null);
    expect(kindsAt(program, 0, 0, 0)).toEqual(["Expr", "Name"]);
    expect(kindsAt(program, 2, 1, 1)).toEqual(["Expr", "UnaryOp", "Name"]);
    expect(kindsAt(program, 2, 0, 0)).toEqual([]);
    expect(kindsAt(program, 1, 0, 0)).toEqual([]);
  });
});
