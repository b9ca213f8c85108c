// The parser and the bundled modules as the built files have them, from where they stand in the project.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bundledModules } from "../../server/bundledModules.ts";
import { loadParser } from "../../server/syntax/parse.ts";

await loadParser(createRequire(import.meta.url).resolve("tree-sitter-python/tree-sitter-python.wasm"));

const idioms = new URL("../../runtime/python/shim/dl_workshop/jax_idioms.py", import.meta.url);

/** The modules that come with the product. */
export const bundled = bundledModules({ "dl_workshop.jax_idioms": readFileSync(idioms, "utf8") });
