// From a keystroke to the hints of the lines on the screen, at the server's own pipe.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeFlags } from "../../server/nodeFlags.ts";
import { npm } from "../harness/npm.ts";
import type { Figure } from "./figure.ts";
import { landmark, longProgram } from "./longProgram.ts";
import { type Edit, ServerProcess } from "./serverProcess.ts";

/** How fast the language server follows who types, beside the hints of basedpyright in the same program. */
export async function editingFigures(root: string): Promise<readonly Figure[]> {
  const ours = { script: join(root, "dist", "server.js"), flags: nodeFlags };
  const other = { script: installPeer(join(root, "out", "peers")), flags: [] };
  const figures: Figure[] = [];
  for (const { lines, places, peerKeys, opening, key } of sizes) {
    const [own, peer] = [await measure(ours, lines, places, 5), await measure(other, lines, 1, 1, peerKeys)];
    const name = (what: string) => `${what}, ${lines.toLocaleString("en")} lines`;
    const figure = (what: string, samples: readonly number[], peers: readonly number[], limits: Limits) =>
      figures.push({ name: name(what), unit: "ms", samples, ...limits, peer: { name: peerName, samples: peers } });
    figure("open to first hints", own.opened, peer.opened, { limit: opening });
    figure("key to hints", own.keys, peer.keys, key);
    const peerMemory = { name: peerName, samples: peer.memory };
    figures.push({ name: name("memory of the server"), unit: "MB", samples: own.memory, limit: 150, peer: peerMemory });
  }
  return figures;
}

const peerName = "basedpyright";
const peerVersion = "1.40.1";

type Limits = Pick<Figure, "limit" | "limit95">;

/** `places`: how often a statement is typed; `opening`, `key`: what is promised, in ms. */
const sizes = [
  { lines: 1_000, places: 8, peerKeys: 24, opening: 500, key: { limit: 3, limit95: 10 } },
  { lines: 10_000, places: 8, peerKeys: 3, opening: 1_500, key: { limit: null, limit95: 20 } },
] as const;

/** How a server is started: a script, and flags for Node.js. */
interface Server {
  readonly script: string;
  readonly flags: readonly string[];
}

interface Measured {
  readonly opened: readonly number[];
  readonly keys: readonly number[];
  readonly memory: readonly number[];
}

/** Opens a program and types at several places all over it, each key waiting for the hints of the last. */
async function measure(
  { script, flags }: Server,
  lines: number,
  places: number,
  openings: number,
  mostKeys = Infinity,
): Promise<Measured> {
  const text = longProgram(lines);
  const opened: number[] = [];
  const open = async () => {
    const start = performance.now();
    const server = await ServerProcess.open(script, flags, text);
    await server.hints(0, screen);
    opened.push(performance.now() - start);
    return server;
  };
  for (let turn = 1; turn < openings; turn++) await (await open()).end();
  const server = await open();
  try {
    const keys: number[] = [];
    for (const edit of keystrokes(text, places).slice(0, mostKeys)) {
      const first = Math.max(0, edit.start.line - screen / 2);
      const pressed = performance.now();
      await server.edit(edit);
      await server.hints(first, first + screen);
      keys.push(performance.now() - pressed);
    }
    return { opened, keys, memory: server.memory === null ? [] : [server.memory] };
  } finally {
    await server.end();
  }
}

const screen = 120;

/** In parts all over the program: a statement is typed and deleted, a size is changed, a function is changed. */
function keystrokes(text: string, places: number): readonly Edit[] {
  const lines = text.split("\n");
  const parts = lines.filter((line) => line.startsWith("# Part")).length;
  return Array.from({ length: places }, (_, place) => Math.floor(((place + 0.5) / places) * parts)).flatMap((part) => {
    const below = lines.indexOf(landmark(part)) + 1;
    const sized = lines.findIndex((line) => line.startsWith(`points_${part} = `));
    const body = lines.findIndex((line) => line.startsWith(`def distance_${part}(`)) + 3;
    return [
      // Behind the line above, as people open a line: in front of the next statement each key would make another one of it.
      ...typed(below - 1, lines[below - 1]!.length, `\nclosest = jnp.min(pairwise_${part}, axis=1)`),
      { start: { line: below, character: 0 }, end: { line: below + 1, character: 0 }, text: "" },
      ...typed(sized, lines[sized]!.indexOf(", 3))"), "2"),
      ...typed(body, lines[body]!.length, " + 0.5 * x"),
    ];
  });
}

function typed(line: number, character: number, text: string): readonly Edit[] {
  return Array.from(text, (key, index) => {
    const before = text.slice(0, index).split("\n");
    const start = before.length === 1 ? character : 0;
    const place = { line: line + before.length - 1, character: start + before.at(-1)!.length };
    return { start: place, end: place, text: key };
  });
}

/** basedpyright out of npm, once; its language server. */
function installPeer(folder: string): string {
  const script = join(folder, "node_modules", "basedpyright", "langserver.index.js");
  if (existsSync(script)) return script;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  npm(folder, "install", `basedpyright@${peerVersion}`, "--ignore-scripts", "--no-audit", "--no-fund");
  return script;
}
