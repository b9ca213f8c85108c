// Nested vmaps inside of other transformations.

import { none, type PyValue, pyInt, pyTuple } from "../core/pyValue.ts";
import { noKeywords, type Steps, stepsUnder } from "./steps.ts";
import { enterVmap, exitVmap } from "./vmap.ts";
import { planVmap } from "./vmapPlan.ts";
import { vmapSpec } from "./vmapSpec.ts";

/** `example` mapped by a vmap for each level, outermost first, which says of each value whether it maps its first axis. */
export function* overLevels(
  [level, ...inner]: readonly (readonly boolean[])[],
  values: readonly PyValue[],
  example: (values: readonly PyValue[]) => Steps,
): Steps {
  if (level === undefined) return yield* example(values);
  const spec = vmapSpec({ inAxes: pyTuple(level.map((isMapped) => (isMapped ? pyInt(0) : none))) });
  const entered = enterVmap(planVmap({ parameters: null }, spec, values, noKeywords));
  return exitVmap(entered, yield* stepsUnder(entered.trace, overLevels(inner, entered.args, example)));
}
