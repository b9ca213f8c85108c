// The VS Code that serves the windows, with the extension as it is shipped; vitest starts it before the tests that use it.

import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { CleanUp } from "../harness/cleanUp.ts";
import { installHost } from "../harness/hostInstallation.ts";
import { npm } from "../harness/npm.ts";
import { quietSettings, startHost } from "../harness/startHost.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where VS Code's server listens. */
    readonly hostPort: number;
  }
}

const settings = {
  ...quietSettings,
  "editor.minimap.enabled": false,
  // A window that is still opening its parts moves the focus.
  "workbench.quickOpen.closeOnFocusLost": false,
  // The browser says which, and a picture in both takes no more than telling it.
  "window.autoDetectColorScheme": true,
};

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const cleanUp = new CleanUp();
  const vsix = resolve("out/window/loopless.vsix");
  mkdirSync(dirname(vsix), { recursive: true });
  npm(resolve("."), "run", "build");
  npm(resolve("."), "run", "vsix", "--", "--out", vsix);
  const installation = installHost(resolve(".vscode-host"), console.log);
  const host = await startHost(cleanUp, installation, { port: 0, settings, vsix });
  project.provide("hostPort", host.port);
  return () => cleanUp.run();
}
