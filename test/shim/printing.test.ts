import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DType } from "../../runtime/core/dtype.ts";
import { type EvalArray, evalArray } from "../../runtime/engine/evalArray.ts";
import { arrayRepr, arrayStr } from "../../runtime/python/bridge/arrayText.ts";
import { decodeNumber, type RecordedNumber } from "../numpy/recordedValue.ts";

interface Printed {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly values?: readonly RecordedNumber[];
  /** The elements are 0, 1, 2, … */
  readonly counting?: true;
  readonly weak?: true;
  readonly repr: string;
  readonly str: string;
}

// SAFETY: test/oracle/recordPrinting.py writes entries of this form.
const recorded = JSON.parse(readFileSync(new URL("printing.json", import.meta.url), "utf8")) as readonly Printed[];

describe("an array prints as in JAX", () => {
  test.each(recorded.map((printed) => ({ printed, title: printed.repr.slice(0, 60).replaceAll("\n", " ") })))(
    "$title",
    ({ printed }) => {
      const array = arrayOf(printed);
      expect(arrayRepr(array)).toBe(printed.repr);
      expect(arrayStr(array)).toBe(printed.str);
    },
  );
});

function arrayOf({ dtype, shape, values, weak }: Printed): EvalArray {
  const size = shape.reduce((product, dim) => product * dim, 1);
  const elements = values?.map(decodeNumber) ?? Array.from({ length: size }, (_, i) => i);
  return evalArray(elements, shape, dtype, weak === true);
}
