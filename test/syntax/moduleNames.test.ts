import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ModuleNames } from "../../server/syntax/moduleNames.ts";
import { parseProgram, settled } from "../../server/syntax/program.ts";
import { pythonSource } from "../../server/syntax/source.ts";
import { loadGrammar } from "./parser.ts";

beforeAll(loadGrammar);

const vocabulary = { builtIns: new Set(["print"]), attributes: new Set(["reshape"]), parameters: new Set(["in_axes"]) };

const statements = [
  "import a.b, c as d",
  "from e import f, g as h",
  "x = y = 1",
  "p, (*q, r) = print",
  "for i in print:\n    j = i",
  "def k(m):\n    n = m\n    global o\n    o = n",
  "class S:\n    t = 1\n    def u(self): pass",
  "with print as v:\n    w: int = 2",
  "print([z for zz in print if (found := zz)])",
  "try:\n    s = 1\nexcept E as error:\n    s += 1",
  "x.resh",
  "print(unbound)",
  "print(in_ax=1)",
  "broken = (",
  'text = """',
];

const names = "a c d e f g h x y p q r i j k m n o S t u v w z zz found s error broken text E".split(" ");

test("a program knows what its statements bind after whatever edits", () => {
  const text = fc.array(fc.constantFrom(...statements), { maxLength: 6 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 8 }), fc.boolean(), (texts, settles) => {
      let program = parseProgram(pythonSource("a.py", texts[0]!), null, vocabulary);
      for (const next of texts.slice(1)) {
        program = parseProgram(pythonSource("a.py", next), program, vocabulary);
        program = (settles && settled(program)) || program;
        const fresh = new ModuleNames();
        for (const { body } of program.module.body) fresh.add(body);
        expect(names.filter((name) => program.names!.has(name))).toEqual(names.filter((name) => fresh.has(name)));
      }
    }),
    { numRuns: 300 },
  );
});

test("names of the module are those that Python binds there", () => {
  const { names: bound } = parseProgram(
    pythonSource("a.py", statements.slice(0, 10).join("\n")),
    parseProgram(pythonSource("a.py", ""), null, vocabulary),
    vocabulary,
  );
  expect(names.filter((name) => bound!.has(name)).join(" ")).toBe("a d f h x y p q r i j k o S v w found s error");
});
