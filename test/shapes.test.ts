import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { pythonSource } from "../server/syntax/source.ts";
import { analyze, diagnosticsIn, hintsIn, hoverAt } from "./harness/analyze.ts";
import { formatHints, parseFixtures, rewriteFixture } from "./harness/fixtures.ts";

const { UPDATE } = process.env;
const folder = new URL("shapes/", import.meta.url);

for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"))) {
  describe(file, () => {
    const path = new URL(file, folder);
    for (const fixture of parseFixtures(readFileSync(path, "utf8"))) {
      test(fixture.title, () => {
        const analysis = analyze(pythonSource(file, fixture.source));
        const markdown = readFileSync(path, "utf8");
        const hints = formatHints(hintsIn(analysis));
        const rewritten = rewriteFixture(markdown, fixture, hints, diagnosticsIn(analysis));
        if (UPDATE) writeFileSync(path, rewritten);
        else expect(rewritten).toBe(markdown);
        for (const { line, column, text } of fixture.hovers) expect(hoverAt(analysis, line, column)).toContain(text);
      });
    }
  });
}
