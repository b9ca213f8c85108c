// The client's settings under `loopless.`, as far as the server obeys them.

import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from "vscode-languageserver";
import type { HintSettings } from "./shownHints.ts";

/** Asks the client for the settings, and again whenever it says that they changed. */
export class Settings {
  readonly #connection: Connection;
  #asks = false;
  #current: Promise<HintSettings> = Promise.resolve(readSettings(null));

  constructor(connection: Connection, onChange: () => void) {
    this.#connection = connection;
    connection.onDidChangeConfiguration(({ settings }) => {
      // SAFETY: what clients send is not known; readSettings takes nothing for granted.
      const sent = (settings as { readonly loopless?: unknown } | null | undefined)?.loopless;
      this.#current = this.#asks ? this.#ask() : Promise.resolve(readSettings(sent));
      onChange();
    });
  }

  /** To be called when the client is ready for requests. A client that cannot be asked may send settings instead. */
  begin({ capabilities, initializationOptions }: InitializeParams): void {
    this.#asks = capabilities.workspace?.configuration === true;
    this.#current = this.#asks ? this.#ask() : Promise.resolve(readSettings(initializationOptions));
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      const { client } = this.#connection;
      client.register(DidChangeConfigurationNotification.type, { section: "loopless" }).catch(() => {});
    }
  }

  get current(): Promise<HintSettings> {
    return this.#current;
  }

  async #ask(): Promise<HintSettings> {
    try {
      return readSettings(await this.#connection.workspace.getConfiguration("loopless"));
    } catch {
      return readSettings(null);
    }
  }
}

/** The settings in whatever a client sent, with the defaults of the manifest for the rest. */
function readSettings(sent: unknown): HintSettings {
  const { hints, marks } = typeof sent === "object" && sent !== null ? (sent as Record<string, unknown>) : {}; // SAFETY: an object's properties are unknown.
  return {
    hints: hints === "off" || hints === "vmap" ? hints : "all",
    marks: marks === "ascii" ? marks : "unicode",
  };
}
