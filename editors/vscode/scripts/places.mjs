/** Where things lie. */
import path from "node:path";

/** The folder of the extension. */
export const FOLDER = path.dirname(import.meta.dirname);

/** The folder of the repository. */
export const REPOSITORY = path.resolve(FOLDER, "../..");
