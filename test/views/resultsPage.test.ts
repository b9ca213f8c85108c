import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Entry, Output } from "../../client/views/results/messages.ts";
import { elementText } from "../../client/views/shape/numbers.ts";
import { launchChromium } from "../harness/chromium.ts";
import { arrayOf, noise } from "./arrays.ts";
import { entryOf, headOf } from "./entries.ts";
import { openResultsView, type ResultsView, type Viewable } from "./resultsView.ts";
import type { ViewOptions } from "./viewPage.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const dark = {
  name: "vscode-dark",
  variables: {
    "--vscode-editor-background": "#1f1f1f",
    "--vscode-foreground": "#cccccc",
    "--vscode-charts-blue": "#59a4f9",
  },
};
const light = {
  name: "vscode-light",
  variables: {
    "--vscode-editor-background": "#ffffff",
    "--vscode-foreground": "#3b3b3b",
    "--vscode-charts-blue": "#0063d3",
  },
};

const toolbar = { document: "loops.py", state: "idle" } as const;

/** A view that shows entries and can look into arrays. */
async function show(
  entries: readonly Entry[],
  arrays: readonly Viewable[] = [],
  options: Partial<ViewOptions> = {},
): Promise<ResultsView> {
  const view = await openResultsView(browser, { width: 900, height: 700, theme: dark, ...options });
  for (const array of arrays) await view.offer(array);
  await view.tell({ kind: "all", entries, toolbar });
  return view;
}

const shown = ({ summary }: Viewable, text = "Array(…)"): Output => ({ kind: "array", array: summary, text });

const cube = arrayOf(1, "float32", [13, 7, 11], noise, { mapped: [0, null, null] });

describe("the results view", () => {
  test("says what to do while there is nothing, and offers to do it", async () => {
    const { page, sent, tell } = await show([]);
    await page.getByRole("button", { name: "run all cells" }).click();
    expect(await page.getByRole("button", { name: "Clear" }).isDisabled()).toBe(true);
    expect(sent).toEqual([{ kind: "ready" }, { kind: "command", command: "runAll" }]);
    await tell({ kind: "toolbar", toolbar: { document: null, state: "off" } });
    await page.getByRole("button", { name: "run all cells" }).waitFor({ state: "detached" });
    await page.close();
  });

  test("shows an array with its shape, its facts, and the element that the keyboard chose", async () => {
    const { page, complaints } = await show([entryOf("a", [shown(cube)])], [cube]);
    await page.getByText("f32[13,7,11]").waitFor();
    await page.getByText("axis 0 was mapped by vmap").waitFor();
    await page.getByRole("slider").fill("4");
    await page.getByRole("application").focus();
    for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    // The first arrow key chooses the first element.
    await page.locator(".readout", { hasText: "[4, 1, 1] =" }).waitFor();
    expect(await page.locator(".readout .value").textContent()).toBe(elementText("float32", noise(4 * 77 + 11 + 1)));
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("lets tabs be chosen by arrow keys, and the element stays chosen in the table", async () => {
    const { page } = await show([entryOf("a", [shown(cube)])], [cube]);
    await page.locator(".cells").click({ position: { x: 5, y: 5 } });
    await page.getByRole("tab", { name: "Heat map" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("tab", { name: "Table" }).getAttribute("aria-selected")).toBe("true");
    await page.locator(".readout", { hasText: "[0, 0, 0] =" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByText("Array(…)").waitFor();
    await page.close();
  });

  test("has only the cells of a table that are in sight, and scrolls to the last one", async () => {
    const large = arrayOf(2, "int32", [1000, 1000], (index) => index);
    const { page } = await show([entryOf("a", [shown(large)])], [large]);
    await page.getByRole("tab", { name: "Table" }).click();
    await page.getByRole("gridcell", { name: "1001", exact: true }).waitFor();
    expect(await page.locator("td").count()).toBeLessThan(500);
    await page.getByRole("grid").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+End");
    await page.locator(".readout", { hasText: "[999, 999] =" }).waitFor();
    await page.getByRole("gridcell", { name: "999999" }).waitFor();
    await page.close();
  });

  test("asks for values, places and copies", async () => {
    const failed = {
      kind: "error",
      ename: "E",
      evalue: "no",
      traceback: ["E: no"],
      places: [{ cell: "a", line: 9 }],
    } as const;
    const { page, sent } = await show([entryOf("a", [shown(cube), failed])], [cube]);
    await page.getByRole("button", { name: "loops.py:3" }).click();
    await page.getByRole("button", { name: "Go to line 9" }).click();
    await page.getByRole("button", { name: "Copy shape" }).click();
    await page.getByRole("button", { name: "Copy as Python" }).click();
    expect(sent.slice(1)).toEqual([
      { kind: "go", id: "a", line: null },
      { kind: "go", id: "a", line: 9 },
      { kind: "copyText", text: "f32[13,7,11]", what: "the shape" },
      { kind: "copyArray", id: "a", view: 1, form: "python" },
    ]);
    await page.close();
  });

  test("opens the arrays of a pytree in their places", async () => {
    const parts = [{ key: "['w']", value: { kind: "array", array: cube.summary } as const }];
    const tree = { kind: "container", type: "dict", parts, more: 3 } as const;
    const { page } = await show([entryOf("a", [{ kind: "tree", tree, text: "" }])], [cube]);
    await page.getByText("dict · 4 parts").waitFor();
    await page.getByRole("button", { name: "['w']" }).click();
    await page.locator("canvas").waitFor();
    await page.close();
  });

  test("shows nothing active of what cells make", async () => {
    const html =
      '<p id="ok">fine</p><script>window.hacked = 1</script><img src="x" onerror="window.hacked = 1">' +
      '<a href="javascript:window.hacked = 1">link</a><iframe src="https://example.org"></iframe>' +
      '<form action="https://example.org"><input></form><style>body { display: none }</style>';
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>parent.hacked = 1</script></svg>';
    const base64 = Buffer.from(svg).toString("base64");
    const { page } = await show([
      entryOf("a", [
        { kind: "markup", html },
        { kind: "image", type: "image/svg+xml", base64, text: "" },
      ]),
    ]);
    await page.getByText("fine").waitFor();
    expect(await page.locator("main :is(script, iframe, form, input, style, [onerror], [href])").count()).toBe(0);
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    await page.close();
  });

  test("keeps the newest in view for those who are there, and tells the others that there is more", async () => {
    const text: Output = { kind: "text", text: "x\n".repeat(20) };
    const entries = Array.from({ length: 20 }, (_, index) => entryOf(`e${index}`, [text]));
    const { page, tell } = await show(entries);
    const isInView = (id: string) =>
      page.waitForFunction((wanted) => {
        const top = document.querySelector(`[data-entry="${wanted}"]`)?.getBoundingClientRect().top;
        return top !== undefined && top >= 0 && top < window.innerHeight;
      }, id);
    await isInView("e19");
    await tell({ kind: "head", id: "new", head: headOf() }, { kind: "output", id: "new", index: 0, output: text });
    await isInView("new");
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForFunction(() => window.scrollY === 0);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await tell({ kind: "head", id: "newer", head: headOf() }, { kind: "output", id: "newer", index: 0, output: text });
    await page.getByRole("button", { name: "New results" }).click();
    await isInView("newer");
    await page.close();
  });

  test("follows again after a look at an older entry", async () => {
    const entries = Array.from({ length: 12 }, (_, index) => entryOf(`e${index}`, [shown(cube)]));
    const { page, tell, sent } = await show(entries, [cube]);
    const isAtEnd = (id: string) =>
      page.waitForFunction((wanted) => {
        const newest = document.querySelector(`[data-entry="${wanted}"]`)?.getBoundingClientRect();
        return newest !== undefined && newest.top < window.innerHeight && newest.bottom <= window.innerHeight + 24;
      }, id);
    const run = (id: string) =>
      tell({ kind: "head", id, head: headOf() }, { kind: "output", id, index: 0, output: shown(cube) });
    const lookAt = async (id: string) => {
      await page.locator(`[data-entry="${id}"] h2 button`).scrollIntoViewIfNeeded();
      await page.locator(`[data-entry="${id}"] h2 button`).click();
    };
    const news = page.getByRole("button", { name: "New results" });
    await isAtEnd("e11");
    await lookAt("e2");
    expect(sent.at(-1)).toEqual({ kind: "go", id: "e2", line: null });
    await run("second");
    await news.click();
    await isAtEnd("second");
    await run("third");
    await isAtEnd("third");
    expect(await news.count()).toBe(0);

    await lookAt("e4");
    await run("fourth");
    await news.waitFor();
    await page.keyboard.press("End");
    await isAtEnd("fourth");
    await news.waitFor({ state: "detached" });
    await run("fifth");
    await isAtEnd("fifth");
    expect(await news.count()).toBe(0);
    await page.close();
  });

  test("comes back as it was, with the values it had", async () => {
    const first = await show([entryOf("a", [shown(cube)])], [cube]);
    await first.page.getByRole("slider").fill("4");
    await first.page.getByRole("tab", { name: "Table" }).click();
    const value = await first.page.getByRole("gridcell").first().textContent();
    const hasAll = () => {
      const { choices, slabs } = JSON.parse(JSON.stringify(window.saved ?? {}));
      return choices?.["a/0"]?.tab === "table" && slabs?.some(({ key }: { key: string }) => key.includes(" 4.0.0 "));
    };
    await first.page.waitForFunction(hasAll);
    const saved = await first.saved();
    await first.page.close();

    const second = await openResultsView(browser, { width: 900, height: 700, theme: dark, saved });
    await second.page.getByRole("grid").waitFor();
    expect(await second.page.getByRole("slider").inputValue()).toBe("4");
    expect(await second.page.getByRole("gridcell").first().textContent()).toBe(value);
    await second.page.close();
  });

  test("comes back to its place, also in a column of another width", async () => {
    const entries = Array.from({ length: 9 }, (_, index) => entryOf(`e${index}`, [shown(cube), shown(cube)]));
    const first = await show(entries, [cube]);
    const topOf = (page: Page) =>
      page.locator("[data-entry=e4]").evaluate((entry) => entry.getBoundingClientRect().top);
    await first.page.locator("[data-entry=e8]").getByRole("slider").first().waitFor();
    await first.page.locator("[data-entry=e4]").evaluate((entry) => entry.scrollIntoView());
    await first.page.mouse.move(300, 300);
    await first.page.mouse.wheel(0, 200);
    const hasPlace = () => {
      const { choices } = JSON.parse(JSON.stringify(window.saved ?? {}));
      const entry = document.querySelector("[data-entry=e4]");
      const { offsetHeight = 0 } = document.querySelector<HTMLElement>(".toolbar") ?? {};
      const above = offsetHeight - (entry?.getBoundingClientRect().top ?? 0);
      return choices?.scroll?.id === "e4" && above > 100 && Math.abs(choices.scroll.above - above) < 1;
    };
    await first.page.waitForFunction(hasPlace);
    const saved = await first.saved();
    const top = await topOf(first.page);
    await first.page.close();

    for (const width of [900, 500]) {
      const second = await openResultsView(browser, { width, height: 700, theme: dark, saved });
      await second.offer(cube);
      await second.tell({ kind: "all", entries, toolbar });
      await second.page.locator("[data-entry=e4]").getByRole("slider").first().waitFor();
      await second.page.waitForFunction((wanted) => {
        const entry = document.querySelector("[data-entry=e4]");
        return entry !== null && Math.abs(entry.getBoundingClientRect().top - wanted) < 10;
      }, top);
      expect(await second.page.getByRole("button", { name: "New results" }).count()).toBe(0);
      await second.page.close();
    }
  });

  test("says that Python no longer has the values", async () => {
    const { page } = await show([entryOf("a", [shown(cube)], { isGone: true })]);
    await page.getByText("Python no longer has these values.").waitFor();
    await page.getByRole("tab", { name: "Text" }).click();
    await page.getByText("Array(…)").waitFor();
    await page.close();
  });

  test("follows the theme while it is shown", async () => {
    const { page } = await show([entryOf("a", [shown(cube)])], [cube]);
    const corner = () => {
      const canvas = document.querySelector("canvas")!;
      return canvas.getContext("2d")!.getImageData(5, 5, 1, 1).data.join();
    };
    await page.locator("canvas").waitFor();
    const before = await page.evaluate(corner);
    await page.evaluate(({ name, variables }) => {
      for (const [key, value] of Object.entries(variables)) document.documentElement.style.setProperty(key, value);
      document.body.className = name;
    }, light);
    await page.waitForFunction((old) => {
      const canvas = document.querySelector("canvas")!;
      return canvas.getContext("2d")!.getImageData(5, 5, 1, 1).data.join() !== old;
    }, before);
    await page.close();
  });

  test("marks elements that are no numbers, whatever their colour", async () => {
    const broken = arrayOf(3, "float32", [2, 20], (index) => (index === 0 ? Number.NaN : 1));
    const { page } = await show([entryOf("a", [shown(broken)])], [broken]);
    await page.getByText("1 NaN", { exact: true }).waitFor();
    await page.locator("canvas").waitFor();
    const coloursIn = (column: number) =>
      page.evaluate((left) => {
        const { data } = document
          .querySelector("canvas")!
          .getContext("2d")!
          .getImageData(left * 22 + 4, 4, 12, 12);
        return new Set(new Uint32Array(data.buffer)).size;
      }, column);
    expect(await coloursIn(1)).toBe(1);
    expect(await coloursIn(0)).toBeGreaterThan(1);
    await page.close();
  });
});
