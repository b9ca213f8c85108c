import { type Figure, median, p95 } from "./figure.ts";

const headings = ["figure", "median", "limit", "p95", "limit", "", "peer", "its median", "times the peer"];

/** The figures as a table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))),
  );
  return lines.map((line) => `${line.join("  ").trimEnd()}\n`).join("");
}

function cellsOf({ name, unit, samples, limit, limit95, peer }: Figure): readonly string[] {
  const value = median(samples);
  const high = p95(samples);
  const amount = (number: number) => `${rounded(number)} ${unit}`;
  const other = peer && median(peer.samples);
  return [
    name,
    amount(value),
    limit === null ? "" : amount(limit),
    high === null ? "" : amount(high),
    limit95 === undefined ? "" : amount(limit95),
    verdictOn([value, limit], [high, limit95 ?? null]),
    peer?.name ?? "",
    other === null ? "" : amount(other),
    other === null ? "" : rounded(value / other),
  ];
}

/** Whether all that is promised holds; nothing where nothing is. */
function verdictOn(...pairs: readonly (readonly [value: number | null, limit: number | null])[]): string {
  const promised = pairs.filter(([, limit]) => limit !== null);
  if (promised.length === 0) return "";
  return promised.every(([value, limit]) => value !== null && value <= limit!) ? "kept" : "missed";
}

/** Names and words stand to the left, numbers to the right. */
function isText(column: number): boolean {
  return column === 0 || column === 5 || column === 6;
}

/** Three digits are enough to compare. */
function rounded(number: number): string {
  return number >= 100 ? number.toFixed(0) : String(Number(number.toPrecision(3)));
}
