// The arrow keys in a row that is one stop for the Tab key.

/** The place to go to from `place` in a row of `count`; null where the key means nothing there. */
export function placeAfterKey(key: string, place: number, count: number): number | null {
  if (key === "ArrowRight") return (place + 1) % count;
  if (key === "ArrowLeft") return (place + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
