// The learner's shape beside the goal, in words.

import type { Shape, Shapes } from "../../server/protocol.ts";
import type { Exercise } from "./exercise.ts";

/** How far the learner's result is, as far as it is known before anything runs. */
export interface LiveShape {
  readonly state: "right" | "wrong" | "unknown";
  /** Null where it is not known, or not an array. */
  readonly shape: Extract<Shape, { readonly kind: "array" }> | null;
  /** The first axis of it that is wrong. */
  readonly wrongAxis: number | null;
  readonly words: string;
}

/** Compares the result with the goal; `shapes` begins with the result's, null where nobody can tell. */
export function liveShape(exercise: Pick<Exercise, "goal" | "sizes" | "result">, shapes: Shapes | null): LiveShape {
  const [shape] = shapes?.shapes ?? [];
  if (shapes === null || shape === undefined) return unknown("Nothing is known of the file while it is not open.");
  if (shape.kind !== "array" && shapes.hasSyntaxError) {
    return unknown("Nothing is known before the syntax error is put right.");
  }
  if (shape.kind === "error")
    return { ...unknown(`Line ${shape.line}: ${shape.message.replace(/:$/, "")}`), state: "wrong" };
  if (shape.kind === "unknown") return unknown(`The shape of ${exercise.result} is not known yet: ${shape.reason}.`);
  const difference = shapeDifference(exercise, shape.shape) ?? dtypeDifference(exercise, shape.dtype);
  const live: LiveShape = difference === null ? { ...right, shape } : { ...difference, shape };
  return shapes.hasSyntaxError ? { ...live, words: `Before this edit: ${live.words}` } : live;
}

type Difference = Omit<LiveShape, "shape">;

const right: Difference = {
  state: "right",
  wrongAxis: null,
  words: "The shape is right. Check compares the values.",
};

function unknown(words: string): LiveShape {
  return { state: "unknown", shape: null, wrongAxis: null, words };
}

function wrong(wrongAxis: number | null, words: string): Difference {
  return { state: "wrong", wrongAxis, words };
}

type Sizes = readonly (number | null)[];

function shapeDifference({ goal, sizes }: Pick<Exercise, "goal" | "sizes">, shape: Sizes): Difference | null {
  const { axes } = goal;
  if (shape.length < goal.shape.length) {
    const missing = leftOver(goal.shape, shape);
    const which =
      missing === null ? "" : ` The one for the ${axes[missing]} is missing, of size ${goal.shape[missing]}.`;
    return wrong(null, `${axesText(shape.length)} instead of ${goal.shape.length || "none"}.${which}`);
  }
  if (shape.length > goal.shape.length) {
    const extra = leftOver(shape, goal.shape);
    const which = extra === null ? "" : ` Axis ${extra} is one too many.${meaningOf(shape[extra], sizes)}`;
    return wrong(extra, `${axesText(shape.length)} instead of ${goal.shape.length || "none"}.${which}`);
  }
  const axis = shape.findIndex((size, index) => size !== null && size !== goal.shape[index]);
  if (axis >= 0) {
    const order = isReordered(shape, goal.shape) ? "The sizes are right, in another order. " : "";
    const words = `Axis ${axis} is ${shape[axis]} and should be ${goal.shape[axis]}, one for each of the ${axes[axis]}.`;
    return wrong(axis, `${order}${words}${order === "" ? meaningOf(shape[axis], sizes) : ""}`);
  }
  const open = shape.indexOf(null);
  if (open < 0) return null;
  return { state: "unknown", wrongAxis: null, words: `Axis ${open} has a size that only a run can tell.` };
}

function dtypeDifference({ goal }: Pick<Exercise, "goal">, dtype: string): Difference | null {
  if (dtype === goal.dtype) return null;
  if (dtype === "") return { state: "unknown", wrongAxis: null, words: "The shape is right; the dtype is not known." };
  return wrong(null, `The shape is right, but the dtype is ${dtype} and should be ${goal.dtype}.`);
}

function axesText(count: number): string {
  if (count === 0) return "No axis";
  return count === 1 ? "One axis" : `${count} axes`;
}

/** The axis of the longer shape without which it would be the shorter one; the last such, as mapped axes stand in front. */
function leftOver(longer: Sizes, shorter: Sizes): number | null {
  if (longer.length !== shorter.length + 1) return null;
  const axis = longer.findLastIndex((_, axis) =>
    longer.toSpliced(axis, 1).every((size, index) => size === shorter[index]),
  );
  return axis < 0 ? null : axis;
}

function isReordered(shape: Sizes, goal: readonly number[]): boolean {
  const sorted = (sizes: Sizes) => sizes.map(Number).sort((one, other) => one - other);
  return !shape.includes(null) && sorted(shape).join() === sorted(goal).join();
}

/** ` 7 is the number of nodes.`, where the exercise has a name for the size. */
function meaningOf(size: number | null | undefined, sizes: Exercise["sizes"]): string {
  const names = Object.keys(sizes).filter((name) => sizes[name] === size);
  return names.length === 0 ? "" : ` ${size} is the number of ${names.join(" and of ")}.`;
}
