// Validates a file in the format of reviewdog.
const { createRequire } = require("node:module");
const path = require("node:path");
const installed = createRequire(path.join(process.env.DIGESTLINT_CONSUMERS, "node_modules", "x"));
const { RDFormatValidator } = installed("@umbrelladocs/rdformat-validator");

const report = JSON.parse(require("node:fs").readFileSync(process.argv[2], "utf8"));
const result = new RDFormatValidator({ strictMode: true }).validateObject(report);
console.log(`${report.diagnostics.length} diagnostics`, JSON.stringify(result));
process.exitCode = result.valid ? 0 : 1;
