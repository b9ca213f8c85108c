const number = /-?(?:\d+\.\d*|nan|inf)(?:e[+-]\d+)?/g;

/**
 * Whether two printed values are the same but for the last digits of floats, and for the blanks that line those up.
 *
 * Floats in full agree to 15 digits; those that arrays print with 8 places, or single precision, to these.
 */
export function isSameText(text: string | undefined, wanted: string | undefined): boolean {
  if (text === undefined || wanted === undefined || text === wanted) return text === wanted;
  const [mine, theirs] = [text, wanted].map((each) => each.match(number) ?? []);
  const [frame, wantedFrame] = [text, wanted].map((each) => each.replace(number, "#").replace(/\s+/g, ""));
  const isSingle = /float(?:16|32)|complex64/.test(wanted);
  return frame === wantedFrame && mine!.every((one, i) => isNear(one, theirs![i]!, isSingle));
}

function isNear(one: string, other: string, isSingle: boolean): boolean {
  if (one === other) return true;
  const [x, y] = [Number(one), Number(other)];
  const places = other.split("e")[0]!.split(".")[1]?.length ?? 0;
  const tolerance = isSingle ? 4e-7 : places > 8 ? 1e-15 : 1.01e-8;
  return Math.abs(x - y) <= tolerance * Math.max(places > 8 && !isSingle ? 0 : 1, Math.abs(y));
}
