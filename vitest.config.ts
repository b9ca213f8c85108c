import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  // The suite in test/extension runs in VS Code's extension host, under Mocha.
  test: { exclude: [...configDefaults.exclude, "test/extension/**"] },
});
