import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { chunkLines, chunkText } from "../../server/syntax/chunks.ts";
import { type Program, parseProgram } from "../../server/syntax/program.ts";
import { pythonSource } from "../../server/syntax/source.ts";
import { dump } from "./dump.ts";
import { loadGrammar } from "./parser.ts";
import { sample } from "./sample.ts";

beforeAll(loadGrammar);

function parse(text: string, previous: Program | null = null): Program {
  return parseProgram(pythonSource("a.py", text), previous);
}

/** Everything but what a syntax error left of an earlier text. */
function structure({ module }: Program): string {
  return module.body
    .map(({ anchor, body }) => `${anchor.line} ${JSON.stringify(body.map(({ span }) => span))} ${dump(body)}`)
    .join("\n");
}

describe("a program", () => {
  it("can be parsed while it is typed", () => {
    let program: Program | null = null;
    for (let length = 0; length <= sample.length; length++) {
      program = parse(sample.slice(0, length), program);
      expect(program.module.body.length).toBeGreaterThanOrEqual(length > 32 ? 1 : 0);
    }
    expect(structure(program!)).toBe(structure(parse(sample)));
  });

  it("can be parsed without any one of its lines", () => {
    const lines = sample.split("\n");
    const whole = parse(sample).module.body.length;
    for (let line = 0; line < lines.length; line++) {
      const { length } = parse(lines.toSpliced(line, 1).join("\n")).module.body;
      expect(length).toBeGreaterThan(whole / 4);
    }
  });

  it.each([
    ["brackets", `${"[".repeat(3000)}${"]".repeat(3000)}`],
    ["open brackets", "(".repeat(3000)],
    ["a sum", `1${" + 1".repeat(3000)}`],
    ["calls", `f${"()".repeat(3000)}`],
    ["lambdas", `${"lambda: ".repeat(3000)}1`],
    ["an if chain", `if a: b\n${"elif c: d\n".repeat(3000)}`],
    ["blocks", Array.from({ length: 600 }, (_, depth) => `${" ".repeat(depth)}if x:\n`).join("")],
    ["f-strings", "f'{".repeat(3000)],
  ])("holds no deeper tree than can be walked: %s", (_, text) => {
    const { body } = parse(text).module;
    expect(body.length).toBe(1);
    expect(() => JSON.stringify(body)).not.toThrow();
  });

  it("parsed after edits equals the same text parsed anew, but for what is stale", () => {
    const piece = fc.constantFrom(
      ..."()[]{}'\"\\\n :=@#,.%!ax1",
      '"""',
      "    ",
      "\ndef f(x):\n    ",
      "f'{",
      "b = 2\n",
      "else:",
    );
    const edit = fc.record({ at: fc.nat(), removed: fc.nat(6), inserted: piece });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 10 }), (edits) => {
        let text = sample;
        let program = parse(text);
        for (const { at, removed, inserted } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + inserted + text.slice(start + removed);
          program = parse(text, program);
          expectSame(program, parse(text));
        }
        expect(structure(parse(sample, program))).toBe(structure(parse(sample)));
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it("keeps every statement that an edit does not touch", () => {
    const chunked = chunkText(sample);
    const { chunks } = chunked;
    fc.assert(
      fc.property(fc.nat(chunks.length - 1), fc.constantFrom("+ 1", "\nq = 1", "(", "\n\n"), (index, inserted) => {
        const before = parse(sample);
        const kept = before.module.body.filter((_, other) => other !== index);
        const lines = sample.split("\n");
        const last = chunkLines(chunked)[index]! + chunks[index]!.text.split("\n").length - 1;
        lines[last] += inserted;
        const after = new Set(parse(lines.join("\n"), before).module.body);
        for (const topLevel of kept) expect(after.has(topLevel)).toBe(true);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

function expectSame(incremental: Program, fresh: Program): void {
  const stale = new Set(incremental.parts.filter(({ statements }) => statements.some((one) => one.topLevel.stale)));
  expect(incremental.parts.length).toBe(fresh.parts.length);
  for (const [index, part] of incremental.parts.entries()) {
    const other = fresh.parts[index]!;
    expect([part.text, part.line]).toEqual([other.text, other.line]);
    if (stale.has(part)) expect(other.statements.some(({ valid }) => valid)).toBe(false);
    else
      expect(part.statements.map(({ topLevel }) => dump(topLevel.body))).toEqual(
        other.statements.map(({ topLevel }) => dump(topLevel.body)),
      );
    for (const { topLevel } of part.statements)
      expect(topLevel.body.every(({ span }) => span.anchor === topLevel.anchor)).toBe(true);
  }
}
