import { describe, expect, test } from "vitest";
import { inside, windowOn } from "./editorWindow.ts";

const window = windowOn("arrays.py");

describe("an exercise", () => {
  test("opens beside the learner's file, and the shape follows what is typed", async () => {
    const { page } = window();
    await window().command("Loopless: Open Exercises");
    await page.locator(".sidebar .monaco-list-row", { hasText: title }).click();
    await panel().getByRole("heading", { level: 1, name: title }).waitFor();
    await panel().getByText("Axis 2 is 7 and should be 11, one for each of the features.").waitFor();
    await write(12, "return jnp.dot(f, f.T)");
    await panel().locator(".distance").getByText("f32[13,7,7]").waitFor();
    expect(await panel().locator(".distance .axis.wrong").allTextContents()).toEqual(["7"]);
  });

  test("says what is wrong, and shows a hint where the learner looks", async () => {
    const { page } = window();
    await panel().getByRole("button", { name: "Check" }).click();
    await panel().locator(".findings .failed").getByText("The result is f32[13,7,7]").waitFor();
    await panel().getByRole("button", { name: "Hint 1 of 3" }).click();
    await panel().locator(".hints").getByText("the hints show one graph").waitFor();
    const hints = await panel().locator(".hints").boundingBox();
    expect(hints!.y + hints!.height).toBeLessThan(page.viewportSize()!.height);
  });

  test("is done when the answer is right", async () => {
    await write(12, "return jnp.dot(a, f)");
    await panel().getByText("The shape is right.").waitFor();
    await panel().getByText("your code has changed since").waitFor();
    await panel().getByRole("button", { name: "Check" }).click();
    await panel().getByRole("button", { name: "Next: A vmap within a vmap" }).waitFor();
    await done().waitFor();
  });

  test("is there again after the window was reloaded, with all that was done, and goes on", async () => {
    const { page } = window();
    // An address that names a file would open it in place of all that was open.
    const address = new URL(page.url());
    address.searchParams.delete("payload");
    await page.evaluate(`history.replaceState(null, "", ${JSON.stringify(address)})`);
    const task = panel().getByRole("heading", { level: 1, name: title });
    await window().command("Developer: Reload Window");
    await task.waitFor({ state: "detached" });
    await task.waitFor();
    await done().waitFor();
    await page.locator(".sidebar .pane-header", { hasText: "1 of 26" }).waitFor();
    expect(await panel().locator(".hints li").count()).toBe(1);
    await panel().getByText("The shape is right.").waitFor();
    await write(12, "return jnp.dot(a, a)");
    await panel().getByText("Axis 2 is 7 and should be 11").waitFor();
    await panel().getByRole("button", { name: "Check" }).click();
    await panel().locator(".findings .failed").getByText("The result is bool[13,7,7]").waitFor();
  });

  test("shows the solution beside the learner's answer, and stays in view", async () => {
    const { page } = window();
    await panel().getByRole("button", { name: "Solution" }).click();
    await panel().getByRole("button", { name: "Compare with yours" }).click();
    await page.locator(".tab.active", { hasText: `${title}: yours and the solution` }).waitFor();
    await page.locator(".diff-editor-diagonal-fill, .line-insert").first().waitFor();
    expect(await panel().getByRole("heading", { level: 1 }).textContent()).toBe(title);
  });

  test("is done without a mouse", async () => {
    const { page, position } = window();
    await window().openHere("message-passing.py");
    await page.keyboard.press("Control+2");
    const focused = panel().locator(":focus");
    for (const name of ["Previous exercise", `${title}, done`]) await tabTo(name);
    await page.keyboard.press("End");
    await focused.and(panel().getByRole("button", { name: "Which ray hits which ball" })).waitFor();
    await page.keyboard.press("Enter");
    await panel().getByRole("heading", { level: 1, name: "Which ray hits which ball" }).waitFor();
    await position.getByText("Ln 1, Col 1").waitFor();
  });
});

describe("progress", () => {
  test("is written to a file", async () => {
    const { page } = window();
    await window().command("Loopless: Export Exercise Progress");
    await page.locator(".quick-input-title", { hasText: "Export Exercise Progress" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(".notification-toast").getByRole("button", { name: "Show File" }).click();
    await page.locator(".tab.active", { hasText: "loopless-progress.json" }).waitFor();
    await window().code.getByText('"id": "squares"').waitFor();
  });

  test("is forgotten when that was confirmed, and not before", async () => {
    const { page } = window();
    const count = (text: string) => page.locator(".sidebar .pane-header", { hasText: text });
    await window().command("Loopless: Reset Exercise Progress");
    const dialog = page.locator(".monaco-dialog-box", { hasText: "Forget all exercise progress?" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    await count("1 of 26").waitFor();
    await window().command("Loopless: Reset Exercise Progress");
    await dialog.getByRole("button", { name: "Forget Progress" }).click();
    await count("0 of 26").waitFor();
  });
});

const title = "Message passing over many graphs";

function panel() {
  return inside(window().page.locator("iframe.webview.ready").first());
}

function done() {
  return panel().getByRole("button", { name: `${title}, done` });
}

/** Writes something else on a line of the learner's file, from 1. */
async function write(line: number, text: string): Promise<void> {
  const { page } = window();
  await window().goToLine(line);
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.type(text);
}

/** Goes on with the Tab key to a button of the panel. */
async function tabTo(name: string): Promise<void> {
  const focused = panel().getByRole("button", { name }).and(panel().locator(":focus"));
  do await window().page.keyboard.press("Tab");
  while ((await focused.count()) === 0);
}
