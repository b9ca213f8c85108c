// Which lines of a very long list are in sight.

/** One direction of a table: so many lines of `size` CSS pixels each, seen through a window of `room`. */
export interface Direction {
  readonly count: number;
  readonly size: number;
  readonly room: number;
}

/** Lines in sight, and where the first one begins. */
export interface InSight {
  readonly first: number;
  /** The one behind the last. */
  readonly end: number;
  /** The place of the first line, in CSS pixels from the beginning of what is scrolled. */
  readonly offset: number;
}

/** How long what is scrolled is: browsers end at some length, beyond which lines go by faster than the pixels. */
export function scrolledLength({ count, size }: Direction): number {
  return Math.min(count * size, longest);
}

/** The lines in sight at a scroll offset. */
export function inSight(direction: Direction, scrolled: number): InSight {
  const { count, size, room } = direction;
  const top = scrolled * speedOf(direction);
  const first = Math.max(0, Math.min(count - 1, Math.floor(top / size)));
  const end = Math.min(count, Math.ceil((top + room) / size) + 1);
  return { first, end, offset: scrolled + first * size - top };
}

/** The scroll offset at which a line is in sight, as near as possible to where it is scrolled now. */
export function scrolledTo(direction: Direction, scrolled: number, line: number): number {
  const { size, room } = direction;
  const speed = speedOf(direction);
  const top = scrolled * speed;
  if (line * size < top) return (line * size) / speed;
  return (line + 1) * size > top + room ? ((line + 1) * size - room) / speed : scrolled;
}

const longest = 8_000_000;

function speedOf(direction: Direction): number {
  const { count, size, room } = direction;
  const length = count * size;
  const scrollable = scrolledLength(direction) - room;
  return scrollable <= 0 ? 1 : Math.max(1, (length - room) / scrollable);
}
