/** What is in the packages, as somebody who installs them gets it. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import yauzl from "yauzl";
import { cargo, inExtension, inRepository, text } from "./places.js";

interface Entry {
  content: string;
  mode: number;
}

/** The files of a zip archive by their names. */
async function unzip(file: string): Promise<Map<string, Entry>> {
  const archive = await yauzl.openPromise(file);
  const entries = new Map<string, Entry>();
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      chunks.push(chunk);
    }
    entries.set(entry.fileName, {
      content: Buffer.concat(chunks).toString(),
      mode: (entry.externalFileAttributes >>> 16) & 0o777,
    });
  }
  return entries;
}

const FILES = [
  "[Content_Types].xml",
  "extension.vsixmanifest",
  "extension/LICENSE.txt",
  "extension/changelog.md",
  "extension/dist/THIRD-PARTY-NOTICES.txt",
  "extension/dist/extension.js",
  "extension/icon.png",
  "extension/package.json",
  "extension/readme.md",
];

test("the package without a program", async () => {
  const entries = await unzip(inExtension("digestlint.vsix"));
  assert.deepEqual([...entries.keys()].sort(), FILES);
  const content = (name: string) => entries.get(name)?.content ?? "";
  assert.equal(JSON.parse(content("extension/package.json")).version, cargo("version"));
  assert.equal(content("extension/dist/extension.js"), text(inExtension("dist/extension.js")));
  const manifest = content("extension.vsixmanifest");
  assert.match(
    manifest,
    new RegExp(`<Identity [^>]*Id="digestlint" Version="${cargo("version")}" Publisher="digestlint"`),
  );
  assert.doesNotMatch(manifest, /TargetPlatform/);
  assert.match(manifest, /<License>extension\/LICENSE.txt<\/License>/);
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) {
    assert.ok(content("extension/LICENSE.txt").includes(text(inRepository(name)).trim()));
  }
  assert.match(content("extension/dist/THIRD-PARTY-NOTICES.txt"), /^vscode-languageclient \d/m);
});

test("a package for a platform has its program, which can be run", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "digestlint-"));
  try {
    const program = path.join(folder, "program");
    writeFileSync(program, "a program");
    for (const [target, name] of [
      ["linux-x64", "extension/bundled/digestlint"],
      ["win32-x64", "extension/bundled/digestlint.exe"],
    ] as const) {
      const out = path.join(folder, `${target}.vsix`);
      pack("--target", target, "--binary", program, "--out", out);
      const entries = await unzip(out);
      assert.deepEqual([...entries.keys()].sort(), [...FILES, name].sort());
      assert.equal(entries.get(name)?.content, "a program");
      assert.ok(process.platform === "win32" || entries.get(name)?.mode === 0o755);
      assert.match(entries.get("extension.vsixmanifest")?.content ?? "", new RegExp(`TargetPlatform="${target}"`));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a program without a platform is refused, and a platform without a program", () => {
  assert.throws(() => pack("--target", "linux-x64"), /--target and --binary go together/);
  assert.throws(() => pack("--binary", process.execPath), /--target and --binary go together/);
});

function pack(...options: string[]) {
  execFileSync(process.execPath, [inExtension("scripts/package.mjs"), ...options], { stdio: "pipe" });
}
