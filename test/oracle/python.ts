import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A hint site real JAX came past, with the join of the values it had there; `label` is null when none was an array. */
export interface Observation {
  readonly cell: number;
  /** From 1. */
  readonly line: number;
  /** Of a call that of its closing parenthesis; of no meaning for a return. */
  readonly column: number;
  readonly kind: "variable" | "parameter" | "return" | "vmap";
  readonly name: string | null;
  readonly label: string | null;
  readonly hidden: readonly string[];
  /** Of a call: its value is bound to a name at once. */
  readonly bound: boolean;
  /** From inside a jit, the axes mapped outside it cannot be seen. */
  readonly insideJit: boolean;
  /** One of NumPy's scalars, which are Python numbers too. */
  readonly isScalar: boolean;
}

/** What a statement raised, at the innermost line of the program itself. */
export interface Raised {
  readonly cell: number;
  /** From 1. */
  readonly line: number;
  readonly type: string;
  readonly message: string;
}

export interface Report {
  readonly seen: readonly Observation[];
  readonly errors: readonly Raised[];
  /** Cell, first line, last line of the statements that control came to. */
  readonly reached: readonly (readonly [number, number, number])[];
}

const jaxVersion = "0.10.2";

/** Whether it is the program's own doing, and not that this machine lacks a module, a file, and so the names it had. */
export function isJudged(raised: Raised): boolean {
  return !excused.has(raised.type);
}

const excused: ReadonlySet<string> = new Set([
  "ImportError",
  "ModuleNotFoundError",
  "NameError",
  "FileNotFoundError",
  "URLError",
  "SystemExit",
  "TimeLimit",
]);

/** A piece of a program that is run in one go. */
export interface Cell {
  readonly cell: number;
  /** The line of its first one in the file, from 1. */
  readonly line: number;
  readonly source: string;
}

/** A program as the oracle sees it. */
export interface Observable {
  /** As it is shown. */
  readonly file: string;
  /** The heading of a fixture, "" of a file. */
  readonly title: string;
  readonly cells: readonly Cell[];
}

/** Runs programs in real JAX, one after the other. Throws an Error saying what is missing where JAX cannot be run. */
export function observe(root: string, programs: readonly Observable[]): Report[] {
  const asked = programs.map(({ file, title, cells }) => ({
    name: `${file} ${title}`,
    cells,
    folder: null,
    seconds: null,
  }));
  // SAFETY: the program is ours, and writes these.
  return askJax(root, "observe.py", asked) as Report[];
}

/** Runs one program of a user's in a process of its own, in its folder and for so many seconds. Throws as `observe` does. */
export function observeFile(root: string, { file, cells }: Observable, folder: string, seconds: number): Report {
  // SAFETY: the program is ours, and writes these.
  const [report] = askJax(root, "observe.py", [{ name: file, cells, folder, seconds }], 2 * seconds) as Report[];
  return report!;
}

/** The verdicts on learners' answers in real JAX, to be read with `parseVerdict`. Throws as `observe` does. */
export function checkAnswers(root: string, answers: readonly { exercise: string; source: string }[]): unknown[] {
  // SAFETY: the program is ours, and writes one for each answer.
  return askJax(root, "checkAnswers.py", answers) as unknown[];
}

function askJax(root: string, program: string, input: unknown, seconds = 0): unknown {
  const { LOOPLESS_PYTHON: python = "python3" } = process.env;
  const version = spawnSync(python, ["-c", "from jax.version import __version__ as v; print(v)"], { encoding: "utf8" });
  const found = version.stdout?.trim();
  if (version.status !== 0 || found !== jaxVersion)
    throw new Error(
      `The oracle needs JAX ${jaxVersion}, but \`${python}\` has ${found ? `JAX ${found}` : "none"}. ` +
        `Make a virtual environment (python3 -m venv oracle; oracle/bin/pip install jax==${jaxVersion}) ` +
        "and name its python in LOOPLESS_PYTHON.",
    );
  const run = spawnSync(python, [join(root, "test/oracle", program)], {
    encoding: "utf8",
    input: JSON.stringify(input),
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 2 ** 28,
    // Of the last resort: what takes too long inside of one operation does not hear that its time is over.
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
  });
  if (run.error !== undefined || run.status !== 0)
    throw new Error(
      `${program} failed in JAX${run.error ? `: ${run.error.message}` : "; its own message stands above"}.`,
    );
  return JSON.parse(run.stdout);
}
