// Verdicts as text.

import type { Grade, Verdict } from "./verdicts.ts";

/** One column for each grade, one line for each kind. */
export function countsTable(verdicts: readonly Verdict[]): string {
  const kinds = ["variable", "parameter", "return", "vmap", "error"] as const;
  const rows = kinds.map((kind) => {
    const ofKind = verdicts.filter((verdict) => verdict.kind === kind);
    return [kind, ...grades.map((grade) => ofKind.filter((verdict) => verdict.grade === grade).length)];
  });
  return [["", ...grades], ...rows].map((row) => row.map((cell) => String(cell).padStart(10)).join("")).join("\n");
}

/** `92 % of 13 vmap results and 80 % of 110 other arrays are right`. */
export function shareOfRight(verdicts: readonly Verdict[]): string {
  const share = (of: readonly Verdict[]): string => {
    const judged = of.filter(({ grade }) => grade !== "unreached");
    const right = judged.filter(({ grade }) => grade === "right").length;
    return judged.length === 0 ? "none of 0" : `${Math.floor((100 * right) / judged.length)} % of ${judged.length}`;
  };
  const results = verdicts.filter(({ kind }) => kind === "vmap");
  const others = verdicts.filter(({ kind }) => kind !== "vmap" && kind !== "error");
  return `${share(results)} vmap results and ${share(others)} other arrays are right`;
}

/** A verdict with what was said and what was seen; `place` is the file and the line. */
export function disagreement({ grade, kind, name, ours, theirs }: Verdict, place: string): string {
  return `${grade}: ${place} ${kind} ${name ?? ""}\n    ours ${ours ?? "nothing"}\n    JAX  ${theirs ?? "nothing"}`;
}

const grades: readonly Grade[] = ["right", "partial", "silent", "wrong", "unreached"];
