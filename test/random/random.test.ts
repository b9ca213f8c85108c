import { describe, expect, it } from "vitest";
import { evalTrace } from "../../runtime/engine/evalTrace.ts";
import { shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { withoutElements } from "../transforms/pythonValue.ts";
import { outcomeOf, readRecorded, replay } from "../transforms/replay.ts";

const recorded = readRecorded(new URL("../values/random.json", import.meta.url));

describe("jax.random answers as JAX does, to the last bit", () => {
  it.each(recorded)("$title", ({ entry }) => {
    expect(replay(evalTrace, entry)).toEqual(outcomeOf(entry));
  });
});

describe("the language server gives the same types and errors", () => {
  it.each(recorded)("$title", ({ entry }) => {
    expect(replay(shapeTrace, entry)).toEqual(withoutElements(outcomeOf(entry)));
  });
});
