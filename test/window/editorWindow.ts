// A window of a real VS Code with the packaged extension, used by mouse and keyboard.

import { cpSync } from "node:fs";
import { join, resolve } from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { launchChromium } from "../harness/chromium.ts";
import { CleanUp } from "../harness/cleanUp.ts";
import { installHost } from "../harness/hostInstallation.ts";
import { quietSettings, startHost } from "../harness/startHost.ts";
import { vsix } from "./packed.ts";

/** The themes of VS Code, and the class that each gives its window. */
const themes = {
  dark: { title: "Dark Modern", mark: "vs-dark" },
  light: { title: "Light Modern", mark: "vs" },
  contrast: { title: "Dark High Contrast", mark: "hc-black" },
} as const;

/** Opens a file for the tests of this file, in a window of its own with the packaged extension and a copy of the samples. */
export function windowOn(file: string): () => EditorWindow {
  const cleanUp = new CleanUp();
  let opened: EditorWindow | undefined;
  beforeAll(async () => {
    opened = await open(cleanUp, file);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await opened?.page.screenshot({ path: picturePath("failed") });
  });
  afterAll(() => cleanUp.run());
  return () => opened!;
}

async function open(cleanUp: CleanUp, file: string): Promise<EditorWindow> {
  const workspace = cleanUp.temporaryFolder();
  for (const folder of ["samples", "test/window/workspace"]) cpSync(resolve(folder), workspace, { recursive: true });
  const settings = { ...quietSettings, "workbench.colorTheme": "Default Dark Modern", "editor.minimap.enabled": false };
  const installation = installHost(resolve(".vscode-host"), console.log);
  const host = await startHost(cleanUp, installation, { port: 0, settings, vsix });
  const browser = await launchChromium();
  cleanUp.add(() => browser.close());
  const page = await browser.newPage({
    viewport: { width: 1400, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  // A bound for what hangs, not for a slow machine.
  page.setDefaultTimeout(90_000);
  await page.goto(host.window(workspace, { openFile: host.uri(join(workspace, file)) }));
  await page.locator(".statusbar").getByText("Loopless").waitFor();
  return new EditorWindow(page);
}

/** One window. */
export class EditorWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The page inside the results panel. */
  get results(): FrameLocator {
    return inside(this.page.locator("iframe.webview.ready").first());
  }

  /** The newest entry of the results panel. */
  get newest(): Locator {
    return this.results.locator("article").last();
  }

  /** The text in the leftmost editor. */
  get code(): Locator {
    return this.page.locator(".editor-instance .view-lines").first();
  }

  /** Where the cursor is: `Ln 3, Col 1`. */
  get position(): Locator {
    return this.page.locator(".statusbar [id='status.editor.selection']");
  }

  /** A link above a cell. */
  lens(title: string): Locator {
    return this.page.locator(".codelens-decoration a", { hasText: title });
  }

  /** Does a command by the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input").fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Opens a file in the group of editors that is active. */
  async openHere(file: string): Promise<void> {
    await this.page.keyboard.press("Control+p");
    await this.page.locator(".quick-input-widget input").fill(file);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: file }).waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(".tab.active", { hasText: file }).first().waitFor();
  }

  /** Puts the cursor at the beginning of a line, from 1. */
  async goToLine(line: number): Promise<void> {
    await this.code.click();
    await this.page.keyboard.press("Control+g");
    await this.page.keyboard.type(String(line));
    await this.page.keyboard.press("Enter");
    await this.position.getByText(`Ln ${line},`).waitFor();
  }

  /** Runs the cell of a line. */
  async runAt(line: number): Promise<void> {
    await this.goToLine(line);
    await this.page.keyboard.press("Shift+Enter");
  }

  async changeTheme(theme: keyof typeof themes): Promise<void> {
    const { title, mark } = themes[theme];
    await this.page.keyboard.press("Control+k");
    await this.page.keyboard.press("Control+t");
    await this.page.locator(".quick-input-widget input").fill(title);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(`.monaco-workbench.${mark}`).waitFor();
  }

  /** Keeps pictures of the window, dark and light, in out/window. */
  async take(name: string): Promise<void> {
    for (const theme of ["light", "dark"] as const) {
      await this.changeTheme(theme);
      await this.page.screenshot({ path: picturePath(`${name}-${theme}`) });
    }
  }
}

function picturePath(name: string): string {
  return resolve("out/window", `${name}.png`);
}

/** What is in a webview: VS Code keeps the page of an extension in a frame of a frame. */
export function inside(webview: Locator): FrameLocator {
  return webview.contentFrame().frameLocator("#active-frame");
}
