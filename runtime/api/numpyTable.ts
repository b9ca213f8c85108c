// The names of NumPy itself: the rows of jax.numpy by NumPy's rules, its dtypes, and what it draws.

import { type DType, isInteger, itemSize, promoteTypes } from "../core/dtype.ts";
import { NumPyArray } from "../core/numpyArray.ts";
import { type PyObject, type PyValue, pyBool, pyDType, pyTuple } from "../core/pyValue.ts";
import { asArray, isArrayLike } from "../numpy/conversion.ts";
import { floatLoops } from "../numpy/floatLoops.ts";
import { convert, floatForm } from "../numpy/promotion.ts";
import { byNumPy, requireElements } from "./byNumPy.ts";
import { numpyDraws } from "./numpyDraws.ts";
import type { ApiFunction } from "./row.ts";
import { api, apiFunctions } from "./table.ts";

/** `np.ndarray` as a value: annotations name it, and `isinstance` takes it. */
export const ndarrayType: PyObject = { kind: "object", typeName: "type" };

/** The modules of the table. */
export const numpyModules: ReadonlySet<string> = new Set(["numpy", "numpy.linalg", "numpy.random"]);

/** Rows of which NumPy has no namesake, or one that does something else or chooses dtypes otherwise. */
const absent: ReadonlySet<string> = new Set(
  (
    "vectorize fill_diagonal lstsq partition argpartition unique union1d histogram histogram_bin_edges polyfit block insert delete gcd lcm resize isin vecmat lexsort diag_indices eig eigvals percentile quantile " +
    "put place put_along_axis intersect1d setdiff1d setxor1d unique_values unique_counts unique_inverse unique_all " +
    "polyder polymul polydiv roots poly sort_complex fromfunction histogram2d histogramdd mask_indices apply_along_axis piecewise"
  ).split(" "),
);

/** Functions that ask their first argument for its method of the same name: JAX's arrays have it, tracers too. */
const askingFirst: ReadonlySet<string> = new Set(
  (
    "sum prod max amax min amin all any mean std var argmax argmin cumsum cumprod reshape transpose squeeze repeat round " +
    "swapaxes nonzero searchsorted flip flipud fliplr moveaxis split shape ndim size"
  ).split(" "),
);

/** Functions whose answer is a Python boolean. */
const telling: ReadonlySet<string> = new Set(["allclose", "array_equal", "array_equiv"]);

/** Functions that give a tuple where JAX gives a list. */
const pairing: ReadonlySet<string> = new Set(["meshgrid", "broadcast_arrays", "ogrid", "gradient"]);

/** Functions that compute in float64 whatever they are given. */
const doubles: ReadonlySet<string> = new Set(["cov", "corrcoef", "interp", "float_power"]);

/** What NumPy takes and what makes no difference to shapes and dtypes. */
const idle: ReadonlySet<string> = new Set("casting copy kind like optimize order subok".split(" "));

/** NumPy's names of arguments that JAX calls otherwise. */
const renamed: Readonly<Record<string, string>> = { a_min: "min", a_max: "max", newshape: "shape" };

/** Scalar types that NumPy does not have, or no more. */
const notOfNumPy: ReadonlySet<string> = new Set(["bfloat16", "float_", "complex_"]);

/** The scalar types that JAX has with other widths, or not. */
const widths: Readonly<Record<string, DType>> = {
  int_: "int64",
  intp: "int64",
  longlong: "int64",
  uint: "uint64",
  half: "float16",
  intc: "int32",
  byte: "int8",
  ubyte: "uint8",
};

const scalarType = (dtype: DType): PyValue => ({ ...pyDType(dtype), library: "numpy" });

/** All values by qualified name: `numpy.sum`, `numpy.pi`, `numpy.random.normal`. */
export const numpyApi: ReadonlyMap<string, PyValue> = new Map<string, PyValue>([
  ...constants(),
  ...numpyRows().map((row) => [row.qualifiedName, row] as const),
  ...numpyDraws,
  ["numpy.ndarray", ndarrayType],
]);

function numpyRows(): readonly ApiFunction[] {
  return apiFunctions.flatMap((row) => {
    const path = /^jax\.(numpy\.(?:linalg\.)?(\w+))$/.exec(row.qualifiedName);
    return path === null || absent.has(path[2]!) ? [] : [numpyRow(path[1]!, row)];
  });
}

function numpyRow(qualifiedName: string, row: ApiFunction): ApiFunction {
  return {
    ...row,
    qualifiedName,
    call(args, given) {
      const [first] = args;
      const kwargs = options(given);
      if (askingFirst.has(row.name) && first?.kind === "array" && !(first instanceof NumPyArray))
        return row.call(args, kwargs);
      requireElements([...args, ...kwargs.values()]);
      const out = kwargs.get("out");
      if (out?.kind === "array") return out;
      const result = byNumPy(() => row.call(prepared(row.name, args), kwargs));
      return telling.has(row.name) ? pyBool(null) : paired(row.name, result);
    },
  };
}

function paired(name: string, result: PyValue): PyValue {
  return pairing.has(name) && result.kind === "list" ? pyTuple(result.items) : result;
}

function options(given: ReadonlyMap<string, PyValue>): ReadonlyMap<string, PyValue> {
  const used = [...given].filter(([name, value]) => !idle.has(name) && !isDefault(name, value));
  return new Map(used.map(([name, value]) => [renamed[name] ?? name, value] as const));
}

function isDefault(name: string, value: PyValue): boolean {
  if (name === "where") return value.kind === "bool" && value.value === true;
  return (name === "out" || name === "keepdims") && value.kind === "none";
}

function prepared(name: string, args: readonly PyValue[]): readonly PyValue[] {
  if (doubles.has(name)) return args.map((arg) => (arg.kind === "array" ? convert(asArray(arg), "float64") : arg));
  return floatLoops.has(name) ? asFloats(args) : args;
}

/** Narrow integers as the floats that NumPy's elementary functions compute with. */
function asFloats(args: readonly PyValue[]): readonly PyValue[] {
  const arrays = args.map((arg) => (isArrayLike(arg) ? asArray(arg) : null));
  const type = arrays.includes(null) ? null : promoteTypes(arrays.map((array) => array!.aval));
  if (type === null || !(type.dtype === "bool" || (isInteger(type.dtype) && itemSize(type.dtype) < 4))) return args;
  return arrays.map((array) => convert(array!, floatForm(type.dtype)));
}

/** What is no function: numbers, and the scalar types with NumPy's widths. */
function constants(): readonly (readonly [string, PyValue])[] {
  const named = [...api].flatMap(([qualifiedName, value]): readonly (readonly [string, PyValue])[] => {
    const name = /^jax\.numpy\.(\w+)$/.exec(qualifiedName)?.[1];
    if (name === undefined || value.kind === "function" || notOfNumPy.has(name)) return [];
    return [[name, value.kind === "dtype" ? scalarType(value.dtype) : subscripted(name, value)]];
  });
  const other = Object.entries(widths).map(([name, dtype]) => [name, scalarType(dtype)] as const);
  return [...named, ...other].map(([name, value]) => [`numpy.${name}`, value] as const);
}

function subscripted(name: string, value: PyValue): PyValue {
  if (value.kind !== "object" || value.subscript === undefined) return value;
  const { subscript } = value;
  return {
    ...value,
    subscript: (index) =>
      paired(
        name,
        byNumPy(() => subscript(index)),
      ),
  };
}
