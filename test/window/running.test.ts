import { describe, expect, test } from "vitest";
import { windowOn } from "./editorWindow.ts";

const window = windowOn("loopless_loops.py");

describe("a Python file", () => {
  test("shows what a cell does beside it, run by its lens or by Shift+Enter", async () => {
    const { results, newest, position } = window();
    await window().lens("Run Cell").first().click();
    await results.getByText("loopless_loops.py:13").waitFor();
    await window().runAt(25);
    await newest.locator(".shape").getByText("i32[20]").waitFor();
    await position.getByText("Ln 36, Col 1").waitFor();
  });

  test("is run as a whole, and its results lead back to its cells", async () => {
    const { results, newest, position } = window();
    await results.getByRole("button", { name: "Clear" }).click();
    await results.getByText("What cells show appears here.").waitFor();
    await results.getByRole("button", { name: "run all cells" }).click();
    await newest.getByText("to_one = vmap(").waitFor();
    await results.getByText("loopless_loops.py · idle").waitFor();
    await results.getByText("as predicted").nth(5).waitFor();
    expect(await results.locator(".badge").allTextContents()).toEqual(Array(6).fill("as predicted"));
    await window().take("tutorial");
    await results.getByRole("button", { name: "loopless_loops.py:63" }).click();
    await position.getByText("Ln 63, Col 1").waitFor();
  });
});

describe("a cell that does not end", () => {
  test("is stopped by the lens above it", async () => {
    const { results, newest } = window();
    await window().openHere("spin.py");
    await window().lens("Run Cell").first().click();
    await window().lens("Stop").click();
    await newest.getByText("stopped").waitFor();
    await results.getByRole("button", { name: "New results" }).click();
    await newest.getByText("KeyboardInterrupt").waitFor();
  });

  test("is stopped in the panel, and its variables are still there", async () => {
    const { results, newest } = window();
    await window().runAt(4);
    await newest.getByRole("timer").waitFor();
    await window().take("running");
    await results.getByRole("button", { name: "Stop" }).click();
    await newest.getByText("stopped").waitFor();
    await window().runAt(7);
    await newest.getByText("True").waitFor();
  });

  test("goes when Python is restarted, and so do the variables", async () => {
    const { page, results, newest } = window();
    await window().runAt(4);
    await newest.getByRole("timer").waitFor();
    await results.getByRole("button", { name: "Restart" }).click();
    await page.locator(".notification-toast").getByText("all variables are gone").waitFor();
    await window().runAt(7);
    await newest.getByText("NameError: name 'turns' is not defined").waitFor();
    await window().take("restarted");
  });
});
