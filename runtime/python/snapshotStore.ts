import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Files of other versions may be of use again, as when two editors take turns; those of so many are kept. */
const keptFiles = 3;
const prefix = "python-";
const digestLength = 32;
/** How long a process that wants to end waits for its file, in milliseconds. */
const patience = 2000;

/**
 * The snapshot that starts of Python begin with, in memory and in a file that later processes find. A file that is not
 * whole counts as none, and whatever goes wrong with files costs nothing but time.
 */
export class SnapshotStore {
  readonly #folder: string | null;
  readonly #key: () => Promise<string>;
  #snapshot: Uint8Array | null = null;
  #isForgotten = false;
  #writing: Promise<void> | null = null;
  #partial: string | null = null;

  /** `folder` is null where nothing is to be written; `key` gives a name for all that a snapshot depends on. */
  constructor(folder: string | null, key: () => Promise<string>) {
    this.#folder = folder;
    this.#key = key;
  }

  /** What was kept last, by this process or by an earlier one; null for nothing. */
  async read(): Promise<Uint8Array | null> {
    if (!this.#isForgotten) this.#snapshot ??= await this.#readFile();
    return this.#snapshot;
  }

  keep(snapshot: Uint8Array): void {
    this.#snapshot = snapshot;
    this.#writing = this.#writeFile(snapshot);
  }

  /** Lets go of what no start can begin with. Its file is replaced by what is kept next. */
  forget(): void {
    this.#snapshot = null;
    this.#isForgotten = true;
  }

  /** Leaves no half of a file. To be called when the process is about to end. */
  async settle(): Promise<void> {
    await Promise.race([this.#writing, new Promise((resolve) => setTimeout(resolve, patience))]);
    if (this.#partial !== null) await remove(this.#partial);
  }

  async #readFile(): Promise<Uint8Array | null> {
    if (this.#folder === null) return null;
    const file = join(this.#folder, `${prefix}${await this.#key()}`);
    try {
      const content = await readFile(file);
      const snapshot = content.subarray(digestLength);
      if (!digestOf(snapshot).equals(content.subarray(0, digestLength))) return null;
      // The time of a file is that of its last use.
      const now = new Date();
      await utimes(file, now, now);
      return snapshot;
    } catch {
      return null;
    }
  }

  async #writeFile(snapshot: Uint8Array): Promise<void> {
    if (this.#folder === null) return;
    const file = join(this.#folder, `${prefix}${await this.#key()}`);
    const partial = `${file}.${process.pid}`;
    try {
      await mkdir(this.#folder, { recursive: true });
      this.#partial = partial;
      await writeFile(partial, [digestOf(snapshot), snapshot]);
      await rename(partial, file);
      await removeOld(this.#folder);
    } catch {
      await remove(partial);
    }
    this.#partial = null;
  }
}

function digestOf(snapshot: Uint8Array): Buffer {
  return createHash("sha256").update(snapshot).digest();
}

async function removeOld(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), used: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = files.sort((one, other) => other.used - one.used).slice(keptFiles);
  await Promise.all(old.map(({ path }) => remove(path)));
}

/** Removes a file if that is possible. */
async function remove(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => {});
}
