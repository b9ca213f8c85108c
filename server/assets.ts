// What stands beside the built files: the parser, its grammar, and the bundled Python modules.

import { readFile } from "node:fs/promises";
import jaxIdioms from "../runtime/python/shim/dl_workshop/jax_idioms.py";
import type { BundledModules } from "./analysis/analyzer.ts";
import { bundledModules } from "./bundledModules.ts";
import { loadParser } from "./syntax/parse.ts";

/** Loads the parser from the folder of the running file; gives the modules that programs may import. */
export async function loadAssets(): Promise<BundledModules> {
  const [grammar, engine] = await Promise.all(["tree-sitter-python.wasm", "web-tree-sitter.wasm"].map(readBeside));
  await loadParser(grammar!, engine);
  return bundledModules({ "dl_workshop.jax_idioms": jaxIdioms });
}

/** The version in the package's manifest. */
export async function readVersion(): Promise<string> {
  const { version }: { readonly version: string } = JSON.parse(
    new TextDecoder().decode(await readBeside("../package.json")),
  );
  return version;
}

function readBeside(name: string): Promise<Uint8Array> {
  return readFile(new URL(name, import.meta.url));
}
