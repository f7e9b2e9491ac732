/**
 * Bundles the extension into dist/extension.js, and brings along the licences: the project's own as LICENSE.txt, those of
 * bundled packages as dist/THIRD-PARTY-NOTICES.txt. With --watch it bundles again whenever a file changes.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { FOLDER, REPOSITORY } from "./places.mjs";

const { watch } = parseArgs({ options: { watch: { type: "boolean", default: false } } }).values;

/** @type {esbuild.BuildOptions} */
const options = {
  absWorkingDir: FOLDER,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  // VS Code 1.91 has Node 20.
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  minify: !watch,
  sourcemap: watch,
  legalComments: "none",
  logLevel: "warning",
};

if (watch) {
  await (await esbuild.context(options)).watch();
} else {
  const { metafile } = await esbuild.build({ ...options, metafile: true });
  writeFileSync(path.join(FOLDER, "dist/THIRD-PARTY-NOTICES.txt"), notices(Object.keys(metafile.inputs)));
  writeFileSync(path.join(FOLDER, "LICENSE.txt"), license());
}

/** The text under which the extension may be used: either of two licences. */
function license() {
  const texts = ["LICENSE-MIT", "LICENSE-APACHE"].map((name) =>
    readFileSync(path.join(REPOSITORY, name), "utf8").trim(),
  );
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  return `Licensed under either of the two licences below, at your option.${rule}${texts.join(rule)}\n`;
}

/**
 * The licences of the packages that the bundle was made of.
 * @param {string[]} inputs the files of the bundle
 */
function notices(inputs) {
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(FOLDER, folder, "package.json"), "utf8"));
    const file = readdirSync(path.join(FOLDER, folder)).find((it) => /^licen[cs]e/i.test(it));
    if (file === undefined) {
      throw new Error(`the package ${name} has no licence file`);
    }
    return `${name} ${version} (${license})\n\n${readFileSync(path.join(FOLDER, folder, file), "utf8").trim()}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}
