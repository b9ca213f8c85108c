import { describe, expect, it } from "vitest";
import { evalTrace } from "../../runtime/engine/evalTrace.ts";
import { shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { withoutElements } from "./pythonValue.ts";
import { outcomeOf, readRecorded, replay } from "./replay.ts";

const recorded = readRecorded(new URL("../messages/vmap.json", import.meta.url));

describe("a mapped function answers as JAX does", () => {
  it.each(recorded)("$title", ({ entry }) => {
    expect(replay(evalTrace, entry)).toEqual(outcomeOf(entry));
  });
});

describe("the language server gives the same types and errors", () => {
  it.each(recorded)("$title", ({ entry }) => {
    expect(replay(shapeTrace, entry)).toEqual(withoutElements(outcomeOf(entry)));
  });
});
