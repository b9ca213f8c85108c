import { describe, expect, test } from "vitest";
import type { ExecutionEvent } from "../../runtime/python/protocol.ts";
import { runCommandLine } from "../../server/cli/commandLine.ts";
import { bundled } from "../harness/bundled.ts";

const program = `import jax, jax.numpy as jnp

def double(x):
    y = x * 2
    return y

ys = jax.vmap(double)(jnp.ones((8, 3)))
`;
const mistake = `import jax.numpy as jnp
a = jnp.ones((2, 3))
b = jnp.dot(
    a, a)
`;
const notebook = JSON.stringify({
  nbformat: 4,
  metadata: {},
  cells: [
    { cell_type: "markdown", source: ["# Title"] },
    { cell_type: "code", source: ["import jax.numpy as jnp\n", "a = jnp.ones((2, 3))"] },
    { cell_type: "code", source: "a.T @ a.T" },
  ],
});
const markdown = "Text\n\n```python\nimport jax.numpy as jnp\n```\n\n~~~py\na = jnp.ones(3)\n~~~\n";
const files: Readonly<Record<string, string>> = {
  "a.py": program,
  "wrong.py": mistake,
  "n.ipynb": notebook,
  "m.md": markdown,
  "-": "import jax.numpy as jnp\nz = jnp.zeros(4)\n",
  "lab/train.py": "from sizes import n\nfrom .data import rows\nfrom ..a import ys\nb = rows(n)\nc = ys\n",
  "lab/data.py": "import jax.numpy as jnp\ndef rows(n):\n    return jnp.ones((n, 2))\nwrong = rows(1) @ rows(1)\n",
  "src/sizes.py": "n = 7\n",
  "../outside.py": "n = 7\n",
  "strange.py": "import jax.numpy as jnp\nfrom ..outside import n\na = jnp.ones(n)\n",
  "broken.ipynb": "{",
  "old.ipynb": '{"worksheets": []}',
  "unread.py": "x = (\n",
  "julia.ipynb": '{"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"language": "julia"}}}',
};

/** A Python that is lost as soon as it is asked. */
const lostPython = {
  ready: async () => null,
  async *execute(): AsyncGenerator<ExecutionEvent, void, void> {
    yield { kind: "fatal", message: "Python could not be started." };
  },
  interrupt: () => {},
  dispose: async () => {},
};

async function loopless(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const code = await runCommandLine(args, {
    version: "1.2.3",
    bundled,
    read: (file) => files[file] ?? fail(file === "secret.py" ? "EACCES" : "ENOENT"),
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    startKernel: () => (args.includes("unread.py") ? lostPython : fail("run")),
    onInterrupt: () => () => {},
  });
  return { code, ...said };
}

function fail(code: string): never {
  throw Object.assign(new Error(`${code}: read`), { code });
}

describe("loopless hints", () => {
  test("follows the modules beside the file and in the working folder, and none outside", async () => {
    const { out } = await loopless("hints", "lab/train.py");
    expect(out).toContain("\nb: f32[7,2] = rows(n)\nc: f32[8,3] = ys\n");
    expect((await loopless("hints", "strange.py")).out).toBe(files["strange.py"]);
  });

  test("prints the source with its hints", async () => {
    expect(await loopless("hints", "a.py")).toEqual({
      code: 0,
      err: "",
      out: program
        .replace("(x):", "(x: f32[3] ‹8›) -> f32[3] ‹8›:")
        .replace("y =", "y: f32[3] ‹8› =")
        .replace("ys =", "ys: f32[8,3] ="),
    });
  });

  test("writes the marks in ASCII when asked", async () => {
    expect((await loopless("hints", "--ascii", "a.py")).out).toContain("(x: f32[3] <8>) -> f32[3] <8>:");
  });

  test("prints the code cells of a notebook under their index among all cells", async () => {
    expect((await loopless("hints", "n.ipynb")).out).toBe(
      "# %% cell 1\nimport jax.numpy as jnp\na: f32[2,3] = jnp.ones((2, 3))\n\n# %% cell 2\na.T @ a.T\n",
    );
  });

  test("leaves the text of a markdown file around its blocks", async () => {
    expect((await loopless("hints", "m.md")).out).toBe(markdown.replace("a =", "a: f32[3] ="));
  });

  test("puts the name above each of several files", async () => {
    expect((await loopless("hints", "m.md", "-")).out).toBe(
      `==> m.md <==\n${markdown.replace("a =", "a: f32[3] =")}\n` +
        "==> - <==\nimport jax.numpy as jnp\nz: f32[4] = jnp.zeros(4)\n",
    );
  });

  test("gives JSON with lines from 1, columns from 0, and every mapped call", async () => {
    const { code, out } = await loopless("hints", "a.py", "--json");
    const place = { file: "a.py", cell: null };
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual([
      { ...place, line: 3, column: 4, kind: "return", name: "double", label: "f32[3]", hidden: ["8"] },
      { ...place, line: 3, column: 11, kind: "parameter", name: "x", label: "f32[3]", hidden: ["8"] },
      { ...place, line: 4, column: 4, kind: "variable", name: "y", label: "f32[3]", hidden: ["8"] },
      { ...place, line: 7, column: 0, kind: "variable", name: "ys", label: "f32[8,3]", hidden: [] },
      { ...place, line: 7, column: 38, kind: "vmap", name: null, label: "f32[8,3]", hidden: [] },
    ]);
  });

  test("counts lines within the cell of a notebook, and in the whole of a markdown file", async () => {
    expect(JSON.parse((await loopless("hints", "n.ipynb", "--json")).out)).toMatchObject([
      { cell: 1, line: 2, column: 0 },
    ]);
    expect(JSON.parse((await loopless("hints", "m.md", "--json")).out)).toMatchObject([
      { cell: null, line: 8, column: 0 },
    ]);
  });

  test("gives the JSON of several files in one array, and an empty one for nothing", async () => {
    const { out } = await loopless("hints", "--json", "-", "a.py");
    expect(JSON.parse(out).map(({ file }: { file: string }) => file)).toEqual(["-", ...Array(5).fill("a.py")]);
    expect((await loopless("hints", "julia.ipynb", "--json")).out).toBe("[]\n");
  });
});

describe("loopless check", () => {
  test("says nothing of mistakes in the modules that a file imports", async () => {
    expect(await loopless("check", "lab/train.py")).toEqual({ code: 0, out: "", err: "" });
    expect((await loopless("check", "lab/data.py")).code).toBe(1);
  });

  test("says nothing when nothing is wrong", async () => {
    expect(await loopless("check", "a.py", "m.md")).toEqual({ code: 0, out: "", err: "" });
    expect((await loopless("check", "a.py", "--json")).out).toBe("[]\n");
  });

  test("prints errors as compilers do, and exits with 1", async () => {
    const { code, out } = await loopless("check", "wrong.py");
    expect(code).toBe(1);
    expect(out.split("\n")[0]).toBe(
      "wrong.py:3:5: error: dot_general requires contracting dimensions to have the same shape, got (3,) and (2,). " +
        "[contracting-dimensions]",
    );
  });

  test("gives JSON with the end of the place, what belongs to it, and room for fixes", async () => {
    const { code, out } = await loopless("check", "--json", "wrong.py");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        file: "wrong.py",
        cell: null,
        line: 3,
        column: 4,
        endLine: 4,
        endColumn: 9,
        severity: "error",
        code: "contracting-dimensions",
        message: expect.stringMatching(/^dot_general requires contracting dimensions/),
        related: expect.any(Array),
        fixes: [],
      },
    ]);
  });

  test("names the cell of a notebook", async () => {
    const { code, out } = await loopless("check", "n.ipynb");
    expect(code).toBe(1);
    expect(out).toMatch(/^n\.ipynb:cell 2:1:1: error: dot_general requires/);
  });
});

describe("what cannot be done", () => {
  test.each([
    [["hints", "nosuch.py"], "loopless: nosuch.py: no such file\n"],
    [["check", "secret.py"], "loopless: secret.py: no permission to read it\n"],
    [["hints", "a.txt"], "loopless: a.txt: not a .py, .ipynb or .md file\n"],
    [["hints", "broken.ipynb"], "loopless: broken.ipynb: not a notebook, its JSON is broken\n"],
    [["check", "old.ipynb", "--json"], "loopless: old.ipynb: not a notebook of format 4\n"],
    [["check", "julia.ipynb"], "loopless: julia.ipynb: a notebook in julia, not in Python\n"],
    [["hints"], "loopless: hints needs a file (see loopless --help)\n"],
    [["check", "a.py", "--fix"], "loopless: check has no option --fix (see loopless --help)\n"],
    [["check", "a.py", "--ascii"], "loopless: check has no option --ascii (see loopless --help)\n"],
    [["hint", "a.py"], "loopless: there is no command hint (see loopless --help)\n"],
    [["toString"], "loopless: there is no command toString (see loopless --help)\n"],
    [[], "loopless: which command? There are hints, check and run (see loopless --help)\n"],
    [["run", "nosuch.py"], "loopless: nosuch.py: no such file\n"],
    [["run", "a.py", "m.md"], "loopless: run takes one file (see loopless --help)\n"],
    [["run", "--timeout", "soon", "a.py"], "loopless: --timeout needs a number of seconds (see loopless --help)\n"],
    [["run", "a.py", "--timeout"], "loopless: --timeout needs a number of seconds (see loopless --help)\n"],
    [["run", "a.py", "--ascii"], "loopless: run has no option --ascii (see loopless --help)\n"],
  ])("loopless %j costs one line and exit code 2", async (args, line) => {
    const { code, err } = await loopless(...args);
    expect({ code, err }).toEqual({ code: 2, err: line });
  });

  test("is to read what may be no Python without Python", async () => {
    const { code, out, err } = await loopless("check", "unread.py", "wrong.py");
    expect({ code, err }).toEqual({
      code: 2,
      err: "loopless: syntax errors are not reported: Python could not be started.\n",
    });
    expect(out).toMatch(/^wrong\.py:3:5: error/);
  });

  test("does not keep other files from being read", async () => {
    const { code, out, err } = await loopless("check", "nosuch.py", "wrong.py");
    expect(code).toBe(2);
    expect(err).toBe("loopless: nosuch.py: no such file\n");
    expect(out).toMatch(/^wrong\.py:3:5: error/);
  });
});

test("loopless --version and --help say so", async () => {
  expect(await loopless("--version")).toEqual({ code: 0, out: "1.2.3\n", err: "" });
  const { code, out } = await loopless("--help");
  expect(code).toBe(0);
  expect(out).toMatch(/loopless hints FILE… \[--json] \[--ascii]/);
  expect((await loopless("check", "--help")).out).toBe(out);
});
