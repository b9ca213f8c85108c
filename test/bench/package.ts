import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm } from "../harness/npm.ts";
import type { Figure } from "./figure.ts";

/** How large the extension is. */
export async function packageFigures(root: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "loopless-bench-"));
  const file = join(folder, "loopless.vsix");
  try {
    npm(root, "run", "--silent", "vsix", "--", "--out", file);
    return [{ name: "the .vsix", unit: "MB", samples: [statSync(file).size / 1e6], limit: 12, peer: null }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
