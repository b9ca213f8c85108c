// What the client's status item shows of the server.

import type { Connection } from "vscode-languageserver";
import type { ServerStatus, StatusMethod } from "../protocol.ts";

/** Tells the client, once for each change, whether analyses are running and whether the last ones went wrong. */
export class Status {
  readonly #connection: Connection;
  #running = 0;
  #failed = false;
  #sent: ServerStatus["state"] | null = null;
  #delay: NodeJS.Timeout | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  begin(): void {
    if (this.#running === 0) this.#failed = false;
    this.#running += 1;
    // After most keys it is done before anybody could read that it began.
    this.#delay ??= setTimeout(() => this.#send(), noticeable).unref();
  }

  end(): void {
    this.#running -= 1;
    if (this.#running === 0) this.#send();
  }

  /** A defect of ours: it is shown until the next analysis begins. */
  fail(): void {
    this.#failed = true;
    if (this.#running === 0) this.#send();
  }

  #send(): void {
    clearTimeout(this.#delay);
    this.#delay = undefined;
    const state = this.#running > 0 ? "analysing" : this.#failed ? "error" : "ready";
    if (state === this.#sent) return;
    this.#sent = state;
    const status: ServerStatus = state === "error" ? { state, message: failure } : { state };
    // A client that has gone needs to know nothing.
    this.#connection.sendNotification("loopless/status" satisfies StatusMethod, status).catch(() => {});
  }
}

/** How long an analysis may take before it is worth a word, in milliseconds. */
const noticeable = 100;

const failure = "Part of the code could not be analysed, which is a defect of Loopless. The log says more.";
