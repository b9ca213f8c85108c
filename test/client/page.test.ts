import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isExercise } from "../../client/exercises/exercise.ts";
import { parseExercise } from "../../client/exercises/exerciseFormat.ts";
import { type LessonState, pageOf } from "../../client/exercises/page.ts";
import { parseToView } from "../../client/views/exercises/messages.ts";

const text = readFileSync(new URL("../../samples/exercises/06-message-passing.md", import.meta.url), "utf8");
const exercise = parseExercise(text);
if (!isExercise(exercise)) throw new Error("The sample is broken.");

const state: LessonState = {
  exercise,
  text: "x = 1",
  shapes: null,
  hints: 0,
  isSolutionShown: false,
  check: null,
  steps: [
    { id: "squares", title: "Squares", isDone: true },
    { id: "message-passing", title: "Message passing", isDone: false },
  ],
};

const step = {
  name: "At least one `vmap`",
  state: "failed",
  message: "There is *none*.",
  detail: "E",
  line: 3,
} as const;
const verdict = { kind: "verdict", verdict: { steps: [step], note: null } } as const;

describe("the page of an exercise", () => {
  test("is what the view takes, whatever the learner has done", () => {
    const states: readonly LessonState[] = [
      state,
      { ...state, text: null, hints: 3, isSolutionShown: true, check: "running" },
      { ...state, check: { outcome: verdict, source: "x = 1" } },
      { ...state, check: { outcome: { kind: "none", reason: "It was stopped." }, source: "" } },
    ];
    for (const each of states) {
      const page = pageOf(each);
      expect(parseToView({ kind: "page", page: structuredClone(page) })).toEqual({ kind: "page", page });
    }
  });

  test("has the shapes of the data and of the result", () => {
    const array = (...shape: number[]) => ({ kind: "array", text: "", dtype: "f32", shape }) as const;
    const shapes = [array(13, 7, 7), array(13, 7, 7), { kind: "unknown", reason: "?" } as const];
    const { live, notes, goal, place } = pageOf({ ...state, shapes: { hasSyntaxError: false, shapes } });
    expect(live).toMatchObject({ state: "wrong", wrongAxis: 2, isOpen: true, shape: { shape: [13, 7, 7] } });
    expect(notes.map(({ name, shape }) => [name, shape?.shape])).toEqual([
      ["As", [13, 7, 7]],
      ["Fs", undefined],
    ]);
    expect(goal).toEqual({ dtype: "f32", shape: [13, 7, 11] });
    expect(place).toBe(1);
  });

  test("has as many hints as were read, and the solution when it was asked for", () => {
    expect(pageOf({ ...state, hints: 2 })).toMatchObject({ hints: [expect.stringMatching(/^<p>/), {}], hintCount: 3 });
    expect(pageOf(state).solution).toBeNull();
    expect(pageOf({ ...state, isSolutionShown: true }).solution?.code).toContain("jnp.dot(a, f)");
  });

  test("says whether the code has changed since the check", () => {
    const check = { outcome: verdict, source: "x = 1" };
    expect(pageOf({ ...state, check }).check).toMatchObject({ isRight: false, isStale: false });
    expect(pageOf({ ...state, check, text: "x = 2" }).check).toMatchObject({ isStale: true });
  });

  test("has Markdown turned into markup, but no markup of the exercise's own and no pictures", () => {
    const task = "**Bold** <script>alert(1)</script> ![a](https://example.org/a.png) [b](javascript:alert(1))";
    const { html } = pageOf({ ...state, exercise: { ...exercise, task } });
    expect(html).toContain("<strong>Bold</strong> &lt;script&gt;");
    expect(html).not.toMatch(/<img|href="javascript/);
    const check = pageOf({ ...state, check: { outcome: verdict, source: "" } }).check;
    expect(check).toMatchObject({
      steps: [{ nameHtml: "At least one <code>vmap</code>", html: "<p>There is <em>none</em>.</p>\n", line: 3 }],
    });
  });
});
