// `npm start`: from a fresh clone to the samples in a real VS Code.

import { npm } from "./install.mjs";

const parent = process.ppid;
npm("run", "--silent", "build");
npm("run", "--silent", "build:harness");
// Whoever started this may have been stopped meanwhile.
if (process.ppid !== parent) process.exit(1);
await import("../../out/harness/serveSamples.js");
