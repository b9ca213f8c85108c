// Bundles the extension. What it imports with `import()` becomes a file of its own beside it, loaded when it is needed:
// the editor waits for the first file alone.

import { basename, join } from "node:path";
import { build } from "esbuild";

/** The modules to bundle: the extension, then all that is found behind an `import()`. */
const modules = new Set(["client/extension.ts"]);

const loadedLater = {
  name: "loaded later",
  setup({ onResolve }) {
    onResolve({ filter: /\.ts$/ }, ({ kind, path, resolveDir }) => {
      if (kind !== "dynamic-import") return null;
      modules.add(join(resolveDir, path));
      return { path: `./${basename(path, ".ts")}.cjs`, external: true };
    });
  },
};

for (const module of modules) {
  await build({
    entryPoints: [module],
    outfile: `dist/${basename(module, ".ts")}.cjs`,
    bundle: true,
    minifyWhitespace: true,
    minifySyntax: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // An `import()` becomes a `require`: VS Code answers that one with its own `vscode`.
    supported: { "dynamic-import": false },
    external: ["vscode"],
    plugins: [loadedLater],
    sourcemap: true,
    logLevel: "warning",
  });
}
