// Runs the extension's suite in the extension host of a real VS Code whose window is a headless Chromium.

import { once } from "node:events";
import { cpSync } from "node:fs";
import { resolve } from "node:path";
import { launchChromium } from "./chromium.ts";
import { CleanUp } from "./cleanUp.ts";
import { installHost } from "./hostInstallation.ts";
import { quietSettings, startHost } from "./startHost.ts";

const cleanUp = new CleanUp();
let summary = "0 passed, 1 failed";
let code = 1;
try {
  code = await runSuite();
} catch (error) {
  console.error(error);
} finally {
  await cleanUp.run();
}
console.log(summary);
process.exit(code);

/** Resolves with the suite's exit code; throws when VS Code does not come up or goes away. */
async function runSuite(): Promise<number> {
  const installation = installHost(resolve(".vscode-host"), console.log);
  const workspace = cleanUp.temporaryFolder();
  cpSync(resolve("test/extension/workspace"), workspace, { recursive: true });

  const host = await startHost(cleanUp, installation, { port: 0, settings: quietSettings, driver: true });
  const browser = await launchChromium();
  cleanUp.add(() => browser.close());

  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const exit = new Promise<number>((onExit) => void page.exposeFunction("codeAutomationExit", onExit));
  await page.exposeFunction("codeAutomationLog", (_type: string, args: unknown[]) => onLog(args.join(" ")));
  const payload = {
    extensionDevelopmentPath: host.uri(resolve(".")),
    extensionTestsPath: host.uri(resolve("out/extension/suite.cjs")),
    skipWelcome: "true",
  };
  await page.goto(host.window(workspace, payload));

  const tooLate = once(AbortSignal.timeout(5 * 60_000), "abort").then(() => undefined);
  const given = await Promise.race([exit, host.ended, tooLate]);
  if (given !== undefined) return given;
  await page.screenshot({ path: resolve("out/extension/failed.png") });
  throw new Error(`The suite did not end; the window is in out/extension/failed.png.\n${host.log()}`);
}

/** The suite's own lines are the ones that begin with its mark; all else is VS Code talking to itself. */
function onLog(text: string): void {
  const line = /^\[suite\] (.*)$/s.exec(text)?.[1];
  if (line === undefined) return;
  if (/^\d+ passed, \d+ failed$/.test(line)) summary = line;
  else console.log(line);
}
