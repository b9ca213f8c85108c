// `npm run screenshot`: the pictures of the README, taken of the real window with the real hints; those that are named
// (`npm run screenshot -- exercise.png`), or all of them.

import { cpSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { CleanUp } from "./cleanUp.ts";
import { installHost } from "./hostInstallation.ts";
import { npm } from "./npm.ts";
import { quietSettings, startHost } from "./startHost.ts";

/** One picture: the sample that the window opens, the window's size, and the way to what there is to see. */
interface Scene {
  readonly picture: string;
  readonly sample: string;
  readonly width: number;
  readonly height: number;
  show(page: Page, sample: string): Promise<void>;
}

const scenes: readonly Scene[] = [
  { picture: "hints.png", sample: "loopless_loops.py", width: 1080, height: 962, show: showAllPairs },
  {
    picture: "hover.png",
    sample: "loopless_loops.py",
    width: 1080,
    height: 560,
    show: (page, sample) => showCard(page, sample, "vmap(from_one", "per example"),
  },
  {
    picture: "problem.png",
    sample: "mistakes.py",
    width: 1080,
    height: 530,
    show: (page, sample) => showProblem(page, sample, "vmap(messages)"),
  },
  { picture: "results.png", sample: "message_passing.py", width: 1400, height: 640, show: showResults },
  { picture: "exercise.png", sample: "message_passing.py", width: 1400, height: 850, show: showExercise },
];

/** How wide every picture is. */
const pixels = 2160;

const letters = "Inter, system-ui, sans-serif";

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
  "editor.matchBrackets": "never",
  "editor.occurrencesHighlight": "off",
  "editor.stickyScroll.enabled": false,
  // A card below its line leaves the function above in view.
  "editor.hover.above": false,
  "explorer.autoReveal": false,
  "notebook.globalToolbar": false,
  "notebook.showCellStatusBar": "hidden",
  "notebook.markup.fontFamily": letters,
  "notebook.markup.fontSize": 12,
};

const cleanUp = new CleanUp();
try {
  await takePictures(resolve("media"));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp.run();
}

/** Writes every picture into a folder. */
async function takePictures(media: string): Promise<void> {
  const installation = installHost(resolve(".vscode-host"), console.log);
  const folder = cleanUp.temporaryFolder();
  const vsix = join(folder, "loopless.vsix");
  npm(resolve("."), "run", "vsix", "--", "--out", vsix);
  const samples = join(folder, "samples");
  for (const source of ["samples", "test/harness/pictures"]) cpSync(resolve(source), samples, { recursive: true });

  const settings = { ...quietSettings, ...plainWindow };
  const host = await startHost(cleanUp, installation, { port: 0, settings, vsix });
  const browser = await launchChromium();
  cleanUp.add(() => browser.close());
  const named = process.argv.slice(2);
  const wanted = scenes.filter(({ picture }) => named.length === 0 || named.includes(picture));
  for (const { picture, sample, width, height, show } of wanted) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: pixels / width });
    const path = join(samples, sample);
    await page.goto(host.window(samples, { openFile: host.uri(path) }));
    // The extension is up when its item is there; before that, VS Code does not know what a notebook is.
    await page.locator(".statusbar").getByText("Loopless").waitFor();
    await page.addStyleTag({
      content: `.monaco-workbench.monaco-workbench { font-family: ${letters}; }`,
    });
    await show(page, path);
    await page.screenshot({ path: join(media, picture) });
    await page.close();
    console.log(`Wrote ${join(media, picture)}`);
  }
}

/** Opens the notebook at its third exercise, the double loop and its answer below each other, and waits for the hints. */
async function showAllPairs(page: Page): Promise<void> {
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "loopless_loops.ipynb" }).dblclick();
  const code = page.locator(".code-cell-row .view-lines");
  await code.first().waitFor();
  await page.keyboard.press("Control+b");
  await page.mouse.move(500, 400);
  const loop = code.getByText("ex3_numpy_equivalent", { exact: true }).first();
  while ((await loop.count()) === 0) await page.mouse.wheel(0, 200);
  while (((await loop.boundingBox())?.y ?? 0) > 280) await page.mouse.wheel(0, 40);
  await page.mouse.move(500, 5);
  await code.getByText("f32[‹13›,13,34]").waitFor();
}

/** Opens the card over the first `at` of the sample and waits until it says what it should. */
async function showCard(page: Page, sample: string, at: string, says: string): Promise<void> {
  await goTo(page, sample, at);
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+i");
  await page.locator(".monaco-hover").getByText(says).first().waitFor();
}

/** Opens the problem of the first `at` of the sample below its line, with the places that belong to it. */
async function showProblem(page: Page, sample: string, at: string): Promise<void> {
  await goTo(page, sample, at);
  await page.locator(".squiggly-error").first().waitFor();
  await page.keyboard.press("Alt+F8");
  await page.locator(".marker-widget").getByText("inconsistent sizes").first().waitFor();
}

/** Runs the sample and points at an element of its last result. */
async function showResults(page: Page): Promise<void> {
  await page.locator(".view-lines").getByText("f32[‹13›,7,11]").waitFor();
  await page.locator(".view-lines").first().click();
  await page.keyboard.press("Control+b");
  await doCommand(page, "Loopless: Run All");
  const results = await webview(page);
  await results.getByText("as predicted").waitFor();
  await results.getByRole("slider").focus();
  for (let index = 0; index < 4; index++) await page.keyboard.press("ArrowRight");
  // A click takes the frame of the focus away.
  await results.locator(".facts").last().click();
  await results.locator(".cells").hover({ position: { x: 165, y: 55 } });
  await results.getByText("[4, 2, 7] =").waitFor();
}

/** Opens an exercise, gives an answer that is half right, and asks for a hint. */
async function showExercise(page: Page): Promise<void> {
  await doCommand(page, "Loopless: Open Exercises");
  const title = "Message passing over many graphs";
  await page.locator(".sidebar .monaco-list-row", { hasText: title }).click();
  const exercise = await webview(page);
  await exercise.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Control+g");
  await page.keyboard.type("12:16");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+End");
  await page.keyboard.type("jnp.dot(f, f.T)");
  await page.keyboard.press("ArrowUp");
  await exercise.locator(".distance").getByText("f32[13,7,7]").waitFor();
  await exercise.getByRole("button", { name: "Hint 1" }).click();
  await exercise.locator(".hints").waitFor();
}

/** Does a command by the palette. */
async function doCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.keyboard.type(title);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
  await page.keyboard.press("Enter");
}

/** What is in the window's webview, in the letters of the pictures. */
async function webview(page: Page): Promise<FrameLocator> {
  const frame = page.locator("iframe.webview.ready").contentFrame().frameLocator("#active-frame");
  await frame
    .locator("html")
    .evaluate((page, family) => page.style.setProperty("--vscode-font-family", family), letters);
  return frame;
}

/** Puts the cursor before the first `at` of the sample, in the middle of the window, and waits for the hints there. */
async function goTo(page: Page, sample: string, at: string): Promise<void> {
  const before = readFileSync(sample, "utf8").split(at)[0]!.split("\n");
  await page.locator(".view-lines").first().click();
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Control+g");
  await page.keyboard.type(`${before.length}:${before.at(-1)!.length + 1}`);
  await page.keyboard.press("Enter");
  await page.locator(".view-lines").getByText("f32[").first().waitFor();
}
