// Installs the locked packages when they are missing or older than the lock file. Plain JavaScript: it runs before anything is installed.

import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const lock = join(root, "package-lock.json");
const installed = join(root, "node_modules", ".package-lock.json");

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) npm("ci", "--loglevel=error");

/** Runs npm in the project's folder; leaves the process when npm fails. */
export function npm(...args) {
  const windows = process.platform === "win32";
  const { status } = spawnSync(windows ? "npm.cmd" : "npm", args, { cwd: root, stdio: "inherit", shell: windows });
  if (status !== 0) process.exit(status ?? 1);
}
