import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { probe } from "../src/probe.js";

/** A program that is a script, which Windows does not run without a shell. */
async function withProgram(script: string, check: (program: string) => Promise<void>) {
  const folder = mkdtempSync(path.join(tmpdir(), "digestlint-"));
  const program = path.join(folder, "digestlint");
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  try {
    await check(program);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const skip = process.platform === "win32";

test("a program with a language server says its version", { skip }, () =>
  withProgram('case "$*" in --version) echo digestlint 1.2.3;; "lsp --help") ;; *) exit 2;; esac', async (program) => {
    assert.equal(await probe(program), "1.2.3");
  }),
);

test("a program without one is too old", { skip }, () =>
  withProgram('case "$*" in --version) echo digestlint 0.0.9;; *) exit 2;; esac', async (program) => {
    await assert.rejects(probe(program), {
      message: `\`${program}\` is digestlint 0.0.9, which has no language server yet; install a later version.`,
    });
  }),
);

test("a program that fails is told with the command", { skip }, () =>
  withProgram("exit 3", async (program) => {
    await assert.rejects(probe(program), new RegExp(`^Error: \`${program} --version\` failed: `));
  }),
);

test("another program is not taken for digestlint", async () => {
  await assert.rejects(probe(process.execPath), { message: `\`${process.execPath}\` is not digestlint.` });
});
