import type { ParamsOf } from "../core/primitive.ts";
import type { Primitives } from "../lax/primitives.ts";
import type { Kernel } from "./kernel.ts";
import { arithmeticKernels } from "./kernels/arithmetic.ts";
import { comparisonKernels } from "./kernels/comparison.ts";
import { contractionKernels } from "./kernels/contraction.ts";
import { creationKernels } from "./kernels/creation.ts";
import { cumulativeKernels } from "./kernels/cumulative.ts";
import { elementaryKernels } from "./kernels/elementary.ts";
import { fourierKernels } from "./kernels/fourier.ts";
import { indexingKernels } from "./kernels/indexing.ts";
import { linalgKernels } from "./kernels/linalg.ts";
import { movementKernels } from "./kernels/movement.ts";
import { randomKernels } from "./kernels/random.ts";
import { reductionKernels } from "./kernels/reduction.ts";
import { rejectionKernels } from "./kernels/rejection.ts";
import { sortingKernels } from "./kernels/sorting.ts";

/** How each primitive is computed. A primitive without a kernel does not compile. */
export const kernels: { readonly [Name in keyof Primitives]: Kernel<ParamsOf<Primitives[Name]>> } = {
  ...arithmeticKernels,
  ...comparisonKernels,
  ...contractionKernels,
  ...creationKernels,
  ...cumulativeKernels,
  ...elementaryKernels,
  ...fourierKernels,
  ...indexingKernels,
  ...linalgKernels,
  ...movementKernels,
  ...randomKernels,
  ...reductionKernels,
  ...rejectionKernels,
  ...sortingKernels,
};
