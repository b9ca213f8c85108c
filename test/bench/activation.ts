import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../harness/chromium.ts";
import { CleanUp } from "../harness/cleanUp.ts";
import { installHost } from "../harness/hostInstallation.ts";
import { npm } from "../harness/npm.ts";
import { quietSettings, startHost } from "../harness/startHost.ts";
import type { Figure } from "./figure.ts";

/** How long the extension host of a real VS Code is busy with loading and calling the extension, by its own account. */
export async function activationFigures(root: string): Promise<readonly Figure[]> {
  const cleanUp = new CleanUp();
  try {
    const vsix = join(cleanUp.temporaryFolder(), "loopless.vsix");
    npm(root, "run", "--silent", "vsix", "--", "--out", vsix);
    const installation = installHost(join(root, ".vscode-host"), () => {});
    const host = await startHost(cleanUp, installation, { port: 0, settings: quietSettings, vsix });
    const browser = await launchChromium();
    cleanUp.add(() => browser.close());
    const samples = join(root, "samples");
    const address = host.window(samples, { openFile: host.uri(join(samples, "loopless_loops.py")) });
    const own: number[] = [];
    const git: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const times = await timesToActivate(browser, address);
      own.push(times.own);
      git.push(times.git);
    }
    const peer = { name: "VS Code's own Git extension", samples: git };
    return [{ name: "activation in VS Code", unit: "ms", samples: own, limit: 100, peer }];
  } finally {
    await cleanUp.run();
  }
}

/** Opens a window, and reads what VS Code's list of running extensions says there, in milliseconds. */
async function timesToActivate(browser: Browser, address: string): Promise<{ own: number; git: number }> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator(".statusbar").getByText("Loopless").waitFor();
  await page.keyboard.press("F1");
  await page.keyboard.type("Developer: Show Running Extensions");
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "Running Extensions" }).waitFor();
  await page.keyboard.press("Enter");
  const times = { own: await timeIn(page, "Loopless"), git: await timeIn(page, /^Git\d/) };
  // Leaving the page ends its extension host, which would be in the way of the next one.
  await page.goto("about:blank");
  await page.close();
  return times;
}

/** The time in the row of an extension: of loading its code and of the call of `activate`. */
async function timeIn(page: Page, extension: string | RegExp): Promise<number> {
  const row = page.locator(".runtime-extensions-editor .monaco-list-row", { hasText: extension });
  const text = await row.getByText("Activation: ").textContent();
  const milliseconds = /Activation: ([\d,]+)ms/.exec(text ?? "")?.[1];
  if (milliseconds === undefined) throw new Error(`VS Code says no time of activation: ${text}`);
  return Number(milliseconds.replaceAll(",", ""));
}
