/** Runs the tests of test/. They are bundled first, since Node 20 knows no TypeScript. */
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { FOLDER } from "./places.mjs";

const tests = readdirSync(path.join(FOLDER, "test")).filter((name) => name.endsWith(".test.ts"));
rmSync(path.join(FOLDER, "out"), { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: FOLDER,
  entryPoints: tests.map((name) => `test/${name}`),
  outdir: "out",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: "inline",
  logLevel: "warning",
});
const files = tests.map((name) => path.join("out", name.replace(/\.ts$/, ".mjs")));
// One file after the other: packing makes the bundle anew that another test loads.
const options = ["--enable-source-maps", "--test", "--test-concurrency=1", "--test-reporter=spec", ...files];
const ran = spawnSync(process.execPath, options, {
  cwd: FOLDER,
  stdio: "inherit",
});
process.exitCode = ran.status ?? 1;
