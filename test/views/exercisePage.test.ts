import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FromView, Page, ToView } from "../../client/views/exercises/messages.ts";
import { launchChromium } from "../harness/chromium.ts";
import { messagePassing } from "./pages.ts";
import { openViewPage, type ViewPage } from "./viewPage.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const theme = {
  name: "vscode-dark",
  variables: { "--vscode-editor-background": "#1f1f1f", "--vscode-foreground": "#cccccc" },
};

async function show(page: Page): Promise<ViewPage<FromView, ToView>> {
  const view = await openViewPage<FromView, ToView>(browser, "exercises", { width: 740, height: 900, theme });
  await view.tell({ kind: "page", page });
  await view.page.getByRole("heading", { level: 1, name: page.title }).waitFor();
  return view;
}

describe("the exercise view", () => {
  test("shows the task, the data and the goal, and outlines the first wrong axis", async () => {
    const { page, sent, complaints } = await show(messagePassing);
    await page.getByText("Write the step for one graph").waitFor();
    await page.getByRole("row", { name: "bool[13,7,7] As adjacency" }).waitFor();
    await page.getByText("Axis 2 is 7 and should be 11").waitFor();
    expect(await page.locator(".distance .axis.wrong").allTextContents()).toEqual(["7"]);
    expect(sent).toEqual([{ kind: "ready" }]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("follows the shape while the learner types, and says so to those who listen", async () => {
    const { page, tell } = await show(messagePassing);
    const live = {
      ...messagePassing.live,
      state: "right",
      shape: messagePassing.goal,
      wrongAxis: null,
      words: "The shape is right.",
    } as const;
    await tell({ kind: "page", page: { ...messagePassing, live } });
    await page.locator("[aria-live]", { hasText: "The shape is right." }).waitFor();
    expect(await page.locator(".axis.wrong").count()).toBe(0);
    await page.close();
  });

  test("asks for what the buttons say, by keyboard too", async () => {
    const { page, sent, tell } = await show(messagePassing);
    await page.getByRole("button", { name: "Check" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    for (const name of ["Solution", "Reset", "Next exercise", "Fix the axes", "All exercises"]) {
      await page.getByRole("button", { name, exact: true }).first().click();
    }
    await tell({ kind: "page", page: { ...messagePassing, check: { kind: "running" } } });
    await page.getByRole("button", { name: "Stop" }).click();
    const actions = ["check", "hint", "solution", "reset"] as const;
    expect(sent.slice(1)).toEqual([
      ...actions.map((action) => ({ kind: "do", action })),
      { kind: "open", id: "c" },
      { kind: "open", id: "c" },
      { kind: "do", action: "list" },
      { kind: "do", action: "stop" },
    ]);
    await page.close();
  });

  test("has the exercises in one stop for the Tab key, with arrow keys between them", async () => {
    const { page, sent } = await show(messagePassing);
    await page.locator(".dot[aria-current]").focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "End"]) await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    expect(sent.at(-1)).toEqual({ kind: "open", id: messagePassing.steps.at(-1)!.id });
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Next exercise" }).and(page.locator(":focus")).waitFor();
    await page.close();
  });

  test("brings what was asked for into view, and else leaves the page where it is", async () => {
    const { page, tell } = await show(messagePassing);
    await page.setViewportSize({ width: 740, height: 300 });
    const hint = "<p>Look at the second factor.</p>";
    await tell({ kind: "page", page: { ...messagePassing, hints: [hint] } });
    await isInView(page.getByText("Look at the second factor."));
    await tell({ kind: "page", page: { ...messagePassing, hints: [hint], check: failed } });
    await isInView(page.getByRole("heading", { name: "Last check" }));
    await page.evaluate(() => window.scrollTo(0, 0));
    const check = { ...failed, isStale: true };
    await tell({ kind: "page", page: { ...messagePassing, hints: [hint], check } });
    await page.getByText("your code has changed since").waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await page.close();
  });

  test("shows what a check found in order, with the way to the line", async () => {
    const { page, sent } = await show({ ...messagePassing, check: failed });
    expect(await page.locator(".findings li").allTextContents()).toEqual([
      "Passed: No Python loop",
      "Failed: ShapeIt is f32[13,7,7].Go to line 12",
      "Not looked at: Values on 3 data sets",
    ]);
    await page.getByRole("button", { name: "Go to line 12" }).click();
    expect(sent.at(-1)).toEqual({ kind: "line", line: 12 });
    await page.close();
  });

  test("offers the next exercise when all is right", async () => {
    const check = { kind: "done", isRight: true, isStale: false, html: null, steps: [] } as const;
    const { page, sent } = await show({ ...messagePassing, check });
    await page.getByRole("button", { name: "Next: Fix the axes" }).click();
    expect(sent.at(-1)).toEqual({ kind: "open", id: "c" });
    await page.close();
  });

  test("shows the hints that were read and the solution, and nothing active in them", async () => {
    const html = '<p>Fine.</p><img src="x" onerror="window.hacked = 1"><script>window.hacked = 1</script>';
    const { page, sent } = await show({
      ...messagePassing,
      hints: [html, html, html],
      solution: { code: "def f():\n    pass", html },
    });
    expect(await page.getByRole("button", { name: "No more hints" }).isDisabled()).toBe(true);
    expect(await page.locator(".hints li").count()).toBe(3);
    expect(await page.locator("main :is(script, [onerror])").count()).toBe(0);
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    await page.getByRole("button", { name: "Compare with yours" }).click();
    expect(sent.at(-1)).toEqual({ kind: "do", action: "compare" });
    await page.close();
  });

  test("offers to open the learner's file while it is closed, and remembers the exercise", async () => {
    const view = await show({ ...messagePassing, live: { ...messagePassing.live, isOpen: false } });
    await view.page.getByRole("button", { name: "Open your file" }).click();
    expect(view.sent.at(-1)).toEqual({ kind: "open", id: "message-passing" });
    expect(await view.saved()).toEqual({ id: "message-passing" });
    await view.page.close();
  });
});

async function isInView(element: Locator): Promise<void> {
  await element.waitFor();
  expect(await element.evaluate((found) => found.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true);
  expect(await element.evaluate((found) => found.getBoundingClientRect().top >= 0)).toBe(true);
}

const failed = {
  kind: "done",
  isRight: false,
  isStale: false,
  html: null,
  steps: [
    { state: "passed", nameHtml: "No Python loop", html: null, detail: null, line: null },
    { state: "failed", nameHtml: "Shape", html: "<p>It is <code>f32[13,7,7]</code>.</p>", detail: null, line: 12 },
    { state: "unreached", nameHtml: "Values on 3 data sets", html: null, detail: null, line: null },
  ],
} as const;
