#!/usr/bin/env node
// The command line's process: `loopless hints`, `loopless check`, `loopless run`.

import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { fileURLToPath } from "node:url";
import { Kernel } from "../runtime/python/kernel.ts";
import { loadAssets, readVersion } from "./assets.ts";
import { cacheFolder } from "./cli/cacheFolder.ts";
import { runCommandLine } from "./cli/commandLine.ts";

// A reader that has seen enough closes the pipe, as `head` does: that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? process.exitCode : 2));
}

const [bundled, version] = await Promise.all([loadAssets(), readVersion()]);
process.exitCode = await runCommandLine(process.argv.slice(2), {
  version,
  bundled,
  read: (file) => readFileSync(file === "-" ? 0 : file, "utf8"),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  startKernel: () =>
    new Kernel(fileURLToPath(new URL("kernelHost.js", import.meta.url)), {
      cache: cacheFolder(process.platform, process.env, homedir()),
    }),
  onInterrupt(listener) {
    process.on("SIGINT", listener);
    return () => process.off("SIGINT", listener);
  },
});
