// Reading values of which nobody vouches for the form.

/** The fields of an object; nothing else has any. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The list itself if each of its items is what it should be, else null. */
export function listOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): readonly Item[] | null {
  return Array.isArray(value) && value.every(isItem) ? value : null;
}

/** A list of what `parse` makes of the items, null where it makes null of one. */
export function parseList<Item>(value: unknown, parse: (item: unknown) => Item | null): readonly Item[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.map(parse);
  return items.every((item) => item !== null) ? items : null;
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** A number that is not negative. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && value >= 0;
}

/** A whole number that is not negative. */
export function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && isCount(value);
}
