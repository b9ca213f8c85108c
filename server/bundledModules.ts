// The Python modules that come with the product, as programs the analyzer can read.

import type { BundledModules } from "./analysis/analyzer.ts";
import { parseProgram } from "./syntax/program.ts";
import { pythonSource } from "./syntax/source.ts";

/** Whether a file is none: the text of a bundled module, which nobody can open. */
export function isBundled(file: string): boolean {
  return file.startsWith("<");
}

/** The modules by dotted name, from their texts. The parser must be loaded. */
export function bundledModules(texts: Readonly<Record<string, string>>): BundledModules {
  return new Map(
    Object.entries(texts).map(([name, text]) => [name, parseProgram(pythonSource(`<${name}>`, text), null)]),
  );
}
