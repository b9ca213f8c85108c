import { beforeAll, describe, expect, test } from "vitest";
import { isDoubtful } from "../../server/syntax/doubt.ts";
import { loadGrammar } from "./parser.ts";

beforeAll(loadGrammar);

const doubtful = (text: string) => isDoubtful({ cell: null, line: 0, text });

describe("Python is asked to read", () => {
  test.each([
    "x = (1, 2\ny = 3\n",
    "for i in range(3)\n    pass\n",
    "for i in range(3):\nprint(i)\n",
    "def f():\n    for i in range(3):\n    print(i)\n",
    "x = 1\n  y = 2\n",
    "if x:\n    y\n  else:\n    z\n",
    "def f():\n    x = 1\n   y = 2\n",
    "try:\n    x\n",
    "print x\n",
    "f(a=1, b)\n",
    "def f(a=1, b): pass\n",
  ])("%j", (text) => expect(doubtful(text)).toBe(true));
});

describe("nobody has to ask about", () => {
  test.each([
    "match x:\n    case [1, *rest] if rest: pass\n    case {'a': 1}: pass\n",
    "%time f()\n!ls -la\nfiles = !ls\nf?\n%matplotlib inline\n",
    "%%bash\nls | (\n",
    ">>> x = 1\n>>> x\n1\n",
    "try: pass\nexcept* A: pass\nelse:\n  pass\nfinally: pass\n",
    "x = [\n  a\n    for a in b\n  if a]\nif x: pass; y\nelse: z\n",
    "f(a, *b, c=1, *d, e=2, **g)\nf(a=1, *b, c)\n",
    "def f(a, b=1, /, c=2, *d: int, e, g: int = 3, h, **k): pass\nlambda x, y=1, *, z: x\n",
    "class A:\n    x = 1\n\n  # comment\n    y = 2\n",
    "@a\ndef f():\n\treturn 1\n",
  ])("%j", (text) => expect(doubtful(text)).toBe(false));

  test("a sum of thousands of terms", () => expect(doubtful(`x = ${"1 + ".repeat(4000)}1\n`)).toBe(false));
});
