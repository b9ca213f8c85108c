import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { InterpreterAssets } from "./interpreter.ts";

/** The file that the thread runs. */
export const workerFile = new URL("kernelWorker.js", import.meta.url);

/** What each thread is given, from the files that the build put beside this one, and what a snapshot of it depends on. */
export interface LoadedAssets extends Pick<InterpreterAssets, "standardLibrary" | "modules"> {
  /** Compiled in the background while other files are read. */
  readonly pyodide: Promise<WebAssembly.Module>;
  /** Another one where Python's memory after a start can be another one. */
  readonly key: string;
}

export async function loadAssets(): Promise<LoadedAssets> {
  const read = (name: string) => readFile(new URL(name, import.meta.url));
  const pyodide = read("pyodide.asm.wasm").then((wasm) => WebAssembly.compile(wasm));
  // Whoever waits for it hears of an error; until then it is nobody's.
  pyodide.catch(() => {});
  const [standardLibrary, worker, modules] = await Promise.all([
    read("python_stdlib.zip"),
    readFile(workerFile),
    readModules(fileURLToPath(new URL("python", import.meta.url))),
  ]);
  return { pyodide, standardLibrary, modules, key: keyOf(worker, standardLibrary, modules) };
}

async function readModules(folder: string): Promise<Readonly<Record<string, string>>> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".py")).sort();
  const texts = await Promise.all(paths.map((path) => readFile(`${folder}/${path}`, "utf8")));
  return Object.fromEntries(paths.map((path, index) => [path.replaceAll("\\", "/"), texts[index]!]));
}

/** The worker's file contains Pyodide, which knows its WebAssembly. Python asks for the time zone once. */
function keyOf(worker: Uint8Array, library: Uint8Array, modules: Readonly<Record<string, string>>): string {
  const year = new Date().getFullYear();
  const timeZone = [new Date(year, 0), new Date(year, 6)].map((date) => date.getTimezoneOffset());
  const rest = JSON.stringify([process.versions.v8, timeZone, modules]);
  return createHash("sha256").update(worker).update(library).update(rest).digest("hex");
}
