/** What a program says of itself before it is run as a server. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** How long a program may take to answer, in milliseconds. */
const PATIENCE = 10_000;

/** The version of the program; an error that a person can act on, when it cannot be run or has no language server. */
export async function probe(program: string): Promise<string> {
  const version = /^digestlint (\S+)/.exec(await said(program, "--version"))?.[1];
  if (version === undefined) {
    throw new Error(`\`${program}\` is not digestlint.`);
  }
  try {
    await said(program, "lsp", "--help");
  } catch {
    throw new Error(
      `\`${program}\` is digestlint ${version}, which has no language server yet; install a later version.`,
    );
  }
  return version;
}

async function said(program: string, ...arguments_: string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, arguments_, { timeout: PATIENCE, windowsHide: true });
    return stdout;
  } catch (error) {
    throw new Error(`\`${program} ${arguments_.join(" ")}\` failed: ${reason(error)}`, { cause: error });
  }
}

/** The first line of an error says enough for a message. */
export function reason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
