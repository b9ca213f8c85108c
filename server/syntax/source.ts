/** A document as Python: a file has one cell, a notebook or a markdown file has several that run one after the other. */
export interface Source {
  /** The path or URI. */
  readonly file: string;
  readonly cells: readonly SourceCell[];
}

export interface SourceCell {
  /** The index among all cells of a notebook, null elsewhere. */
  readonly cell: number | null;
  /** The 0-based line of the text's first line in the file, 0 in a notebook. */
  readonly line: number;
  /** Lines end with `\n` alone. */
  readonly text: string;
}

/** A document that cannot be read as Python. The message is one line for the user. */
export class SourceError extends Error {
  override readonly name = "SourceError";
}

/** A `.py` file. */
export function pythonSource(file: string, text: string): Source {
  return { file, cells: [sourceCell(null, 0, text.replace(/^\uFEFF/, ""))] };
}

/** The code cells of an open notebook, with their indices among all its cells. */
export function cellsSource(file: string, cells: readonly { readonly cell: number; readonly text: string }[]): Source {
  return { file, cells: cells.map(({ cell, text }) => sourceCell(cell, 0, text)) };
}

/** The code cells of an `.ipynb` file's text. Throws `SourceError` for anything but a Python notebook of format 4. */
export function notebookSource(file: string, json: string): Source {
  const notebook = asObject(parseJson(file, json));
  if (!Array.isArray(notebook?.cells)) throw new SourceError(`${file}: not a notebook of format 4`);
  const language = notebookLanguage(asObject(notebook.metadata));
  if (language !== null && !/^i?python\d*$/i.test(language)) {
    throw new SourceError(`${file}: a notebook in ${language}, not in Python`);
  }
  const cells = notebook.cells.map(asObject).map((cell, index) => ({
    isCode: cell?.cell_type === "code",
    cell: index,
    text: cellText(cell?.source),
  }));
  return cellsSource(
    file,
    cells.filter(({ isCode }) => isCode),
  );
}

/** The fenced Python blocks of a markdown file, those of MyST notebooks among them, as one program. */
export function markdownSource(file: string, text: string): Source {
  const lines = normalized(text).split("\n");
  const cells: SourceCell[] = [];
  for (let line = 0; line < lines.length; line++) {
    const fence = /^\s*(`{3,}|~{3,})\s*([^`]*)$/.exec(lines[line]!);
    if (fence === null) continue;
    const [, marks, info] = fence;
    const first = line + 1;
    line = closingFence(lines, first, marks!);
    if (!isPython(info!)) continue;
    const start = first + (isCodeCell(info!) ? optionLines(lines.slice(first, line)) : 0);
    cells.push(sourceCell(null, start, lines.slice(start, line).join("\n")));
  }
  return { file, cells };
}

/** Whether a block with these words behind its fence is Python: a MyST cell is when it does not name a language. */
function isPython(info: string): boolean {
  return /^(?:\{code-cell\}\s*$|(?:\{code-cell\}\s+|\{?\.?)(?:py|python|ipython)3?\b)/i.test(info);
}

const isCodeCell = (info: string) => info.startsWith("{code-cell}");

/** How many lines at the start of a MyST cell are its options: `:name: value`, or YAML between two lines `---`. */
function optionLines(lines: readonly string[]): number {
  if (/^\s*---\s*$/.test(lines[0] ?? "")) return lines.findIndex((line, i) => i > 0 && /^\s*---\s*$/.test(line)) + 1;
  const code = lines.findIndex((line) => !/^\s*:[\w-]+:/.test(line));
  return code < 0 ? lines.length : code;
}

function sourceCell(cell: number | null, line: number, text: string): SourceCell {
  return { cell, line, text: normalized(text) };
}

/** Positions are lines and columns, so that other line ends may go. */
function normalized(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

function parseJson(file: string, json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    throw new SourceError(`${file}: not a notebook, its JSON is broken`);
  }
}

/** What is read of a notebook's objects. */
interface JsonObject {
  readonly cells?: unknown;
  readonly cell_type?: unknown;
  readonly source?: unknown;
  readonly metadata?: unknown;
  readonly kernelspec?: unknown;
  readonly language_info?: unknown;
  readonly language?: unknown;
  readonly name?: unknown;
}

function asObject(value: unknown): JsonObject | null {
  // SAFETY: every property is optional and unknown.
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

function notebookLanguage(metadata: JsonObject | null): string | null {
  const language = asObject(metadata?.kernelspec)?.language ?? asObject(metadata?.language_info)?.name ?? null;
  return typeof language === "string" ? language : null;
}

function cellText(source: unknown): string {
  const parts: readonly unknown[] = Array.isArray(source) ? source : [source];
  return parts.filter((part) => typeof part === "string").join("");
}

/** The line of the fence that closes a block, or the end of the file. */
function closingFence(lines: readonly string[], first: number, marks: string): number {
  const closing = new RegExp(`^\\s*${marks[0]}{${marks.length},}\\s*$`);
  const line = lines.findIndex((text, index) => index >= first && closing.test(text));
  return line < 0 ? lines.length : line;
}
