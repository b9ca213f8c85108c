// The difference of two lines as Python's difflib.ndiff shows it, which JAX quotes for the keys of dicts.

interface Match {
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

/** Two lines marked `- ` and `+ `, with `? ` lines under them that point at what differs if most of it agrees. */
export function lineDifference(a: string, b: string): readonly string[] {
  const matches = matchingBlocks(a, b);
  const matched = matches.reduce((sum, { size }) => sum + size, 0);
  if ((2 * matched) / (a.length + b.length) < 0.75) return [`- ${a}`, `+ ${b}`];
  const [aMarks, bMarks] = marks(matches, a.length, b.length);
  return [`- ${a}`, ...pointers(aMarks), `+ ${b}`, ...pointers(bMarks)];
}

/** A stretch of each line, from the first position to before the second. */
interface Stretches {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/** Mirrors `SequenceMatcher.get_matching_blocks`. */
function matchingBlocks(a: string, b: string): readonly Match[] {
  const within = (stretches: Stretches): readonly Match[] => {
    const match = longestMatch(a, b, stretches);
    if (match.size === 0) return [];
    const before = within({ a: [stretches.a[0], match.a], b: [stretches.b[0], match.b] });
    const [aEnd, bEnd] = [match.a + match.size, match.b + match.size];
    return [...before, match, ...within({ a: [aEnd, stretches.a[1]], b: [bEnd, stretches.b[1]] })];
  };
  return within({ a: [0, a.length], b: [0, b.length] });
}

/** Mirrors `SequenceMatcher.find_longest_match` with blanks as junk: they lengthen a match, but begin none. */
function longestMatch(a: string, b: string, { a: [aLow, aHigh], b: [bLow, bHigh] }: Stretches): Match {
  let best: Match = { a: aLow, b: bLow, size: 0 };
  for (let i = aLow; i < aHigh; i += 1) {
    for (let j = bLow; j < bHigh; j += 1) {
      let size = 0;
      while (i + size < aHigh && j + size < bHigh && b[j + size] !== " " && a[i + size] === b[j + size]) size += 1;
      if (size > best.size) best = { a: i, b: j, size };
    }
  }
  const isBlank = (i: number, j: number) => a[i] === " " && b[j] === " ";
  let { a: i, b: j } = best;
  let [aEnd, bEnd] = [i + best.size, j + best.size];
  while (i > aLow && j > bLow && isBlank(i - 1, j - 1)) [i, j] = [i - 1, j - 1];
  while (aEnd < aHigh && bEnd < bHigh && isBlank(aEnd, bEnd)) [aEnd, bEnd] = [aEnd + 1, bEnd + 1];
  return { a: i, b: j, size: aEnd - i };
}

/** For each line a blank under what it shares with the other, `^` under what is replaced, `-` and `+` elsewhere. */
function marks(matches: readonly Match[], aLength: number, bLength: number): readonly [string, string] {
  let [aMarks, bMarks] = ["", ""];
  for (const match of [...matches, { a: aLength, b: bLength, size: 0 }]) {
    const removed = match.a - aMarks.length;
    const added = match.b - bMarks.length;
    const replaced = removed > 0 && added > 0;
    aMarks += (replaced ? "^" : "-").repeat(removed) + " ".repeat(match.size);
    bMarks += (replaced ? "^" : "+").repeat(added) + " ".repeat(match.size);
  }
  return [aMarks, bMarks];
}

function pointers(line: string): readonly string[] {
  const shown = line.trimEnd();
  return shown === "" ? [] : [`? ${shown}`, ""];
}
