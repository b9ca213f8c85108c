// The little markdown that hovers and tooltips are made of.

const fence = "```";

/** Text in backticks. */
export function code(text: string): string {
  return text.includes("`") ? text.replaceAll("`", "'") : `\`${text}\``;
}

/** A block of Python, or of plain text. */
export function block(lines: readonly string[], language: "python" | "text"): string {
  return [fence + language, ...lines, fence].join("\n");
}

export function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

/** Rows whose columns stand below each other. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
}
