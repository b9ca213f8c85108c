import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "../harness/chromium.ts";
import { CleanUp } from "../harness/cleanUp.ts";
import { installHost } from "../harness/hostInstallation.ts";
import { quietSettings, startHost } from "../harness/startHost.ts";
import { EditorWindow, inside } from "./editorWindow.ts";

// The server of the other windows trusts every folder.
const settings = {
  ...quietSettings,
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
};

const cleanUp = new CleanUp();
let window: EditorWindow;
beforeAll(async () => {
  const folder = cleanUp.temporaryFolder();
  cpSync(resolve("samples"), folder, { recursive: true });
  const installation = installHost(resolve(".vscode-host"), console.log);
  const vsix = resolve("out/window/loopless.vsix");
  const host = await startHost(cleanUp, installation, { port: 0, settings, vsix, asksForTrust: true });
  const browser = await launchChromium();
  cleanUp.add(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(90_000);
  await page.goto(host.window(folder, { openFile: host.uri(join(folder, "mistakes.py")) }));
  await page.locator(".statusbar").getByText("Loopless").waitFor();
  await page.locator(".statusbar").getByText("Restricted Mode").waitFor();
  window = new EditorWindow(page);
});
afterAll(() => cleanUp.run());

describe("in a folder that is not trusted", () => {
  test("an exercise opens, its shape is followed, and hints and the solution are there", async () => {
    await window.command("Loopless: Open Exercises");
    await panel().getByText("No axis instead of 1.").waitFor();
    await panel().getByRole("button", { name: "Hint 1 of 3" }).click();
    await panel().locator(".hints li").waitFor();
    await panel().getByRole("button", { name: "Solution" }).click();
    await panel().getByText("return vmap(square)(numbers)").waitFor();
    await window.code.getByText("i32[20]").first().waitFor();
  });

  test("nothing is checked before it is trusted, and the message says so", async () => {
    const { page } = window;
    const message = page.locator(".notification-toast", { hasText: "only in a workspace that you trust" });
    await panel().getByRole("button", { name: "Check" }).click();
    await message.getByText("Loopless runs checks only in a workspace that you trust. Hints work without.").waitFor();
    expect(await panel().locator(".findings").count()).toBe(0);
    await message.getByRole("button", { name: "Manage Workspace Trust" }).click();
    await page.locator(".workspace-trust-editor").getByRole("button", { name: "Trust", exact: true }).click();
    await page.locator(".statusbar").getByText("Restricted Mode").waitFor({ state: "detached" });
    await window.command("Loopless: Open Exercises");
    await panel().getByRole("button", { name: "Check" }).click();
    await panel().locator(".findings .failed").getByText("There is no vmap in squares.").waitFor();
  });
});

function panel() {
  return inside(window.page.locator("iframe.webview.ready").first());
}
