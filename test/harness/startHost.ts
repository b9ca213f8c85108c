// Starts the VS Code server on 127.0.0.1, on its own folders, and stops it with everything it started.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { CleanUp } from "./cleanUp.ts";
import type { HostInstallation } from "./hostInstallation.ts";

export interface HostOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The user's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A packaged extension to install. */
  readonly vsix?: string;
  /** Whether a folder has to be trusted before code runs in it. Otherwise each is. */
  readonly asksForTrust?: boolean;
  /** Lets the page load an extension from its folder and run a suite in its extension host. */
  readonly driver?: boolean;
}

/** What the server of a port serves. */
export interface Addresses {
  /** The address of a window on a folder; VS Code's name for its options is payload (`openFile`, `extensionTestsPath`, …). */
  window(folder: string, payload: Readonly<Record<string, string>>): string;
  /** How the window calls a path of this machine. */
  uri(path: string): string;
}

export interface Host extends Addresses {
  readonly port: number;
  /** Resolves when the server has ended, however it did. */
  readonly ended: Promise<void>;
  /** What the server wrote so far. */
  log(): string;
}

/** Settings that keep VS Code itself quiet. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": "off",
  "update.mode": "none",
  "telemetry.telemetryLevel": "off",
  "security.workspace.trust.enabled": false,
  "git.openRepositoryInParentFolders": "never",
};

/** Starts the server and resolves when it listens; throws with its log when it cannot. `cleanUp` ends it, with everything it started. */
export async function startHost(cleanUp: CleanUp, installation: HostInstallation, options: HostOptions): Promise<Host> {
  const folder = cleanUp.temporaryFolder();
  const folders = ["--server-data-dir", folder, "--user-data-dir", join(folder, "data")];
  folders.push("--extensions-dir", join(folder, "extensions"));
  writeSettings(join(folder, "data"), options.settings);
  if (options.vsix !== undefined) installExtension(installation, options.vsix, folders);

  const address = ["--host", "127.0.0.1", "--port", String(options.port)];
  const consent = ["--without-connection-token", "--accept-server-license-terms"];
  const trust = options.asksForTrust === true ? [] : ["--disable-workspace-trust"];
  const driver = options.driver === true ? ["--enable-smoke-test-driver"] : [];
  const server = spawn(
    installation.node,
    [installation.serverMain, ...address, ...consent, ...trust, "--telemetry-level", "off", ...driver, ...folders],
    // A process group of its own: Ctrl+C reaches us first, and the group is ended as a whole.
    { stdio: ["ignore", "pipe", "pipe"], detached: process.platform !== "win32" },
  );
  const ended = once(server, "exit").then(() => {});
  cleanUp.add(() => endGroup(server, ended));

  const lines: string[] = [];
  const listening = new Promise<number | undefined>((resolve) => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface(stream).on("line", (line) => {
        lines.push(line);
        const port = /agent listening on (\d+)/.exec(line)?.[1];
        if (port !== undefined) resolve(Number(port));
        // A server that cannot have its port lives on without one.
        if (line.includes("Error: listen ")) resolve(undefined);
      });
    }
  });
  const port = await Promise.race([listening, ended]);
  if (port === undefined) throw new Error(whyNot(lines));
  return { ...addressesAt(port), port, ended, log: () => lines.join("\n") };
}

/** The addresses of the server that listens on a port. */
export function addressesAt(port: number): Addresses {
  return {
    window: (folder, payload) => {
      const query = new URLSearchParams({
        folder: decodeURI(pathToFileURL(folder).pathname),
        payload: JSON.stringify(Object.entries(payload)),
      });
      // Slashes and colons may stand in a query as they are, and an address is there to be read.
      return `http://127.0.0.1:${port}/?${String(query).replaceAll("%2F", "/").replaceAll("%3A", ":")}`;
    },
    uri: (path) => `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`,
  };
}

/** Makes `settings` the user's settings of a VS Code whose user data is in `folder`. */
export function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(join(folder, "User"), { recursive: true });
  writeFileSync(join(folder, "User", "settings.json"), JSON.stringify(settings));
}

function whyNot(lines: readonly string[]): string {
  const listen = lines.find((line) => line.includes("Error: listen "))?.replace(/^.*Error: listen /, "");
  return listen !== undefined
    ? `VS Code's server cannot listen: ${listen}`
    : `VS Code's server ended:\n${lines.join("\n")}`;
}

function installExtension(installation: HostInstallation, vsix: string, folders: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    installation.node,
    [installation.serverMain, "--install-extension", vsix, "--force", ...folders],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${vsix} could not be installed:\n${stdout}${stderr}`);
}

async function endGroup(server: ChildProcess, ended: Promise<void>): Promise<void> {
  const deadline = setTimeout(() => signalGroup(server, "SIGKILL"), 5000);
  signalGroup(server, "SIGTERM");
  await ended;
  clearTimeout(deadline);
  // The server has gone; what is left of its group is nobody's any more.
  signalGroup(server, "SIGKILL");
}

function signalGroup(server: ChildProcess, signal: "SIGTERM" | "SIGKILL"): void {
  if (server.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(server.pid), "/t", "/f"]);
    return;
  }
  try {
    process.kill(-server.pid, signal);
  } catch {
    // Everything in the group has ended already.
  }
}
