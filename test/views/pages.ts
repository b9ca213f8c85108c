import type { Page } from "../../client/views/exercises/messages.ts";

/** The second of three exercises, with its start in the learner's file. */
export const messagePassing: Page = {
  id: "message-passing",
  title: "Message passing over many graphs",
  html: "<p>Each graph sends its messages along its edges. Write the step for <strong>one</strong> graph.</p>",
  notes: [
    {
      name: "As",
      html: "adjacency of 13 graphs with 7 nodes",
      shape: { dtype: "bool", shape: [13, 7, 7] },
    },
    { name: "Fs", html: "11 features for every node", shape: { dtype: "f32", shape: [13, null, 11] } },
  ],
  goal: { dtype: "f32", shape: [13, 7, 11] },
  live: {
    state: "wrong",
    shape: { dtype: "f32", shape: [13, 7, 7] },
    wrongAxis: 2,
    words: "Axis 2 is 7 and should be 11, one for each of the features. 7 is the number of nodes.",
    isOpen: true,
  },
  loop: "def loop(As, Fs):\n    steps = []\n    for a, f in zip(As, Fs):\n        steps.append(jnp.dot(a, f))\n    return jnp.stack(steps)",
  rules: ["No Python loop", "At least one <code>vmap</code>"],
  hints: [],
  hintCount: 3,
  solution: null,
  check: { kind: "none" },
  steps: [
    { id: "a", title: "Squares", isDone: true },
    { id: "message-passing", title: "Message passing over many graphs", isDone: false },
    { id: "c", title: "Fix the axes", isDone: false },
  ],
  place: 1,
};
