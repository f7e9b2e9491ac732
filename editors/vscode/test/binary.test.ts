import assert from "node:assert/strict";
import { test } from "node:test";
import { findBinary, type Surroundings } from "../src/binary.js";

function around(programs: string[], more: Partial<Surroundings> = {}): Surroundings {
  return {
    platform: "linux",
    home: "/home/ada",
    workspaceFolder: "/project",
    extensionFolder: "/ext",
    searchPath: "/usr/local/bin:/usr/bin",
    isProgram: (file) => programs.includes(file),
    ...more,
  };
}

const ON_PATH = "/usr/bin/digestlint";
const BUNDLED = "/ext/bundled/digestlint";

test("the bundled program comes before the one on the PATH", () => {
  assert.deepEqual(findBinary([], around([BUNDLED, ON_PATH])), { path: BUNDLED, origin: "bundled" });
  assert.deepEqual(findBinary([], around([ON_PATH])), { path: ON_PATH, origin: "PATH" });
});

test("the folders of the PATH count in their order", () => {
  const first = "/usr/local/bin/digestlint";
  assert.equal(findBinary([], around([ON_PATH, first])).path, first);
});

test("the setting comes before all others", () => {
  const found = findBinary(["/opt/digestlint"], around(["/opt/digestlint", BUNDLED, ON_PATH]));
  assert.deepEqual(found, { path: "/opt/digestlint", origin: "digestlint.path" });
});

test("of several paths the first that is there counts", () => {
  assert.equal(findBinary(["/a/d", "/b/d", "/c/d"], around(["/b/d", "/c/d"])).path, "/b/d");
});

for (const [entry, expected] of [
  ["~/bin/digestlint", "/home/ada/bin/digestlint"],
  ["${workspaceFolder}/target/debug/digestlint", "/project/target/debug/digestlint"],
  ["target/debug/digestlint", "/project/target/debug/digestlint"],
  ["./digestlint", "/project/digestlint"],
  ["digestlint-nightly", "/usr/bin/digestlint-nightly"],
] as const) {
  test(`the entry ${entry} means ${expected}`, () => {
    assert.equal(findBinary([entry], around([expected])).path, expected);
  });
}

test("a setting that leads nowhere is an error, even if there is another program", () => {
  assert.throws(() => findBinary(["/opt/digestlint"], around([BUNDLED, ON_PATH])), {
    message: "`digestlint.path` names no program that can be run: /opt/digestlint.",
  });
});

test("without a workspace, a path in it is none", () => {
  const nowhere = around(["/digestlint", "digestlint"], { workspaceFolder: undefined });
  assert.throws(() => findBinary(["./digestlint"], nowhere));
  assert.throws(() => findBinary(["${workspaceFolder}/digestlint"], nowhere));
});

test("without any program the message says where it was looked for", () => {
  assert.throws(() => findBinary([], around([])), {
    message: "There is no program `digestlint` on the `PATH`, and `digestlint.path` names none.",
  });
});

test("relative and empty folders of the PATH are left out, since they would be those of a workspace", () => {
  const searchPath = ":.:bin:/usr/bin";
  const isProgram = (file: string) => file !== ON_PATH;
  assert.throws(() =>
    findBinary([], around([], { searchPath, isProgram: (file) => isProgram(file) && file !== BUNDLED })),
  );
});

test("on Windows programs end in .exe, and paths are those of Windows", () => {
  const windows = (programs: string[]) =>
    around(programs, {
      platform: "win32",
      home: "C:\\Users\\ada",
      workspaceFolder: "D:\\work",
      extensionFolder: "C:\\ext",
      searchPath: "C:\\Windows;C:\\Tools",
    });
  assert.equal(findBinary([], windows(["C:\\ext\\bundled\\digestlint.exe"])).origin, "bundled");
  assert.equal(findBinary([], windows(["C:\\Tools\\digestlint.exe"])).path, "C:\\Tools\\digestlint.exe");
  assert.equal(findBinary(["digestlint"], windows(["C:\\Tools\\digestlint.exe"])).path, "C:\\Tools\\digestlint.exe");
  assert.equal(findBinary(["~\\d.exe"], windows(["C:\\Users\\ada\\d.exe"])).path, "C:\\Users\\ada\\d.exe");
  assert.equal(findBinary([".\\d.exe"], windows(["D:\\work\\d.exe"])).path, "D:\\work\\d.exe");
});
