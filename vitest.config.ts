import { configDefaults, defineConfig } from "vitest/config";

// Bounds for a test that hangs, not for a slow machine.
const patience = { testTimeout: 180_000, hookTimeout: 180_000 };

// What is tested as it is built: cells in Python's processes, and pages in a browser.
const built = ["test/kernel/**/*.test.ts", "test/shim/**/*.test.ts", "test/views/*Page.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "language",
          // The suite in test/extension runs in VS Code's extension host, under Mocha.
          exclude: [...configDefaults.exclude, "out/**", "test/extension/**", "test/window/**", ...built],
          maxWorkers: "100%",
          ...patience,
        },
      },
      {
        test: {
          name: "kernel",
          include: built,
          globalSetup: "test/harness/build.ts",
          // Each of these files starts processes of its own; so does each below.
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          ...patience,
        },
      },
      {
        test: {
          name: "window",
          include: ["test/window/**/*.test.ts"],
          globalSetup: "test/window/host.ts",
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
          ...patience,
        },
      },
    ],
  },
});
