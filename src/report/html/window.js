// The part of the matching findings that is drawn: it grows at both ends when a reader comes near.

/** Findings drawn at a time. */
const STEP = 40;
/** Findings that are drawn for a printer. */
const PRINTED = 2000;

class FindingWindow {
  constructor(rules) {
    this.rules = rules;
    this.list = document.getElementById("list");
    this.earlier = document.getElementById("earlier");
    this.later = document.getElementById("later");
    this.matches = [];
    this.from = 0;
    this.to = 0;
    this.earlier.addEventListener("click", () => this.growUp());
    this.later.addEventListener("click", () => this.grow());
    new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && this.grow(), {
      rootMargin: "1200px",
    }).observe(this.later);
  }

  /** Shows `matches`, from the one at `start` on. */
  show(matches, start = 0) {
    this.matches = matches;
    this.perFile = new Map();
    for (const { path } of matches) {
      this.perFile.set(path, (this.perFile.get(path) ?? 0) + 1);
    }
    this.from = start;
    this.to = start;
    this.list.replaceChildren();
    this.grow();
  }

  /** Draws the next findings. */
  grow(count = STEP) {
    const end = Math.min(this.to + count, this.matches.length);
    const drawn = document.createDocumentFragment();
    let file = this.list.lastElementChild;
    for (; this.to < end; this.to += 1) {
      const { path } = this.matches[this.to];
      if (file?.dataset.path !== path) {
        file = drawFile(path, this.perFile.get(path));
        drawn.append(file);
      }
      file.append(this.draw(this.to));
    }
    this.list.append(drawn);
    this.tellOfTheRest();
  }

  /** Draws the findings before the first that is drawn; what is in view stays where it is. */
  growUp() {
    const anchor = this.list.querySelector(".finding");
    const top = anchor?.getBoundingClientRect().top ?? 0;
    const start = Math.max(this.from - STEP, 0);
    for (; this.from > start; this.from -= 1) {
      const { path } = this.matches[this.from - 1];
      let file = this.list.firstElementChild;
      if (file?.dataset.path !== path) {
        file = drawFile(path, this.perFile.get(path));
        this.list.prepend(file);
      }
      file.firstElementChild.after(this.draw(this.from - 1));
    }
    this.tellOfTheRest();
    if (anchor) {
      scrollBy(0, anchor.getBoundingClientRect().top - top);
    }
  }

  draw(index) {
    const finding = this.matches[index];
    return drawFinding(finding, this.rules.get(finding.rule), index + 1, this.matches.length);
  }

  tellOfTheRest() {
    const tell = (button, count, where) => {
      button.hidden = count === 0;
      button.textContent = `Show ${Math.min(count, STEP)} of ${counted(count, `${where} finding`)}`;
    };
    tell(this.earlier, this.from, "earlier");
    tell(this.later, this.matches.length - this.to, "later");
  }

  /** The element of the finding at `index`, drawn if need be. */
  at(index) {
    while (index >= this.to && this.to < this.matches.length) {
      this.grow();
    }
    while (index < this.from) {
      this.growUp();
    }
    const finding = this.matches[index];
    return finding && document.getElementById(`f${finding.number}`);
  }

  /** The place in the matches of the finding that holds `node`; -1 for none. */
  indexOf(node) {
    const number = Number(node?.closest?.(".finding")?.dataset.number);
    return this.matches.findIndex((it) => it.number === number);
  }

  /** Draws what a printer gets. */
  print() {
    this.grow(Math.max(PRINTED - (this.to - this.from), 0));
  }
}
