/** That the bundle loads where nothing but VS Code's own module is to be had. */

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { inExtension } from "./places.js";

/** A module each of whose exports is a class; that is all that loading asks for. */
const VSCODE = "module.exports = new Proxy({}, { get: () => class {} });";

test("the bundle loads, with what VS Code calls", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "digestlint-"));
  try {
    mkdirSync(path.join(folder, "node_modules/vscode"), { recursive: true });
    writeFileSync(path.join(folder, "node_modules/vscode/index.js"), VSCODE);
    copyFileSync(inExtension("dist/extension.js"), path.join(folder, "extension.js"));
    const extension = createRequire(import.meta.url)(path.join(folder, "extension.js"));
    assert.equal(typeof extension.activate, "function");
    assert.equal(typeof extension.deactivate, "function");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
