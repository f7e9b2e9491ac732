/** What VS Code calls: the server, its status and the commands, put together. */

import { commands, type ExtensionContext, env, Uri, window, workspace } from "vscode";
import { DOCUMENTS, Server } from "./server.js";
import { RESTARTING, SECTION } from "./settings.js";
import { createStatus } from "./status.js";

/** The part of the page on editors that tells where the program comes from. */
const INSTALLATION = "the-program";

/**
 * How long settings stay as they are before the server is started anew, in milliseconds. Meanwhile the one that runs is told
 * of the change: a server that is being stopped cannot be told anything.
 */
const QUIET = 300;

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("digestlint", { log: true });
  const status = createStatus(DOCUMENTS);
  const running = new Server(context, output, {
    changed: (condition) => status.show(condition),
    hasNoProgram: (reason) => void offerHelp(context, reason),
  });
  server = running;
  let waiting: NodeJS.Timeout | undefined;
  context.subscriptions.push(
    output,
    status,
    commands.registerCommand("digestlint.restart", () => running.restart()),
    commands.registerCommand("digestlint.showOutput", () => output.show()),
    commands.registerCommand("digestlint.fixAll", fixAll),
    workspace.onDidChangeConfiguration((change) => {
      if (RESTARTING.some((setting) => change.affectsConfiguration(`${SECTION}.${setting}`))) {
        clearTimeout(waiting);
        waiting = setTimeout(() => void running.restart(), QUIET);
      }
    }),
    { dispose: () => clearTimeout(waiting) },
  );
  await running.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** Applies all safe fixes to the document of the active editor. */
async function fixAll(): Promise<void> {
  await commands.executeCommand("editor.action.sourceAction", { kind: "source.fixAll.digestlint", apply: "first" });
}

async function offerHelp(context: ExtensionContext, reason: string): Promise<void> {
  const settings = "Open Settings";
  const installation = "How to Install";
  const chosen = await window.showErrorMessage(reason, settings, installation);
  if (chosen === settings) {
    await commands.executeCommand("workbench.action.openSettings", "digestlint.path");
  } else if (chosen === installation) {
    await env.openExternal(Uri.parse(`${context.extension.packageJSON.homepage}#${INSTALLATION}`));
  }
}
