// `npm start`, once everything is built: hints in the terminal, then a copy of the samples in a real VS Code in the browser.

import { spawn, spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CleanUp } from "./cleanUp.ts";
import { installHost } from "./hostInstallation.ts";
import { npm } from "./npm.ts";
import { quietSettings, startHost } from "./startHost.ts";

const { values } = parseArgs({
  options: { port: { type: "string", default: "0" }, "no-open": { type: "boolean", default: false } },
});
const tutorial = "loopless_loops.py";
const cleanUp = new CleanUp();
try {
  await serve(Number(values.port), !values["no-open"]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp.run();
}

/** Serves until the server ends, which it does when this process is told to stop. */
async function serve(port: number, open: boolean): Promise<void> {
  spawnSync(process.execPath, [resolve("dist/cli.js"), "hints", resolve("samples", tutorial)], { stdio: "inherit" });

  const installation = installHost(resolve(".vscode-host"), console.log);
  const folder = cleanUp.temporaryFolder();
  const vsix = join(folder, "loopless.vsix");
  npm(resolve("."), "run", "vsix", "--", "--out", vsix);

  const host = await startHost(cleanUp, installation, { port, settings: quietSettings, vsix });
  // VS Code saves by itself, and the repository is to stay as it is.
  const samples = join(folder, "samples");
  cpSync(resolve("samples"), samples, { recursive: true });
  const address = host.window(samples, { openFile: host.uri(join(samples, tutorial)) });
  console.log(`\nA copy of the samples is open in VS Code at\n\n  ${address}\n\nCtrl+C stops it and removes the copy.`);
  if (open) openBrowser(address);
  await host.ended;
}

/** Opens the user's browser where there is a display; the address has been printed for everybody else. */
function openBrowser(address: string): void {
  const [command, ...args] = opener(address);
  if (command === undefined) return;
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}

function opener(address: string): readonly string[] {
  if (process.platform === "darwin") return ["open", address];
  if (process.platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", address];
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return (DISPLAY ?? WAYLAND_DISPLAY) === undefined ? [] : ["xdg-open", address];
}
