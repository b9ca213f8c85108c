// Bundles the judge, which is TypeScript, and runs it.

import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const bundle = join(root, "out", "oracle", "judge.mjs");

await build({
  entryPoints: [join(here, "judge.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  packages: "external",
  format: "esm",
});
const { judge } = await import(pathToFileURL(bundle).href);
try {
  process.exitCode = judge(pathToFileURL(`${root}/`), process.argv.slice(2)) ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
