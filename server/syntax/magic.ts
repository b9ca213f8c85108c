import { placeholder } from "./lowering.ts";

/** Whether IPython runs the whole cell otherwise than as Python: `%%bash`, `%%writefile f.py`; not `%%time`. */
export function isForeignCell(text: string): boolean {
  const name = /^\s*%%(\w*)/.exec(text)?.[1];
  return name !== undefined && !pythonCellMagics.has(name);
}

/**
 * A line at which a statement starts, with IPython's syntax in it replaced by Python that does nothing, or null where
 * there is none. Columns of Python code that stays are kept: `x = %time f()` becomes `x =       f()`.
 */
export function withoutMagic(line: string): string | null {
  const timed =
    /^(\s*)(%time(?:it)? (?:\s*-\w+(?:[ ]+\d+)?(?=\s))*\s*)(?!(?:if|for|while|with|try|def|class|async)\b)(\S.*)$/u.exec(
      line,
    );
  if (timed !== null) return `${timed[1]}0;${" ".repeat(timed[2]!.length - 2)}${timed[3]}`;
  const assigned = /^([^=#"'()]*[^=!<>#"'()]=\s*)(%time |[!%])(.*)$/u.exec(line);
  if (assigned !== null) {
    const [, target, magic, code] = assigned;
    return magic === "%time " ? `${target}      ${code}` : `${target}${placeholder}`;
  }
  const command = /^(\s*)(?:[%!?]|[^#"']*\?\s*$|(?:pip|conda|mamba|uv) +(?!(?:and|if|in|is|not|or)\b)[a-z])/u.exec(
    line,
  );
  return command === null ? null : `${command[1]}pass`;
}

const pythonCellMagics: ReadonlySet<string> = new Set([
  "capture",
  "memit",
  "mprun",
  "prun",
  "pyinstrument",
  "scalene",
  "snakeviz",
  "time",
  "timeit",
]);
