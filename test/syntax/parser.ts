import { createRequire } from "node:module";
import { loadParser } from "../../server/syntax/parse.ts";

/** Loads the grammar from its package. */
export async function loadGrammar(): Promise<void> {
  await loadParser(createRequire(import.meta.url).resolve("tree-sitter-python/tree-sitter-python.wasm"));
}
