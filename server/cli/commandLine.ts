// The commands and their options; everything they touch comes in through a `Terminal`.

import type { Kernel } from "../../runtime/python/kernel.ts";
import { type Analysis, Analyzer, type BundledModules } from "../analysis/analyzer.ts";
import { followImports } from "../analysis/importedModules.ts";
import { parseProgram } from "../syntax/program.ts";
import { checkJson, checkText } from "./check.ts";
import { hintsJson, hintsText } from "./hints.ts";
import { type AnalysedFile, InputError, type InputFile, readInput } from "./input.ts";
import { modulesBeside } from "./modulesBeside.ts";
import { runFile } from "./run.ts";
import { ReadingError, syntaxErrors } from "./syntaxErrors.ts";

/** The world as the command line sees it. */
export interface Terminal {
  readonly version: string;
  readonly bundled: BundledModules;
  /** The text of a file, of standard input for `-`. Throws what node throws. */
  read(file: string): string;
  out(text: string): void;
  err(text: string): void;
  /** Starts Python. */
  startKernel(): Pick<Kernel, "ready" | "execute" | "interrupt" | "dispose">;
  /** Calls back for every Ctrl+C, which then ends nothing by itself, until the function it gives is called. */
  onInterrupt(listener: () => void): () => void;
}

/**
 * Runs one command and gives the exit code: 0 for success, 1 when `check` found an error or a cell of `run` raised one,
 * 2 when it could not be done, 130 after Ctrl+C.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === "--help" || command === "-h" || (isCommand(command) && rest.some(isHelp))) {
      terminal.out(help);
      return 0;
    }
    if (command === "--version") {
      terminal.out(`${terminal.version}\n`);
      return 0;
    }
    if (command === undefined) throw new UsageError("which command? There are hints, check and run");
    if (!isCommand(command)) throw new UsageError(`there is no command ${command}`);
    return await commands[command](rest, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`loopless: ${error.message} (see loopless --help)\n`);
    return 2;
  }
}

/** A call that makes no sense; the message is one line. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

const help = `loopless: live shapes for vmap

  loopless hints FILE… [--json] [--ascii]   the source with the shape of every array, or the shapes as JSON
  loopless check FILE… [--json]             what would raise; exit code 1 when there is an error
  loopless run FILE [--json] [--timeout SECONDS]
                                            runs the cells in order; exit code 1 when one raised an error
  loopless --version | --help

FILE is a .py file, a .ipynb notebook, a .md file with Python blocks, or - for Python on standard input.
Cells of a notebook are counted from 0, those with text too. Those of a .py file begin at its lines # %%.
They run in a Python of their own, without access to files or the network.
Exit code 2 means that a file could not be read.
`;

const commands = {
  hints(args: readonly string[], terminal: Terminal): number {
    const { files, options } = parseArguments("hints", args, ["--json", "--ascii"]);
    const { analysed, exitCode } = analyseAll(files, terminal);
    if (options.has("--json")) terminal.out(toJson(analysed.flatMap(hintsJson)));
    else terminal.out(analysed.map((each) => hintsText(each, options.has("--ascii"), files.length > 1)).join("\n"));
    return exitCode;
  },

  async check(args: readonly string[], terminal: Terminal): Promise<number> {
    const { files, options } = parseArguments("check", args, ["--json"]);
    const { analysed, exitCode } = analyseAll(files, terminal);
    const syntaxErrors = await readOrSayLost(analysed, terminal);
    const problems = analysed.flatMap((file, index) => checkJson(file, syntaxErrors?.[index] ?? []));
    terminal.out(options.has("--json") ? toJson(problems) : problems.map(checkText).join(""));
    if (exitCode !== 0 || syntaxErrors === null) return 2;
    return problems.some(({ severity }) => severity === "error") ? 1 : 0;
  },

  async run(args: readonly string[], terminal: Terminal): Promise<number> {
    const { files, options, seconds } = parseRun(args);
    if (files.length > 1) throw new UsageError("run takes one file");
    const input = readOrSay(files[0]!, terminal);
    return input === null ? 2 : runFile(input, { json: options.has("--json"), seconds }, terminal);
  },
};

function isCommand(name: string | undefined): name is keyof typeof commands {
  return name !== undefined && Object.hasOwn(commands, name);
}

function isHelp(arg: string): boolean {
  return arg === "--help" || arg === "-h";
}

/** The arguments of `run`, whose `--timeout` has a value. */
function parseRun(args: readonly string[]) {
  const given = args.flatMap((arg) => (arg.startsWith("--timeout=") ? ["--timeout", arg.slice(10)] : [arg]));
  const at = given.indexOf("--timeout");
  if (at < 0) return { ...parseArguments("run", given, ["--json"]), seconds: null };
  const [, value = ""] = given.splice(at, 2);
  const seconds = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : 0;
  if (seconds === 0) throw new UsageError("--timeout needs a number of seconds");
  return { ...parseArguments("run", given, ["--json"]), seconds };
}

function parseArguments(command: string, args: readonly string[], known: readonly string[]) {
  const isOption = (arg: string) => arg.startsWith("-") && arg !== "-";
  const options = new Set(args.filter(isOption));
  const stranger = [...options].find((option) => !known.includes(option));
  if (stranger !== undefined) throw new UsageError(`${command} has no option ${stranger}`);
  const files = args.filter((arg) => !isOption(arg));
  if (files.length === 0) throw new UsageError(`${command} needs a file`);
  return { files, options };
}

/** Analyses every file that can be read; each of the others costs a line on standard error, and the exit code. */
function analyseAll(files: readonly string[], terminal: Terminal) {
  const analysed: AnalysedFile[] = [];
  let exitCode = 0;
  for (const file of files) {
    const input = readOrSay(file, terminal);
    if (input === null) {
      exitCode = 2;
      continue;
    }
    const analysis = analyse(file, input, terminal);
    for (const fault of analysis.faults) {
      terminal.err(`loopless: ${file}: a fault of the analysis: ${fault instanceof Error ? fault.message : fault}\n`);
    }
    analysed.push({ input, analysis });
  }
  return { analysed, exitCode };
}

/** The syntax errors of each file; where Python was lost, a line on standard error and null. */
async function readOrSayLost(files: readonly AnalysedFile[], terminal: Terminal) {
  try {
    return await syntaxErrors(
      files.map(({ input }) => input.source),
      terminal.startKernel,
    );
  } catch (error) {
    if (!(error instanceof ReadingError)) throw error;
    terminal.err(`loopless: syntax errors are not reported: ${error.message}\n`);
    return null;
  }
}

/** Analyses a file with the modules that it imports. */
function analyse(file: string, { source }: InputFile, { bundled, read }: Terminal): Analysis {
  const program = parseProgram(source, null);
  const imported = followImports(program, modulesBeside(file, read), bundled);
  return new Analyzer(bundled, imported).analyze(program);
}

/** A file that was read; for one that cannot be, a line on standard error and null. */
function readOrSay(file: string, terminal: Terminal): InputFile | null {
  try {
    return readInput(file, terminal.read);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    terminal.err(`loopless: ${error.message}\n`);
    return null;
  }
}

function toJson(entries: readonly object[]): string {
  return entries.length === 0 ? "[]\n" : `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
}
