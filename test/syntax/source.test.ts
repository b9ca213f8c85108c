import { beforeAll, describe, expect, it } from "vitest";
import { parseProgram } from "../../server/syntax/program.ts";
import { markdownSource, notebookSource, pythonSource, SourceError } from "../../server/syntax/source.ts";
import { dump } from "./dump.ts";
import { loadGrammar } from "./parser.ts";

beforeAll(loadGrammar);

describe("a Python file", () => {
  it("is one cell without the byte order mark", () => {
    expect(pythonSource("a.py", "\uFEFFx\r\ny\rz").cells).toEqual([{ cell: null, line: 0, text: "x\ny\nz" }]);
  });
});

describe("a notebook", () => {
  const notebook = (cells: unknown, metadata: unknown = {}) => JSON.stringify({ nbformat: 4, metadata, cells });

  it("has its code cells, counted among all cells", () => {
    const cells = [
      { cell_type: "markdown", source: "x" },
      { cell_type: "code", source: ["a = 1\n", "b = 2"] },
      { cell_type: "raw", source: "y" },
      { cell_type: "code", source: "c" },
      { cell_type: "code" },
    ];
    expect(notebookSource("n.ipynb", notebook(cells)).cells).toEqual([
      { cell: 1, line: 0, text: "a = 1\nb = 2" },
      { cell: 3, line: 0, text: "c" },
      { cell: 4, line: 0, text: "" },
    ]);
  });

  it("is read when its kernel speaks Python or says nothing", () => {
    for (const metadata of [
      {},
      null,
      { kernelspec: { language: "python" } },
      { language_info: { name: "ipython3" } },
    ]) {
      expect(notebookSource("n.ipynb", notebook([], metadata)).cells).toEqual([]);
    }
  });

  it("that cannot be read says why in one line", () => {
    const read = (json: string) => () => notebookSource("n.ipynb", json);
    expect(read("{")).toThrow(new SourceError("n.ipynb: not a notebook, its JSON is broken"));
    expect(read("[]")).toThrow(new SourceError("n.ipynb: not a notebook of format 4"));
    expect(read('{"worksheets": []}')).toThrow(new SourceError("n.ipynb: not a notebook of format 4"));
    expect(read(notebook([], { kernelspec: { language: "julia" } }))).toThrow(
      new SourceError("n.ipynb: a notebook in julia, not in Python"),
    );
  });
});

describe("a markdown file", () => {
  it("has its fenced Python blocks, with the lines of the file", () => {
    const text = "# T\n```py\na\n\nb\n```\n```js\nx\n```\n~~~~python title\n```\n~~~~\n```\n```py\n```\n```Python\nc";
    expect(markdownSource("a.md", text).cells).toEqual([
      { cell: null, line: 2, text: "a\n\nb" },
      { cell: null, line: 10, text: "```" },
      { cell: null, line: 16, text: "c" },
    ]);
  });

  it("has the cells of a MyST notebook, without their options", () => {
    const text =
      "```{code-cell}\na\n```\n```{code-cell} ipython3\n:id: b1\n:tags: [hide, skip]\n\nb\n```\n" +
      "```{code-cell} python\n---\ntags:\n  - hide\n---\nc\n```\n```{code-cell} r\nd\n```\n```{code-cell}\n:id: e\n```";
    expect(markdownSource("a.md", text).cells).toEqual([
      { cell: null, line: 1, text: "a" },
      { cell: null, line: 6, text: "\nb" },
      { cell: null, line: 14, text: "c" },
      { cell: null, line: 21, text: "" },
    ]);
  });

  it("is one program whose statements stand at the file's lines", () => {
    const text = "1. Text\n\n   ```py\n   def f():\n       return 1\n   else_ = 2\n   ```\n\n```py\ng()\n```\n";
    const { module } = parseProgram(markdownSource("a.md", text), null);
    expect(module.body.map(({ anchor, body }) => `${anchor.line}: ${body.map((one) => dump(one))}`)).toEqual([
      "3: (FunctionDef name=f args={}\n  body:\n    (Return value=int:1))",
      "5: (Assign targets=[else_] value=int:2)",
      "9: (Expr value=(Call func=g))",
    ]);
  });
});
