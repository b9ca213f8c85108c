// One line per test; marked, because VS Code writes to the same console.

import type { Runner } from "mocha";

/** Writes what the runner does, and at the end how many passed and failed. */
export function report(runner: Runner): void {
  let passed = 0;
  let failed = 0;
  runner.on("suite", (suite) => {
    if (suite.title !== "") write(suite.title);
  });
  runner.on("pass", (test) => {
    passed++;
    write(`  ✓ ${test.title} (${test.duration ?? 0} ms)`);
  });
  runner.on("fail", (test, error) => {
    failed++;
    write(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
  });
  runner.on("end", () => write(`${passed} passed, ${failed} failed`));
}

function write(text: string): void {
  console.log(`[suite] ${text}`);
}
