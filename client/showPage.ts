import { randomUUID } from "node:crypto";
import { Uri, type Webview } from "vscode";
import { webviewPage } from "./webviewPage.ts";

/** Fills a webview with the page whose script and style sheet are called `name` in `folder`; it loads from there alone. */
export function showPage(webview: Webview, folder: Uri, name: string, title: string): void {
  const address = (file: string) => String(webview.asWebviewUri(Uri.joinPath(folder, file)));
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = webviewPage({
    title,
    script: address(`${name}.js`),
    style: address(`${name}.css`),
    source: webview.cspSource,
    nonce: randomUUID(),
  });
}
