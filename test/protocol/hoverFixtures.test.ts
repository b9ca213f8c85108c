import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hover } from "../../server/lsp/hover.ts";
import { pythonSource } from "../../server/syntax/source.ts";
import { analyze } from "../harness/analyze.ts";
import { parseFixtures } from "../harness/fixtures.ts";

const folder = new URL("../shapes/", import.meta.url);
const options = { marks: "unicode", placeWords: ({ line }: { line: number }) => `line ${line + 1}` } as const;

const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .flatMap((file) =>
    parseFixtures(readFileSync(new URL(file, folder), "utf8")).map((fixture) => ({ file, ...fixture })),
  )
  .filter(({ hovers }) => hovers.length > 0);

test.each(fixtures)("the hovers of $file: $title", ({ file, source, hovers }) => {
  const analysis = analyze(pythonSource(file, source));
  for (const { line, column, text } of hovers) {
    expect(hover(analysis, { cell: null, line, column }, options)?.markdown).toContain(text);
  }
});
