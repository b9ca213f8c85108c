import { describe, expect, test } from "vitest";
import { liveShape } from "../../client/exercises/liveShape.ts";
import type { Shape } from "../../server/protocol.ts";

const exercise = {
  result: "result",
  goal: { text: "f32[13,7,11]", dtype: "f32", shape: [13, 7, 11], axes: ["graphs", "nodes", "features"] },
  sizes: { graphs: 13, nodes: 7, features: 11, classes: 11 },
};

function array(dtype: string, ...shape: (number | null)[]): Shape {
  return { kind: "array", text: "", dtype, shape };
}

const judged = (shape: Shape, hasSyntaxError = false) => liveShape(exercise, { hasSyntaxError, shapes: [shape] });

describe("the learner's shape beside the goal", () => {
  test("is right with the sizes and the dtype of the goal", () => {
    expect(judged(array("f32", 13, 7, 11))).toMatchObject({ state: "right", wrongAxis: null });
  });

  test("has its first wrong axis named, with what the size is otherwise the number of", () => {
    expect(judged(array("f32", 13, 7, 7))).toMatchObject({
      state: "wrong",
      wrongAxis: 2,
      words: "Axis 2 is 7 and should be 11, one for each of the features. 7 is the number of nodes.",
    });
    expect(judged(array("f32", 11, 7, 7))).toMatchObject({
      wrongAxis: 0,
      words: "Axis 0 is 11 and should be 13, one for each of the graphs. 11 is the number of features and of classes.",
    });
    expect(judged(array("f32", 13, 3, 11)).words).toBe("Axis 1 is 3 and should be 7, one for each of the nodes.");
  });

  test("is said to be in another order where the sizes are right", () => {
    expect(judged(array("f32", 7, 13, 11))).toMatchObject({
      state: "wrong",
      wrongAxis: 0,
      words: "The sizes are right, in another order. Axis 0 is 7 and should be 13, one for each of the graphs.",
    });
  });

  test.each([
    [[13, 11], null, "2 axes instead of 3. The one for the nodes is missing, of size 7."],
    [[7], null, "One axis instead of 3."],
    [[], null, "No axis instead of 3."],
    [[13, 13, 7, 11], 1, "4 axes instead of 3. Axis 1 is one too many. 13 is the number of graphs."],
    [[13, 7, 11, 7], 3, "4 axes instead of 3. Axis 3 is one too many. 7 is the number of nodes."],
    [[5, 13, 7, 11], 0, "4 axes instead of 3. Axis 0 is one too many."],
    [[5, 5, 13, 7, 11], null, "5 axes instead of 3."],
  ] as const)("with other axes, %j, says which", (shape, wrongAxis, words) => {
    expect(judged(array("f32", ...shape))).toMatchObject({ state: "wrong", wrongAxis, words });
  });

  test("has the dtype named where the shape is right", () => {
    expect(judged(array("i32", 13, 7, 11))).toMatchObject({
      state: "wrong",
      wrongAxis: null,
      words: "The shape is right, but the dtype is i32 and should be f32.",
    });
    expect(judged(array("", 13, 7, 11))).toMatchObject({ state: "unknown" });
  });

  test("is not judged by sizes that are not known", () => {
    expect(judged(array("f32", 13, null, 11))).toMatchObject({
      state: "unknown",
      words: "Axis 1 has a size that only a run can tell.",
    });
    expect(judged(array("f32", 13, null, 7))).toMatchObject({ state: "wrong", wrongAxis: 2 });
  });

  test("is an error where the program would raise, and unknown with the reason", () => {
    expect(judged({ kind: "error", message: "Incompatible shapes:", line: 12 })).toMatchObject({
      state: "wrong",
      shape: null,
      words: "Line 12: Incompatible shapes",
    });
    expect(judged({ kind: "unknown", reason: "it is a tuple" })).toMatchObject({
      state: "unknown",
      words: "The shape of result is not known yet: it is a tuple.",
    });
  });

  test("is that from before a syntax error", () => {
    expect(judged(array("f32", 13, 7), true).words).toMatch(/^Before this edit: 2 axes/);
    const nothing = judged({ kind: "unknown", reason: "nothing is known of it" }, true);
    expect(nothing).toMatchObject({
      state: "unknown",
      words: "Nothing is known before the syntax error is put right.",
    });
  });

  test("is not known of a file that is not open", () => {
    expect(liveShape(exercise, null)).toMatchObject({ state: "unknown", shape: null });
  });
});
