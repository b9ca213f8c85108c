// What the exercise panel and its webview say to each other. Both read what they get with `parseToView` and
// `parseFromView`, which believe nothing. Texts named `html` were made from Markdown without markup of its own.

import { fields, isCount, isIndex, isText, listOf, parseList } from "../../../runtime/python/untrusted.ts";
import { isNullOr, isOneOf } from "../choices.ts";

/** All that the panel shows of an exercise. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly notes: readonly NoteView[];
  readonly goal: ShapeView;
  readonly live: LiveView;
  readonly loop: string;
  /** What the code itself has to be like, as HTML. */
  readonly rules: readonly string[];
  /** The hints that were asked for, as HTML, and how many there are. */
  readonly hints: readonly string[];
  readonly hintCount: number;
  /** Null until it was asked for. */
  readonly solution: SolutionView | null;
  readonly check: CheckView;
  /** The exercises in a row with this one. */
  readonly steps: readonly StepView[];
  /** The place of this one among them. */
  readonly place: number;
}

export interface ShapeView {
  readonly dtype: string;
  /** Null for a size that is not known. */
  readonly shape: readonly (number | null)[];
}

/** An array of the data; its shape is null while it is not known. */
export interface NoteView {
  readonly name: string;
  readonly html: string;
  readonly shape: ShapeView | null;
}

/** The learner's result beside the goal. */
export interface LiveView {
  readonly state: (typeof liveStates)[number];
  readonly shape: ShapeView | null;
  readonly wrongAxis: number | null;
  readonly words: string;
  /** Whether the learner's file is open. */
  readonly isOpen: boolean;
}

export interface SolutionView {
  readonly code: string;
  readonly html: string;
}

/** The last check. */
export type CheckView =
  | { readonly kind: "none" }
  | { readonly kind: "running" }
  | {
      readonly kind: "done";
      readonly isRight: boolean;
      /** Whether the code has changed since. */
      readonly isStale: boolean;
      /** What there is to say beside the steps, or in their place; as HTML. */
      readonly html: string | null;
      readonly steps: readonly CheckStepView[];
    };

export interface CheckStepView {
  readonly state: (typeof checkStates)[number];
  readonly nameHtml: string;
  readonly html: string | null;
  /** What Python itself says. */
  readonly detail: string | null;
  /** The line of the learner's file, from 1. */
  readonly line: number | null;
}

export interface StepView {
  readonly id: string;
  readonly title: string;
  readonly isDone: boolean;
}

/** From the extension to the webview. */
export type ToView = { readonly kind: "page"; readonly page: Page };

/** From the webview to the extension. */
export type FromView =
  | { readonly kind: "ready" }
  | { readonly kind: "do"; readonly action: Action }
  /** To an exercise and the learner's file of it. */
  | { readonly kind: "open"; readonly id: string }
  /** To a line of the learner's file, from 1. */
  | { readonly kind: "line"; readonly line: number };

export type Action = (typeof actions)[number];

const liveStates = ["right", "wrong", "unknown"] as const;
const checkStates = ["passed", "failed", "stopped", "unreached"] as const;
const actions = ["check", "stop", "hint", "solution", "compare", "reset", "list"] as const;

/** A message to the webview, null for anything else. */
export function parseToView(value: unknown): ToView | null {
  const { kind, page } = fields(value);
  const parsed = kind === "page" ? parsePage(page) : null;
  return parsed && { kind: "page", page: parsed };
}

/** A message from the webview, null for anything else. */
export function parseFromView(value: unknown): FromView | null {
  const { kind, action, id, line } = fields(value);
  switch (kind) {
    case "ready":
      return { kind };
    case "do":
      return isOneOf(action, actions) ? { kind, action } : null;
    case "open":
      return isText(id) ? { kind, id } : null;
    case "line":
      return isIndex(line) && line > 0 ? { kind, line } : null;
    default:
      return null;
  }
}

/** The id of the exercise that a view had saved; null where it saved nothing of that kind. */
export function savedId(saved: unknown): string | null {
  const { id } = fields(saved);
  return isText(id) ? id : null;
}

function parsePage(value: unknown): Page | null {
  const { id, title, html, loop, hintCount, place } = fields(value);
  const { notes, goal, live, rules, hints, solution, check, steps } = fields(value);
  const [noteViews, goalView, liveView] = [parseList(notes, parseNote), parseShape(goal), parseLive(live)];
  const [ruleTexts, hintTexts] = [listOf(rules, isText), listOf(hints, isText)];
  const [solutionView, checkView, stepViews] = [
    parseSolution(solution),
    parseCheck(check),
    parseList(steps, parseStep),
  ];
  if (!isText(id) || !isText(title) || !isText(html) || !isText(loop)) return null;
  if (!isIndex(hintCount) || !isIndex(place)) return null;
  if (noteViews === null || goalView === null || liveView === null || ruleTexts === null || hintTexts === null) {
    return null;
  }
  if ((solution !== null && solutionView === null) || checkView === null || stepViews === null) return null;
  return {
    id,
    title,
    html,
    notes: noteViews,
    goal: goalView,
    live: liveView,
    loop,
    rules: ruleTexts,
    hints: hintTexts,
    hintCount,
    solution: solutionView,
    check: checkView,
    steps: stepViews,
    place,
  };
}

function parseShape(value: unknown): ShapeView | null {
  const { dtype, shape } = fields(value);
  const sizes = listOf(shape, (size) => isNullOr(size, isCount));
  return isText(dtype) && sizes !== null ? { dtype, shape: sizes } : null;
}

function parseNote(value: unknown): NoteView | null {
  const { name, html, shape } = fields(value);
  const parsed = parseShape(shape);
  return isText(name) && isText(html) && (shape === null) === (parsed === null) ? { name, html, shape: parsed } : null;
}

function parseLive(value: unknown): LiveView | null {
  const { state, shape, wrongAxis, words, isOpen } = fields(value);
  const parsed = parseShape(shape);
  if (!isOneOf(state, liveStates) || (shape !== null && parsed === null)) return null;
  if (!isNullOr(wrongAxis, isIndex) || !isText(words) || typeof isOpen !== "boolean") return null;
  return { state, shape: parsed, wrongAxis, words, isOpen };
}

function parseSolution(value: unknown): SolutionView | null {
  const { code, html } = fields(value);
  return isText(code) && isText(html) ? { code, html } : null;
}

function parseCheck(value: unknown): CheckView | null {
  const { kind, isRight, isStale, html, steps } = fields(value);
  if (kind === "none" || kind === "running") return { kind };
  const parsed = kind === "done" ? parseList(steps, parseCheckStep) : null;
  if (parsed === null || typeof isRight !== "boolean" || typeof isStale !== "boolean") return null;
  return isNullOr(html, isText) ? { kind: "done", isRight, isStale, html, steps: parsed } : null;
}

function parseCheckStep(value: unknown): CheckStepView | null {
  const { state, nameHtml, html, detail, line } = fields(value);
  if (!isOneOf(state, checkStates) || !isText(nameHtml) || !isNullOr(html, isText)) return null;
  return isNullOr(detail, isText) && isNullOr(line, isIndex) ? { state, nameHtml, html, detail, line } : null;
}

function parseStep(value: unknown): StepView | null {
  const { id, title, isDone } = fields(value);
  return isText(id) && isText(title) && typeof isDone === "boolean" ? { id, title, isDone } : null;
}
