// A snapshot is Python's memory as a start left it: the next start begins with it, and is short. Of JavaScript, Python
// holds nothing then but the bridge and its functions; in the snapshot they stand by name.

import type { PyodideConfig, PyodideInterface } from "pyodide";
import type { Bridge } from "./bridge/bridge.ts";

/** Python's memory now; null where Python holds more of the runtime than can be named. */
export function takeSnapshot(pyodide: PyodideInterface, bridge: Bridge): Uint8Array | null {
  if (bridge.count() > 0) return null;
  const names = new Map([...namedObjects(bridge)].map(([name, object]) => [object, name]));
  const serializer = (held: unknown) => {
    const name = names.get(held);
    if (name === undefined) throw new Error("Python holds something without a name");
    return name;
  };
  const config = configOf(pyodide);
  // Where this is set from the start, Pyodide puts proxies in front of what Python can reach.
  config._makeSnapshot = true;
  try {
    return pyodide.makeMemorySnapshot({ serializer });
  } catch {
    return null;
  } finally {
    config._makeSnapshot = false;
  }
}

/** What stands by a name in a snapshot. An Error for a name that the bridge does not have. */
export function heldObject(bridge: Bridge, name: unknown): unknown {
  const held = namedObjects(bridge).get(String(name));
  if (held === undefined) throw new Error(`the bridge has no ${name}`);
  return held;
}

function configOf(pyodide: PyodideInterface): PyodideConfig {
  // SAFETY: every interface of Pyodide has this; it is not described because it is no part of what users are promised.
  return (pyodide as unknown as { readonly _api: { readonly config: PyodideConfig } })._api.config;
}

function namedObjects(bridge: Bridge): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([["", bridge], ...Object.entries(bridge)]);
}
