// The files and notebooks that are open in the editor.

import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysis, BundledModules } from "../analysis/analyzer.ts";
import { cellsSource, pythonSource, type Source } from "../syntax/source.ts";
import { type AnalysisListener, LiveAnalysis } from "./liveAnalysis.ts";
import { WorkspaceModules } from "./workspaceModules.ts";

/** One text of a document: the whole of a file, or a code cell with its place among those of the notebook. */
export interface OpenText {
  readonly cell: number | null;
  readonly text: TextDocument;
}

/** A file or notebook with its analysis. */
export interface OpenDocument {
  readonly uri: string;
  readonly texts: readonly OpenText[];
  readonly live: LiveAnalysis;
}

/** Where a text belongs. */
export interface TextPlace {
  readonly document: OpenDocument;
  readonly cell: number | null;
}

/** Who wants to know what becomes of the documents. */
export interface DocumentsListener extends Omit<AnalysisListener, "onEnd"> {
  onAnalysed(document: OpenDocument, analysis: Analysis | null): void;
  /** Called once for every `onBegin`, also when the document was closed in between. */
  onEnd(): void;
  /** Called when a document was analysed again though it was not edited: its hints may be others for the same text. */
  onRefreshed(): void;
  /** Called when a text, by its URI, is no longer part of an open document. */
  onGone(textUri: string): void;
}

export class OpenDocuments {
  readonly #bundled: BundledModules;
  readonly #listener: DocumentsListener;
  readonly #documents = new Map<string, OpenDocument>();
  readonly #modules: WorkspaceModules;

  constructor(bundled: BundledModules, listener: DocumentsListener) {
    this.#bundled = bundled;
    this.#listener = listener;
    this.#modules = new WorkspaceModules(bundled, (uri) => fileText(this.#documents.get(uri)));
  }

  /** The folders of the workspace, by URI. */
  set folders(folders: readonly string[]) {
    this.#modules.folders = folders;
    this.#refresh(null);
  }

  /** Opens a document, or replaces its texts. */
  set(uri: string, texts: readonly OpenText[]): void {
    const open = this.#documents.get(uri);
    const source = sourceOf(uri, texts);
    const live = open?.live ?? this.#analyse(uri, source);
    this.#documents.set(uri, { uri, texts, live });
    if (open !== undefined) this.#update(open, source, texts);
    void live.current.then(() => this.changed([uri]));
  }

  close(uri: string): void {
    const open = this.#documents.get(uri);
    this.#documents.delete(uri);
    for (const { text } of open?.texts ?? []) this.#listener.onGone(text.uri);
    this.changed([uri]);
  }

  /** Takes a document for finished that was half typed: its hints may be others for the same text. */
  saved(uri: string): void {
    const live = this.#documents.get(uri)?.live;
    if (live?.settle()) void live.current.then(() => this.#listener.onRefreshed());
  }

  /** Has the documents analysed again that import one of these files, or would if it were there. */
  changed(uris: readonly string[]): void {
    this.#refresh(uris);
  }

  /** The document that a text belongs to now, and its cell. */
  find(textUri: string): TextPlace | null {
    for (const document of this.#documents.values()) {
      const found = document.texts.find(({ text }) => text.uri === textUri);
      if (found !== undefined) return { document, cell: found.cell };
    }
    return null;
  }

  #refresh(uris: readonly string[] | null): void {
    for (const { live } of this.#documents.values()) {
      if (live.refresh(uris)) void live.current.then(() => this.#listener.onRefreshed());
    }
  }

  #update({ live, texts: before }: OpenDocument, source: Source, texts: readonly OpenText[]): void {
    live.update(source);
    const uris = new Set(texts.map(({ text }) => text.uri));
    for (const { text } of before) if (!uris.has(text.uri)) this.#listener.onGone(text.uri);
  }

  #analyse(uri: string, source: Source): LiveAnalysis {
    const live: LiveAnalysis = new LiveAnalysis(this.#bundled, this.#modules.of(uri), source, {
      onBegin: () => this.#listener.onBegin(),
      onFault: (fault) => this.#listener.onFault(fault),
      onEnd: (analysis) => {
        const document = this.#documents.get(uri);
        // A document that was closed and opened again has another analysis.
        if (document?.live === live) this.#listener.onAnalysed(document, analysis);
        this.#listener.onEnd();
      },
    });
    return live;
  }
}

/** The text of a file; none of a notebook. */
function fileText(document: OpenDocument | undefined): string | null {
  const first = document?.texts[0];
  return first?.cell === null ? first.text.getText() : null;
}

function sourceOf(uri: string, texts: readonly OpenText[]): Source {
  const [first] = texts;
  // Columns of the protocol count a byte order mark, which Python passes over as it does a form feed.
  if (first?.cell === null) return pythonSource(uri, first.text.getText().replace(/^\uFEFF/, "\f"));
  return cellsSource(
    uri,
    texts.map(({ cell, text }) => ({ cell: cell!, text: text.getText() })),
  );
}
