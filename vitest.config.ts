import { configDefaults, defineConfig } from "vitest/config";

// Bounds for a test that hangs, not for a slow machine.
const patience = { testTimeout: 180_000, hookTimeout: 180_000 };

const withPython = ["test/kernel/**/*.test.ts", "test/shim/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "language",
          // The suite in test/extension runs in VS Code's extension host, under Mocha.
          exclude: [...configDefaults.exclude, "test/extension/**", ...withPython],
          ...patience,
        },
      },
      {
        test: {
          name: "kernel",
          include: withPython,
          globalSetup: "test/harness/build.ts",
          ...patience,
        },
      },
    ],
  },
});
