import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the user's programs keep what they can make again, on each system. */
export function cacheFolder(platform: NodeJS.Platform, environment: Environment, home: string): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (platform === "win32") return join(local || join(home, "AppData", "Local"), "loopless", "Cache");
  if (platform === "darwin") return join(home, "Library", "Caches", "loopless");
  return join(xdg || join(home, ".cache"), "loopless");
}
