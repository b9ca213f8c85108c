// Where two texts begin and end alike: what is between was edited.

/** How many characters two texts have in common at their starts. */
export function commonHead(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  for (const block of blocks) {
    while (length + block <= limit && a.startsWith(b.slice(length, length + block), length)) length += block;
  }
  while (length < limit && a[length] === b[length]) length += 1;
  return length;
}

/** How many characters two texts have in common at their ends, behind a head of so many. */
export function commonTail(a: string, b: string, head: number): number {
  const limit = Math.min(a.length, b.length) - head;
  let length = 0;
  for (const block of blocks) {
    const blockOfB = () => b.slice(b.length - length - block, b.length - length);
    while (length + block <= limit && a.endsWith(blockOfB(), a.length - length)) length += block;
  }
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

/** So many characters are compared at once. */
const blocks = [16_384, 512];
