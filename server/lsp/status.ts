// What the client's status item shows of the server.

import type { Connection } from "vscode-languageserver";
import type { ServerStatus, StatusMethod } from "../protocol.ts";

/** Tells the client, once for each change, whether analyses are running and whether the last ones went wrong. */
export class Status {
  readonly #connection: Connection;
  #running = 0;
  #failed = false;
  #sent: ServerStatus["state"] | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  begin(): void {
    if (this.#running === 0) this.#failed = false;
    this.#running += 1;
    this.#send();
  }

  end(): void {
    this.#running -= 1;
    this.#send();
  }

  /** A defect of ours: it is shown until the next analysis begins. */
  fail(): void {
    this.#failed = true;
    this.#send();
  }

  #send(): void {
    const state = this.#running > 0 ? "analysing" : this.#failed ? "error" : "ready";
    if (state === this.#sent) return;
    this.#sent = state;
    const status: ServerStatus = state === "error" ? { state, message: failure } : { state };
    // A client that has gone needs to know nothing.
    this.#connection.sendNotification("loopless/status" satisfies StatusMethod, status).catch(() => {});
  }
}

const failure = "Part of the code could not be analysed, which is a defect of Loopless. The log says more.";
