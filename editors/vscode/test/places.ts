/** The files that tests look at. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { FOLDER, REPOSITORY } from "../scripts/places.mjs";

export const inExtension = (file: string) => path.join(FOLDER, file);
export const inRepository = (file: string) => path.join(REPOSITORY, file);
export const text = (file: string) => readFileSync(file, "utf8");
export const manifest = JSON.parse(text(inExtension("package.json")));

/** A value of Cargo.toml, which is the one place for version, description and the like. */
export function cargo(key: string): string {
  const found = new RegExp(`^${key} = "(.*)"$`, "m").exec(text(inRepository("Cargo.toml")))?.[1];
  if (found === undefined) {
    throw new Error(`Cargo.toml says no ${key}`);
  }
  return found;
}
