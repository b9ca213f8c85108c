import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { parseProgram } from "../../server/syntax/program.ts";
import { pythonSource } from "../../server/syntax/source.ts";
import { dump } from "./dump.ts";
import { fixtures, rewrite } from "./fixture.ts";
import { loadGrammar } from "./parser.ts";

const { UPDATE } = process.env;

beforeAll(loadGrammar);

describe.each(fixtures(fileURLToPath(new URL("fixtures", import.meta.url))))("$file", ({ file, fixtures }) => {
  it.each(fixtures)("$title", (fixture) => {
    const { module } = parseProgram(pythonSource("test.py", fixture.code), null);
    const actual = module.body.map(({ body }) => `${body.map((statement) => dump(statement)).join("; ")}\n`).join("");
    if (UPDATE === "1") rewrite(file, fixture, actual);
    else expect(actual).toBe(fixture.expected);
  });
});
