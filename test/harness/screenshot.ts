// `npm run screenshot`: the picture of the README, taken of the real window with the real hints.

import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { CleanUp } from "./cleanUp.ts";
import { installHost } from "./hostInstallation.ts";
import { npm } from "./npm.ts";
import { quietSettings, startHost } from "./startHost.ts";

const plainWindow: Readonly<Record<string, unknown>> = {
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "window.commandCenter": false,
  "breadcrumbs.enabled": false,
  "editor.minimap.enabled": false,
  "editor.fontFamily": "'JetBrains Mono', 'Cascadia Code', Menlo, 'DejaVu Sans Mono', monospace",
  "editor.fontSize": 14,
  "editor.lineHeight": 22,
  "editor.scrollbar.horizontal": "hidden",
  "editor.scrollbar.vertical": "hidden",
  "editor.overviewRulerBorder": false,
  "editor.guides.indentation": false,
  "explorer.autoReveal": false,
  "notebook.globalToolbar": false,
  "notebook.showCellStatusBar": "hidden",
  "notebook.markup.fontFamily": "Inter, system-ui, sans-serif",
  "notebook.markup.fontSize": 12,
};

const cleanUp = new CleanUp();
try {
  await takePicture(resolve("media/hints.png"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp.run();
}

/** Opens a sample in VS Code, waits for its hints and writes the picture to `path`. */
async function takePicture(path: string): Promise<void> {
  const installation = installHost(resolve(".vscode-host"), console.log);
  const folder = cleanUp.temporaryFolder();
  const vsix = join(folder, "loopless.vsix");
  npm(resolve("."), "run", "vsix", "--", "--out", vsix);
  const samples = join(folder, "samples");
  cpSync(resolve("samples"), samples, { recursive: true });

  const host = await startHost(cleanUp, installation, {
    port: 0,
    settings: { ...quietSettings, ...plainWindow },
    vsix,
  });
  const browser = await launchChromium();
  cleanUp.add(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1080, height: 860 }, deviceScaleFactor: 2 });
  await page.goto(host.window(samples, { openFile: host.uri(join(samples, "loopless_loops.py")) }));
  await showMessagePassing(page);
  await page.screenshot({ path });
  console.log(`Wrote ${path}`);
}

/** Opens the notebook, brings the message passing example into view and waits for the hints in its mapped body. */
async function showMessagePassing(page: Page): Promise<void> {
  // The extension is up when its item is there; before that, VS Code does not know what a notebook is.
  await page.locator(".statusbar").getByText("Loopless").waitFor();
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "loopless_loops.ipynb" }).dblclick();
  const code = page.locator(".code-cell-row .view-lines");
  await code.first().waitFor();
  await page.addStyleTag({
    content: ".monaco-workbench.monaco-workbench { font-family: Inter, system-ui, sans-serif; }",
  });
  await page.keyboard.press("Control+b");
  await page.mouse.move(500, 400);
  const mp = code.getByText("mp", { exact: true });
  while ((await mp.count()) === 0) await page.mouse.wheel(0, 200);
  while (((await mp.boundingBox())?.y ?? 0) > 320) await page.mouse.wheel(0, 40);
  await code.getByText("‹13›").first().waitFor();
  await code.getByText("bool[13,7,7]").first().waitFor();
}
