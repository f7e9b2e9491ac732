/** The language server's life: found, started, stopped and started again, one after the other. */

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { type ExtensionContext, type LogOutputChannel, workspace } from "vscode";
import { LanguageClient, RevealOutputChannelOn, State } from "vscode-languageclient/node";
import { type Binary, findBinary, type Surroundings } from "./binary.js";
import { probe, reason } from "./probe.js";
import { clientSettings, SECTION } from "./settings.js";
import type { Condition } from "./status.js";

/** What the server serves. TOML goes by the name of the file: without another extension, editors know no such language. */
export const DOCUMENTS = [
  { scheme: "file", language: "markdown" },
  { scheme: "file", pattern: "**/*.toml" },
];

/** What happens to the server that others show. */
export interface Listener {
  changed(condition: Condition): void;
  /** There is no program that can be run as a server. */
  hasNoProgram(reason: string): void;
}

export class Server {
  readonly #extension: ExtensionContext;
  readonly #output: LogOutputChannel;
  readonly #listener: Listener;
  #client: LanguageClient | undefined;
  /** The last of the starts and stops, none of which begins before the one before it is done. */
  #last: Promise<void> = Promise.resolve();

  constructor(extension: ExtensionContext, output: LogOutputChannel, listener: Listener) {
    this.#extension = extension;
    this.#output = output;
    this.#listener = listener;
  }

  /** Starts the server as the settings say now, in the place of one that runs. */
  restart(): Promise<void> {
    return this.#afterwards(async () => {
      await this.#end();
      await this.#begin();
    });
  }

  stop(): Promise<void> {
    return this.#afterwards(() => this.#end());
  }

  #afterwards(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(step).catch((error) => this.#fail(error));
    return this.#last;
  }

  async #begin(): Promise<void> {
    const section = workspace.getConfiguration().get<Record<string, unknown>>(SECTION, {});
    if (section["enable"] === false) {
      this.#listener.changed({ is: "off" });
      return;
    }
    this.#listener.changed({ is: "starting" });
    let program: Binary;
    let version: string;
    try {
      program = findBinary(clientSettings(section).path, surroundings(this.#extension));
      version = await probe(program.path);
    } catch (error) {
      this.#fail(error);
      this.#listener.hasNoProgram(reason(error));
      return;
    }
    this.#output.info(`digestlint ${version}: ${program.path} (${program.origin})`);
    await this.#run(program, version);
  }

  async #run(program: Binary, version: string): Promise<void> {
    const client = new LanguageClient(
      SECTION,
      "digestlint",
      { command: program.path, args: ["lsp"] },
      {
        documentSelector: DOCUMENTS,
        initializationOptions: () => workspace.getConfiguration().get(SECTION),
        outputChannel: this.#output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
      },
    );
    client.onDidChangeState(({ newState }) => {
      if (this.#client !== client) {
        return; // It is being stopped, to be replaced or for good.
      }
      if (newState === State.Starting) {
        this.#listener.changed({ is: "starting" });
      } else if (newState === State.Running) {
        this.#listener.changed({ is: "running", version, origin: program.origin });
      } else {
        this.#listener.changed({ is: "failed" });
      }
    });
    this.#client = client;
    await client.start();
  }

  async #end(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // One that has crashed cannot be asked to stop; it is gone all the same.
      this.#output.warn(reason(error));
    }
  }

  #fail(error: unknown): void {
    this.#output.error(error instanceof Error ? error.message : String(error));
    this.#listener.changed({ is: "failed" });
  }
}

function surroundings(extension: ExtensionContext): Surroundings {
  return {
    platform: process.platform,
    home: homedir(),
    workspaceFolder: workspace.workspaceFolders?.[0]?.uri.fsPath,
    extensionFolder: extension.extensionPath,
    searchPath: process.env["PATH"] ?? "",
    isProgram,
  };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
