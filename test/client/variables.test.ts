import { expect, test } from "vitest";
import { SessionVariables } from "../../client/variables/sessionVariables.ts";
import { descriptionOf, detailsOf, iconOf, pythonShape, spokenOf } from "../../client/variables/variableWords.ts";
import type { ArraySummary, VariableSummary } from "../../runtime/python/inspection.ts";

const array: ArraySummary = {
  view: 0,
  library: "jax",
  dtype: "float32",
  shape: [13, 7, 11],
  weakType: false,
  bytes: 4004,
  statistics: { min: -2.5, max: 3, mean: 0.25, nan: 2, infinite: 0 },
  mapped: [null, null, null],
};
const features: VariableSummary = { name: "Fs", type: "ArrayImpl", array, preview: "Array([[[1., 2.," };
const count: VariableSummary = { name: "n", type: "int", array: null, preview: "7" };

test("an array shows its shape first, then its size", () => {
  expect(descriptionOf(features)).toBe("f32[13,7,11] · 4.0 kB");
  expect(detailsOf(features)).toMatch(/^JAX array of float32 · 4.0 kB · .*max 3.* · 2 NaN$/);
});

test("anything else shows its type and how its text begins", () => {
  expect(descriptionOf(count)).toBe("int · 7");
  expect(detailsOf(count)).toBe("int");
  expect([iconOf(features), iconOf(count), iconOf({ ...count, type: "Model" })]).toEqual([
    "symbol-array",
    "symbol-numeric",
    "symbol-variable",
  ]);
});

test("a row can be heard", () => {
  expect(spokenOf(features)).toBe("Fs, float32 array of shape 13 by 7 by 11, 4.0 kB");
  const scalar = { ...features, name: "s", array: { ...array, shape: [], mapped: [], bytes: 4 } };
  expect(spokenOf(scalar)).toBe("s, float32 array without axes, 4 B");
  expect(spokenOf(count)).toBe("n, int, 7");
});

test("a shape is copied as Python writes it", () => {
  expect(pythonShape(array)).toBe("(13, 7, 11)");
  expect(pythonShape({ ...array, shape: [5] })).toBe("(5,)");
  expect(pythonShape({ ...array, shape: [] })).toBe("()");
});

/** A session that answers when told to. */
class SlowSession {
  readonly waiting: ((answer: readonly VariableSummary[] | null) => void)[] = [];
  asked = 0;

  ask(): Promise<readonly VariableSummary[] | null> {
    this.asked += 1;
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

function watched(session: SlowSession) {
  const shown: string[] = [];
  const variables: SessionVariables = new SessionVariables(session, () =>
    shown.push(variables.all.map(({ name }) => name).join()),
  );
  return { variables, shown };
}

test("while one question is on its way the next ones become a single one", async () => {
  const session = new SlowSession();
  const { variables, shown } = watched(session);
  const refreshed = variables.refresh();
  await variables.refresh();
  await variables.refresh();
  expect(session.asked).toBe(1);
  session.waiting[0]!([count]);
  await new Promise(setImmediate);
  expect(session.asked).toBe(2);
  session.waiting[1]!([count, features]);
  await refreshed;
  expect(shown).toEqual(["n,Fs"]);
  expect(session.asked).toBe(2);
});

test("the same variables with the same values are no change", async () => {
  const session = new SlowSession();
  const { variables, shown } = watched(session);
  for (let turn = 0; turn < 2; turn += 1) {
    const refreshed = variables.refresh();
    session.waiting[turn]!([{ ...count }]);
    await refreshed;
  }
  expect(shown).toEqual(["n"]);
});

test("after a restart no answer from before is shown", async () => {
  const session = new SlowSession();
  const { variables, shown } = watched(session);
  const refreshed = variables.refresh();
  variables.clear();
  session.waiting[0]!([features]);
  await new Promise(setImmediate);
  session.waiting[1]!(null);
  await refreshed;
  expect(shown).toEqual([]);
  expect(variables.all).toEqual([]);
});
