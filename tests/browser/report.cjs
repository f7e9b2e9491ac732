// Opens the pages of a folder in a browser and does what readers do; tests/it/reports/browser.rs makes the pages.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");
const { pathToFileURL } = require("node:url");

const [, , browser, packages, pages] = process.argv;
const installed = createRequire(path.join(packages, "node_modules", "x"));
const { chromium } = installed("playwright-core");
const axe = fs.readFileSync(installed.resolve("axe-core/axe.min.js"), "utf8");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const address = (name, fragment = "") => pathToFileURL(path.join(pages, `${name}.html`)).href + fragment;
const count = (page) => page.locator("#count").innerText();
const messages = (page) => page.locator(".message").allInnerTexts();
const focused = (page) => page.evaluate(() => document.activeElement.id);
const theme = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const elements = (page) => page.evaluate(() => document.querySelectorAll("*").length);

/** Holds the page against WCAG 2.2 AA and the practices that axe knows. */
async function isAccessible(page) {
  // Scripts of the tools that drive a browser are not held to the page's policy.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const told = violations.map((it) => `${it.id}: ${it.help}\n  ${it.nodes.map((node) => node.html).join("\n  ")}`);
  assert.deepEqual(told, []);
}

/** How much the browser does while `act` runs: layouts, and nodes that come or go. */
async function work(page, act) {
  await page.evaluate(() => {
    window.changed = 0;
    window.watch ??= new MutationObserver((records) => {
      window.changed += records.reduce((sum, it) => sum + it.addedNodes.length + it.removedNodes.length, 0);
    });
    window.watch.observe(document, { subtree: true, childList: true });
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const layouts = async () =>
    (await session.send("Performance.getMetrics")).metrics.find((it) => it.name === "LayoutCount").value;
  const before = await layouts();
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return { layouts: (await layouts()) - before, changed: await page.evaluate(() => window.changed) };
}

const TESTS = {
  async "all is there, and nothing of the documents is markup"(page) {
    await page.goto(address("small"));
    assert.equal(await page.title(), "4 errors and 1 warning in 2 of 3 files · digestlint");
    assert.equal(await count(page), "5 findings in 2 files");
    assert.deepEqual(await messages(page), [
      "relevancy </script> is not a whole number",
      "relevancy 9 is above the maximum 5",
      "Notes has 2 words, fewer than the minimum 5",
      "the section Sgnals is not known",
      "relevancy 7 is above the maximum 5",
    ]);
    assert.deepEqual(await page.locator(".file h3 .path").allInnerTexts(), ["notes/<b> & 'c'.md", "notes/b.md"]);
    assert.equal(await page.locator("img, main b, main script").count(), 0);
    assert.match(await page.locator(".remarks .failed").innerText(), /^1 path could not be dealt with:\s+gone\.md: No such/);
  },

  async "a finding shows its lines, its help, the line of the schema and its fix"(page) {
    await page.goto(address("small", "#file=b.md"));
    const finding = page.locator(".finding").first();
    assert.deepEqual(await finding.locator(":scope > .code .number").allInnerTexts(), ["1", "2", "3", "", "4", "5"]);
    assert.equal(await finding.locator("mark.mark").first().innerText(), "Sgnals");
    assert.match(await finding.locator(".label").innerText(), /╰\s+`Signals` is expected here$/);
    assert.equal(await finding.locator(".help dd").innerText(), "did you mean Signals?");
    assert.match(await finding.locator(".schema dd").innerText(), /^notes\.toml:10:1\s+10\s+\[\[section\]\]$/);
    const fix = finding.locator("details.fix");
    assert.equal(await fix.locator("del").isVisible(), false);
    await fix.locator("summary").click();
    assert.deepEqual(await fix.locator("del, ins").allInnerTexts(), ["Sgnals", "Signals"]);
    const boxes = [finding.locator("mark.mark").first(), finding.locator(".hook")].map((it) => it.boundingBox());
    const [mark, hook] = await Promise.all(boxes);
    assert.ok(Math.abs(mark.x - hook.x) < 1, "the label stands under its place");
  },

  async "what cannot be seen is named"(page) {
    await page.goto(address("small"));
    const named = new Set(await page.locator(".row .control").allInnerTexts());
    assert.deepEqual([...named].sort(), ["U+0007", "U+202E"]);
    const text = await page.evaluate(() => document.documentElement.textContent);
    assert.equal(/[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u007f]/u.test(text), false);
  },

  async "filters narrow the list, and the address keeps them"(page) {
    await page.goto(address("small"));
    await page.getByRole("button", { name: "Warnings 1" }).click();
    assert.equal(await count(page), "1 of 5 findings in 1 file");
    assert.equal(await page.getByRole("button", { name: "Warnings 1" }).getAttribute("aria-pressed"), "true");
    await page.getByRole("button", { name: "Errors 4" }).click();
    assert.equal(await count(page), "5 findings in 2 files");
    await page.getByLabel("Rule", { exact: true }).selectOption("value-range");
    await page.getByLabel("File", { exact: true }).fill("b.md");
    assert.deepEqual(await messages(page), ["relevancy 7 is above the maximum 5"]);
    await page.waitForFunction(() => location.hash === "#severity=error%2Cwarning&rule=value-range&file=b.md");
    await page.reload();
    assert.equal(await count(page), "1 of 5 findings in 1 file");
    assert.equal(await page.getByLabel("Rule", { exact: true }).inputValue(), "value-range");
    await page.getByRole("button", { name: "Clear filters" }).click();
    assert.equal(await count(page), "5 findings in 2 files");
    await page.waitForFunction(() => location.hash === "");
  },

  async "bars filter, and take it back"(page) {
    await page.goto(address("small"));
    const bar = page.locator(".bars a", { hasText: "value-range" });
    await bar.click();
    assert.equal(await count(page), "2 of 5 findings in 2 files");
    assert.equal(await bar.getAttribute("aria-current"), "true");
    await page.locator(".bars a", { hasText: "<b>" }).click();
    assert.equal(await count(page), "1 of 5 findings in 1 file");
    await bar.click();
    assert.equal(await count(page), "3 of 5 findings in 1 file");
    await page.locator(".finding a.rule").first().click();
    assert.equal(await count(page), "1 of 5 findings in 1 file");
  },

  async "every word that is searched for is found, whatever its case"(page) {
    await page.goto(address("small"));
    await page.getByLabel("Search").fill("MAXIMUM  notes/b");
    assert.deepEqual(await messages(page), ["relevancy 7 is above the maximum 5"]);
    await page.getByLabel("Search").fill("nowhere");
    assert.equal(await count(page), "None of 5 findings matches");
    await page.goto(address("small", "#search=%3C%2Fscript%3E&severity=error"));
    assert.equal(await count(page), "2 of 5 findings in 1 file");
  },

  async "the keyboard suffices"(page) {
    await page.goto(address("small"));
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "findings");
    await page.keyboard.press("/");
    assert.equal(await focused(page), "search");
    await page.keyboard.type("section-unknown j");
    assert.equal(await count(page), "None of 5 findings matches");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    assert.equal(await count(page), "5 findings in 2 files");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    assert.equal(await focused(page), "f2");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "f4");
    await page.keyboard.press("o");
    assert.equal(await page.locator("#f4 details[open] del").first().innerText(), "Sgnals");
    for (const _ of "abcdef") {
      await page.keyboard.press("k");
    }
    assert.equal(await focused(page), "f1");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, "solid");
    await page.keyboard.press("?");
    assert.equal(await page.getByRole("dialog", { name: "Keys" }).isVisible(), true);
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("dialog", { name: "Keys" }).isVisible(), false);
  },

  async "dark and light follow the system, or the reader"(page) {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(address("small"));
    const dark = await theme(page);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await theme(page);
    assert.notEqual(dark, light);
    await page.getByRole("button", { name: "Theme: system" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    assert.equal(await theme(page), dark);
    await page.reload();
    assert.equal(await theme(page), dark);
    await page.getByRole("button", { name: "Theme: dark" }).click();
    assert.equal(await theme(page), light);
  },

  async "everybody can use it, in both themes and on a telephone"(page) {
    for (const name of ["small", "clean"]) {
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.goto(address(name));
        await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
        await page.evaluate(() => document.querySelector("[data-severity]").click());
        await isAccessible(page);
      }
    }
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(address("small"));
    await isAccessible(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  },

  async "a run without findings says so"(page) {
    await page.goto(address("clean"));
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "No findings in 1 file");
    assert.equal(await page.locator("#findings").isVisible(), false);
  },

  async "many findings cost no more than few"(page) {
    await page.goto(address("small"));
    const few = await elements(page);
    await page.goto(address("many"));
    assert.equal(await count(page), "5,000 findings in 250 files");
    const many = await elements(page);
    assert.ok(many < few + 5000, `${many} elements on the page, ${few} on that of 5 findings`);
    for (const key of "7 ab") {
      const { layouts, changed } = await work(page, () => page.locator("#search").press(key));
      assert.ok(layouts <= 8 && changed <= 400, `a letter costs ${layouts} layouts and ${changed} changes`);
    }
    const { changed } = await work(page, () => page.evaluate(() => scrollTo(0, document.body.scrollHeight)));
    assert.ok(changed <= 1000, `${changed} changes after scrolling`);
  },

  async "each of many findings has an address, and those around it are near"(page) {
    await page.goto(address("many", "#finding=4321"));
    assert.equal(await focused(page), "f4321");
    await page.keyboard.press("k");
    assert.equal(await focused(page), "f4320");
    await page.getByRole("button", { name: "earlier findings" }).click();
    assert.equal(await page.locator("#f4290").count(), 1);
    const numbers = await page.locator(".finding").evaluateAll((all) => all.map((it) => Number(it.dataset.number)));
    assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b));
    assert.equal(new Set(numbers).size, numbers.length);
  },

  async "paper gets all that is shown"(page) {
    await page.goto(address("many", "#file=000"));
    const shown = Number.parseInt(await count(page), 10);
    assert.equal(shown, 200);
    await page.pdf();
    assert.equal(await page.locator(".finding").count(), shown);
  },

  async "without scripts there are counts and text"(page) {
    await page.goto(address("small"));
    assert.equal(await page.locator("#filter").isVisible(), false);
    const text = await page.locator("#plain").innerText();
    assert.match(text, /error\[value-range\]: relevancy 7 is above the maximum 5/);
    assert.match(await page.locator(".plots").innerText(), /value-range\s+2/);
    await page.goto(address("many"));
    assert.match(await page.locator("#plain p").innerText(), /^These are the first 1,000 of 5,000 findings;/);
  },
};

async function main() {
  const profile = fs.mkdtempSync(path.join(pages, "profile-"));
  let failed = 0;
  for (const [at, [name, run]] of Object.entries(TESTS).entries()) {
    const context = await chromium.launchPersistentContext(path.join(profile, String(at)), {
      executablePath: browser,
      headless: true,
      args: FLAGS,
      javaScriptEnabled: !name.startsWith("without scripts"),
      viewport: { width: 1280, height: 800 },
      serviceWorkers: "block",
    });
    const page = context.pages()[0];
    const complaints = [];
    page.on("console", (it) => ["error", "warning"].includes(it.type()) && complaints.push(it.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    const isWanted = (url) => url.startsWith("data:") || url.startsWith(pathToFileURL(pages).href);
    page.on("request", (it) => isWanted(it.url()) || complaints.push(it.url()));
    try {
      await run(page);
      assert.deepEqual(complaints, [], "the page complains, or asks for something");
      console.log(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${name}\n${error.stack}\n`);
    } finally {
      await context.close();
    }
  }
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
