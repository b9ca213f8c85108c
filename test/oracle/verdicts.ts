import { isJudged, type Observation, type Raised, type Report } from "./python.ts";

/** A hint some judge of ours gives; `line` counts from 1. */
export interface Claim {
  readonly cell: number;
  readonly line: number;
  readonly kind: Observation["kind"];
  /** Absent in a comment. */
  readonly column?: number;
  /** Null where the name is left out: the line's only hint. */
  readonly name: string | null;
  readonly label: string;
  readonly hidden: readonly string[];
}

/** A diagnostic of ours; it agrees with what JAX raised when `agrees` says so. */
export interface Complaint {
  readonly cell: number;
  readonly line: number;
  readonly message: string;
  agrees(raised: string): boolean;
}

/**
 * right: the same; partial: a join that covers what JAX saw; silent: JAX saw an array and we say nothing;
 * wrong: anything else; unreached: JAX never came there (a function nobody calls, a branch not taken).
 */
export type Grade = "right" | "partial" | "silent" | "wrong" | "unreached";

export interface Verdict {
  readonly grade: Grade;
  readonly kind: Observation["kind"] | "error";
  readonly cell: number;
  readonly line: number;
  readonly column: number;
  readonly name: string | null;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/**
 * Judges hints by what JAX saw. Lines of `excused` (`cell:line`) may stay silent; so may calls whose value goes straight
 * to a name where `toReaders`, who see it there.
 */
export function judgeHints(
  claims: readonly Claim[],
  report: Report,
  { excused, toReaders }: { readonly excused: ReadonlySet<string>; readonly toReaders: boolean },
): Verdict[] {
  const open = [...claims];
  const verdicts: Verdict[] = [];
  // Of two sites with one name on a line, the one that had an array is meant.
  const sites = report.seen.toSorted((a, b) => a.column - b.column);
  for (const site of [...sites.filter((one) => one.label !== null), ...sites.filter((one) => one.label === null)]) {
    const index = open.findIndex((claim) => isAt(claim, site));
    const [claim] = index < 0 ? [] : open.splice(index, 1);
    const mayBeSilent =
      site.label === null || site.isScalar || (site.bound && toReaders) || excused.has(`${site.cell}:${site.line}`);
    if (claim === undefined && mayBeSilent) continue;
    const { cell, line, column, kind, name } = site;
    const ours = claim ? show(claim.label, claim.hidden) : null;
    const theirs = site.label === null ? "no array" : show(site.label, site.hidden);
    verdicts.push({ grade: claim ? grade(claim, site) : "silent", kind, cell, line, column, name, ours, theirs });
  }
  for (const { cell, line, column = 0, kind, name, label, hidden } of open)
    verdicts.push({ grade: "unreached", kind, cell, line, column, name, ours: show(label, hidden), theirs: null });
  return verdicts;
}

/** Judges diagnostics by what JAX raised. */
export function judgeErrors(complaints: readonly Complaint[], report: Report): Verdict[] {
  const open = [...complaints];
  const verdicts: Verdict[] = [];
  for (const raised of report.errors.filter(isJudged)) {
    const index = open.findIndex((complaint) => complaint.cell === raised.cell && complaint.line === raised.line);
    const [complaint] = index < 0 ? [] : open.splice(index, 1);
    verdicts.push({
      grade: complaint === undefined ? "silent" : complaint.agrees(raised.message) ? "right" : "wrong",
      ...errorAt(raised),
      ours: complaint?.message ?? null,
      theirs: `${raised.type}: ${raised.message}`,
    });
  }
  for (const complaint of open) {
    const grade = wasPassed(complaint, report) ? "wrong" : "unreached";
    verdicts.push({ grade, ...errorAt(complaint), ours: complaint.message, theirs: "nothing raised" });
  }
  return verdicts;
}

/** The claims in the text behind `# hint:`. */
export function parseClaims(text: string, line: number): Claim[] {
  if (text === "none") return [];
  return splitOutsideBrackets(text).map((entry) => {
    const [, name, label, hidden] = /^(?:(->|[\w.]+) )?(.*?)(?: ‹([^›]*)›)?$/.exec(entry)!;
    const kind = name === "->" ? "return" : name === "vmap" ? "vmap" : null;
    return {
      cell: 0,
      line,
      // A parameter and a variable look the same in a comment; the names of the line's sites tell them apart.
      kind: kind ?? "variable",
      name: kind === null ? (name ?? null) : null,
      label: label!,
      hidden: hidden ? hidden.split(",") : [],
    };
  });
}

function isAt(claim: Claim, site: Observation): boolean {
  if (claim.cell !== site.cell || claim.line !== site.line) return false;
  const isName = (kind: string): boolean => kind === "variable" || kind === "parameter";
  if (!isName(site.kind)) return claim.kind === site.kind && (claim.kind === "return" || isInColumn(claim, site));
  return isName(claim.kind) && (claim.name === null || claim.name === site.name) && isInColumn(claim, site);
}

function isInColumn({ column }: Claim, site: Observation): boolean {
  return column === undefined || column === site.column;
}

/** Whether control went through a line, as far as this machine could go. */
function wasPassed({ cell, line }: Complaint, { reached, errors }: Report): boolean {
  const excused = errors.some((raised) => !isJudged(raised) && raised.cell === cell && raised.line === line);
  return !excused && reached.some(([where, first, last]) => where === cell && first <= line && line <= last);
}

function grade(claim: Claim, site: Observation): Grade {
  if (site.label === null) return "wrong";
  const hiddenOfOurs = site.insideJit ? claim.hidden.slice(claim.hidden.length - site.hidden.length) : claim.hidden;
  if (claim.label === site.label && hiddenOfOurs.join() === site.hidden.join()) return "right";
  const covered = covers(claim.label, site.label) && sizesCover(hiddenOfOurs, site.hidden);
  return covered ? "partial" : "wrong";
}

/** Whether a label says less than another and nothing against it. */
function covers(label: string, other: string): boolean {
  if (label === other) return true;
  if (label.startsWith("(")) {
    const parts = splitOutsideBrackets(label.slice(1, -1));
    const others = splitOutsideBrackets(other.slice(1, -1));
    return parts.length === others.length && parts.every((part, index) => covers(part, others[index]!));
  }
  const [, dtype, shape] = /^([^[]*)\[(.*)\]$/.exec(label)!;
  const [, otherDtype, otherShape] = /^([^[]*)\[(.*)\]$/.exec(other) ?? [];
  if (otherShape === undefined || (dtype !== "" && dtype !== otherDtype)) return false;
  return shape === "..." || sizesCover(shape!.split(","), otherShape.split(","));
}

function sizesCover(sizes: readonly string[], others: readonly string[]): boolean {
  return (
    sizes.length === others.length &&
    sizes.every((size, axis) => size === others[axis] || size === "?" || /[a-z]/i.test(size))
  );
}

function splitOutsideBrackets(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if ("([‹".includes(character)) depth++;
    if (")]›".includes(character)) depth--;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function errorAt({ cell, line }: Raised | Complaint): Pick<Verdict, "kind" | "cell" | "line" | "column" | "name"> {
  return { kind: "error", cell, line, column: 0, name: null };
}

function show(label: string, hidden: readonly string[]): string {
  return hidden.length === 0 ? label : `${label} ‹${hidden.join(",")}›`;
}
