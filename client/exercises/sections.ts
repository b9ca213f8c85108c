// A Markdown text as a tree of sections.

import type { MarkdownIt, Token } from "markdown-it";

/** What stands under a heading, up to the next one of its level. */
export interface Section {
  readonly title: string;
  /** The line of the heading in the file, from 0. */
  readonly line: number;
  /** The Markdown that is neither the block of Python, nor a list, nor in a section below. */
  readonly prose: string;
  /** The first block of Python; null where there is none. */
  readonly code: string | null;
  /** The Markdown of each item of its lists. */
  readonly items: readonly string[];
  /** The sections below it. */
  readonly parts: readonly Section[];
}

/** The text as one section without a title; `firstLine` is its place in the file. */
export function sectionsOf(markdown: MarkdownIt, text: string, firstLine: number): Section {
  const lines = text.split("\n");
  const tokens = markdown.parse(text, {}).filter(({ level, map }) => map !== null || level === 0);
  return section("", 2, firstLine, { lines, tokens, firstLine }, 0, lines.length);
}

interface Text {
  readonly lines: readonly string[];
  readonly tokens: readonly Token[];
  readonly firstLine: number;
}

/** The section of the lines from `from` on, whose parts have headings of the given level. */
function section(title: string, level: number, line: number, text: Text, from: number, to: number): Section {
  const within = text.tokens.filter(({ map }) => map !== null && map[0] >= from && map[1] <= to);
  const headings = within.filter(({ type, tag }) => type === "heading_open" && tag === `h${level}`);
  const starts = headings.map(({ map }) => map![0]);
  const end = starts[0] ?? to;
  const own = within.filter(({ map, level: depth }) => map![1] <= end && (depth === 0 || isItem(depth)));
  const block = own.find(({ type, info }) => type === "fence" && info.trim() === "python");
  const items = own.filter(({ type }) => type === "list_item_open");
  const taken = own.filter((token) => token === block || /^(bullet|ordered)_list_open$/.test(token.type));
  const isTaken = (index: number) => taken.some(({ map }) => map![0] <= index && index < map![1]);
  return {
    title,
    line,
    prose: text.lines
      .filter((_, index) => from <= index && index < end && !isTaken(index))
      .join("\n")
      .trim(),
    code: block?.content ?? null,
    items: items.map(({ map }) => itemText(text.lines.slice(map![0], map![1]))),
    parts: starts.map((start, index) => {
      const heading = text.lines[start]!.replace(/^#+\s*/, "").trim();
      return section(heading, level + 1, text.firstLine + start, text, start + 1, starts[index + 1] ?? to);
    }),
  };
}

/** Items of a list that stands in no other list. */
function isItem(depth: number): boolean {
  return depth === 1;
}

/** An item without its mark and its indentation. */
function itemText(lines: readonly string[]): string {
  const [first = "", ...rest] = lines;
  const mark = /^\s*(?:[-*+]|\d+[.)])\s+/.exec(first)?.[0] ?? "";
  return [first.slice(mark.length), ...rest.map((line) => line.replace(/^\s+/, (space) => space.slice(mark.length)))]
    .join("\n")
    .trim();
}
