// The files a command is given.

import type { Analysis } from "../analysis/analyzer.ts";
import { markdownSource, notebookSource, pythonSource, type Source, SourceError } from "../syntax/source.ts";

/** A file as it was read. */
export interface InputFile {
  readonly source: Source;
  /** What a reader sees: the whole of a text file, the code of each cell of a notebook. */
  readonly texts: readonly { readonly cell: number | null; readonly text: string }[];
}

/** A file that was read and what is known of it. */
export interface AnalysedFile {
  readonly input: InputFile;
  readonly analysis: Analysis;
}

/** A file that cannot be read. The message is one line for the user. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** Reads a file by its ending; `-` is Python. Throws `InputError`. */
export function readInput(file: string, read: (file: string) => string): InputFile {
  const toSource = readers.find(([ending]) => ending.test(file))?.[1];
  if (toSource === undefined) throw new InputError(`${file}: not a .py, .ipynb or .md file`);
  const text = textOf(file, read);
  try {
    const source = toSource(file, text);
    const isNotebook = toSource === notebookSource;
    return { source, texts: isNotebook ? source.cells : [{ cell: null, text: text.replace(/\r\n?/g, "\n") }] };
  } catch (error) {
    if (error instanceof SourceError) throw new InputError(error.message);
    throw error;
  }
}

const readers = [
  [/\.pyw?$|^-$/i, pythonSource],
  [/\.ipynb$/i, notebookSource],
  [/\.(md|markdown)$/i, markdownSource],
] as const;

function textOf(file: string, read: (file: string) => string): string {
  try {
    return read(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new InputError(`${file === "-" ? "standard input" : file}: ${reasons.get(code) ?? `cannot be read ${code}`}`);
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "no such file"],
  ["EISDIR", "a folder, not a file"],
  ["EACCES", "no permission to read it"],
]);
