// An exercise as the panel shows it.

import MarkdownIt from "markdown-it";
import type { Shape, Shapes } from "../../server/protocol.ts";
import type { CheckView, LiveView, NoteView, Page, ShapeView, StepView } from "../views/exercises/messages.ts";
import type { CheckOutcome } from "./check.ts";
import type { Exercise } from "./exercise.ts";
import { liveShape } from "./liveShape.ts";
import { rules } from "./rule.ts";
import { isRight } from "./verdict.ts";

/** What became of a check, and the text that was checked. */
export interface FinishedCheck {
  readonly outcome: CheckOutcome;
  readonly source: string;
}

/** What there is to know of an exercise while a learner is at it. */
export interface LessonState {
  readonly exercise: Exercise;
  /** What the learner's file says now; null while it is not open. */
  readonly text: string | null;
  /** Those of the result and of the notes, in this order. */
  readonly shapes: Shapes | null;
  readonly hints: number;
  readonly isSolutionShown: boolean;
  readonly check: FinishedCheck | "running" | null;
  readonly steps: readonly StepView[];
}

export function pageOf({ exercise, text, shapes, hints, isSolutionShown, check, steps }: LessonState): Page {
  return {
    id: exercise.id,
    title: exercise.title,
    html: markdown.render(exercise.task),
    notes: exercise.notes.map(({ name, text }, index): NoteView => {
      return { name, html: markdown.renderInline(text), shape: arrayOf(shapes?.shapes[index + 1]) };
    }),
    goal: { dtype: exercise.goal.dtype, shape: exercise.goal.shape },
    live: liveView(exercise, shapes, text !== null),
    loop: exercise.loop.trim(),
    rules: exercise.rules.map((rule) => markdown.renderInline(rules[rule])),
    hints: exercise.hints.slice(0, hints).map((hint) => markdown.render(hint)),
    hintCount: exercise.hints.length,
    solution: isSolutionShown ? { code: exercise.solution.trim(), html: markdown.render(exercise.explanation) } : null,
    check: checkView(check, text),
    steps,
    place: steps.findIndex(({ id }) => id === exercise.id),
  };
}

/** Neither markup nor pictures: all that is shown was written here. */
const markdown = new MarkdownIt({ html: false }).disable("image");

function arrayOf(shape: Shape | undefined): ShapeView | null {
  return shape?.kind === "array" ? { dtype: shape.dtype, shape: shape.shape } : null;
}

function liveView(exercise: Exercise, shapes: Shapes | null, isOpen: boolean): LiveView {
  const { state, shape, wrongAxis, words } = liveShape(exercise, shapes);
  return { state, shape: arrayOf(shape ?? undefined), wrongAxis, words, isOpen };
}

function checkView(check: LessonState["check"], text: string | null): CheckView {
  if (check === null) return { kind: "none" };
  if (check === "running") return { kind: "running" };
  const { outcome, source } = check;
  const done = { kind: "done", isStale: text !== null && text !== source } as const;
  if (outcome.kind === "none") return { ...done, isRight: false, html: markdown.render(outcome.reason), steps: [] };
  const { steps, note } = outcome.verdict;
  return {
    ...done,
    isRight: isRight(outcome.verdict),
    html: note && markdown.render(note),
    steps: steps.map(({ name, state, message, detail, line }) => ({
      state,
      nameHtml: markdown.renderInline(name),
      html: message && markdown.render(message),
      detail,
      line,
    })),
  };
}
