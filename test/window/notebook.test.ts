import { describe, test } from "vitest";
import { inside, windowOn } from "./editorWindow.ts";

const window = windowOn("loopless_loops.py");

describe("a notebook", () => {
  test("runs on the bundled Python, which is chosen already", async () => {
    const { page } = window();
    await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "loopless_loops.ipynb" }).dblclick();
    await page.locator(".kernel-action-view-item").getByText("Loopless (bundled)").waitFor();
    await page.locator(".notebook-toolbar-container").getByText("Run All").click();
    await outputs().getByText("Array([").first().waitFor();
    await page.locator(".statusbar").getByText("Loopless", { exact: true }).waitFor();
    await page.mouse.move(700, 500);
    await page.mouse.wheel(0, 500);
    await window().take("notebook");
  });

  test("says that its variables are gone when its Python is restarted", async () => {
    const { page } = window();
    await window().command("Loopless: Restart Python");
    await page.locator(".notification-toast").getByText("all variables are gone").waitFor();
    await page.locator(".statusbar").getByText("Loopless", { exact: true }).waitFor();
    await window().take("notebookRestarted");
  });

  test("still shows its outputs when it was saved, closed and opened again", async () => {
    const { page } = window();
    await page.keyboard.press("Control+s");
    await page.locator(".tab.active:not(.dirty)", { hasText: "loopless_loops.ipynb" }).waitFor();
    await page.locator(".tab.active .tab-actions .action-label").click();
    await page.locator(".tab", { hasText: "loopless_loops.ipynb" }).waitFor({ state: "detached" });
    await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "loopless_loops.ipynb" }).dblclick();
    await outputs().getByText("Array([").first().waitFor();
    await window().take("notebookAgain");
  });
});

function outputs() {
  return inside(window().page.locator("iframe.webview.ready").last());
}
