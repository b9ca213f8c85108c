// Syntax errors, in the words of the Python that would run the file.

import type { Kernel } from "../../runtime/python/kernel.ts";
import { fields, isIndex, isText } from "../../runtime/python/untrusted.ts";
import type { Report } from "../analysis/reports.ts";
import { isDoubtful } from "../syntax/doubt.ts";
import { logicalLines } from "../syntax/logicalLines.ts";
import type { Source, SourceCell } from "../syntax/source.ts";

/** Python was lost before it had an answer. The message is one line for the user. */
export class ReadingError extends Error {
  override readonly name = "ReadingError";
}

/**
 * The first syntax error of each cell, by program. Python, which reads and runs nothing, is started only where there is a
 * doubt. Throws `ReadingError`.
 */
export async function syntaxErrors(
  sources: readonly Source[],
  startKernel: () => Pick<Kernel, "execute" | "dispose">,
): Promise<readonly (readonly Report[])[]> {
  const doubtful = sources.map(({ file, cells }) => ({ file, cells: cells.filter(isDoubtful) }));
  const found: (readonly Report[])[] = sources.map(() => []);
  if (doubtful.every(({ cells }) => cells.length === 0)) return found;
  const kernel = startKernel();
  try {
    for (const [index, { file, cells }] of doubtful.entries()) found[index] = await readCells(file, cells, kernel);
    return found;
  } finally {
    await kernel.dispose();
  }
}

type SyntaxReader = Pick<Kernel, "execute">;

async function readCells(file: string, cells: readonly SourceCell[], reader: SyntaxReader): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (const cell of cells) {
    const report = await readCell(file, cell, reader);
    if (report !== null) reports.push(report);
  }
  return reports;
}

async function readCell(file: string, cell: SourceCell, reader: SyntaxReader): Promise<Report | null> {
  // Messages name lines, so that they have to be those of the file.
  const text = "\n".repeat(cell.line) + logicalLines(cell.text).lines.join("\n");
  const source = `import loopless_syntax\nloopless_syntax.Reading(${JSON.stringify(text)})`;
  for await (const event of reader.execute({ name: file, line: 0, source })) {
    if (event.kind === "result") return parseReport(file, cell.cell, event.mime["application/json"]);
    if (event.kind === "fatal") throw new ReadingError(event.message);
  }
  throw new ReadingError("Python gave no answer.");
}

/** Null where there is no error. */
function parseReport(file: string, cell: number | null, error: unknown): Report | null {
  const { line, column, endLine, endColumn, message } = fields(error);
  if (!isIndex(line) || !isIndex(column) || !isIndex(endLine) || !isIndex(endColumn) || !isText(message)) return null;
  const place = { file, cell, line, column, endLine, endColumn };
  return { place, severity: "error", code: "syntax-error", message, related: [] };
}
