// A view in a browser, without VS Code: the built page with a stand-in for the extension behind it.

import { readFileSync } from "node:fs";
import { extname } from "node:path";
import type { Browser, Page } from "playwright-core";
import { webviewPage } from "../../client/webviewPage.ts";

export interface ViewOptions {
  readonly width: number;
  readonly height: number;
  /** The class of the body and the variables of the root that VS Code would set. */
  readonly theme: { readonly name: string; readonly variables: Readonly<Record<string, string>> };
  /** What the view had saved. */
  readonly saved?: unknown;
}

/** The page, and what the extension would do. */
export interface ViewPage<Sent, Told> {
  readonly page: Page;
  /** What the view sent. */
  readonly sent: readonly Sent[];
  /** Errors of the page, and what its policy forbade. */
  readonly complaints: readonly string[];
  tell(...messages: readonly Told[]): Promise<void>;
  saved(): Promise<unknown>;
}

/** Opens a view that `npm run build:views` made; `prepare` is called with its page before anything is loaded. */
export async function openViewPage<Sent, Told>(
  browser: Browser,
  name: "results" | "exercises",
  { width, height, theme, saved = null }: ViewOptions,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<ViewPage<Sent, Told>> {
  const page = await browser.newPage({ viewport: { width, height } });
  const complaints: string[] = [];
  const sent: Sent[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ contentType: "text/html", body: htmlOf(name) });
    const body = readFileSync(new URL(`.${pathname}`, views));
    return route.fulfill({ contentType: contentTypes[extname(pathname)] ?? "text/plain", body });
  });
  await page.exposeFunction("send", (message: Sent) => void sent.push(message));
  await page.addInitScript(standIn, { saved, theme });
  await prepare(page);
  await page.goto(origin);
  return {
    page,
    sent,
    complaints,
    tell: (...messages) =>
      page.evaluate((list: readonly unknown[]) => {
        for (const message of list) window.postMessage(message, "*");
      }, messages),
    saved: () => page.evaluate(() => window.saved),
  };
}

const origin = "http://view.test";
const views = new URL("../../dist/views/", import.meta.url);
const contentTypes: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".ttf": "font/ttf",
};

function htmlOf(name: string): string {
  return webviewPage({
    title: name,
    script: `${origin}/${name}.js`,
    style: `${origin}/${name}.css`,
    source: origin,
    nonce: "once",
  });
}

declare global {
  interface Window {
    saved: unknown;
    send(message: unknown): void;
    /** Answers a message in the page itself; whether it did. */
    answer?: (message: unknown) => boolean;
    acquireVsCodeApi(): unknown;
  }
}

/** Runs in the page before everything else. */
function standIn({ saved, theme }: { saved: unknown; theme: ViewOptions["theme"] }): void {
  window.saved = saved;
  document.addEventListener("DOMContentLoaded", () => {
    document.body.className = theme.name;
    for (const [name, value] of Object.entries(theme.variables))
      document.documentElement.style.setProperty(name, value);
  });
  window.acquireVsCodeApi = () => ({
    getState: () => window.saved,
    setState: (state: unknown) => {
      window.saved = structuredClone(state);
    },
    postMessage: (message: unknown) => {
      if (window.answer?.(message) !== true) window.send(message);
    },
  });
}
