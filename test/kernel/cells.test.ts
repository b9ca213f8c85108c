import { afterAll, expect, test } from "vitest";
import { resultOf, runCell, startKernel } from "../harness/runCells.ts";

const kernel = startKernel();
afterAll(() => kernel.dispose());

const run = (source: string) => runCell(kernel, source);
const result = (source: string) => resultOf(kernel, source);
const printed = (name: "stdout" | "stderr", text: string) => ({ kind: "stream", name, text });

test("The kernel says what it is.", async () => {
  expect(await kernel.ready()).toEqual({ python: "3.14.2", pyodide: "314.0.7" });
});

test("A cell prints, and its last expression is its result.", async () => {
  expect(await run("print('hello')\n1 + 1")).toEqual([
    printed("stdout", "hello\n"),
    { kind: "result", mime: { "text/plain": "2" } },
  ]);
});

test("Cells share their variables.", async () => {
  await run("a = 20\ndef double(x):\n    return 2 * x");
  expect(await result("double(a) + 2")).toBe("42");
});

test("Cells run in the order in which they were asked for.", async () => {
  const [first, second] = await Promise.all([run("order = 'first'\norder"), run("order += ', second'\norder")]);
  expect([first, second]).toMatchObject([
    [{ mime: { "text/plain": "'first'" } }],
    [{ mime: { "text/plain": "'first, second'" } }],
  ]);
});

test("None, a semicolon and a statement at the end leave a cell without a result.", async () => {
  expect(await run("None")).toEqual([]);
  expect(await run("(1 + 1);  # quiet")).toEqual([]);
  expect(await run("b = 3")).toEqual([]);
  expect(await run("# nothing")).toEqual([]);
  expect(await result("';'")).toBe("';'");
});

test("The last result is called _, unless the user calls something else so.", async () => {
  await run("6 * 7");
  expect(await result("_ + 1")).toBe("43");
  await run("_ = 'mine'\n5");
  expect(await result("_")).toBe("'mine'");
  await run("del _");
});

test("A cell may await at its top level.", async () => {
  expect(await result("import asyncio\nawait asyncio.sleep(0.001, 'slept')")).toBe("'slept'");
  expect(await result("[x async for x in aiter_()] if False else [await asyncio.sleep(0, n) for n in (1, 2)]")).toBe(
    "[1, 2]",
  );
});

test("An error names the cells and the lines it passed through, and no frame of what runs them.", async () => {
  await runCell(kernel, "def first():\n    return second()\n\ndef second():\n    return [1,\n        1 / 0]", "one.py");
  const [error] = await runCell(kernel, "\nx = first()", "two.py");
  expect(error).toEqual({
    kind: "error",
    ename: "ZeroDivisionError",
    evalue: "division by zero",
    frames: [
      { cell: "two.py", line: 2, column: 4 },
      { cell: "one.py", line: 2, column: 11 },
      { cell: "one.py", line: 6, column: 8 },
    ],
    traceback: [
      "Traceback (most recent call last):",
      '  File "two.py", line 2, in <module>',
      "    x = first()",
      '  File "one.py", line 2, in first',
      "    return second()",
      '  File "one.py", line 6, in second',
      "    1 / 0]",
      "    ~~^~~",
      "ZeroDivisionError: division by zero",
    ],
  });
});

test("Lines count from where the cell begins in its file.", async () => {
  const events = kernel.execute({ name: "file.py", line: 40, source: "x = 1\nx.y" });
  const errors = [];
  for await (const event of events) if (event.kind === "error") errors.push(event);
  expect(errors).toMatchObject([{ frames: [{ cell: "file.py", line: 42, column: 0 }] }]);
});

test("A syntax error is an error of its cell, at its place.", async () => {
  expect(await run("x = 1\ny = (x +\n")).toMatchObject([
    {
      ename: "SyntaxError",
      frames: [{ cell: "cell", line: 2, column: 4 }],
      traceback: ['  File "cell", line 2', "    y = (x +", "        ^", "SyntaxError: '(' was never closed"],
    },
  ]);
});

test("An error whose text fails is told all the same.", async () => {
  const source = "class Odd(Exception):\n    def __str__(self):\n        raise ValueError\nraise Odd";
  expect(await run(source)).toMatchObject([{ kind: "error", ename: "Odd", evalue: "" }]);
});

test("What fails while it is shown is an error of its cell.", async () => {
  const source = "class Shy:\n    def __repr__(self):\n        return 1 / 0\nShy()";
  expect(await run(source)).toMatchObject([{ kind: "error", ename: "ZeroDivisionError" }]);
});

test("Values are shown in all forms they have.", async () => {
  const source =
    "class Rich:\n    def __repr__(self):\n        return 'plain'\n    def _repr_html_(self):\n        return '<b>rich</b>'";
  await run(source);
  expect(await run("Rich()")).toEqual([
    { kind: "result", mime: { "text/plain": "plain", "text/html": "<b>rich</b>" } },
  ]);
});

test("The source of a function is found.", async () => {
  await run("def triple(x):\n    return 3 * x");
  expect(await result("import inspect; inspect.getsource(triple)")).toBe("'def triple(x):\\n    return 3 * x\\n'");
});

test.each([
  ["%matplotlib inline\n%load_ext autoreload\n5", [], "5"],
  ["x = %time 2 + 2\nx", [], "4"],
  ["%timeit -n 10 x\n6", [], "6"],
  ["%%time\n7", [], "7"],
  ["if True:\n    !pip install torch\n8", ["!pip install torch: the bundled runtime runs no commands\n"], "8"],
  ["%debug\n9", ["%debug is not part of the bundled runtime\n"], "9"],
  ["pip install torch\n10", ["pip install torch: the bundled runtime installs nothing\n"], "10"],
  ["'''\n%matplotlib\n'''", [], "'\\n%matplotlib\\n'"],
])("IPython's %j is no error.", async (source, said, shown) => {
  expect(await run(source)).toEqual([
    ...said.map((text) => printed("stderr", text)),
    { kind: "result", mime: { "text/plain": shown } },
  ]);
});

test("A cell for another program is skipped and says so.", async () => {
  expect(await run("%%bash\nls")).toEqual([
    printed("stderr", "%%bash is not part of the bundled runtime: the cell was skipped\n"),
  ]);
});

test("A question mark asks for help.", async () => {
  expect(await run("len?")).toMatchObject([{ text: expect.stringContaining("Return the number of items") }]);
});

test("input() is refused clearly.", async () => {
  expect(await run("input('name? ')")).toMatchObject([
    { ename: "RuntimeError", evalue: "input() is not possible in a cell: assign the value instead" },
  ]);
});

test.each(["torch", "pandas", "sklearn", "matplotlib.animation"])(
  "A module that is not there says what is, and how to have it: %s.",
  async (name) => {
    const [error] = await run(`import ${name}`);
    const says = `^No module named '${name}'\nThe bundled runtime has jax, numpy, .*\nFor other packages .* Select Kernel`;
    expect(error).toMatchObject({ ename: "ModuleNotFoundError", evalue: expect.stringMatching(new RegExp(says)) });
  },
);

test("A module that is not there is missed by cells as anywhere.", async () => {
  const [caught] = await run("try:\n    import torch\nexcept ImportError as error:\n    print(error)");
  expect(caught).toMatchObject({ text: "No module named 'torch'\n" });
});

test("A hundred thousand prints arrive, in few messages.", async () => {
  let text = "";
  let messages = 0;
  const source = "for i in range(100_000):\n    print(i)";
  for await (const event of kernel.execute({ name: "cell", line: 0, source })) {
    if (event.kind !== "stream") continue;
    text += event.text;
    messages++;
  }
  expect(text).toBe(Array.from({ length: 100_000 }, (_, index) => `${index}\n`).join(""));
  expect(messages).toBeLessThan(2_000);
});

test("Standard output and standard error keep their order.", async () => {
  expect(await run("import sys\nfor i in range(2):\n    print(i)\n    print(i, file=sys.stderr)")).toEqual([
    printed("stdout", "0\n"),
    printed("stderr", "0\n"),
    printed("stdout", "1\n"),
    printed("stderr", "1\n"),
  ]);
});

test("A cell that never stops talking is cut short, but its error is not.", async () => {
  const events = await run("for i in range(50):\n    print('x' * 100_000)\n1 / 0");
  const said = events.map((event) => (event.kind === "stream" ? event.text.length : event.kind));
  expect(said).toEqual([expect.any(Number), expect.any(Number), "error"]);
  expect(said[0]).toBeLessThanOrEqual(4 * 2 ** 20);
  expect(events[1]).toEqual(printed("stderr", "\n… what this cell says beyond 4 MB is left out\n"));
});

test("Deep recursion is an error like others.", async () => {
  expect(await run("def down(n):\n    return down(n + 1)\ndown(0)")).toMatchObject([{ ename: "RecursionError" }]);
  expect(await result("1 + 1")).toBe("2");
});

test("A warning names its cell.", async () => {
  expect(await run("import warnings\nwarnings.warn('careful')")).toEqual([
    printed("stderr", "cell:2: UserWarning: careful\n  warnings.warn('careful')\n"),
  ]);
});

test("An error that is too long to be read is told without its middle.", async () => {
  const half = "x".repeat(24_999);
  const message = [`<${half}`, "… 99,950,002 characters left out …", `${half}>`];
  const [event] = await run('raise ValueError("<" + "x" * 10**8 + ">")');
  expect(event).toMatchObject({ evalue: message.join("\n") });
  expect(event?.kind === "error" && event.traceback.slice(-3)).toEqual([
    `ValueError: ${message[0]}`,
    ...message.slice(1),
  ]);
  const [group] = await run(`raise ExceptionGroup("all", [ValueError("x" * 10**5) for _ in range(9)])`);
  const lines = group?.kind === "error" ? group.traceback : [];
  expect(lines.join("\n").length).toBeLessThan(100_100);
  expect(lines).toContainEqual(expect.stringMatching(/^… [\d,]+ characters left out …$/));
  expect(await result("1 + 1")).toBe("2");
});
