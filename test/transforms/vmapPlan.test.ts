import { describe, expect, it } from "vitest";
import { ShapedArray } from "../../runtime/core/aval.ts";
import { type Dim, formatDim, namedDim, unknownDim } from "../../runtime/core/dim.ts";
import { NotKnownError, PythonError } from "../../runtime/core/errors.ts";
import {
  none,
  type PyValue,
  pyDict,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
  repeatedList,
  unknown,
} from "../../runtime/core/pyValue.ts";
import { withTrace } from "../../runtime/core/trace.ts";
import { BatchTracer } from "../../runtime/transforms/batchTrace.ts";
import { shapedValue, shapeTrace } from "../../runtime/transforms/evalShape.ts";
import { vmap } from "../../runtime/transforms/vmap.ts";
import { planVmap, type VmapPlan } from "../../runtime/transforms/vmapPlan.ts";
import { type VmapSpec, vmapSpec } from "../../runtime/transforms/vmapSpec.ts";
import { pythonFunction } from "./bodies.ts";

const f32 = (...shape: Dim[]) => shapedValue(new ShapedArray(shape, "float32"));
const axes = (...items: (number | null | PyValue)[]): PyValue =>
  pyTuple(items.map((item) => (typeof item === "number" ? pyInt(item) : (item ?? none))));
const dict = (entries: { readonly [name: string]: PyValue }) =>
  pyDict(Object.entries(entries).map(([name, value]) => [pyStr(name), value]));
const known = { parameters: ["x", "y"] };

function plan(spec: Partial<VmapSpec>, args: readonly PyValue[], kwargs = new Map<string, PyValue>()): VmapPlan {
  return planVmap(known, vmapSpec(spec), args, kwargs);
}

function failureOf(run: () => unknown): PythonError {
  try {
    run();
  } catch (error) {
    if (error instanceof PythonError) return error;
    throw error;
  }
  throw new Error("nothing was raised");
}

const faultOf = (spec: Partial<VmapSpec>, ...args: readonly PyValue[]) => failureOf(() => plan(spec, args)).details;

describe("a plan", () => {
  it("tells of every leaf its name, axis, size and the aval of one example", () => {
    const params = dict({ w: f32(4, 3), b: f32(2) });
    const { axisSize, leaves } = plan({ inAxes: axes(dict({ w: pyInt(-1), b: none }), 0) }, [params, f32(3, 7)]);
    expect(axisSize).toBe(3);
    expect(leaves.map(({ argument, path, name, axis, size }) => ({ argument, path, name, axis, size }))).toEqual([
      { argument: 0, path: "['b']", name: "argument x['b']", axis: null, size: null },
      { argument: 0, path: "['w']", name: "argument x['w']", axis: 1, size: 3 },
      { argument: 1, path: "", name: "argument y", axis: 0, size: 3 },
    ]);
    expect(leaves.map(({ example }) => String(example))).toEqual(["f32[2]", "f32[4]", "f32[7]"]);
    expect(leaves.map(({ axesPath }) => axesPath)).toEqual([[0, "b"], [0, "w"], [1]]);
  });

  it("maps keyword arguments on axis 0 whatever in_axes says", () => {
    const { leaves } = plan({ inAxes: pyInt(1) }, [f32(4, 3)], new Map([["y", f32(3, 9)]]));
    expect(leaves.map(({ argument, axis, axesPath }) => ({ argument, axis, axesPath }))).toEqual([
      { argument: 0, axis: 1, axesPath: [] },
      { argument: "y", axis: 0, axesPath: null },
    ]);
  });
});

describe("what is not known", () => {
  it("is mapped without an error, and the size comes from the other leaves", () => {
    const { axisSize, leaves } = plan({}, [unknown("a"), f32(8, 3)]);
    expect(axisSize).toBe(8);
    expect(leaves[0]).toMatchObject({ mapped: true, axis: null, aval: null, size: null });
  });

  it("gives a size of its own when nothing else does", () => {
    expect(formatDim(plan({}, [unknown("a")]).axisSize)).toBe("?");
    expect(formatDim(plan({}, [{ kind: "object", typeName: "Params" }]).axisSize)).toBe("?");
    expect(formatDim(plan({}, [repeatedList(f32(3), unknownDim())]).axisSize)).toBe("?");
  });

  it("does not hide a lack of mapped axes when it is not mapped itself", () => {
    expect(faultOf({ inAxes: none }, unknown("a")).code).toBe("vmap-no-mapped-axes");
  });

  it("fits every entry of in_axes", () => {
    const spec = { inAxes: axes(dict({ w: pyInt(0), b: none }), axes(0, 1)) };
    expect(plan(spec, [unknown("a"), pyTuple([f32(5), f32(2, 5)])]).axisSize).toBe(5);
  });

  it("stops the plan when it is the axis", () => {
    expect(() => plan({ inAxes: unknown("n") }, [f32(3)])).toThrow(NotKnownError);
    expect(() => plan({ inAxes: axes(pyInt(null)) }, [f32(3)])).toThrow(NotKnownError);
    expect(() => plan({ inAxes: axes(unknown("n")) }, [pyStr("text")])).toThrow(NotKnownError);
  });

  it("is handed to the function as it is when it is not mapped, and as one example when it is", () => {
    const seen: PyValue[] = [];
    const fun = pythonFunction("f", "(x, y)", (x, y) => {
      seen.push(x, y);
      return y;
    });
    const list = repeatedList(f32(3), unknownDim());
    const result = withTrace(shapeTrace, () =>
      vmap(fun, vmapSpec({ inAxes: axes(null, 0), axisSize: 4 })).call([list, unknown("y is unknown")], new Map()),
    );
    expect(seen[0]).toBe(list);
    expect(seen[1]).toEqual(unknown("y is unknown"));
    expect(result).toEqual(unknown("y is unknown"));
  });
});

describe("symbolic sizes", () => {
  it("agree with any number, and the number wins", () => {
    expect(plan({}, [f32(unknownDim()), f32(8)]).axisSize).toBe(8);
    expect(plan({}, [f32(namedDim("n")), f32(8, 2)]).axisSize).toBe(8);
  });

  it("with a name win over those without", () => {
    expect(formatDim(plan({}, [f32(unknownDim()), f32(namedDim("n"))]).axisSize)).toBe("n");
  });

  it("do not hide that two numbers differ", () => {
    expect(failureOf(() => plan({}, [f32(8), pyList([f32(unknownDim()), f32(7)])])).message).toBe(
      "vmap got inconsistent sizes for array axes to be mapped:\n" +
        "  * one axis had size 8: axis 0 of argument x of type float32[8];\n" +
        "  * one axis had size 7: axis 0 of argument y[1] of type float32[7]",
    );
  });

  it("stay in the avals of the examples and of the result", () => {
    const n = namedDim("n");
    const fun = pythonFunction("f", "(x)", (x) => {
      if (x.kind === "array") expect(String(x.aval)).toBe("f32[n]");
      return x;
    });
    const result = withTrace(shapeTrace, () => vmap(fun, vmapSpec({ outAxes: pyInt(1) })).call([f32(8, n)], new Map()));
    expect(result.kind === "array" && String(result.aval)).toBe("f32[n,8]");
  });
});

describe("the argument at fault", () => {
  it("is the one that disagrees with most", () => {
    const leaf = faultOf({}, pyList([f32(3), f32(3)]), f32(5));
    expect(leaf).toMatchObject({ code: "vmap-inconsistent-sizes", axesPath: [] });
    expect(leaf.faults![0]).toEqual({ argument: 1, path: "" });
  });

  it("is the one of which another axis would fit", () => {
    expect(faultOf({ inAxes: axes(0, 0) }, f32(13, 7), f32(7, 13))).toMatchObject({ axesPath: [1] });
    expect(faultOf({ inAxes: axes(0, 0) }, f32(4, 3), f32(3)).faults![0]).toEqual({ argument: 0, path: "" });
  });

  it("is every one that differs from axis_size", () => {
    expect(faultOf({ axisSize: 3 }, f32(3), f32(5)).faults).toEqual([{ argument: 1, path: "" }]);
  });

  it("is named with the path of its leaf", () => {
    expect(faultOf({}, dict({ w: pyList([f32(3), pyInt(1)]) }))).toEqual({
      code: "vmap-axis-out-of-range",
      faults: [{ argument: 0, path: "['w'][1]" }],
      axesPath: [],
    });
  });

  it("is named where a mapped value is no array", () => {
    expect(faultOf({ inAxes: axes(0, 0) }, f32(3), pyStr("mean"))).toEqual({
      code: "vmap-argument-type",
      faults: [{ argument: 1, path: "" }],
      axesPath: [1],
    });
  });

  it("is the one whose entry in in_axes is no prefix of it, not one whose entry is None", () => {
    expect(faultOf({ inAxes: axes(null, axes(0, 1)) }, f32(3), f32(3))).toEqual({
      code: "vmap-in-axes-tree",
      faults: [{ argument: 1, path: "" }],
      axesPath: [1],
    });
  });

  it("is in_axes itself when that cannot be right", () => {
    expect(faultOf({ inAxes: axes(0, 0, 0) }, f32(3), f32(3))).toEqual({ code: "vmap-in-axes-length", axesPath: [] });
    expect(failureOf(() => vmapSpec({ inAxes: axes(0, axes(1, pyStr("a"))) })).details).toEqual({
      code: "vmap-in-axes-type",
      axesPath: [1, 1],
    });
  });
});

describe("out_axes", () => {
  const mapped = (outAxes: PyValue, result: (x: PyValue) => PyValue) => () =>
    withTrace(shapeTrace, () =>
      vmap(pythonFunction("f", "(x)", result), vmapSpec({ outAxes })).call([f32(3)], new Map()),
    );

  it("that are wrong are named by their path", () => {
    const pair = (x: PyValue) => pyTuple([x, x]);
    expect(failureOf(mapped(axes(0, null), pair)).details).toEqual({ code: "vmap-out-axes-none", axesPath: [1] });
    expect(failureOf(mapped(axes(4, 0), pair)).details).toEqual({ code: "vmap-out-axes-range", axesPath: [0] });
    expect(failureOf(mapped(axes(0), pair)).details).toEqual({ code: "vmap-out-axes-tree", axesPath: [] });
    expect(failureOf(mapped(pyStr("a"), pair)).details).toEqual({ code: "vmap-out-axes-type", axesPath: [] });
  });

  it("that are not known leave the function to be called", () => {
    let called = false;
    const run = mapped(unknown("axis"), (x) => {
      called = true;
      return x;
    });
    expect(run).toThrow(NotKnownError);
    expect(called).toBe(true);
  });
});

describe("an array inside nested mapped functions", () => {
  it("keeps the batch of every level, the innermost outside", () => {
    const seen: string[] = [];
    const innermost = pythonFunction("f", "(x)", (x) => {
      for (let level = x; level instanceof BatchTracer; level = level.value) {
        seen.push(`${level.aval} lacks axis ${level.batchDim} of ${level.value.aval}`);
      }
      return x;
    });
    const nested = vmap(vmap(innermost, vmapSpec({ inAxes: pyInt(1) })), vmapSpec());
    const result = withTrace(shapeTrace, () => nested.call([f32(5, 2, 7)], new Map()));
    expect(seen).toEqual(["f32[2] lacks axis 1 of f32[2,7]", "f32[2,7] lacks axis 0 of f32[5,2,7]"]);
    expect(result.kind === "array" && String(result.aval)).toBe("f32[5,7,2]");
  });
});
