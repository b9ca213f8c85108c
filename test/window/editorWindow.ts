// A window of a real VS Code with the packaged extension, used by mouse and keyboard.

import { cpSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { launchChromium } from "../harness/chromium.ts";
import { CleanUp } from "../harness/cleanUp.ts";
import { addressesAt } from "../harness/startHost.ts";

/** How each theme is asked for, and the classes that it gives to VS Code's window and to webviews. */
const themes = {
  dark: { media: { colorScheme: "dark", forcedColors: "none" }, window: "vs-dark", webview: "vscode-dark" },
  light: { media: { colorScheme: "light", forcedColors: "none" }, window: "vs", webview: "vscode-light" },
  contrast: {
    media: { colorScheme: "dark", forcedColors: "active" },
    window: "hc-black",
    webview: "vscode-high-contrast",
  },
} as const;

/** Opens a file for the tests of this file, in a window of its own with the packaged extension and a copy of the samples. */
export function windowOn(file: string): () => EditorWindow {
  const cleanUp = new CleanUp();
  let opened: EditorWindow | undefined;
  let hasFailed = false;
  beforeAll(async () => {
    opened = await open(cleanUp, file);
  });
  // Each scene begins where the one before it ended.
  beforeEach(({ skip }) => skip(hasFailed));
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    hasFailed = true;
    await opened?.page.screenshot({ path: picturePath(`failed-${basename(task.file.name, ".test.ts")}`) });
  });
  afterAll(() => cleanUp.run());
  return () => opened!;
}

async function open(cleanUp: CleanUp, file: string): Promise<EditorWindow> {
  const workspace = cleanUp.temporaryFolder();
  for (const folder of ["samples", "test/window/workspace"]) cpSync(resolve(folder), workspace, { recursive: true });
  const host = addressesAt(inject("hostPort"));
  const browser = await launchChromium();
  cleanUp.add(() => browser.close());
  const page = await browser.newPage({
    viewport: { width: 1400, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    colorScheme: "dark",
  });
  // A window that leaves says so, and its extension host ends; one that is lost is waited for.
  cleanUp.add(() => page.goto("about:blank").then(() => {}));
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
  command(title: string): Promise<void> {
    return this.#choose("F1", `>${title}`, title);
  }

  /** Opens a file in the group of editors that is active. */
  async openHere(file: string): Promise<void> {
    await this.#choose("Control+p", file, file);
    await this.page.locator(".tab.active", { hasText: file }).first().waitFor();
  }

  /** Puts the cursor at the beginning of a line, from 1. */
  async goToLine(line: number): Promise<void> {
    await this.code.click();
    await this.#choose("Control+g", `:${line}`, `line ${line}`);
    await this.position.getByText(`Ln ${line},`).waitFor();
  }

  /** Runs the cell of a line. */
  async runAt(line: number): Promise<void> {
    await this.goToLine(line);
    await this.page.keyboard.press("Shift+Enter");
  }

  async changeTheme(theme: keyof typeof themes): Promise<void> {
    const { media, window, webview } = themes[theme];
    await this.page.emulateMedia(media);
    await this.page.locator(`.monaco-workbench.${window}`).waitFor();
    for (const frame of await this.page.locator("iframe.webview.ready").all()) {
      await inside(frame).locator(`body.${webview}`).waitFor({ state: "attached" });
    }
  }

  /** Keeps pictures of the window, dark and light, in out/window. */
  async take(name: string): Promise<void> {
    for (const theme of ["light", "dark"] as const) {
      await this.changeTheme(theme);
      await this.page.screenshot({ path: picturePath(`${name}-${theme}`) });
    }
  }

  /** Opens VS Code's quick input with a key, types, and takes the row that the text leads to. */
  async #choose(key: string, text: string, row: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget input");
    // A window that has just opened may not listen yet.
    do await this.page.keyboard.press(key);
    while (!(await appears(input)));
    await input.fill(text);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: row }).waitFor();
    await input.press("Enter");
  }
}

function picturePath(name: string): string {
  return resolve("out/window", `${name}.png`);
}

/** What is in a webview: VS Code keeps the page of an extension in a frame of a frame. */
export function inside(webview: Locator): FrameLocator {
  return webview.contentFrame().frameLocator("#active-frame");
}

/** Whether an element is there within a few seconds. */
async function appears(locator: Locator): Promise<boolean> {
  return locator.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
}
