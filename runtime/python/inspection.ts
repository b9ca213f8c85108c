// Looking into what cells made: what can be asked between cells, and what is answered. Answers come from where
// foreign code runs: they are read with `parseAnswer`, which believes nothing.

import type { Statistics } from "./bridge/statistics.ts";
import { fields, isIndex, isText, listOf, parseList } from "./untrusted.ts";

/** The MIME type of an array that a cell shows, beside its text; its data is an `ArraySummary`. */
export const arrayMime = "application/vnd.loopless.array+json";
/** The MIME type of a pytree with arrays in it; its data is a `TreeSummary`. */
export const treeMime = "application/vnd.loopless.tree+json";

/** An array without its elements. */
export interface ArraySummary {
  /** The number by which Python keeps the array, so that it can be looked at, until it is released or Python restarts. */
  readonly view: number;
  readonly library: "jax" | "numpy";
  /** The name, such as `float32`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly weakType: boolean;
  readonly bytes: number;
  /**
   * Null where there is no order: complex numbers, keys, and arrays without elements. Null too for a large array that is
   * listed among the variables.
   */
  readonly statistics: Statistics | null;
  /** For each axis the level of the `vmap` that put it there, 0 the outermost; null for an axis of the value's own. */
  readonly mapped: readonly (number | null)[];
}

/** A value that contains others. */
export type TreeSummary =
  | { readonly kind: "array"; readonly array: ArraySummary }
  | { readonly kind: "other"; readonly text: string }
  | {
      readonly kind: "container";
      /** The name of its type, such as `dict`. */
      readonly type: string;
      /** The name of each part, as Python writes it behind the value: `['w']`, `[0]`, `.bias`. */
      readonly parts: readonly { readonly key: string; readonly value: TreeSummary }[];
      /** How many more parts there are. */
      readonly more: number;
    };

/** A variable of the cells. */
export interface VariableSummary {
  readonly name: string;
  /** The name of the value's type, such as `dict`. */
  readonly type: string;
  /** Null for what is no array; its `view` is 0, as it is not kept for being listed. */
  readonly array: ArraySummary | null;
  /** The beginning of `repr`, on one line. */
  readonly preview: string;
}

/** A part of an array along two of its axes, every `step`-th element of them. */
export interface Slab {
  readonly view: number;
  /** For each axis the element to look at; for the axes of rows and columns the first one. */
  readonly start: readonly number[];
  /** The axis that runs downwards, null for one row. */
  readonly rowAxis: number | null;
  /** The axis that runs to the right, null for one column. */
  readonly columnAxis: number | null;
  readonly rows: number;
  readonly columns: number;
  readonly step: number;
}

/** What can be asked between cells. */
export type Question =
  /** What there is, in the order it was made, without modules, functions, classes and names that begin with `_`; the last 1000. */
  | { readonly kind: "variables" }
  /** Keeps the value of a variable, to look at it. */
  | { readonly kind: "open"; readonly name: string }
  | { readonly kind: "slab"; readonly slab: Slab }
  /** An array in full as a text: as nested lists, or as a call that makes it. No answer beyond `mostCopied` elements. */
  | { readonly kind: "copy"; readonly view: number; readonly form: "values" | "python" }
  /** Lets arrays go. */
  | { readonly kind: "release"; readonly views: readonly number[] };

/** How many elements an array has at most that is copied: Python waits while their text is made. */
export const mostCopied = 250_000;

/** The answer to each kind of question; null where there is none, as when Python no longer has the value. */
export interface Answers {
  readonly variables: readonly VariableSummary[] | null;
  readonly open: TreeSummary | null;
  /** The elements, row by row; booleans are 0 and 1, of a complex number the real and the imaginary part, of a key its two words. */
  readonly slab: Float64Array | null;
  readonly copy: string | null;
  readonly release: null;
}

export type QuestionOf<Kind extends Question["kind"]> = Question & { readonly kind: Kind };

export type AnswerTo<Kind extends Question["kind"]> = Answers[Kind];

/** The answer to a question, with nothing in it but what belongs to it; undefined for what is no answer to it. */
export function parseAnswer<Kind extends Question["kind"]>(
  question: QuestionOf<Kind>,
  value: unknown,
): AnswerTo<Kind> | null | undefined {
  return value === null ? null : (parsers[question.kind](value, question) ?? undefined);
}

/** What a cell showed as `arrayMime`, null for anything else. */
export function parseArray(value: unknown): ArraySummary | null {
  const { view, library, dtype, shape, weakType, bytes, statistics, mapped } = fields(value);
  const sizes = listOf(shape, isIndex);
  const levels = listOf(mapped, isLevel);
  const counted = parseStatistics(statistics);
  if (!isIndex(view) || (library !== "jax" && library !== "numpy") || !isText(dtype) || sizes === null) return null;
  if (typeof weakType !== "boolean" || !isIndex(bytes) || counted === undefined) return null;
  if (levels?.length !== sizes.length) return null;
  return { view, library, dtype, shape: sizes, weakType, bytes, statistics: counted, mapped: levels };
}

/** What a cell showed as `treeMime`, null for anything else. */
export function parseTree(value: unknown): TreeSummary | null {
  return parseSubtree(value, treeDepth);
}

/** How deep containers stand in each other in a `TreeSummary`. */
const treeDepth = 8;

function parseSubtree(value: unknown, depth: number): TreeSummary | null {
  const { kind, array, text, type, parts, more } = fields(value);
  switch (kind) {
    case "array": {
      const summary = parseArray(array);
      return summary && { kind, array: summary };
    }
    case "other":
      return isText(text) ? { kind, text } : null;
    case "container": {
      const parsed = depth === 0 ? null : parseList(parts, (part) => parsePart(part, depth - 1));
      return isText(type) && isIndex(more) && parsed !== null ? { kind, type, parts: parsed, more } : null;
    }
    default:
      return null;
  }
}

function parsePart(value: unknown, depth: number): { readonly key: string; readonly value: TreeSummary } | null {
  const { key, value: part } = fields(value);
  const parsed = parseSubtree(part, depth);
  return isText(key) && parsed !== null ? { key, value: parsed } : null;
}

function parseStatistics(value: unknown): Statistics | null | undefined {
  if (value === null) return null;
  const { min, max, mean, nan, infinite } = fields(value);
  if (!isFiniteOrNull(min) || !isFiniteOrNull(max) || !isFiniteOrNull(mean)) return undefined;
  return isIndex(nan) && isIndex(infinite) ? { min, max, mean, nan, infinite } : undefined;
}

function parseVariable(value: unknown): VariableSummary | null {
  const { name, type, array, preview } = fields(value);
  const summary = array === null ? null : parseArray(array);
  if (!isText(name) || !isText(type) || !isText(preview) || (array !== null && summary === null)) return null;
  return { name, type, array: summary, preview };
}

/** What is read of an answer that is not null; null for what is none. */
const parsers: {
  readonly [Kind in Question["kind"]]: (value: unknown, question: QuestionOf<Kind>) => AnswerTo<Kind> | null;
} = {
  variables: (value) => parseList(value, parseVariable),
  open: parseTree,
  slab: (value, { slab }) => (isElements(value, slab.rows * slab.columns) ? value : null),
  copy: (value) => (isText(value) ? value : null),
  release: () => null,
};

/** So many elements, each of one number or of two. */
function isElements(value: unknown, count: number): value is Float64Array {
  if (!(value instanceof Float64Array && value.buffer instanceof ArrayBuffer)) return false;
  return value.length === count || value.length === 2 * count;
}

function isLevel(value: unknown): value is number | null {
  return value === null || isIndex(value);
}

function isFiniteOrNull(value: unknown): value is number | null {
  return value === null || Number.isFinite(value);
}
