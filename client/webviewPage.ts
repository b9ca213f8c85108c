// The page of a webview: a script, a style sheet, and nothing from anywhere else.

/** What a page is made of. */
export interface WebviewPage {
  readonly title: string;
  /** The addresses of its script and its style sheet. */
  readonly script: string;
  readonly style: string;
  /** Where style sheets and fonts may come from (`webview.cspSource`). */
  readonly source: string;
  /** What the script is known by, different each time. */
  readonly nonce: string;
}

/** The page as HTML; the script draws into the element `root`. */
export function webviewPage({ title, script, style, source, nonce }: WebviewPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    "img-src data:",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<div id="root"></div>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
