import { configDefaults, defineConfig } from "vitest/config";

const withPython = ["test/kernel/**/*.test.ts", "test/shim/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "language",
          // The suite in test/extension runs in VS Code's extension host, under Mocha.
          exclude: [...configDefaults.exclude, "test/extension/**", ...withPython],
        },
      },
      {
        test: {
          name: "kernel",
          include: withPython,
          globalSetup: "test/harness/build.ts",
          testTimeout: 30_000,
        },
      },
    ],
  },
});
