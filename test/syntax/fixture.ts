import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A heading of a markdown file, the Python block under it and the block after that, which holds what is expected. */
export interface Fixture {
  readonly title: string;
  readonly code: string;
  readonly expected: string;
}

/** The files of a folder with their fixtures. */
export function fixtures(folder: string): readonly { readonly file: string; readonly fixtures: readonly Fixture[] }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ file: join(folder, name), fixtures: readFixtures(join(folder, name)) }));
}

/** Replaces what is expected under a heading. */
export function rewrite(file: string, fixture: Fixture, expected: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(blocks(fixture, fixture.expected), () => blocks(fixture, expected)),
  );
}

function readFixtures(file: string): readonly Fixture[] {
  const text = readFileSync(file, "utf8");
  const found = [...text.matchAll(/^## (.*)\n\n```py\n([\s\S]*?)\n```\n\n```\n([\s\S]*?)```\n/gm)];
  if (found.length !== text.match(/^## /gm)?.length) throw new Error(`${file}: a heading without its two blocks`);
  return found.map(([, title, code, expected]) => ({ title: title!, code: code!, expected: expected! }));
}

function blocks({ title, code }: Fixture, expected: string): string {
  return `## ${title}\n\n\`\`\`py\n${code}\n\`\`\`\n\n\`\`\`\n${expected}\`\`\`\n`;
}
