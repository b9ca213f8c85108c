import { Range, TabInputText, type Uri, ViewColumn, window } from "vscode";

/** Goes to a line, from 0, of a document: where it is open, or else not over the panel in the column `besides`. */
export async function showLine(document: Uri, line: number, besides: ViewColumn | undefined): Promise<void> {
  const viewColumn = columnOf(document, besides);
  await window.showTextDocument(document, { viewColumn, selection: new Range(line, 0, line, 0) });
}

/** The column in which a document is open, or else one that is not the column `besides`. */
export function columnOf(document: Uri, besides: ViewColumn | undefined): ViewColumn {
  const group = window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && String(input.uri) === String(document)),
  );
  return group?.viewColumn ?? (besides === ViewColumn.One ? ViewColumn.Two : ViewColumn.One);
}
