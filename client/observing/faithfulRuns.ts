// Whether a session is where reading the document from its top leads.

/**
 * Whether exactly the cells of a document up to one of them were run, as they are now, in order and each once.
 *
 * `ran` has the sources of all runs since Python started, null for one that did not end well; `cells` has those of the
 * document, prose included; `number` counts them from 1. What has no code changes nothing, so that it does not matter.
 */
export function isFaithful(ran: readonly (string | null)[], cells: readonly string[], number: number): boolean {
  const done = ran.filter(hasCode);
  const above = cells.slice(0, number).filter(hasCode);
  return done.length === above.length && done.every((source, index) => source === above[index]);
}

function hasCode(source: string | null): boolean {
  return source === null || /^\s*[^\s#]/m.test(source);
}
