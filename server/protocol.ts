// What the language server says beyond the language server protocol. The client imports these types and nothing else.

/** The notification the server sends whenever what it is doing changes; its parameters are a `ServerStatus`. */
export type StatusMethod = "loopless/status";

/** What the server is doing; `message` says more, for a tooltip. */
export interface ServerStatus {
  readonly state: "ready" | "analysing" | "error";
  readonly message?: string;
}

/** The request that tells the server what a run gave; its parameters are an `Observations`, its result `Verdict[]`. */
export type ObserveMethod = "loopless/observe";

/** What a cell gave when it was run. */
export interface Observations {
  /** The Python file, or the cell of a notebook. */
  readonly uri: string;
  /** The lines of the cell in that text, from 0; the last one included. */
  readonly line: number;
  readonly endLine: number;
  /** The source of the cell as it was run: where the text has changed since, nothing is compared. */
  readonly source: string;
  /** Whether the cells above were run as they are now, in order, each once: only then is a difference our mistake. */
  readonly isFaithful: boolean;
  readonly values: readonly ObservedValue[];
}

/** An array that was seen in a run. */
export interface ObservedValue {
  /** The variable, null for the cell's last expression. */
  readonly name: string | null;
  /** The name, such as `float32`. */
  readonly dtype: string;
  readonly shape: readonly number[];
}

/** What becomes of a prediction. */
export interface Verdict {
  readonly name: string | null;
  /** The predicted shape as hints write it. */
  readonly predicted: string;
  readonly verdict: "confirmed" | "contradicted";
}

/** The request for the shapes of variables; its parameters are a `ShapesQuestion`, its result `Shapes`, or null for a text that is not open. */
export type ShapesMethod = "loopless/shapesOf";

export interface ShapesQuestion {
  readonly uri: string;
  readonly names: readonly string[];
}

/** What variables of a module hold when all of it has run, by the analysis of the latest text. */
export interface Shapes {
  /** Whether part of the text has a syntax error, or half a word; that part counts as it was before. */
  readonly hasSyntaxError: boolean;
  /** For each name that was asked for. */
  readonly shapes: readonly Shape[];
}

export type Shape =
  | {
      readonly kind: "array";
      /** As hints write it: `f32[13,7]`. */
      readonly text: string;
      /** The short name, empty where it is not known. */
      readonly dtype: string;
      /** Null for a size that is not known. */
      readonly shape: readonly (number | null)[];
    }
  /** The program would raise on the way there; `line` from 1. */
  | { readonly kind: "error"; readonly message: string; readonly line: number }
  | { readonly kind: "unknown"; readonly reason: string };
