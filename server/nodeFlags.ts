/**
 * How Node.js runs the server: an editor has many servers, so garbage is collected before the heap has doubled, though hardly
 * while a large file is first read, and what dies young stays small enough for the processor's cache.
 */
export const nodeFlags: readonly string[] = [
  "--initial-old-space-size=60",
  "--max-semi-space-size=4",
  "--heap-growing-percent=25",
];
