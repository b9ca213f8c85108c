/** What was measured, in one run, on one machine. */
export interface Figure {
  readonly name: string;
  readonly unit: "ms" | "µs" | "MB";
  /** One number for each repeat. */
  readonly samples: readonly number[];
  /** How much the median may be, null where nothing is promised. */
  readonly limit: number | null;
  /** How much the value may be that 95 % of the samples do not exceed, where that is promised. */
  readonly limit95?: number;
  /** Something else that does the like, measured beside it. */
  readonly peer: Peer | null;
}

export interface Peer {
  readonly name: string;
  readonly samples: readonly number[];
}

/** Measures figures that belong together. `root` is the folder of the project. */
export type Group = (root: string) => Promise<readonly Figure[]>;

/** The value that half of the samples do not exceed. */
export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** The value that 95 % of the samples do not exceed, null for samples too few to say. */
export const p95 = (samples: readonly number[]): number | null =>
  samples.length < 20 ? null : quantile(samples, 0.95);

/** How many milliseconds each of `count` calls of `measure` took. */
export async function repeat(count: number, measure: () => Promise<void>): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const start = performance.now();
    await measure();
    samples.push(performance.now() - start);
  }
  return samples;
}

function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place % 1);
}
