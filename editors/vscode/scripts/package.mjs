/**
 * Makes digestlint.vsix, which runs the program that is installed on a machine; or one for a platform of VS Code that brings
 * its program along:
 *
 *     npm run package -- --target linux-x64 --binary ../../target/release/digestlint [--out digestlint-linux-x64.vsix]
 */
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { FOLDER } from "./places.mjs";

const { target, binary, out } = parseArgs({
  options: { target: { type: "string" }, binary: { type: "string" }, out: { type: "string" } },
}).values;
if ((target === undefined) !== (binary === undefined)) {
  throw new Error("--target and --binary go together: a program is built for one platform");
}
const file = path.resolve(
  out ?? path.join(FOLDER, target === undefined ? "digestlint.vsix" : `digestlint-${target}.vsix`),
);

const bundled = path.join(FOLDER, "bundled");
rmSync(bundled, { recursive: true, force: true });
if (target !== undefined && binary !== undefined) {
  const program = path.join(bundled, target.startsWith("win32-") ? "digestlint.exe" : "digestlint");
  mkdirSync(bundled);
  copyFileSync(binary, program);
  chmodSync(program, 0o755);
}
try {
  const vsce = path.join(FOLDER, "node_modules/@vscode/vsce/vsce");
  const options = ["--no-dependencies", "--out", file, ...(target === undefined ? [] : ["--target", target])];
  execFileSync(process.execPath, [vsce, "package", ...options], { cwd: FOLDER, stdio: "inherit" });
} finally {
  rmSync(bundled, { recursive: true, force: true });
}
