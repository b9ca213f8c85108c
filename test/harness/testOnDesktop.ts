// Runs the same suite in a desktop VS Code, which is downloaded: for machines with a display that reach the download.

import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { runTests } from "@vscode/test-electron";
import { CleanUp } from "./cleanUp.ts";
import { quietSettings, writeSettings } from "./startHost.ts";

const cleanUp = new CleanUp();
try {
  process.exitCode = await runSuite();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp.run();
}

/** Resolves with the suite's exit code. */
function runSuite(): Promise<number> {
  const folder = cleanUp.temporaryFolder();
  const workspace = join(folder, "workspace");
  cpSync(resolve("test/extension/workspace"), workspace, { recursive: true });
  const data = join(folder, "data");
  writeSettings(data, quietSettings);
  return runTests({
    extensionDevelopmentPath: resolve("."),
    extensionTestsPath: resolve("out/extension/suite.cjs"),
    launchArgs: [
      workspace,
      "--user-data-dir",
      data,
      "--extensions-dir",
      join(folder, "extensions"),
      "--disable-extensions",
    ],
  });
}
