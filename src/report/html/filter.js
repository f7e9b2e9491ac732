"use strict";
// Which findings are shown: pure functions of the data and of the URL's fragment.

const SEVERITIES = ["error", "warning", "note"];

/** What the fragment asks for; it names what is filtered by, and perhaps one finding by its number. */
function readFragment(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const severities = (fields.get("severity") ?? "").split(",");
  const finding = Number.parseInt(fields.get("finding") ?? "", 10);
  return {
    severities: SEVERITIES.filter((it) => severities.includes(it)),
    rule: fields.get("rule") ?? "",
    file: fields.get("file") ?? "",
    text: fields.get("search") ?? "",
    finding: Number.isNaN(finding) ? null : finding,
  };
}

/** The fragment that asks for `filter`; empty when it asks for everything. */
function writeFragment(filter) {
  const fields = new URLSearchParams();
  const set = (name, value) => value && fields.set(name, value);
  set("severity", filter.severities.join(","));
  set("rule", filter.rule);
  set("file", filter.file);
  set("search", filter.text);
  set("finding", filter.finding === null ? "" : String(filter.finding));
  return fields.toString();
}

/** The findings of the data as one list, each with its number from 1 and its file. */
function listed(data) {
  const findings = [];
  for (const file of data.files) {
    for (const finding of file.findings) {
      finding.path = file.path;
      finding.number = findings.push(finding);
    }
  }
  return findings;
}

/** What is searched of a finding. */
function searchable(finding) {
  const { severity, rule, path, line, column, message, help = "", declared, fix } = finding;
  const text = (parts) => parts.map((part) => (typeof part === "string" ? part : part[1])).join("");
  const rows = finding.rows.map((row) => [text(row.parts), ...row.labels?.map((label) => label.text) ?? []].join(" "));
  const words = [severity, rule, `${path}:${line}:${column}`, message, help, declared?.place, fix?.title, ...rows];
  return words.join("\n").toLowerCase();
}

/** Whether every word of the search is in the finding. */
function hasWords(finding, words) {
  if (words.length === 0) {
    return true;
  }
  finding.searchable ??= searchable(finding);
  return words.every((word) => finding.searchable.includes(word));
}

/** The findings that pass the filter. A file is named whole or in part, such as a folder. */
function matching(findings, filter, paths) {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const { severities, rule, file } = filter;
  const isWhole = paths.has(file);
  return findings.filter(
    (it) =>
      (severities.length === 0 || severities.includes(it.severity)) &&
      (rule === "" || it.rule === rule) &&
      (file === "" || (isWhole ? it.path === file : it.path.includes(file))) &&
      hasWords(it, words),
  );
}
