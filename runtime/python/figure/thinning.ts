// Fewer points where more than can be seen were given.

/** Points in pixels; those with NaN are gaps. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * The points of a line that looks the same: of consecutive points in one column of pixels, the first, the lowest, the
 * highest and the last.
 */
export function thinLine({ x, y }: Points): Points {
  if (x.length <= most) return { x, y };
  const kept: number[] = [];
  let start = 0;
  while (start < x.length) {
    const column = columnOf(x[start]!, y[start]!);
    let end = start + 1;
    let [low, high] = [start, start];
    while (end < x.length && Object.is(columnOf(x[end]!, y[end]!), column)) {
      if (y[end]! < y[low]!) low = end;
      if (y[end]! > y[high]!) high = end;
      end++;
    }
    const corners = Number.isNaN(column) ? [start] : [start, Math.min(low, high), Math.max(low, high), end - 1];
    for (const corner of corners) if (corner !== kept.at(-1)) kept.push(corner);
    start = end;
  }
  return { x: Float64Array.from(kept, (at) => x[at]!), y: Float64Array.from(kept, (at) => y[at]!) };
}

/** Which of many equal markers are seen: at each half pixel the last ones, up to `layers` that shine through. */
export function seenPoints({ x, y }: Points, layers = 1): readonly number[] {
  const drawn = Array.from(x.keys()).filter((at) => Number.isFinite(x[at]!) && Number.isFinite(y[at]!));
  if (drawn.length <= most) return drawn;
  const counts = new Map<number, number>();
  const seen = drawn.toReversed().filter((at) => {
    const cell = Math.round(x[at]! * 2) * farApart + Math.round(y[at]! * 2);
    const count = counts.get(cell) ?? 0;
    counts.set(cell, count + 1);
    return count < layers;
  });
  return seen.reverse();
}

/** Lines and markers up to this number of points are drawn as they are. */
const most = 20_000;
const farApart = 2 ** 24;

/** Half a pixel wide, for screens with more pixels. */
function columnOf(x: number, y: number): number {
  return Number.isFinite(x) && Number.isFinite(y) ? Math.floor(x * 2) : Number.NaN;
}
