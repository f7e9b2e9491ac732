// Findings as elements. Data becomes text nodes, never markup.

/** An element with a class and children: elements, or texts. */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/** A copy of the template with this id. */
function copy(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** Text in which what stands between backticks is code. */
function prose(text) {
  const pieces = text.split("`");
  if (pieces.length % 2 === 0) {
    return [text];
  }
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : element("code", "", piece)));
}

/** How many of a thing. */
function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

const MARKS = new Map([
  ["mark", "mark"],
  ["related", "mark"],
  ["point", "mark"],
  ["del", "del"],
  ["ins", "ins"],
]);

function drawParts(parts) {
  return parts.map((part) => {
    if (typeof part === "string") {
      return part;
    }
    const [kind, text] = part;
    return element(MARKS.get(kind) ?? "span", kind, text);
  });
}

function drawRow(row, before) {
  const drawn = [];
  if (before !== undefined && row.number > before + 1) {
    drawn.push(element("div", "gap", element("span", "number", "⋯")));
  }
  const isWrong = row.parts.some((part) => MARKS.has(part[0]) && typeof part !== "string");
  const code = element("code", "", ...drawParts(row.parts));
  drawn.push(element("div", isWrong ? "row wrong" : "row", element("span", "number", String(row.number)), code));
  for (const { after, text, primary } of row.labels ?? []) {
    // What stands before the place, unseen, is as wide as there.
    const pad = element("span", "pad", ...[...code.childNodes].slice(0, after).map((node) => node.cloneNode(true)));
    pad.setAttribute("aria-hidden", "true");
    const label = element("div", primary ? "label" : "label other", element("span", "number"), pad);
    label.append(element("span", "hook", "╰ "), element("span", "", text));
    drawn.push(label);
  }
  return drawn;
}

function drawRows(rows) {
  return rows.flatMap((row, index) => drawRow(row, rows[index - 1]?.number));
}

function drawNote(name, ...content) {
  return element("div", name.toLowerCase(), element("dt", "", name), element("dd", "", ...content));
}

function drawDeclared({ file, place, builtIn, row }) {
  const name = file === "baseline" ? "Baseline" : "Schema";
  const note = drawNote(name, element("code", "place", place), builtIn ? " (built in)" : "");
  if (row) {
    const code = element("div", "code", ...drawRow(row));
    code.tabIndex = 0;
    code.setAttribute("role", "group");
    code.setAttribute("aria-label", `Line ${row.number} of the ${file}`);
    note.lastChild.append(code);
  }
  return note;
}

function drawFix({ title, safe, edits, more }) {
  const [level, flags] = safe ? ["safe", "--fix"] : ["look at it", "--fix --unsafe-fixes"];
  const badge = element("span", safe ? "badge safe" : "badge", level);
  const fix = element("details", "fix", element("summary", "", element("span", "", "Fix: ", ...prose(title)), " ", badge));
  const code = element("div", "code wrapped", ...drawRows(edits));
  code.tabIndex = 0;
  code.setAttribute("role", "group");
  code.setAttribute("aria-label", "What the fix changes");
  fix.append(code);
  if (more > 0) {
    fix.append(element("p", "of", `and ${counted(more, "more change")}`));
  }
  fix.append(element("p", "of", "Applied by ", element("code", "", `digestlint check ${flags}`)));
  return fix;
}

function drawRule({ name, summary, why }) {
  const details = element("details", "why", element("summary", "", `About ${name}`));
  details.append(element("p", "", ...prose(summary)), element("p", "", ...prose(why)));
  return details;
}

/** A finding, the one at `position` of `count` that are shown. */
function drawFinding(finding, rule, position, count) {
  const { severity, line, column, number } = finding;
  const drawn = copy("finding-template");
  drawn.classList.add(severity);
  drawn.dataset.number = number;
  drawn.id = `f${number}`;
  drawn.setAttribute("aria-labelledby", `m${number}`);
  drawn.setAttribute("aria-posinset", position);
  drawn.setAttribute("aria-setsize", count);
  drawn.querySelector("use").setAttribute("href", `#icon-${severity}`);
  drawn.querySelector(".severity span").textContent = severity;
  const message = drawn.querySelector(".message");
  message.id = `m${number}`;
  message.append(...prose(finding.message));
  const place = drawn.querySelector(".place");
  place.append(element("bdi", "path", `${finding.path}:`), `${line}:${column}`);
  place.href = `#finding=${number}`;
  place.title = "A link to this finding";
  const link = drawn.querySelector(".rule");
  link.textContent = finding.rule;
  link.href = `#${new URLSearchParams({ rule: finding.rule })}`;
  link.title = rule?.summary ?? "";
  Object.assign(link.dataset, { key: "rule", value: finding.rule });
  const code = drawn.querySelector(".code");
  code.setAttribute("aria-label", `Lines around line ${line}`);
  code.append(...drawRows(finding.rows));
  const notes = drawn.querySelector(".notes");
  if (finding.help) {
    notes.append(drawNote("Help", ...prose(finding.help)));
  }
  if (finding.elsewhere) {
    notes.append(drawNote("Also at", element("code", "place", finding.elsewhere)));
  }
  if (finding.declared) {
    notes.append(drawDeclared(finding.declared));
  }
  if (notes.children.length === 0) {
    notes.remove();
  }
  if (finding.fix) {
    drawn.append(drawFix(finding.fix));
  }
  if (rule) {
    drawn.append(drawRule(rule));
  }
  return drawn;
}

/** The heading of a file, of which `count` findings are shown. */
function drawFile(path, count) {
  const drawn = copy("file-template");
  const link = drawn.querySelector(".path");
  link.append(element("bdi", "", path));
  link.href = `#${new URLSearchParams({ file: path })}`;
  Object.assign(link.dataset, { key: "file", value: path });
  drawn.querySelector(".of").textContent = counted(count, "finding");
  drawn.dataset.path = path;
  return drawn;
}
