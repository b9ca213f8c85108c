// What VS Code's extension host loads to run the suite, on the desktop and in the browser.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { report } from "./reporter.ts";

/** Runs every test file beside this one; rejects when a test fails. */
export async function run(): Promise<void> {
  // Mocha is an ECMAScript module; this file is bundled as CommonJS, which is what VS Code loads.
  const { default: Mocha } = await import("mocha");
  const mocha = new Mocha({ ui: "tdd", timeout: 30_000, reporter: "base" });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith(".test.cjs")) mocha.addFile(join(__dirname, file));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((done) => report(mocha.run(done)));
  if (failures > 0) throw new Error(`${failures} failed`);
}
