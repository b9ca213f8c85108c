// Python values on their way between Python and the runtime, as JSON. Arrays go by number, and what only Python
// understands by its place in a list that Python keeps during the call.

import { apiFunction } from "../../api/row.ts";
import { api } from "../../api/table.ts";
import { ShapedArray } from "../../core/aval.ts";
import { type DType, isDType } from "../../core/dtype.ts";
import { isNumPy } from "../../core/library.ts";
import {
  ellipsis,
  none,
  type PyFunction,
  type PyObject,
  type PyValue,
  pyBool,
  pyDict,
  pyDType,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTuple,
} from "../../core/pyValue.ts";
import { isJittedFunction } from "../../transforms/jit.ts";
import { isShapeStruct, shapeStruct } from "../../transforms/shapeStruct.ts";
import { isTransformedFunction } from "../../transforms/steps.ts";
import { isMappedFunction } from "../../transforms/vmap.ts";
import type { LiveValues } from "./liveValues.ts";
import { jaxElements, ndarrayElements, scalarElements } from "./numpyElements.ts";

/** A value in JSON: itself where JSON tells it from all others, else a list that begins with a tag. */
export type Code = null | boolean | number | string | TaggedCode;

interface TaggedCode extends ReadonlyArray<Code> {}

/** Something of Python's that the runtime passes on: `reference` is its place in the list of the call. */
interface Referenced {
  readonly reference: number;
}

/** A number as JSON holds it. */
type NumberCode = number | "nan" | "inf" | "-inf" | "-0.0";

/** Reads a value that Python wrote. */
export function decode(code: Code, live: LiveValues): PyValue {
  if (code === null) return none;
  if (typeof code === "boolean") return pyBool(code);
  if (typeof code === "number") return pyInt(code);
  if (typeof code === "string") return pyStr(code);
  const [tag, ...content] = code;
  const items = () => content.map((item) => decode(item, live));
  switch (tag) {
    case "array":
      return isNumPy() ? jaxElements(live.array(Number(content[0]))) : live.array(Number(content[0]));
    case "ndarray":
      return ndarrayElements(live.ndarray(Number(content[0])));
    case "scalar":
      return scalarElements(String(content[0]), content.slice(1));
    case "float":
      return pyFloat(Number(content[0]));
    case "floats":
      return pyList(content.map((value) => pyFloat(Number(value))));
    case "complex":
      return { kind: "complex", value: { re: Number(content[0]), im: Number(content[1]) } };
    case "tuple":
      return pyTuple(items());
    case "list":
      return pyList(items());
    case "namedtuple": {
      const [typeName, fields, ...rest] = content;
      return {
        kind: "tuple",
        typeName: String(typeName),
        fields: String(fields).split(" "),
        items: rest.map((item) => decode(item, live)),
      };
    }
    case "dict": {
      const flat = items();
      return pyDict(flat.flatMap((key, i) => (i % 2 === 0 ? [[key, flat[i + 1]!] as const] : [])));
    }
    case "slice": {
      const [start, stop, step] = items();
      return { kind: "slice", start: start!, stop: stop!, step: step! };
    }
    case "ellipsis":
      return ellipsis;
    case "dtype":
      return dtypeNamed(String(content[0]));
    case "function":
      return functionOf(String(content[1]), content[2] as string | null, Number(content[0])); // SAFETY: Python writes text or None.
    case "named":
      return namedValue(String(content[0]));
    case "struct": {
      const [dtype, isWeak, ...shape] = content;
      if (!isDType(String(dtype))) throw new Error(`${dtype} is no dtype`);
      // SAFETY: the line before; and Python writes numbers for sizes.
      return shapeStruct(new ShapedArray(shape as number[], dtype as DType, Boolean(isWeak)));
    }
    case "object": {
      const object: PyObject & Referenced = {
        kind: "object",
        typeName: String(content[1]),
        reference: Number(content[0]),
      };
      return object;
    }
    default:
      throw new Error(`no value is written as ${tag}`);
  }
}

/** Writes a value for Python to read; arrays and functions made of Python's own get a number that Python has to free. */
export function encode(value: PyValue, live: LiveValues): Code {
  if (isReferenced(value)) return ["reference", value.reference];
  switch (value.kind) {
    case "none":
      return null;
    case "bool":
    case "str":
      return value.value;
    case "int":
      return typeof value.value === "number" ? value.value : unwritable(value);
    case "float":
      return value.value === null ? unwritable(value) : ["float", numberCode(value.value)];
    case "complex": {
      if (value.value === null) return unwritable(value);
      return ["complex", numberCode(value.value.re), numberCode(value.value.im)];
    }
    case "array":
      return ["array", live.add(value)];
    case "list":
      return ["list", ...value.items.map((item) => encode(item, live))];
    case "tuple": {
      const items = value.items.map((item) => encode(item, live));
      if (value.fields === undefined) return ["tuple", ...items];
      return ["namedtuple", value.typeName!, value.fields.join(" "), ...items];
    }
    case "dict":
      return ["dict", ...value.entries.flatMap(([key, item]) => [encode(key, live), encode(item, live)])];
    case "slice":
      return ["slice", ...[value.start, value.stop, value.step].map((part) => encode(part, live))];
    case "ellipsis":
      return ["ellipsis"];
    case "dtype":
      return ["dtype", value.dtype];
    case "function": {
      const isTransformed = isMappedFunction(value) || isJittedFunction(value) || isTransformedFunction(value);
      const transformed = isTransformed ? value : unwritable(value);
      return [transformed.transform, live.add(transformed), encode(transformed.fun, live)];
    }
    case "object":
      return isShapeStruct(value) ? structCode(value.aval) : unwritable(value);
    default:
      return unwritable(value);
  }
}

/** A number for JSON, which lacks some. */
export function numberCode(value: number): NumberCode {
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0.0" : value;
  if (Number.isNaN(value)) return "nan";
  return value > 0 ? "inf" : "-inf";
}

/** Whether a value is Python's own, of which the runtime knows nothing. */
export function isReferenced<Value extends PyValue>(value: Value): value is Value & Referenced {
  return "reference" in value;
}

function structCode({ shape, dtype, weakType }: ShapedArray): Code {
  return ["struct", dtype, weakType, ...shape.map(Number)];
}

function unwritable(value: PyValue): never {
  throw new Error(`a value of kind ${value.kind} cannot be given to Python`);
}

function dtypeNamed(name: string): PyValue {
  if (!isDType(name)) throw new Error(`${name} is no dtype`);
  return pyDType(name);
}

/** What the API table has under a name, of which Python has a class of its own. */
function namedValue(name: string): PyValue {
  const value = api.get(name);
  if (value === undefined) throw new Error(`${name} is not in the table`);
  return value;
}

/** A Python function of this name and signature, if it has one; Python alone can call it. */
function functionOf(name: string, signature: string | null, reference: number): PyFunction & Referenced {
  const call = (): never => {
    throw new Error(`the runtime cannot call ${name}`);
  };
  if (signature === null) return { kind: "function", name, parameters: null, call, reference };
  const { parameters, accepts } = apiFunction(name, signature, "", call);
  return { kind: "function", name, parameters, accepts: accepts!, call, reference };
}
