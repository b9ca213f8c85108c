// The extension as it is shipped; vitest packs it before the tests that use it.

import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { npm } from "../harness/npm.ts";

/** Where the package is. */
export const vsix = resolve("out/window/loopless.vsix");

export default function pack(): void {
  mkdirSync(dirname(vsix), { recursive: true });
  npm(resolve("."), "run", "build");
  npm(resolve("."), "run", "vsix", "--", "--out", vsix);
}
