// The language server's process: `node server.js --stdio` for any editor, `--node-ipc` for VS Code.

import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { loadAssets, readVersion } from "./assets.ts";
import { serve } from "./lsp/connection.ts";
import { wholeMessages } from "./wholeMessages.ts";

const transports = ["--stdio", "--node-ipc", "--socket", "--pipe"];

if (process.argv.slice(2).some((arg) => transports.includes(arg.split("=")[0]!))) {
  const [bundled, version] = await Promise.all([loadAssets(), readVersion()]);
  // Where nobody reads any more there is nobody to serve.
  process.stdout.on("error", () => process.exit(1));
  const connection = process.argv.includes("--stdio")
    ? createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout))
    : createConnection(ProposedFeatures.all);
  serve(connection, version, bundled);
  connection.listen();
} else {
  process.stderr.write("The language server talks to an editor: start it with --stdio.\n");
  process.exitCode = 2;
}
