import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { checkCell } from "../../client/exercises/checkCell.ts";
import { type Exercise, isExercise } from "../../client/exercises/exercise.ts";
import { parseExercise } from "../../client/exercises/exerciseFormat.ts";
import { rules } from "../../client/exercises/rule.ts";
import { isRight, type Verdict, verdictOf } from "../../client/exercises/verdict.ts";
import type { ExecutionEvent } from "../../runtime/python/protocol.ts";
import { disagreement, learnersFiles, readExercises, readVerdict } from "../harness/exercises.ts";
import { remaining, resultOf, runCell, runUntilText, startKernel } from "../harness/runCells.ts";

const kernel = startKernel();
afterAll(() => kernel.dispose());

const exercises = readExercises(fileURLToPath(new URL("../..", import.meta.url)));

describe.each([...exercises])("%s", (file, text) => {
  test.each(learnersFiles(file, text))("$name", async (answer) => {
    const verdict = await check(answer.exercise, answer.source);
    expect(disagreement(answer, verdict)).toBeNull();
  });
});

test("Python checks the rules that exercises may name.", async () => {
  const names = "import json\nfrom loopless_check.rules import RULES\nprint(json.dumps(list(RULES)))";
  const [printed] = await runCell(kernel, names);
  expect(printed?.kind === "stream" && JSON.parse(printed.text)).toEqual(Object.keys(rules));
});

const messages = read("test/exercises/messages.md");
const solved = `${messages.data}\n${messages.solution}`;

test("The steps stand in their order, and those after a failure are not reached.", async () => {
  const { steps } = await check(messages, `${messages.data}\n${messages.starter}`);
  expect(steps.map(({ name, state }) => `${state}: ${name}`)).toEqual([
    "passed: The code runs",
    "failed: At least one `vmap`",
    "passed: No Python loop",
    "passed: No comprehension",
    "passed: The result is an array",
    "failed: Shape",
    "unreached: Dtype",
    "unreached: Values on 3 data sets",
  ]);
});

test("An error has its line, and the text of Python's own.", async () => {
  const { steps } = await check(
    messages,
    `${messages.data}\ndef messages(As, Fs):\n    return vmap(jnp.dot)(As, Fs[1:])`,
  );
  expect(steps[0]).toMatchObject({ state: "failed", line: messages.data.split("\n").length + 2 });
  expect(steps[0]?.detail).toMatch(/^ValueError: vmap got inconsistent sizes for array axes to be mapped:\n/);
});

test("What the learner prints is shown once.", async () => {
  const loud = solved.replace("    return", '    print("here")\n    return');
  const events = await runCell(kernel, checkCell(messages, loud));
  expect(events.filter(({ kind }) => kind === "stream")).toEqual([{ kind: "stream", name: "stdout", text: "here\n" }]);
});

test("Data that was changed is not used, and a note says so.", async () => {
  const changed = solved.replace("(5, 4, 4)", "(2, 4, 4)").replace("(5, 4, 3)", "(2, 4, 3)");
  const verdict = await check(messages, changed);
  expect(isRight(verdict)).toBe(true);
  expect(verdict.note).toBe("Your file changes the data. Check used the data of the exercise.");
  expect((await check(messages, solved)).note).toBeNull();
  expect((await check(messages, `import math\n${solved}`)).note).toBeNull();
});

test("Code that does not end can be stopped, and the next check is as the first.", async () => {
  const endless = `${solved}\nprint("begun")\nwhile True:\n    pass\n`;
  const events = await runUntilText(kernel, checkCell(messages, endless));
  kernel.interrupt();
  const verdict = verdictIn(await remaining(events));
  expect(readVerdict(verdict)).toMatch(/^The code runs: Stopped in line 1[67]\. Is there a loop that does not end\?$/);
  expect(verdict.steps[0]?.state).toBe("stopped");
  expect(isRight(await check(messages, solved))).toBe(true);
});

test("A cell can be stopped after a check was.", async () => {
  const events = await runUntilText(kernel, 'print("begun")\nwhile True:\n    pass');
  kernel.interrupt();
  expect(await remaining(events)).toMatchObject([{ kind: "error", ename: "KeyboardInterrupt" }, { kind: "done" }]);
});

test("Code that changes JAX and Python changes neither the verdict nor the next one.", async () => {
  const sly = [
    messages.data,
    "import builtins, loopless_check",
    "jnp.matmul = jnp.dot = jnp.stack = jnp.allclose = lambda *args, **kwargs: jnp.ones((5, 4, 3))",
    "builtins.abs = builtins.max = builtins.all = lambda *args, **kwargs: 0",
    "builtins.zip = lambda *args: []",
    "def messages(As, Fs):",
    "    vmap",
    "    return jnp.dot(As, Fs)",
  ].join("\n");
  expect(isRight(await check(messages, sly))).toBe(false);
  expect(isRight(await check(messages, solved))).toBe(true);
});

test("A verdict that the learner's code displays is none.", async () => {
  const forged = { "application/vnd.loopless.verdict+json": { steps: [], note: null } };
  const source = [
    messages.data,
    "from IPython.display import display",
    "class Forged:",
    `    def _repr_mimebundle_(self): return ${JSON.stringify(forged).replace("null", "None")}`,
    "display(Forged())",
    messages.starter,
  ].join("\n");
  expect(isRight(await check(messages, source))).toBe(false);
});

test("An exercise whose own code fails says so.", async () => {
  const broken = { ...messages, loop: "def loop(As, Fs):\n    return As @ missing\n" };
  const { steps } = await check(broken, solved);
  expect(steps).toEqual([
    {
      name: "The exercise itself",
      state: "failed",
      message: "Its own code did not run to the end.",
      detail: "NameError: name 'missing' is not defined",
      line: null,
    },
  ]);
});

test("A verdict can be read as text.", async () => {
  expect(await resultOf(kernel, `${checkCell(messages, "messages =")}.__repr__()[:42]`)).toBe(
    "'failed: The code runs: Python cannot read '",
  );
});

async function check(exercise: Exercise, source: string): Promise<Verdict> {
  return verdictIn(await runCell(kernel, checkCell(exercise, source)));
}

function verdictIn(events: readonly ExecutionEvent[]): Verdict {
  for (const event of events) {
    const verdict = verdictOf(event);
    if (verdict !== null) return verdict;
  }
  throw new Error(`no verdict in ${JSON.stringify(events)}`);
}

function read(file: string): Exercise {
  const exercise = parseExercise(exercises.get(file)!);
  if (!isExercise(exercise)) throw new Error(`${file} is no exercise`);
  return exercise;
}
