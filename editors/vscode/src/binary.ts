/** Which program is run: the one of the setting, the one in the extension's folder, or the one on the PATH. */

import * as path from "node:path";

/** What the choice depends on. */
export interface Surroundings {
  platform: NodeJS.Platform;
  home: string;
  /** The first folder of the workspace. */
  workspaceFolder: string | undefined;
  extensionFolder: string;
  /** The value of the variable PATH. */
  searchPath: string;
  /** Whether a file is there that can be run. */
  isProgram(file: string): boolean;
}

export type Origin = "digestlint.path" | "bundled" | "PATH";

export interface Binary {
  path: string;
  origin: Origin;
}

/** Finds the program; a setting that leads nowhere is an error, not a reason to look elsewhere. */
export function findBinary(setting: readonly string[], around: Surroundings): Binary {
  if (setting.length > 0) {
    const places = setting.flatMap((entry) => placesOf(entry, around));
    const found = places.find(around.isProgram);
    if (found === undefined) {
      throw new Error(`\`digestlint.path\` names no program that can be run: ${setting.join(", ")}.`);
    }
    return { path: found, origin: "digestlint.path" };
  }
  const name = programName("digestlint", around);
  const bundled = pathsOf(around).join(around.extensionFolder, "bundled", name);
  if (around.isProgram(bundled)) {
    return { path: bundled, origin: "bundled" };
  }
  const found = onSearchPath(name, around).find(around.isProgram);
  if (found === undefined) {
    throw new Error("There is no program `digestlint` on the `PATH`, and `digestlint.path` names none.");
  }
  return { path: found, origin: "PATH" };
}

/** The files that an entry of the setting may mean. */
function placesOf(entry: string, around: Surroundings): string[] {
  const paths = pathsOf(around);
  const expanded = expand(entry, around);
  if (expanded === undefined) {
    return [];
  }
  if (paths.isAbsolute(expanded)) {
    return [expanded];
  }
  if (paths.basename(expanded) === expanded) {
    return onSearchPath(programName(expanded, around), around);
  }
  return around.workspaceFolder === undefined ? [] : [paths.join(around.workspaceFolder, expanded)];
}

/** Puts folders in for `~` and `${workspaceFolder}`; nothing, where there is no such folder. */
function expand(entry: string, around: Surroundings): string | undefined {
  const variable = "${workspaceFolder}";
  const paths = pathsOf(around);
  if (entry.startsWith(variable)) {
    return around.workspaceFolder && paths.join(around.workspaceFolder, entry.slice(variable.length));
  }
  return entry === "~" || /^~[\\/]/.test(entry) ? paths.join(around.home, entry.slice(1)) : entry;
}

/** The files of that name in the folders of the PATH. Relative folders are left out: they would be those of a workspace. */
function onSearchPath(name: string, around: Surroundings): string[] {
  const paths = pathsOf(around);
  const folders = around.searchPath.split(paths.delimiter).filter((folder) => paths.isAbsolute(folder));
  return folders.map((folder) => paths.join(folder, name));
}

function programName(name: string, around: Surroundings): string {
  return around.platform === "win32" && path.win32.extname(name) === "" ? `${name}.exe` : name;
}

function pathsOf(around: Surroundings): path.PlatformPath {
  return around.platform === "win32" ? path.win32 : path.posix;
}
