import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { PythonError } from "../../runtime/core/errors.ts";
import type { Primitive } from "../../runtime/core/primitive.ts";
import { primitives } from "../../runtime/lax/primitives.ts";
import { parseAval } from "./primitiveExamples.ts";

/** Avals of operands, parameters, and what JAX 0.10.2 makes of them: the results' avals, or its error. */
type Recorded = readonly [operands: string, params: unknown, answer: string];

// SAFETY: the file is recorded in this form, by primitive.
const recorded = JSON.parse(readFileSync(new URL("abstractEval.json", import.meta.url), "utf8")) as {
  readonly [primitive: string]: readonly Recorded[];
};

// JAX has no primitives for constants, and composes Poisson's samples of loops.
const ours: readonly string[] = ["full", "literal", "random_poisson"];
const subjects = Object.values(primitives).filter(({ name }) => !ours.includes(name));

describe.each(subjects)("the shape rule of $name", (subject) => {
  // SAFETY: the parameters of each recorded call are those its primitive takes.
  const primitive = subject as unknown as Primitive<string, unknown>;

  test("answers what JAX answers, in JAX's words where it refuses", () => {
    const calls = recorded[primitive.name]!;
    const answers = calls.map(
      ([operands, params]): Recorded => [operands, params, answer(primitive, operands, params)],
    );
    expect(answers).toEqual(calls);
  });
});

function answer(primitive: Primitive<string, unknown>, operands: string, params: unknown): string {
  const avals = operands === "" ? [] : operands.split(" ").map((operand) => parseAval(operand, 0));
  try {
    const results = primitive.abstractEval(avals, params);
    return results.map((aval) => `${aval.weakType ? "~" : ""}${aval}`).join(" ");
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return `${error.pythonType}: ${error.message}`;
  }
}
