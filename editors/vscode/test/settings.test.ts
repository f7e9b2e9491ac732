import assert from "node:assert/strict";
import { test } from "node:test";
import { clientSettings, RESTARTING } from "../src/settings.js";
import { manifest } from "./places.js";

test("without settings the server runs, and the extension looks for the program", () => {
  assert.deepEqual(clientSettings({}), { enable: true, path: [] });
});

test("the path is one or several", () => {
  assert.deepEqual(clientSettings({ path: "/opt/digestlint" }).path, ["/opt/digestlint"]);
  assert.deepEqual(clientSettings({ path: ["a", "b"] }).path, ["a", "b"]);
});

test("blank paths are none", () => {
  for (const path of ["", " ", null, [], [""], ["", " "]]) {
    assert.deepEqual(clientSettings({ path }).path, []);
  }
});

test("what is no path is an error with the value in it", () => {
  assert.throws(() => clientSettings({ path: ["a", 4] }), {
    message: "`digestlint.path` must be a string or a list of strings, but holds 4.",
  });
  assert.throws(() => clientSettings({ path: {} }), /but holds \{\}\./);
});

test("only false turns the server off", () => {
  assert.equal(clientSettings({ enable: false }).enable, false);
  assert.equal(clientSettings({ enable: null }).enable, true);
});

test("settings that take a new server are settings", () => {
  for (const name of RESTARTING) {
    assert.ok(`digestlint.${name}` in manifest.contributes.configuration.properties);
  }
});
