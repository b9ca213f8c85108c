// The way from a webview to its extension and back, and the state that outlives the webview.

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Messages of one view: what it sends, and what it gets. */
export interface Channel<Sent, Received> {
  send(message: Sent): void;
  /** Calls with each message that `parse` can make something of. */
  listen(onMessage: (message: Received) => void): void;
  /** What was saved when the view was last there. */
  readonly saved: unknown;
  save(state: unknown): void;
}

/** Opens the channel of this webview; there is one. */
export function openChannel<Sent, Received>(parse: (value: unknown) => Received | null): Channel<Sent, Received> {
  const api = acquireVsCodeApi();
  return {
    send: (message) => api.postMessage(message),
    listen: (onMessage) =>
      window.addEventListener("message", ({ data }) => {
        const message = parse(data);
        if (message !== null) onMessage(message);
      }),
    saved: api.getState(),
    save: (state) => api.setState(state),
  };
}
