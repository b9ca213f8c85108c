import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A hint site real JAX came past, with the join of the values it had there; `label` is null when none was an array. */
export interface Observation {
  readonly cell: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly kind: "variable" | "parameter" | "return" | "vmap";
  readonly name: string | null;
  readonly label: string | null;
  readonly hidden: readonly string[];
  /** Of a call: its value is bound to a name at once. */
  readonly bound: boolean;
  /** From inside a jit, the axes mapped outside it cannot be seen. */
  readonly insideJit: boolean;
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
}

const jaxVersion = "0.10.2";

/** Whether it is the program's own doing, and not that this machine lacks a module and so the names it had. */
export function isJudged(raised: Raised): boolean {
  return !["ImportError", "ModuleNotFoundError", "NameError"].includes(raised.type);
}

/** A program as the oracle sees it. */
export interface Observable {
  /** Relative to the project's root. */
  readonly file: string;
  /** The heading of a fixture, "" of a sample. */
  readonly title: string;
  readonly cells: readonly string[];
}

/** Runs programs in real JAX. Throws an Error saying what is missing where JAX cannot be run. */
export function observe(root: string, programs: readonly Observable[]): Report[] {
  const asked = programs.map(({ file, title, cells }) => ({
    name: `${file} ${title}`,
    cells: cells.map(withoutMagics),
  }));
  // SAFETY: the program is ours, and writes these.
  return askJax(root, "observe.py", asked) as Report[];
}

/** The verdicts on learners' answers in real JAX, to be read with `parseVerdict`. Throws as `observe` does. */
export function checkAnswers(root: string, answers: readonly { exercise: string; source: string }[]): unknown[] {
  // SAFETY: the program is ours, and writes one for each answer.
  return askJax(root, "checkAnswers.py", answers) as unknown[];
}

function askJax(root: string, program: string, input: unknown): unknown {
  const { LOOPLESS_PYTHON: python = "python3" } = process.env;
  const version = spawnSync(python, ["-c", "import jax; print(jax.__version__)"], { encoding: "utf8" });
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
  });
  if (run.status !== 0) throw new Error(`${program} failed in JAX; its own message stands above.`);
  return JSON.parse(run.stdout);
}

/** Plain Python cannot run IPython's lines. */
function withoutMagics(source: string): string {
  return source.replace(/^\s*([%!].*|[\w.]+\?)$/gm, "");
}
