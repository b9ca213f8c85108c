// What Python sees of a row: the names, kinds and defaults of its parameters are those of the real function.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ApiFunction } from "../../runtime/api/row.ts";
import type { Parameter } from "../../runtime/api/signature.ts";
import { apiFunctions } from "../../runtime/api/table.ts";
import { pyRepr } from "../../runtime/core/pyRepr.ts";

type RecordedParameter = readonly [name: string, kind: string, defaultValue?: string];

// SAFETY: test/oracle/recordSignatures.py writes the file in this form.
const recorded = JSON.parse(readFileSync(new URL("../values/signatures.json", import.meta.url), "utf8")) as {
  readonly [name: string]: readonly RecordedParameter[];
};

/** Defaults that are no literals, and what we write for them. */
const standIns: readonly (readonly [real: RegExp, ours: string])[] = [
  [/^np\.float32\((.*)\)$/, "$1"],
  [/^<class '(?:jax\.numpy\.)?(\w+)'>$/, "None"],
  [/^Array\((.*), dtype=.*\)$/, "$1"],
  [/^(?:<not-specified>|<jax\._src\.tree_util\.Unspecified object>|UnspecifiedValue|Deprecated)$/, "None"],
  [/^frozenset\(\)$/, "()"],
];

/** Functions that take a little more than JAX's, and why. */
const apart: Readonly<Record<string, string>> = {
  "jax.lax.cond": "a keyword has a default that nothing else equals, in place of which any keyword is taken",
  "jax.lax.switch": "as with cond",
  "jax.remat": "it is checkpoint under an older name",
};
const subjects = apiFunctions.filter(({ qualifiedName }) => qualifiedName in recorded && !(qualifiedName in apart));

test.each(subjects)("$qualifiedName has the signature that JAX gives it", (row) => {
  expect(described(row)).toEqual(
    recorded[row.qualifiedName]!.map(([name, kind, value]) => [name, kind, value === undefined ? "" : literal(value)]),
  );
});

function described({ signature }: ApiFunction): readonly (readonly string[])[] {
  // Parameters with an underscore are not for users.
  const parameters = signature.parameters.filter(({ name }) => !name.startsWith("_"));
  return parameters.map((parameter) => [parameter.name, parameter.kind, defaultOf(parameter)]);
}

const defaultOf = ({ default: value }: Parameter): string => (value === undefined ? "" : pyRepr(value));

function literal(value: string): string {
  return standIns.reduce((text, [real, ours]) => text.replace(real, ours), value);
}
