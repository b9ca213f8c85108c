// Writes out/python_stdlib.zip, Python's library with what the kernel imports compiled, if it is not there yet.

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const here = fileURLToPath(new URL(".", import.meta.url));
const result = fileURLToPath(new URL("../../out/python_stdlib.zip", import.meta.url));
const archive = createRequire(import.meta.url).resolve("pyodide/python_stdlib.zip");
const sources = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".py"))
  .map((path) => here + path);

const changed = Math.max(
  ...[archive, fileURLToPath(import.meta.url), ...sources].map((path) => statSync(path).mtimeMs),
);
if (!existsSync(result) || statSync(result).mtimeMs < changed) {
  const pyodide = await loadPyodide();
  pyodide.FS.writeFile("/tmp/compile_library.py", readFileSync(`${here}compileLibrary.py`));
  pyodide.runPython("import sys; sys.path.append('/tmp')");
  const { compile_library } = pyodide.pyimport("compile_library");
  const texts = pyodide.toPy(sources.map((path) => readFileSync(path, "utf8")));
  compile_library("/lib/python314.zip", "/tmp/library.zip", texts);
  mkdirSync(fileURLToPath(new URL("../../out", import.meta.url)), { recursive: true });
  writeFileSync(result, pyodide.FS.readFile("/tmp/library.zip"));
}
