import { expect, test } from "vitest";
import { cacheFolder } from "../../server/cli/cacheFolder.ts";

test.skipIf(process.platform === "win32")("The cache is where the system's users expect it.", () => {
  expect(cacheFolder("linux", {}, "/home/me")).toBe("/home/me/.cache/loopless");
  expect(cacheFolder("linux", { XDG_CACHE_HOME: "" }, "/home/me")).toBe("/home/me/.cache/loopless");
  expect(cacheFolder("linux", { XDG_CACHE_HOME: "/fast" }, "/home/me")).toBe("/fast/loopless");
  expect(cacheFolder("darwin", { XDG_CACHE_HOME: "/fast" }, "/Users/me")).toBe("/Users/me/Library/Caches/loopless");
  expect(cacheFolder("win32", { LOCALAPPDATA: "/local" }, "/me")).toBe("/local/loopless/Cache");
  expect(cacheFolder("win32", {}, "/me")).toBe("/me/AppData/Local/loopless/Cache");
});
