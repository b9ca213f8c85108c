import { describe, expect, test } from "vitest";
import { windowOn } from "./editorWindow.ts";

const window = windowOn("arrays.py");

/** The slider of an axis of five, at the third index. */
const third = "input[aria-valuetext='2 of 0 to 4']";

describe("the viewer of an array", () => {
  test("shows the shape, a slider for the axis that is left, and the element under the pointer", async () => {
    const { page, results } = window();
    await window().lens("Run Below").first().click();
    const stack = results.locator("article", { hasText: "vmap(scaled)(stack)" });
    await stack.locator(".badge", { hasText: "as predicted" }).waitFor();
    expect(await stack.locator(".shape .axis").allTextContents()).toEqual(["5", "13", "7"]);
    expect(await stack.locator(".shape .axis.level-0").allTextContents()).toEqual(["5"]);
    await results.getByText("arrays.py · idle").waitFor();

    const slider = stack.getByRole("slider");
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"]) await slider.press(key);
    await stack.locator(third).waitFor();
    await stack.locator(".cells").hover({ position: { x: 80, y: 120 } });
    await stack.locator(".readout").getByText("[2, 5, 3] =").waitFor();
    await window().take("viewer");
    await page.mouse.move(5, 5);
  });

  test("shows the same element in the table, and what Python prints", async () => {
    const { results } = window();
    const stack = results.locator("article", { hasText: "vmap(scaled)(stack)" });
    const readout = stack.locator(".readout");
    await stack.locator(".cells").click({ position: { x: 80, y: 120 } });
    await stack.getByText("[2, 5, 3] =").waitFor();
    const element = await readout.textContent();
    await stack.getByRole("tab", { name: "Table" }).click();
    await stack.locator("td.chosen").waitFor();
    expect(await readout.textContent()).toBe(element);
    await window().take("table");
    await stack.getByRole("tab", { name: "Text" }).click();
    await stack.getByText("Array([[[").waitFor();
    await window().take("text");
    await stack.getByRole("tab", { name: "Heat map" }).click();
  });

  test("copies the shape", async () => {
    const { page, results } = window();
    const stack = results.locator("article", { hasText: "vmap(scaled)(stack)" });
    await stack.getByRole("button", { name: "Copy shape" }).click();
    await results.getByText("Copied the shape.").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("f32[5,13,7]");
  });

  test("shows a million elements as fluently", async () => {
    const { newest } = window();
    expect(await newest.locator(".shape .axis").allTextContents()).toEqual(["1000", "1000"]);
    await newest.locator(".cells").hover({ position: { x: 100, y: 100 } });
    await newest.locator(".readout").getByText("] = ").waitFor();
    await window().take("million");
    await newest.getByRole("tab", { name: "Table" }).click();
    await newest.getByRole("grid").press("Control+End");
    await newest.getByText("[999, 999] =").waitFor();
    await window().take("millionTable");
  });

  test("is as it was after something else stood in its place", async () => {
    const { page, results } = window();
    const stack = results.locator("article", { hasText: "vmap(scaled)(stack)" });
    await stack.locator(".facts").click();
    await window().openHere("mistakes.py");
    await page.locator(".tab", { hasText: "Results" }).click();
    await stack.locator(third).waitFor();
  });

  test("keeps its place when it is moved to another group of editors", async () => {
    const { results } = window();
    const stack = results.locator("article", { hasText: "vmap(scaled)(stack)" });
    const top = () => stack.evaluate((entry) => entry.getBoundingClientRect().top);
    await stack.locator(".facts").click();
    await stack.evaluate((entry) =>
      entry.ownerDocument.defaultView!.scrollBy(0, entry.getBoundingClientRect().top + 20),
    );
    const before = await top();
    for (const move of ["View: Move Editor into Previous Group", "View: Move Editor into Right Group"]) {
      await window().command(move);
      await stack.locator(third).waitFor();
      await expect.poll(async () => Math.abs((await top()) - before), { timeout: 10_000 }).toBeLessThan(10);
    }
    await window().take("moved");
  });

  test("follows the theme to high contrast", async () => {
    const { page, results } = window();
    await window().changeTheme("contrast");
    await results.locator("body.vscode-high-contrast").waitFor();
    await page.screenshot({ path: "out/window/contrast.png" });
    await window().changeTheme("dark");
  });

  test("says that the cell has changed since", async () => {
    const { page, results } = window();
    const stack = results.locator("article", { hasText: "vmap(scaled)(stack)" });
    await window().goToLine(14);
    await page.keyboard.press("End");
    await page.keyboard.type(" + 1");
    await stack.getByText("stale").waitFor();
    await window().take("stale");
  });
});

describe("the view of variables", () => {
  test("names them with their shapes, and a click opens the viewer", async () => {
    const { page, newest } = window();
    await page.locator(".activitybar").getByRole("tab", { name: "Loopless" }).click();
    const row = page.locator(".sidebar .monaco-list-row", { hasText: "stack" });
    await row.getByText("f32[5,13,7] · 1.8 kB").waitFor();
    await row.click();
    await newest.getByText("f32[5,13,7]").waitFor();
    await window().take("variables");
  });
});
