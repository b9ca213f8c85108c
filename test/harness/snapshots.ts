import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";

const digestLength = 32;

/** An empty folder, and what removes it. */
export function temporaryFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "loopless-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The file in which a kernel leaves its snapshot, as soon as it is there. */
export async function snapshotIn(folder: string): Promise<string> {
  const name = await vi.waitUntil(() => readdirSync(folder).find((each) => /^python-[0-9a-f]{64}$/.test(each)), {
    timeout: 60_000,
  });
  return join(folder, name);
}

/** Whether a snapshot's file is as its process wrote it. */
export function isWhole(file: string): boolean {
  const content = readFileSync(file);
  return content.subarray(0, digestLength).equals(digestOf(content.subarray(digestLength)));
}

/** Writes a file that looks whole. */
export function forgeSnapshot(file: string, snapshot: Uint8Array): void {
  writeFileSync(file, Buffer.concat([digestOf(snapshot), snapshot]));
}

/** Replaces a text, by one that is as long, wherever Python has it in the memory that a snapshot's file keeps. */
export function replaceInSnapshot(file: string, text: string, replacement: string): void {
  const snapshot = readFileSync(file).subarray(digestLength);
  for (let at = snapshot.indexOf(text); at >= 0; at = snapshot.indexOf(text, at + 1)) snapshot.write(replacement, at);
  forgeSnapshot(file, snapshot);
}

function digestOf(snapshot: Uint8Array): Buffer {
  return createHash("sha256").update(snapshot).digest();
}
