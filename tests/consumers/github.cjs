// Prints the workflow commands that GitHub's own library makes of findings: one JSON object a line on standard input,
// with the command, its properties and its message.
const { createRequire } = require("node:module");
const path = require("node:path");
const installed = createRequire(path.join(process.env.DIGESTLINT_CONSUMERS, "node_modules", "x"));
const { issueCommand } = installed("@actions/core/lib/command");

for (const line of require("node:fs").readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { command, properties, message } = JSON.parse(line);
  issueCommand(command, properties, message);
}
