import { Writable } from "node:stream";

/**
 * A stream that writes each message in one piece. The protocol's library writes the header first and waits until it is
 * out before it writes the content: whoever reads the other end would be woken twice, and the content comes a turn later.
 */
export function wholeMessages(output: Writable): Writable {
  let header: Buffer | null = null;
  return new Writable({
    write(chunk: Buffer, _encoding, callback) {
      if (header === null) {
        header = chunk;
        callback();
        return;
      }
      const message = Buffer.concat([header, chunk]);
      header = null;
      output.write(message, callback);
    },
  });
}
