import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { type Fixture, parseFixtures } from "../harness/fixtures.ts";
import type { Observable } from "./python.ts";
import { type Claim, type Complaint, parseClaims } from "./verdicts.ts";

/** A program to be judged, and what we say about it. */
export interface Program extends Observable {
  readonly claims: readonly Claim[];
  readonly complaints: readonly Complaint[];
  /** `cell:line` of the lines that may stay silent. */
  readonly excused: ReadonlySet<string>;
  /** Null of a sample. */
  readonly fixture: Fixture | null;
}

/** The fixtures of test/shapes, with what their comments say. */
export function fixturePrograms(root: string): Program[] {
  return filesUnder(root, "test/shapes", [".md"]).flatMap((file) =>
    parseFixtures(readFileSync(join(root, file), "utf8")).map((fixture) => ({
      file,
      title: fixture.title,
      cells: [fixture.source],
      claims: [...fixture.hints].flatMap(([line, text]) => parseClaims(text, line + 1)),
      complaints: fixture.diagnostics
        .filter((diagnostic) => diagnostic.severity === "error")
        .map(({ line, message }) => ({
          cell: 0,
          line: line + 1,
          message,
          agrees: (raised) => raised.includes(message),
        })),
      excused: new Set([...fixture.hints].filter(([, text]) => text === "none").map(([line]) => `0:${line + 1}`)),
      fixture,
    })),
  );
}

/** The samples, as their cells; a Python file is one. */
export function readSamples(root: string): Observable[] {
  return filesUnder(root, "samples", [".py", ".ipynb"]).map((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return { file, title: "", cells: extname(file) === ".ipynb" ? notebookCells(text) : [text] };
  });
}

/** The samples, with what the command line says about them. Throws an Error where it is not built. */
export function samplePrograms(root: string): Program[] {
  const cli = join(root, "dist/cli.js");
  if (!existsSync(cli)) throw new Error("The samples need the command line: run `npm run build` first.");
  return readSamples(root).map((sample) => {
    const { file } = sample;
    return {
      ...sample,
      claims: (ask(cli, root, ["hints", file, "--json"]) as (Claim & { cell: number | null })[]).map((hint) => ({
        ...hint,
        cell: hint.cell ?? 0,
      })),
      complaints: (ask(cli, root, ["check", file, "--json"]) as (Omit<Complaint, "agrees"> & { severity: string })[])
        .filter((problem) => problem.severity === "error")
        .map((problem) => ({
          ...problem,
          cell: problem.cell ?? 0,
          agrees: (raised) => problem.message.split("\n")[0]!.startsWith(raised.split("\n")[0]!),
        })),
      excused: new Set<string>(),
      fixture: null,
    };
  });
}

function filesUnder(root: string, folder: string, extensions: readonly string[]): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => extensions.includes(extname(name)))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

/** All cells of a notebook in order; those without code are empty. */
function notebookCells(text: string): string[] {
  const notebook: { cells: { cell_type: string; source: string | string[] }[] } = JSON.parse(text);
  return notebook.cells.map((cell) => (cell.cell_type === "code" ? [cell.source].flat().join("") : ""));
}

function ask(cli: string, root: string, args: readonly string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (!stdout.startsWith("[")) throw new Error(`\`loopless ${args.join(" ")}\` gave no JSON:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}
