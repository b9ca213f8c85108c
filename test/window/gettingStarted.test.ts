import { describe, expect, test } from "vitest";
import { windowOn } from "./editorWindow.ts";

const window = windowOn("loopless_loops.py");

describe("the walkthrough", () => {
  test("has ticks for what was done before it was opened", async () => {
    const { page, results } = window();
    await window().lens("Run Cell").first().click();
    await results.getByText("loopless_loops.py · idle").waitFor();
    await window().command("Welcome: Open Walkthrough...");
    const input = page.locator(".quick-input-widget input");
    await input.fill("Loopless");
    await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: "Loopless" }).waitFor();
    await input.press("Enter");
    const done = page.locator(".getting-started-step", {
      has: page.locator(".codicon-getting-started-step-checked.complete"),
    });
    await done.filter({ hasText: "Run a cell" }).waitFor();
    await window().take("walkthrough");
    expect(await done.filter({ hasText: "Fix a mistake" }).count()).toBe(0);
  });

  test("opens a sample that asks where it is to be saved, and has a name for it", async () => {
    const { page } = window();
    await page.getByRole("button", { name: "Open Sample" }).first().click();
    await page.locator(".tab.active.dirty", { hasText: "loopless_loops.py" }).waitFor();
    await window().lens("Run Cell").first().waitFor();
    await window().take("sample");
    await page.keyboard.press("Control+s");
    const dialog = page.locator(".quick-input-widget", { hasText: "Save As" });
    await dialog.waitFor();
    await expect.poll(() => dialog.locator("input[type=text]").inputValue()).toMatch(/\/# loopless_loops\.py$/);
    await page.keyboard.press("Escape");
  });
});
