// Static meets real: what runs gave, beside what was predicted.

import { ShapedArray } from "../../runtime/core/aval.ts";
import { definitelyEqual } from "../../runtime/core/dim.ts";
import { isDType } from "../../runtime/core/dtype.ts";
import { fields, isIndex, isText, listOf, parseList } from "../../runtime/python/untrusted.ts";
import type { Analysis } from "../analysis/analyzer.ts";
import { type Description, label, summarise } from "../analysis/describe.ts";
import type { Fact } from "../analysis/facts.ts";
import type { Hint } from "../analysis/hint.ts";
import type { Report } from "../analysis/reports.ts";
import type { Observations, ObservedValue, Verdict } from "../protocol.ts";
import type { Expression, Span } from "../syntax/ast.ts";
import { absolute } from "../syntax/position.ts";
import { bindsOutOfSight, predictingNodes, statementsIn } from "./predictions.ts";

/** What a run said of a prediction. */
export interface Outcome extends Verdict {
  /** What the run gave, as hints write it. */
  readonly observed: string;
  readonly statement: Span;
}

/**
 * The outcomes of all runs, by the key of the fact that predicted.
 *
 * So they move with their statement, go with an edit of it, and mean nothing once the prediction is another.
 */
export class Outcomes {
  readonly #outcomes = new WeakMap<object, Outcome>();
  /** Those to be shown: each is a mistake of ours, so there are few. */
  readonly #contradicted = new Map<object, Outcome>();

  /** Compares what a run of a cell gave with the analysis. A difference counts only where nothing but a mistake of ours explains it. */
  compare(analysis: Analysis, cell: number | null, observations: Observations): readonly Outcome[] {
    const { program, facts } = analysis;
    const { line, endLine, source, values } = observations;
    if (textOf(analysis, cell, line, endLine) !== source.replace(/\r\n?/g, "\n")) return [];
    const mayContradict = observations.isFaithful && !bindsOutOfSight(program);
    const statements = statementsIn(program, { cell, line, endLine });
    if (statements.some(({ stale }) => stale)) return [];
    const nodes = predictingNodes(program, statements);
    return values.flatMap((value) => {
      const found = nodes.get(value.name);
      const key = found && keyOf(analysis, found.node);
      const prediction = key && predictionOf(facts.get(key, found.node.span.anchor));
      const verdict = prediction && verdictOn(prediction, value);
      if (!found || !key || !prediction || !verdict || (verdict === "contradicted" && !mayContradict)) return [];
      const { name } = value;
      const outcome = {
        name,
        predicted: label(prediction),
        observed: labelOf(value),
        verdict,
        statement: found.statement,
      };
      this.#outcomes.set(key, outcome);
      if (verdict === "contradicted") this.#contradicted.set(key, outcome);
      else this.#contradicted.delete(key);
      return [outcome];
    });
  }

  /** Whether a run gave what the hint says. */
  isConfirmed({ node, label: predicted }: Hint): boolean {
    const outcome = this.#outcomes.get(node);
    return outcome?.verdict === "confirmed" && outcome.predicted === predicted;
  }

  /** The predictions of an analysis that a run contradicts. */
  contradictions({ facts, program }: Analysis): readonly Report[] {
    if (this.#contradicted.size === 0) return [];
    const current = new Set(program.module.body.filter(({ stale }) => !stale).map(({ anchor }) => anchor));
    return [...this.#contradicted].flatMap(([key, outcome]) => {
      const { anchor } = outcome.statement;
      const fact = current.has(anchor) ? facts.get(key, anchor) : undefined;
      const prediction = predictionOf(fact);
      if (fact === undefined || prediction === null || label(prediction) !== outcome.predicted) return [];
      return [report(fact, outcome)];
    });
  }
}

/** Observations with nothing in them but what they have, null for anything else. */
export function parseObservations(value: unknown): Observations | null {
  const { uri, line, endLine, source, isFaithful, values } = fields(value);
  const parsed = parseList(values, parseValue);
  if (!isText(uri) || !isText(source) || !isIndex(line) || !isIndex(endLine) || parsed === null) return null;
  return { uri, line, endLine, source, isFaithful: isFaithful === true, values: parsed };
}

function parseValue(value: unknown): ObservedValue | null {
  const { name, dtype, shape } = fields(value);
  const sizes = listOf(shape, isIndex);
  return (name === null || isText(name)) && isText(dtype) && sizes !== null ? { name, dtype, shape: sizes } : null;
}

function textOf({ program }: Analysis, cell: number | null, line: number, endLine: number): string | null {
  const text = program.source.cells.find((each) => each.cell === cell)?.text;
  return (
    text
      ?.split("\n")
      .slice(line, endLine + 1)
      .join("\n") ?? null
  );
}

/** The call of a mapped function has its hint, and with it its fact, at the arguments. */
function keyOf({ facts }: Analysis, node: Expression): object {
  return node.kind === "Call" && facts.get(node.args, node.span.anchor) !== undefined ? node.args : node;
}

function predictionOf(fact: Fact | undefined): Description | null {
  return fact === undefined ? null : summarise(fact.sightings.map(({ description }) => description));
}

/** Null where the prediction says nothing that could be compared. */
function verdictOn(prediction: Description, { dtype, shape }: ObservedValue): Verdict["verdict"] | null {
  if (prediction.kind === "unranked") {
    return prediction.dtype === "unknown" ? null : verdict(prediction.dtype === dtype);
  }
  if (prediction.kind !== "array") return null;
  const { aval } = prediction;
  const fits = aval.shape.every((dim, axis) => {
    if (typeof dim === "number") return dim === shape[axis];
    return shape[axis] === shape[aval.shape.findIndex((same) => definitelyEqual(same, dim))];
  });
  return verdict(fits && aval.ndim === shape.length && (aval.dtype === "unknown" || aval.dtype === dtype));
}

function verdict(agrees: boolean): Verdict["verdict"] {
  return agrees ? "confirmed" : "contradicted";
}

function labelOf({ dtype, shape }: ObservedValue): string {
  return isDType(dtype) ? String(new ShapedArray(shape, dtype)) : `${dtype}[${shape.join(",")}]`;
}

function report({ span }: Fact, { predicted, observed }: Outcome): Report {
  return {
    place: absolute(span),
    severity: "warning",
    code: "observed-shape",
    message: [
      `predicted ${predicted}, the run gave ${observed}`,
      "Unless a shape annotation is wrong, this is a mistake of Loopless. The log (Loopless: Show Log) has the line for a report.",
    ].join("\n"),
    related: [],
  };
}
