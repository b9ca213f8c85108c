// The modules that a file on the command line imports.

import { isAbsolute, join, relative } from "node:path";
import { largestModule, type ModuleFiles } from "../analysis/importedModules.ts";
import { parseProgram } from "../syntax/program.ts";
import { pythonSource } from "../syntax/source.ts";

/** The files beside `file`, then those in the working folder and its `src`; none is read elsewhere. */
export function modulesBeside(file: string, read: (file: string) => string): ModuleFiles {
  const around = (path: string) => join(path, "..");
  const own = around(file);
  const texts = new Map<string, string | null>();
  const textOf = (path: string): string | null => {
    if (!isIn(own, path) && !isIn(".", path)) return null;
    const known = texts.get(path);
    if (known !== undefined) return known;
    const text = attempt(() => read(path));
    texts.set(path, text);
    return text;
  };
  return {
    folders: [...new Set([own, ".", "src"])],
    around,
    within: join,
    exists: (path) => textOf(path) !== null,
    read: (path) => {
      const text = textOf(path) ?? "";
      return text.length > largestModule ? "its file is too large" : parseProgram(pythonSource(path, text), null);
    },
  };
}

function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}

function attempt(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
