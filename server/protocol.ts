// What the language server says beyond the language server protocol. The client imports these types and nothing else.

/** The notification the server sends whenever what it is doing changes; its parameters are a `ServerStatus`. */
export type StatusMethod = "loopless/status";

/** What the server is doing; `message` says more, for a tooltip. */
export interface ServerStatus {
  readonly state: "ready" | "analysing" | "error";
  readonly message?: string;
}
