import { describe, expect, it } from "vitest";
import { ShapedArray } from "../../runtime/core/aval.ts";
import { type Dim, namedDim, unknownDim } from "../../runtime/core/dim.ts";
import type { DType } from "../../runtime/core/dtype.ts";
import { NotKnownError } from "../../runtime/core/errors.ts";
import { type PyValue, pyFloat, pyInt, pyTuple, unknown } from "../../runtime/core/pyValue.ts";
import { withTrace } from "../../runtime/core/trace.ts";
import { shapedValue, shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { row } from "../transforms/bodies.ts";

const array = (dtype: DType, ...shape: Dim[]) => shapedValue(new ShapedArray(shape, dtype));
const key = array("key<fry>");
const sizes = (...dims: Dim[]) => pyTuple(dims.map((dim) => pyInt(dim)));
const n = namedDim("n");

function sample(name: string, args: readonly PyValue[], options: { readonly [name: string]: PyValue } = {}): string {
  const result = withTrace(shapeTrace, () => row(name).call(args, new Map(Object.entries(options))));
  return result.kind === "array" ? String(result.aval) : result.kind;
}

describe("jax.random of what is not known", () => {
  it("keeps symbolic sizes", () => {
    expect(sample("normal", [key, sizes(n, 3)])).toBe("f32[n,3]");
    expect(sample("split", [array("uint32", 2), pyInt(n)])).toBe("u32[n,2]");
    expect(sample("permutation", [key, pyInt(n)])).toBe("i32[n]");
    expect(sample("permutation", [key, array("float32", n, 3)])).toBe("f32[n,3]");
    expect(sample("randint", [key, sizes(n), pyInt(0), pyInt(null)])).toBe("i32[n]");
  });

  it("shows a size of unknown value as unknown", () => {
    expect(sample("uniform", [key, pyTuple([pyInt(null), pyInt(2)])])).toBe("f32[?,2]");
    expect(sample("split", [key, pyInt(null)])).toBe("key<fry>[?]");
  });

  it("does not claim that parameters fail to fit sizes that may fit", () => {
    expect(sample("bernoulli", [key, array("float32", 4), sizes(unknownDim())])).toBe("bool[4]");
    expect(sample("bernoulli", [key, array("float32", unknownDim()), sizes(3, 4)])).toBe("bool[3,4]");
    expect(sample("bernoulli", [key, array("unknown", 4)])).toBe("bool[4]");
    expect(sample("bernoulli", [key, pyFloat(null), sizes(2)])).toBe("bool[2]");
  });

  it("has no dtype when the one asked for is not known", () => {
    expect(sample("normal", [key, sizes(3)], { dtype: unknown("why") })).toBe("[3]");
    expect(sample("bits", [key, sizes(3), unknown("why")])).toBe("[3]");
  });

  it("gives a key for a seed that is not known, but not for one that may be anything", () => {
    expect(sample("key", [pyInt(null)])).toBe("key<fry>[]");
    expect(sample("PRNGKey", [array("int32")])).toBe("u32[2]");
    expect(() => sample("key", [unknown("why")])).toThrow(NotKnownError);
    expect(() => sample("key", [pyInt(0)], { impl: unknown("why") })).toThrow(NotKnownError);
  });

  it("is not known for a key that is not known", () => {
    expect(() => sample("normal", [unknown("why")])).toThrow(NotKnownError);
    expect(() => sample("normal", [array("unknown", 2)])).toThrow(NotKnownError);
  });

  it("takes raw keys whose size is not known", () => {
    expect(sample("normal", [array("uint32", unknownDim()), sizes(3)])).toBe("f32[3]");
  });
});
