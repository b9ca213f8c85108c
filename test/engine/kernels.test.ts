import { describe, expect, it } from "vitest";
import { families } from "./families.ts";
import { differences, type Golden, goldens, run } from "./golden.ts";

describe.each(families)("JAX's recorded results of %s", (family) => {
  it.each(goldens(family).map((golden) => [titleOf(golden), golden] as const))("are those of %s", (_title, golden) => {
    expect(differences(golden, run(golden))).toEqual([]);
  });
});

function titleOf({ primitive, operands, params }: Golden): string {
  return `${primitive}(${operands.map(({ dtype, shape }) => `${dtype}[${shape}]`).join(", ")}) ${JSON.stringify(params)}`;
}
