// npm as a step of a harness.

import { spawnSync } from "node:child_process";

/** Runs npm in `folder` and throws with what it wrote when it fails. */
export function npm(folder: string, ...args: string[]): void {
  const windows = process.platform === "win32";
  const { status, stdout, stderr } = spawnSync(windows ? "npm.cmd" : "npm", args, {
    cwd: folder,
    encoding: "utf8",
    shell: windows,
  });
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${stdout}${stderr}`);
}
