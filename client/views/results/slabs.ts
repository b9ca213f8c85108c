// The parts of arrays that the view has, and those that it waits for.

import type { Slab } from "../../../runtime/python/inspection.ts";
import { fields, isText, parseList } from "../../../runtime/python/untrusted.ts";

/** Asks the extension for a part of an array of an entry. */
export type AskForSlab = (request: number, id: string, slab: Slab) => void;

/** What tells a part of an array of an entry from all others. */
export function keyOf(id: string, { view, start, rowAxis, columnAxis, rows, columns, step }: Slab): string {
  return [id, view, start.join("."), rowAxis, columnAxis, rows, columns, step].join(" ");
}

interface Wish {
  readonly id: string;
  readonly slabs: readonly Slab[];
  readonly onAnswer: () => void;
  /** Those that Python could not give. */
  readonly missing: Set<string>;
}

/**
 * Keeps what was loaded, up to a number of elements, and asks for what is looked at now: each picture has one wish, and
 * a new one takes the place of the old one. Few requests are on their way at a time, so the last wish is soon met.
 */
export class Slabs {
  readonly #ask: AskForSlab;
  /** The least recently used first. */
  readonly #loaded = new Map<string, Float64Array>();
  readonly #wishes = new Map<object, Wish>();
  readonly #underWay = new Map<number, string>();
  #requests: number;
  #elements = 0;

  /** Requests are numbered from the one behind `before`. */
  constructor(ask: AskForSlab, before = 0) {
    this.#ask = ask;
    this.#requests = before;
  }

  /** A part, if it is there. */
  find(id: string, slab: Slab): Float64Array | undefined {
    const key = keyOf(id, slab);
    const values = this.#loaded.get(key);
    if (values === undefined) return undefined;
    this.#loaded.delete(key);
    this.#loaded.set(key, values);
    return values;
  }

  /** What `owner` looks at now. `onAnswer` is called whenever more of it is there, or cannot be had. */
  want(owner: object, id: string, slabs: readonly Slab[], onAnswer: () => void): void {
    this.#wishes.delete(owner);
    this.#wishes.set(owner, { id, slabs, onAnswer, missing: new Set() });
    this.#askForMore();
  }

  /** Whether a part of what `owner` looks at cannot be had. */
  isMissing(owner: object): boolean {
    return (this.#wishes.get(owner)?.missing.size ?? 0) > 0;
  }

  /** `owner` looks no longer. */
  leave(owner: object): void {
    this.#wishes.delete(owner);
  }

  /** The answer to a request. */
  answer(request: number, values: Float64Array | null): void {
    const key = this.#underWay.get(request);
    if (key === undefined) return;
    this.#underWay.delete(request);
    if (values !== null) this.#keep(key, values);
    for (const { id, slabs, missing, onAnswer } of [...this.#wishes.values()]) {
      if (!slabs.some((slab) => keyOf(id, slab) === key)) continue;
      if (values === null) missing.add(key);
      onAnswer();
    }
    this.#askForMore();
  }

  /** The parts that were used last, as texts, as far as they fit into a number of elements. */
  save(elements: number): readonly SavedSlab[] {
    const saved: SavedSlab[] = [];
    let left = elements;
    for (const [key, values] of [...this.#loaded].reverse()) {
      if (values.length > left) continue;
      left -= values.length;
      saved.push({ key, base64: toBase64(values) });
    }
    return saved.reverse();
  }

  /** Takes in what was saved; anything else is passed over. */
  restore(saved: unknown): void {
    const slabs = parseList(saved, parseSaved) ?? [];
    for (const { key, values } of slabs) this.#keep(key, values);
  }

  #keep(key: string, values: Float64Array): void {
    this.#elements += values.length - (this.#loaded.get(key)?.length ?? 0);
    this.#loaded.delete(key);
    this.#loaded.set(key, values);
    for (const [oldest, { length }] of this.#loaded) {
      if (this.#elements <= mostElements || oldest === key) return;
      this.#loaded.delete(oldest);
      this.#elements -= length;
    }
  }

  #askForMore(): void {
    for (const wish of [...this.#wishes.values()].reverse()) {
      for (const slab of wish.slabs) {
        if (this.#underWay.size >= mostUnderWay) return;
        const key = keyOf(wish.id, slab);
        if (this.#loaded.has(key) || wish.missing.has(key) || [...this.#underWay.values()].includes(key)) continue;
        this.#requests += 1;
        this.#underWay.set(this.#requests, key);
        this.#ask(this.#requests, wish.id, slab);
      }
    }
  }
}

/** A part as it is saved: little-endian bytes. */
interface SavedSlab {
  readonly key: string;
  readonly base64: string;
}

/** 32 MB. */
const mostElements = 4_000_000;
const mostUnderWay = 2;

function parseSaved(value: unknown): { readonly key: string; readonly values: Float64Array } | null {
  const { key, base64 } = fields(value);
  if (!isText(key) || !isText(base64) || !/^[\w+/]*=*$/.test(base64)) return null;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return bytes.length % 8 === 0 ? { key, values: new Float64Array(bytes.buffer) } : null;
}

function toBase64(values: Float64Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let binary = "";
  for (let from = 0; from < bytes.length; from += 8192)
    binary += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(binary);
}
