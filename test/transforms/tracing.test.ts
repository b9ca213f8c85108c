import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { pythonSource } from "../../server/syntax/source.ts";
import { analyze, diagnosticsIn } from "../harness/analyze.ts";

// SAFETY: test/oracle/recordTracing.py writes this form.
const { prelude, messages } = JSON.parse(
  readFileSync(new URL("../messages/tracing.json", import.meta.url), "utf8"),
) as { readonly prelude: string; readonly messages: Readonly<Record<string, string>> };

describe("what loops, branches and derivatives refuse is said in JAX's words", () => {
  test.each(Object.entries(messages))("%s", (program, message) => {
    const found = diagnosticsIn(analyze(pythonSource("program.py", prelude + program)));
    expect(found.map((diagnostic) => diagnostic.message)).toEqual([message]);
  });
});
