// Reading values that are one of several.

/** Whether it is one of the given values. */
export function isOneOf<Item>(value: unknown, items: readonly Item[]): value is Item {
  const known: readonly unknown[] = items;
  return known.includes(value);
}

/** Whether it is null, or what the test says. */
export function isNullOr<Item>(value: unknown, is: (item: unknown) => item is Item): value is Item | null {
  return value === null || is(value);
}
