// The commands and their options; everything they touch comes in through a `Terminal`.

import { Analyzer, type BundledModules } from "../analysis/analyzer.ts";
import { parseProgram } from "../syntax/program.ts";
import { checkJson, checkText } from "./check.ts";
import { hintsJson, hintsText } from "./hints.ts";
import { type AnalysedFile, InputError, readInput } from "./input.ts";

/** The world as the command line sees it. */
export interface Terminal {
  readonly version: string;
  readonly bundled: BundledModules;
  /** The text of a file, of standard input for `-`. Throws what node throws. */
  read(file: string): string;
  out(text: string): void;
  err(text: string): void;
}

/** Runs one command and gives the exit code: 0 for success, 1 when `check` found an error, 2 when it could not be done. */
export function runCommandLine(args: readonly string[], terminal: Terminal): number {
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
    if (command === undefined) throw new UsageError("which command? There are hints and check");
    if (!isCommand(command)) throw new UsageError(`there is no command ${command}`);
    return commands[command](rest, terminal);
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
  loopless --version | --help

FILE is a .py file, a .ipynb notebook, a .md file with Python blocks, or - for Python on standard input.
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

  check(args: readonly string[], terminal: Terminal): number {
    const { files, options } = parseArguments("check", args, ["--json"]);
    const { analysed, exitCode } = analyseAll(files, terminal);
    const problems = analysed.flatMap(checkJson);
    terminal.out(options.has("--json") ? toJson(problems) : problems.map(checkText).join(""));
    return exitCode || (problems.some(({ severity }) => severity === "error") ? 1 : 0);
  },

  run(): number {
    throw new UsageError("running cells is not part of this version");
  },
};

function isCommand(name: string | undefined): name is keyof typeof commands {
  return name !== undefined && Object.hasOwn(commands, name);
}

function isHelp(arg: string): boolean {
  return arg === "--help" || arg === "-h";
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
    try {
      const input = readInput(file, terminal.read);
      const analysis = new Analyzer(terminal.bundled).analyze(parseProgram(input.source, null));
      for (const fault of analysis.faults) {
        terminal.err(`loopless: ${file}: a fault of the analysis: ${fault instanceof Error ? fault.message : fault}\n`);
      }
      analysed.push({ input, analysis });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      terminal.err(`loopless: ${error.message}\n`);
      exitCode = 2;
    }
  }
  return { analysed, exitCode };
}

function toJson(entries: readonly object[]): string {
  return entries.length === 0 ? "[]\n" : `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
}
