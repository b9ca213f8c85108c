// `npm run bench`: measures what Loopless promises, beside something comparable, on this machine. Nothing fails here: a
// busy machine is no fault of the code.

import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { activationFigures } from "./activation.ts";
import { arrayFigures } from "./arrays.ts";
import { editingFigures } from "./editing.ts";
import { type Figure, type Group, median, p95 } from "./figure.ts";
import { kernelFigures } from "./kernel.ts";
import { packageFigures } from "./package.ts";
import { tableOf } from "./table.ts";
import { tutorialFigures } from "./tutorial.ts";

const groups: readonly Group[] = [
  editingFigures,
  kernelFigures,
  arrayFigures,
  tutorialFigures,
  activationFigures,
  packageFigures,
];

const root = fileURLToPath(new URL("../..", import.meta.url));
const processors = cpus();
const machine = `${processors[0]?.model.trim()}, ${processors.length} cores, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`;

const figures: Figure[] = [];
for (const measure of groups) figures.push(...(await measure(root)));

if (process.argv.includes("--json")) {
  process.stdout.write(`${JSON.stringify({ machine, figures: figures.map(summaryOf) }, null, 2)}\n`);
} else {
  process.stdout.write(`${machine}\n\n${tableOf(figures)}`);
}

function summaryOf({ name, unit, samples, limit, limit95, peer }: Figure) {
  const value = median(samples);
  const other = peer && { name: peer.name, median: median(peer.samples), ratio: value / median(peer.samples) };
  return { name, unit, median: value, p95: p95(samples), repeats: samples.length, limit, limit95, peer: other };
}
