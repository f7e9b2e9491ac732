/** That package.json agrees with what has its home elsewhere. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { cargo, inExtension, inRepository, manifest, text } from "./places.js";

const { commands, configuration, tomlValidation } = manifest.contributes;
const page = text(inRepository("docs/editors.md"));

test("version, description, licence and repository are those of Cargo.toml", () => {
  assert.equal(manifest.version, cargo("version"));
  assert.equal(manifest.description, cargo("description"));
  assert.equal(manifest.license, cargo("license"));
  assert.equal(manifest.repository.url, `${cargo("repository")}.git`);
  assert.equal(manifest.homepage, `${cargo("repository")}/blob/main/docs/editors.md`);
});

test("the page on editors has each setting with its default and its meaning, and no other", () => {
  const documented = page.split("\n").filter((line) => line.startsWith("| `digestlint."));
  const rows = Object.entries<{ default: unknown; markdownDescription: string }>(configuration.properties).map(
    ([name, it]) => `| \`${name}\` | \`${JSON.stringify(it.default)}\` | ${it.markdownDescription} |`,
  );
  assert.deepEqual(documented.sort(), rows.sort());
});

test("the page on editors has the part that a failing start leads to", () => {
  const part = /INSTALLATION = "(.*)"/.exec(text(inExtension("src/extension.ts")))?.[1];
  const anchors = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading?.toLowerCase().replaceAll(" ", "-"));
  assert.ok(anchors.includes(part));
});

test("each command that is contributed is registered, and the other way round", () => {
  const registered = [...text(inExtension("src/extension.ts")).matchAll(/registerCommand\("(.*?)"/g)].map(
    ([, it]) => it,
  );
  assert.deepEqual(registered.sort(), commands.map((it: { command: string }) => it.command).sort());
});

test("the formatter of settings.json is this extension", () => {
  assert.ok(page.includes(`"editor.defaultFormatter": "${manifest.publisher}.${manifest.name}"`));
});

test("the schema of project files is that of this version", () => {
  const [{ fileMatch, url }] = tomlValidation;
  const folder = `${cargo("repository")}/raw/v${cargo("version")}/`;
  assert.equal(fileMatch, "digestlint.toml");
  assert.ok(url.startsWith(folder));
  assert.ok(existsSync(inRepository(url.slice(folder.length))));
});

test("the types of VS Code are those of the oldest version that the extension runs in", () => {
  assert.equal(`^${manifest.devDependencies["@types/vscode"]}`, manifest.engines.vscode);
});

test("the lockfile names no places that packages come from", () => {
  const { packages } = JSON.parse(text(inExtension("package-lock.json")));
  const resolved = Object.entries<{ resolved?: string }>(packages).filter(([, it]) => it.resolved !== undefined);
  assert.deepEqual(resolved, []);
});
