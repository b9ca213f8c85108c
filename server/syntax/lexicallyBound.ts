/** The names that a text which cannot be parsed seems to bind. Rather too many than too few: each becomes unknown. */
export function lexicallyBound(text: string): readonly string[] {
  const [, defined] = /^(?:@.*\n|\s)*(?:async\s+)?(?:def|class)\s+(\w+)/.exec(text) ?? [];
  if (defined !== undefined) return [defined];
  const names = new Set<string>();
  for (const line of text.split("\n")) {
    for (const targets of targetTexts(line)) {
      for (const [name] of targets.matchAll(/(?<![\w.])[^\W\d][\w]*/gu)) if (!keywords.has(name)) names.add(name);
    }
  }
  return [...names];
}

function* targetTexts(line: string): Generator<string> {
  const patterns = [
    /^\s*(?:from\s+[\w.]+\s+)?import\s+(.*)$/,
    /^\s*(?:async\s+)?(?:def|class)\s+(\w+)/,
    /\bfor\s+(.*?)(?:\s+in\b|$)/,
    /\bas\s+(.*?)(?::|$)/,
    /^([^=]*?[^=!<>:+\-*/%&|^@])=(?!=)/,
    /^\s*([\w.]+)\s*:/,
    /\b(\w+)\s*:=/,
  ];
  for (const pattern of patterns) {
    const targets = pattern.exec(line)?.[1];
    if (targets !== undefined) yield targets;
  }
}

const keywords: ReadonlySet<string> = new Set(["as", "async", "else", "for", "if", "import", "in", "lambda", "not"]);
