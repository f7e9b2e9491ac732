/** The item in the status bar: how the server is, and which program it is. */

import { type Disposable, type DocumentFilter, LanguageStatusSeverity, languages } from "vscode";
import type { Origin } from "./binary.js";

export type Condition =
  | { is: "off" }
  | { is: "starting" }
  | { is: "running"; version: string; origin: Origin }
  | { is: "failed" };

/**
 * Where the program comes from. What takes more words, such as its path or why it does not run, would push the command beside
 * it out of the window; the output has it.
 */
const ORIGINS: Record<Origin, string> = {
  "digestlint.path": "as digestlint.path says",
  bundled: "bundled with the extension",
  PATH: "from the PATH",
};

export interface Status extends Disposable {
  show(condition: Condition): void;
}

/** Makes the item, which stands beside documents that the server serves. */
export function createStatus(documents: DocumentFilter[]): Status {
  const item = languages.createLanguageStatusItem("digestlint", documents);
  item.name = "digestlint";
  const output = { title: "Output", command: "digestlint.showOutput" };
  const restart = { title: "Restart", command: "digestlint.restart" };
  return {
    show(condition) {
      item.text = condition.is === "running" ? `digestlint ${condition.version}` : "digestlint";
      item.detail = detail(condition);
      item.busy = condition.is === "starting";
      item.severity = condition.is === "failed" ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
      item.command = condition.is === "failed" ? restart : output;
    },
    dispose: () => item.dispose(),
  };
}

function detail(condition: Condition): string {
  switch (condition.is) {
    case "off":
      return "off (digestlint.enable)";
    case "starting":
      return "starting";
    case "running":
      return ORIGINS[condition.origin];
    case "failed":
      return "not running";
  }
}
