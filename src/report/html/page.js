// The page at work: filter, keys, theme.

const data = JSON.parse(document.getElementById("data").textContent);
const findings = listed(data);
const paths = new Set(data.files.map((file) => file.path));
const shown = new FindingWindow(new Map(data.rules.map((rule) => [rule.name, rule])));
const byId = (id) => document.getElementById(id);
let filter = readFragment(location.hash);

/** Shows what the filter asks for, and the filter in its fields. */
function apply() {
  const matches = matching(findings, filter, paths);
  const wanted = filter.finding === null ? -1 : matches.findIndex((it) => it.number === filter.finding);
  shown.show(matches, Math.max(wanted, 0));
  for (const button of document.querySelectorAll("[data-severity]")) {
    button.setAttribute("aria-pressed", filter.severities.includes(button.dataset.severity));
  }
  for (const [id, value] of Object.entries({ search: filter.text, rule: filter.rule, file: filter.file })) {
    if (byId(id).value !== value) {
      byId(id).value = value;
    }
  }
  for (const link of document.querySelectorAll(".bars [data-key]")) {
    const isCurrent = filter[link.dataset.key] === link.dataset.value;
    link.setAttribute("aria-current", isCurrent);
  }
  const files = shown.perFile.size;
  const of = matches.length === findings.length ? "" : ` of ${findings.length.toLocaleString("en")}`;
  byId("count").textContent =
    matches.length === 0
      ? `None of ${counted(findings.length, "finding")} matches`
      : `${matches.length.toLocaleString("en")}${of} ${findings.length === 1 ? "finding" : "findings"} in ${counted(files, "file")}`;
  byId("clear").hidden = writeFragment({ ...filter, finding: null }) === "";
  if (wanted >= 0) {
    focusFinding(wanted);
  }
}

let saving = 0;

/** Filters by `change` too, and says so in the URL; browsers limit how often that may be. */
function refine(change) {
  filter = { ...filter, finding: null, ...change };
  apply();
  clearTimeout(saving);
  saving = setTimeout(() => history.replaceState(null, "", `#${writeFragment(filter)}`), 150);
}

/** Moves the focus to the finding at `index` of those shown. */
function focusFinding(index) {
  const finding = shown.at(index);
  finding?.focus({ preventScroll: true });
  finding?.scrollIntoView({ block: "start" });
}

/** Shows the start of the list, where it is out of sight. */
function showList() {
  const top = byId("findings").getBoundingClientRect().top;
  if (top < 0 || top > innerHeight / 2) {
    byId("findings").scrollIntoView({ block: "start" });
  }
}

function setUpFilter() {
  const counts = (name) => Map.groupBy(findings, (it) => it[name]);
  const severities = counts("severity");
  for (const button of document.querySelectorAll("[data-severity]")) {
    const { severity } = button.dataset;
    const count = severities.get(severity)?.length ?? 0;
    button.lastElementChild.textContent = count.toLocaleString("en");
    button.hidden = count === 0;
    button.addEventListener("click", () => {
      const { severities } = filter;
      refine({ severities: SEVERITIES.filter((it) => severities.includes(it) !== (it === severity)) });
    });
  }
  const rules = [...counts("rule")].sort(([a], [b]) => (a < b ? -1 : 1));
  byId("rule").append(...rules.map(([name, all]) => new Option(`${name} (${all.length})`, name)));
  byId("files").append(...[...paths].slice(0, 1000).map((path) => new Option(path, path)));
  byId("search").addEventListener("input", (event) => refine({ text: event.target.value }));
  byId("rule").addEventListener("change", (event) => refine({ rule: event.target.value }));
  byId("file").addEventListener("input", (event) => refine({ file: event.target.value }));
  byId("filter").addEventListener("submit", (event) => event.preventDefault());
  byId("filter").addEventListener("reset", (event) => {
    event.preventDefault();
    refine(readFragment(""));
    byId("search").focus();
  });
  addEventListener("hashchange", () => {
    filter = readFragment(location.hash);
    apply();
  });
  // A link that filters takes its filter back when it is followed again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-key]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    const { key, value } = link.dataset;
    refine({ [key]: filter[key] === value ? "" : value });
    showList();
  });
}

function setUpKeys() {
  const steps = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) {
      return;
    }
    if (target.matches("input, select, textarea")) {
      if (key === "Escape" && (target.value === "" || target.matches("select"))) {
        target.blur();
      }
      return;
    }
    const isArrow = key.startsWith("Arrow");
    if (key in steps && (!isArrow || target.matches(".finding"))) {
      const current = shown.indexOf(document.activeElement);
      const next = current < 0 ? shown.from : current + steps[key];
      if (next >= 0 && next < shown.matches.length) {
        focusFinding(next);
      }
    } else if (key === "/") {
      byId("search").focus();
      byId("search").select();
    } else if (key === "o") {
      const details = target.closest?.(".finding")?.querySelector("details");
      details?.toggleAttribute("open");
    } else if (key === "?") {
      byId("help").showModal();
    } else {
      return;
    }
    event.preventDefault();
  });
  byId("keys").addEventListener("click", () => byId("help").showModal());
  byId("skip").addEventListener("click", (event) => {
    // The fragment is the filter's.
    event.preventDefault();
    byId("findings").focus();
  });
}

function setUpTheme() {
  const themes = ["system", "light", "dark"];
  const root = document.documentElement;
  const show = () => (byId("theme").lastElementChild.textContent = root.dataset.theme ?? "system");
  byId("theme").addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
    if (next === "system") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = next;
    }
    try {
      localStorage.setItem("digestlint-theme", next);
    } catch {
      // It holds until the page is closed.
    }
    show();
  });
  show();
}

setUpTheme();
setUpKeys();
if (findings.length > 0) {
  setUpFilter();
  apply();
  addEventListener("beforeprint", () => shown.print());
} else {
  byId("findings").hidden = true;
}
// From here on nothing needs it.
byId("plain").remove();
