// The language server: what it can do, and how requests reach the analyses.

import {
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type { Analysis, BundledModules } from "../analysis/analyzer.ts";
import type { ObserveMethod, Shapes, ShapesMethod, Verdict } from "../protocol.ts";
import type { AbsoluteSpan } from "../syntax/position.ts";
import { rangeOf } from "./diagnostics.ts";
import { followDocuments } from "./documents.ts";
import { followFiles } from "./files.ts";
import { hover } from "./hover.ts";
import { hintsInRange, inlayHint, tooltip } from "./inlayHints.ts";
import { followNotebooks } from "./notebooks.ts";
import { Outcomes, parseObservations } from "./observations.ts";
import { type OpenDocument, OpenDocuments, type TextPlace } from "./openDocuments.ts";
import { Publisher } from "./publisher.ts";
import { Settings } from "./settings.ts";
import { hasSyntaxError, parseShapesQuestion, shapeOf } from "./shapeOf.ts";
import type { HintSettings, ShownHint } from "./shownHints.ts";
import { textOf } from "./statementText.ts";
import { Status } from "./status.ts";

/** Serves one client. Nothing that a document contains makes a request fail: what goes wrong is logged. */
export function serve(connection: Connection, version: string, bundled: BundledModules): void {
  const status = new Status(connection);
  const outcomes = new Outcomes();
  const publisher = new Publisher(connection, outcomes);
  const settings = new Settings(connection, () => publisher.refresh());
  const log = (fault: unknown) => {
    connection.console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    status.fail();
  };
  const open = new OpenDocuments(bundled, {
    onBegin: () => status.begin(),
    onAnalysed: (document, analysis) => attempt(() => publisher.publish(document, analysis)),
    onEnd: () => status.end(),
    onRefreshed: () => publisher.refresh(),
    onGone: (textUri) => publisher.forget(textUri),
    onFault: log,
  });
  let initialized: InitializeParams;
  /** Whether the client asks for the tooltip of a hint when somebody points at it. */
  let asksForTooltips = false;

  connection.onInitialize((params): InitializeResult => {
    initialized = params;
    publisher.canRefresh = params.capabilities.workspace?.inlayHint?.refreshSupport === true;
    const { properties = [] } = params.capabilities.textDocument?.inlayHint?.resolveSupport ?? {};
    asksForTooltips = properties.includes("tooltip");
    return { serverInfo: { name: "loopless", version }, capabilities };
  });
  const files = followFiles(connection, open);
  connection.onInitialized(() => {
    settings.begin(initialized);
    files.begin(initialized);
  });
  followDocuments(connection, open);
  followNotebooks(connection, open);

  const tooltipOf = (analysis: Analysis, { document, cell }: TextPlace, { marks }: HintSettings, hint: ShownHint) =>
    tooltip(analysis, hint, {
      marks,
      placeWords: (place) => wordsFor(document, cell, place),
      isConfirmed: (each) => outcomes.isConfirmed(each),
    });
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }, token) => {
    const wanted = await settings.current;
    return answer(uri, token, (analysis, place) =>
      hintsInRange(analysis, place.cell, range, wanted).map((hint) =>
        asksForTooltips
          ? { ...inlayHint(hint), data: uri }
          : { ...inlayHint(hint), tooltip: tooltipOf(analysis, place, wanted, hint) },
      ),
    );
  });
  connection.languages.inlayHint.resolve(async (asked, token) => {
    const wanted = await settings.current;
    const { position, label, data } = asked;
    const answered = await answer(String(data), token, (analysis, place) => {
      const hints = hintsInRange(analysis, place.cell, { start: position, end: position }, wanted);
      const hint = hints.find((each) => inlayHint(each).label === label);
      return hint ? { ...asked, tooltip: tooltipOf(analysis, place, wanted, hint) } : asked;
    });
    return answered ?? asked;
  });
  connection.onHover(async ({ textDocument, position: { line, character } }, token) => {
    const { marks } = await settings.current;
    return answer(textDocument.uri, token, (analysis, { document, cell }) => {
      const placeWords = (place: AbsoluteSpan) => wordsFor(document, cell, place);
      const card = hover(analysis, { cell, line, column: character }, { marks, placeWords });
      return card && { contents: { kind: "markdown", value: card.markdown }, range: rangeOf(card.place) };
    });
  });

  connection.onRequest("loopless/observe" satisfies ObserveMethod, async (params: unknown, token) => {
    const observations = parseObservations(params);
    if (observations === null) return [];
    const asked = open.find(observations.uri)?.document;
    const verdicts = await answer(observations.uri, token, (analysis, { document, cell }): readonly Verdict[] => {
      // What has been edited since may be predicted from other cells than those that were run.
      const isFaithful = observations.isFaithful && document === asked;
      const compared = outcomes.compare(analysis, cell, { ...observations, isFaithful });
      if (compared.length === 0) return [];
      publisher.publish(document, analysis);
      publisher.refresh();
      for (const { verdict, predicted, observed, statement } of compared) {
        if (verdict === "confirmed") continue;
        connection.console.warn(`Predicted ${predicted}, a run gave ${observed}: ${textOf(statement)}`);
      }
      return compared.map(({ name, predicted, verdict }) => ({ name, predicted, verdict }));
    });
    return verdicts ?? [];
  });

  connection.onRequest<Shapes | null, void>(
    "loopless/shapesOf" satisfies ShapesMethod,
    async (params: unknown, token) => {
      const question = parseShapesQuestion(params);
      if (question === null) return null;
      return answer(
        question.uri,
        token,
        (analysis): Shapes => ({
          hasSyntaxError: hasSyntaxError(analysis),
          shapes: question.names.map((name) => shapeOf(analysis, name)),
        }),
      );
    },
  );

  /** Computes an answer from the analysis of the text as it is now; null where there is none. */
  async function answer<Result>(
    textUri: string,
    token: CancellationToken,
    compute: (analysis: Analysis, place: TextPlace) => Result,
  ): Promise<Result | null | ResponseError> {
    const analysis = await unlessCancelled(open.find(textUri)?.document.live.current, token);
    if (analysis === cancelled) return new ResponseError(LSPErrorCodes.RequestCancelled, "no longer wanted");
    const place = open.find(textUri);
    if (!analysis || place === null) return null;
    return attempt(() => compute(analysis, place));
  }

  /** The result, or null when we failed. */
  function attempt<Result>(compute: () => Result): Result | null {
    try {
      return compute();
    } catch (fault) {
      log(fault);
      return null;
    }
  }
}

const capabilities: InitializeResult["capabilities"] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  notebookDocumentSync: {
    notebookSelector: [{ notebook: { notebookType: "jupyter-notebook" }, cells: [{ language: "python" }] }],
    save: true,
  },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  inlayHintProvider: { resolveProvider: true },
  hoverProvider: true,
};

const cancelled = Symbol("cancelled");

/** What the promise resolves to, or at once `cancelled` when the client no longer waits. */
function unlessCancelled<Value>(
  promise: Promise<Value> | undefined,
  token: CancellationToken,
): Promise<Value | undefined | typeof cancelled> {
  if (token.isCancellationRequested) return Promise.resolve(cancelled);
  const cancellation = new Promise<typeof cancelled>((resolve) => {
    token.onCancellationRequested(() => resolve(cancelled));
  });
  return Promise.race([Promise.resolve(promise), cancellation]);
}

/** `line 4`, as a link in a file; cells of a notebook have no names, so that they are counted from the reader's own. */
function wordsFor(document: OpenDocument, cell: number | null, place: AbsoluteSpan): string {
  const line = `line ${place.line + 1}`;
  if (place.file !== document.uri) return wordsElsewhere(place);
  if (cell === null || place.cell === null) return `[${line}](${document.uri}#L${place.line + 1})`;
  const distance = cell - place.cell;
  if (distance === 0) return `${line} of this cell`;
  const cells = Math.abs(distance) === 1 ? "code cell" : "code cells";
  return `${line}, ${Math.abs(distance)} ${cells} ${distance > 0 ? "above" : "below"}`;
}

/** A module of the user's own is there to be opened; one that comes with the product is not. */
function wordsElsewhere({ file, line }: AbsoluteSpan): string {
  const words = `line ${line + 1}`;
  if (!file.includes("/")) return `${words} of \`${file}\``;
  return `[${words} of ${decodeURIComponent(file.slice(file.lastIndexOf("/") + 1))}](${file}#L${line + 1})`;
}
