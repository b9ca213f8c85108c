// Reductions over axes. The functions are named as the primitives of `jax.lax`; each stands under its primitive.

import { ShapedArray } from "../core/aval.ts";
import { formatShape } from "../core/dim.ts";
import { type DType, isInteger, type TypedAs } from "../core/dtype.ts";
import { typeError, valueError } from "../core/errors.ts";
import { batched1, definePrimitive, type Primitive } from "../core/primitive.ts";
import { type ArrayValue, bind1 } from "../core/trace.ts";
import { boolOrIntegerTypes, isAccepted, requireAccepted } from "./acceptedTypes.ts";
import { printAval } from "./printedAval.ts";
import { shiftAxes } from "./reshape.ts";

export interface ReduceParams {
  readonly axes: readonly number[];
}

/** `axes` holds one axis. */
export interface ArgReduceParams extends ReduceParams {
  readonly indexDtype: DType;
}

export const reduceSum_p = reducer<ReduceParams>()("reduce_sum", numeric("reduce_sum"));
export const reduceSum = reduceFunction(reduceSum_p);

export const reduceProd_p = reducer<ReduceParams>()("reduce_prod", numeric("reduce_prod"));
export const reduceProd = reduceFunction(reduceProd_p);

export const reduceMax_p = reducer<ReduceParams>()("reduce_max", unchanged);
export const reduceMax = reduceFunction(reduceMax_p);

export const reduceMin_p = reducer<ReduceParams>()("reduce_min", unchanged);
export const reduceMin = reduceFunction(reduceMin_p);

export const reduceAnd_p = reducer<ReduceParams>()("reduce_and", logical);
export const reduceAnd = reduceFunction(reduceAnd_p);

export const reduceOr_p = reducer<ReduceParams>()("reduce_or", logical);
export const reduceOr = reduceFunction(reduceOr_p);

export const argmax_p = reducer<ArgReduceParams>()("argmax", position);
export const argmax = argReduceFunction(argmax_p);

export const argmin_p = reducer<ArgReduceParams>()("argmin", position);
export const argmin = argReduceFunction(argmin_p);

/** What the elements of a reduction's result are. Throws what JAX raises when the operand does not fit. */
type ReducedType<Params> = (operand: ShapedArray, params: Params) => TypedAs;

function reduceFunction(primitive: Primitive<string, ReduceParams>) {
  return (x: ArrayValue, axes: readonly number[]): ArrayValue => bind1(primitive, [x], { axes });
}

function argReduceFunction(primitive: Primitive<string, ArgReduceParams>) {
  return (x: ArrayValue, axis: number, indexDtype: DType): ArrayValue =>
    bind1(primitive, [x], { axes: [axis], indexDtype });
}

/** A primitive whose result lacks the operand's `axes`. Mirrors `batching.defreducer`. */
function reducer<Params extends ReduceParams>() {
  return <const Name extends string>(name: Name, reducedType: ReducedType<Params>): Primitive<Name, Params> => {
    const primitive: Primitive<Name, Params> = definePrimitive<Params>()(name, {
      abstractEval([x], params) {
        const { dtype, weakType } = reducedType(x!, params);
        requireAxes(x!, params.axes);
        const shape = x!.shape.filter((_, axis) => !params.axes.includes(axis));
        return [new ShapedArray(shape, dtype, weakType)];
      },
      batch(_axisSize, [x], [dim], params) {
        const axes = shiftAxes(params.axes, dim!);
        return batched1(bind1(primitive, [x!], { ...params, axes }), dim! - axes.filter((axis) => axis < dim!).length);
      },
    });
    return primitive;
  };
}

function requireAxes(x: ShapedArray, axes: readonly number[]): void {
  if (new Set(axes).size !== axes.length) {
    throw valueError(`duplicate value in 'axes' of reduction: ${formatShape(axes)}`);
  }
  if (axes.some((axis) => axis < 0 || axis >= x.ndim)) {
    throw valueError(`reduction axes ${formatShape(axes)} contains out-of-bounds indices for ${printAval(x)}.`);
  }
}

function numeric(name: string): ReducedType<ReduceParams> {
  return (x) => {
    requireAccepted(name, x.dtype, ["number"]);
    return x;
  };
}

function unchanged(x: ShapedArray): TypedAs {
  return x;
}

function logical(x: ShapedArray): TypedAs {
  if (!isAccepted(x.dtype, boolOrIntegerTypes)) {
    throw typeError(`logical reduction requires operand dtype bool or int, got ${x.dtype}.`);
  }
  return { dtype: x.dtype, weakType: false };
}

function position(x: ShapedArray, { axes, indexDtype }: ArgReduceParams): TypedAs {
  const axis = axes[0]!;
  if (axis < 0 || axis >= x.ndim) throw valueError(`Invalid axis ${axis} for operand shape ${formatShape(x.shape)}`);
  if (x.shape[axis] === 0) {
    throw valueError(
      `argmin and argmax require non-empty reduced dimension. operand.shape=${formatShape(x.shape)} axis=${axis}`,
    );
  }
  if (!isInteger(indexDtype)) throw typeError(`index_dtype must be an integer type, but got ${indexDtype}`);
  return { dtype: indexDtype, weakType: false };
}
