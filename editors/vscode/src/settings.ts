/** The settings that the extension reads itself; the others are the server's, which gets the whole section. */

/** The section of all settings. */
export const SECTION = "digestlint";

/** The settings whose change takes a new server. */
export const RESTARTING = ["enable", "path"] as const;

export interface ClientSettings {
  enable: boolean;
  /** Where the program may be; empty when the setting does not say. */
  path: string[];
}

/** Reads the section; settings are typed by hand, so each may hold anything. */
export function clientSettings(section: Readonly<Record<string, unknown>>): ClientSettings {
  return { enable: section["enable"] !== false, path: programPaths(section["path"]) };
}

function programPaths(value: unknown): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value ?? ""];
  return entries
    .map((entry) => {
      if (typeof entry !== "string") {
        throw new Error(
          `\`digestlint.path\` must be a string or a list of strings, but holds ${JSON.stringify(entry)}.`,
        );
      }
      return entry.trim();
    })
    .filter((entry) => entry !== "");
}
