// The browser that is the tests' window.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Starts a headless Chromium or Chrome; on Debian, as root, it is installed when there is none. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser() ?? installBrowser(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ].concat(["--disable-component-update", "--disable-sync"]),
    // The harness closes it, after the page has had its last word.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

const commands = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

function findBrowser(): string | undefined {
  const { PATH = "" } = process.env;
  const folders = PATH.split(delimiter);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...applications].find((path) => existsSync(path));
}

function installBrowser(): string {
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error(
      "The tests need a Chromium or Chrome: install one (on Debian: apt-get install chromium-headless-shell).",
    );
  }
  console.log("Installing Chromium for the tests (once) …");
  aptGet("update");
  aptGet("install", "--yes", "--no-install-recommends", "chromium-headless-shell", "fonts-dejavu-core");
  const browser = findBrowser();
  if (browser === undefined) throw new Error("Debian installed chromium-headless-shell, but it is not on the PATH.");
  return browser;
}

function isDebian(): boolean {
  return existsSync("/etc/os-release") && /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
}

function aptGet(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync("apt-get", ["-qq", ...args], {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stdout}${stderr}`);
}
