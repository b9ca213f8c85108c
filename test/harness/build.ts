import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The tests of the kernel and of its command run what is shipped: it is built before them. */
export default function build(): void {
  execFileSync("npm", ["run", "--silent", "build"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
}
