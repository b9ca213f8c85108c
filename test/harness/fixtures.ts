// Shape fixtures: Markdown whose Python blocks carry, as comments, what must be known of every line.

/** What a hint says, as the command line gives it: cli.md's entry without its place. `line` counts from 0 in the program. */
export interface Hint {
  readonly line: number;
  readonly kind: "variable" | "parameter" | "return" | "vmap";
  readonly name: string | null;
  readonly label: string;
  /** The sizes of the mapped axes around the value, outermost first. */
  readonly hidden: readonly string[];
}

export interface Diagnostic {
  readonly line: number;
  readonly severity: "error" | "warning" | "information";
  readonly message: string;
}

/** A caret line: the hover at `column` of `line` must contain `text`. */
export interface Hover {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** One heading of a fixture file: a program and what its comments expect. */
export interface Fixture {
  readonly title: string;
  /** The program without the expectations; its line `i` is line `markdownLines[i]` (from 0) of the file. */
  readonly source: string;
  readonly markdownLines: readonly number[];
  /** The text behind `# hint:` of each line that has one; "none" where silence is asserted. */
  readonly hints: ReadonlyMap<number, string>;
  /** `message` is what the message must contain. */
  readonly diagnostics: readonly Diagnostic[];
  readonly hovers: readonly Hover[];
}

const expectation = /\s*# (hint|error|warning|information): /;

/** The fixtures of a file, one for each heading with Python blocks under it. */
export function parseFixtures(markdown: string): Fixture[] {
  const fixtures: Fixture[] = [];
  let title = "";
  let block: FixtureLines | null = null;
  let insideBlock = false;
  for (const [number, line] of markdown.split("\n").entries()) {
    if (insideBlock && line.startsWith("```")) insideBlock = false;
    else if (insideBlock) block?.push(number, line);
    else if (line.startsWith("```py")) {
      insideBlock = true;
      block ??= new FixtureLines();
    } else if (/^#+ /.test(line)) {
      if (block !== null) fixtures.push(block.fixture(title));
      title = line.replace(/^#+ /, "");
      block = null;
    }
  }
  if (block !== null) fixtures.push(block.fixture(title));
  return fixtures;
}

/** What stands behind `# hint:` on each line for these hints, which are in source order. */
export function formatHints(hints: readonly Hint[]): Map<number, string> {
  const comments = new Map<number, string>();
  for (const line of new Set(hints.map((hint) => hint.line))) {
    const [first, ...others] = hints.filter((hint) => hint.line === line);
    const nameless = others.length === 0 && first!.kind === "variable";
    const named = [first!, ...others].map((hint) => `${nameOf(hint)} ${formatValue(hint)}`);
    comments.set(line, nameless ? formatValue(first!) : named.join(", "));
  }
  return comments;
}

/** The file's text with the comments of one fixture replaced. Expected messages that still fit stay as they are written. */
export function rewriteFixture(
  markdown: string,
  fixture: Fixture,
  hints: ReadonlyMap<number, string>,
  diagnostics: readonly Diagnostic[],
): string {
  const lines = markdown.split("\n");
  for (const [line, code] of fixture.source.split("\n").entries()) {
    const comments = diagnostics
      .filter((diagnostic) => diagnostic.line === line)
      .map((found) => {
        const expected = fixture.diagnostics.find((known) => known.line === line && fits(known, found));
        return `${found.severity}: ${JSON.stringify(expected?.message ?? found.message.split("\n")[0])}`;
      });
    const hint = hints.get(line) ?? (fixture.hints.get(line) === "none" ? "none" : undefined);
    if (hint !== undefined) comments.unshift(`hint: ${hint}`);
    // Caret lines are no code: they are blank in the program and stay as they stand.
    if (code !== "" || comments.length > 0)
      lines[fixture.markdownLines[line]!] = [code, ...comments.map((comment) => `  # ${comment}`)].join("");
  }
  return lines.join("\n");
}

/** Whether a diagnostic is the one a comment of its line expects. */
export function fits(expected: Diagnostic, found: Diagnostic): boolean {
  return (
    expected.line === found.line && expected.severity === found.severity && found.message.includes(expected.message)
  );
}

function nameOf(hint: Hint): string {
  if (hint.kind === "return") return "->";
  return hint.kind === "vmap" ? "vmap" : hint.name!;
}

function formatValue(hint: Hint): string {
  return hint.hidden.length === 0 ? hint.label : `${hint.label} ‹${hint.hidden.join(",")}›`;
}

/** Collects the lines under one heading. */
class FixtureLines {
  readonly #source: string[] = [];
  readonly #markdownLines: number[] = [];
  readonly #hints = new Map<number, string>();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #hovers: Hover[] = [];
  #codeLine = -1;

  push(number: number, text: string): void {
    const line = this.#source.length;
    this.#markdownLines.push(number);
    const hover = /^\s*#\s*(\^+) hover: (.*)$/.exec(text);
    if (hover !== null) {
      this.#hovers.push({ line: this.#codeLine, column: text.indexOf("^"), text: hover[2]! });
      this.#source.push("");
      return;
    }
    const [code, ...comments] = text.split(expectation);
    this.#source.push(code!);
    this.#codeLine = line;
    for (let index = 0; index < comments.length; index += 2) this.#expect(line, comments[index]!, comments[index + 1]!);
  }

  fixture(title: string): Fixture {
    return {
      title,
      source: this.#source.join("\n"),
      markdownLines: this.#markdownLines,
      hints: this.#hints,
      diagnostics: this.#diagnostics,
      hovers: this.#hovers,
    };
  }

  #expect(line: number, keyword: string, text: string): void {
    if (keyword === "hint") this.#hints.set(line, text);
    // SAFETY: `expectation` matches no other keywords.
    else this.#diagnostics.push({ line, severity: keyword as Diagnostic["severity"], message: JSON.parse(text) });
  }
}
