import { afterAll, describe, expect, test } from "vitest";
import { runCommandLine } from "../../server/cli/commandLine.ts";
import { bundled } from "../harness/bundled.ts";
import { runCell, startKernel } from "../harness/runCells.ts";

const kernel = startKernel();
afterAll(() => kernel.dispose());

async function check(file: string, text: string) {
  let out = "";
  const code = await runCommandLine(["check", "--json", file], {
    version: "",
    bundled,
    read: () => text,
    out: (more) => {
      out += more;
    },
    err: (line) => {
      throw new Error(line);
    },
    // One kernel serves all: starting one takes seconds.
    startKernel: () => ({
      ready: () => kernel.ready(),
      execute: (cell) => kernel.execute(cell),
      interrupt: () => kernel.interrupt(),
      dispose: async () => {},
    }),
    onInterrupt: () => () => {},
  });
  return { code, problems: JSON.parse(out) };
}

describe("a syntax error is what Python says when it is run", () => {
  test.each([
    "x = (1, 2\ny = 3\n",
    "x = 'abc\n",
    "x = '''abc\ndef\n",
    "x = [1, 2))\n",
    "def f(x)\n    return x\n",
    "x = 1\nif x = 1:\n    pass\n",
    "for i in range(3):\nprint(i)\n",
    "for i in range(3):\n    x = i\n   print(x)\n",
    "x = 1\n    y = 2\n",
    "if True:\n",
    "try:\n    x = 1\n",
    "print 'a'\n",
    "f(a=1, b)\n",
    "x = “a”\n",
    "class A:\n    def f(self):\n        return self.x y\n",
    "import jax.numpy as jnp\n\na = jnp.ones((3, 4)\nb = a.T\n",
  ])("%j", async (text) => {
    const [error] = await runCell(kernel, text);
    if (error?.kind !== "error") throw new Error("It was run.");
    const { code, problems } = await check("a.py", text);
    expect(code).toBe(1);
    expect(problems).toHaveLength(1);
    const [{ message, line, severity, code: name }] = problems;
    expect({ severity, name }).toEqual({ severity: "error", name: "syntax-error" });
    expect(`${message} (cell, line ${line})`).toBe(error.evalue);
  });
});

describe("a syntax error stands", () => {
  test("at the place that Python names, in UTF-16", async () => {
    const { problems } = await check("a.py", "'𝄞', f(a b)\n");
    expect(problems).toMatchObject([{ line: 1, column: 8, endLine: 1, endColumn: 11, related: [], fixes: [] }]);
  });

  test("where it stands behind lines of blanks", async () => {
    const { problems } = await check("a.py", 'def f():\n    x = 1\n        \nprint "a"\n');
    expect(problems).toMatchObject([{ line: 4, column: 0, endLine: 4, endColumn: 9 }]);
  });

  test("in its cell of a notebook, with the one of each other cell", async () => {
    const cells = ["x = (", "%time y = 1", "  z = 1 +"].map((source) => ({ cell_type: "code", source }));
    const { problems } = await check("n.ipynb", JSON.stringify({ nbformat: 4, cells }));
    expect(problems).toMatchObject([
      { cell: 0, line: 1, column: 4 },
      { cell: 2, line: 1, column: 9 },
    ]);
  });

  test("at its line of a markdown file, which its message names too", async () => {
    const { problems } = await check("m.md", "Text\n\n```python\nif 1:\nx\n```\n");
    const message = "expected an indented block after 'if' statement on line 4";
    expect(problems).toMatchObject([{ cell: null, line: 5, message }]);
  });

  test("beside other problems in the order of the text, and can be ignored", async () => {
    const mistake = "import jax.numpy as jnp\na = jnp.ones((2, 3))\na @ a\n";
    const { problems } = await check("a.py", `${mistake}x = = 2\n`);
    expect(problems).toMatchObject([{ code: "contracting-dimensions" }, { code: "syntax-error", line: 4 }]);
    expect((await check("a.py", "x = = 2  # loopless: ignore\n")).code).toBe(0);
  });
});

test.each(['print(f"{x:=^10}")\n', "x[*(i for i in range(3))]\n", "class A[T = int]: pass\n", "print >>f, x\n"])(
  "Python that the grammar does not know is no syntax error: %j",
  async (text) => {
    expect(await check("a.py", text)).toEqual({ code: 0, problems: [] });
  },
);
