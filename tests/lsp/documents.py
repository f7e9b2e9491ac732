"""Documents to try the server with: good ones, broken ones, and real ones where there are any."""

import os
import re
from pathlib import Path

from lsprotocol.types import PositionEncodingKind

ROOT = Path(__file__).resolve().parents[2]

# The layout is looked at too, so that there is something to find in every document that is laid out by hand.
PROJECT = """\
schema = ["digest", "digest-legacy", "digest-relevancy"]

[rules]
blank-lines = "warn"
final-newline = "note"
line-ending = "warn"
list-marker = "note"
table-format = "warn"
trailing-whitespace = "note"
"""

SEEDS = {f"seeds/{path.name}": path.read_bytes().decode() for path in sorted((ROOT / "seeds").glob("*.md"))}
SEED = SEEDS["seeds/http-semantics.md"]

# Characters of one, two and four bytes, and of one and two units of UTF-16; an accent that is a character of its own.
ODD = "naïve 🙂 e\u0301 漢字"


def changed(*changes, text=SEED):
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def table_unpadded(text):
    return re.sub(r"(?m)(?<=\|) +| +(?=\|)", "", text)


KEYWORDS = ("## Keywords", "## KEYWORDS")
# Findings after odd characters of their line, so that columns differ between encodings.
AFTER_ODD = [
    ("* request methods", f'* "{ODD} words"'),
    ("| Version Independent Protocol Meaning |", f"| {ODD} |"),
    ("|           5 |", "| 9 |"),
    ("RFC 9110, published", f"{ODD} itâ€™s [RFC 9110](https://a..b:99999/), published"),
]

BROKEN = {
    "broken/section-case.md": changed(KEYWORDS),
    "broken/section-near-miss.md": changed(("## Concerns", "## Concrens")),
    "broken/section-order.md": changed(
        ("## Themes", "## Xthemes"), ("## Keywords", "## Themes"), ("## Xthemes", "## Keywords")
    ),
    "broken/section-level.md": changed(("## Summary", "### Summary")),
    "broken/section-missing.md": changed(("## Summary\n", "")),
    "broken/title.md": changed(("# __HTTP", "#__HTTP")),
    "broken/no-title.md": SEED.split("\n", 1)[1],
    "broken/list-marker.md": changed(("* RFC 9110", "- RFC 9110"), ("* web architecture", "+ web architecture")),
    "broken/field.md": changed(("* Category: technology", "* Categry: Technology ")),
    "broken/ragged-row.md": changed(("Version Independent Protocol Meaning |", "Version Independent |  | ")),
    "broken/relevancy.md": changed(("|           4 |", "|           9 |"), ("|           2 |", "| two |")),
    "broken/unpadded.md": table_unpadded(SEED),
    "broken/odd.md": changed(KEYWORDS, *AFTER_ODD),
    "broken/odd-heading.md": changed(("## Concerns", f"## {ODD} Concerns")),
    "broken/odd-crlf.md": changed(KEYWORDS, *AFTER_ODD).replace("\n", "\r\n"),
    "broken/mixed-line-ends.md": changed(
        KEYWORDS, ("* protocol design\n", "* protocol design\r\n"), ("\n* interop", "\r* interop")
    ),
    "broken/bom.md": "\ufeff" + changed(KEYWORDS),
    "broken/blanks-at-ends.md": changed(("* RFC 9110\n", "* RFC 9110   \n"), ("\n## Themes", "\n\n\n## Themes")) + "\n\n",
    "broken/cut-short.md": SEED[: SEED.index("HTTPS Scheme Moved") + 30],
    "broken/ends-in-odd.md": SEED[: SEED.index("## Signals")] + "## Signals\n\n" + ODD,
    "broken/empty.md": "",
    "broken/one-line.md": "# __T__",
    "broken/suppressed.md": changed(
        KEYWORDS, ("* request methods", "* request methods <!-- digestlint-disable-line item-duplicate -->")
    ),
    "broken/all-at-once.md": table_unpadded(
        changed(
            KEYWORDS, ("## Concerns", "## Concrens"), ("* internet", "+ internet"), ("## Other", "### Other"), *AFTER_ODD
        )
    ).replace("\n", "\r\n"),
}


def corpus():
    """Real digests, from the folder that DIGESTLINT_CORPUS names."""
    root = os.environ.get("DIGESTLINT_CORPUS")
    files = sorted(Path(root).rglob("*.md")) if root else []
    return {f"corpus/{path.relative_to(root)}": path.read_bytes().decode() for path in files}


CORPUS = corpus()
DOCUMENTS = SEEDS | BROKEN | CORPUS


def in_encoding(encoding):
    """What is tried in an encoding: everything in that of most editors, and in the others where it makes a difference."""
    if encoding == PositionEncodingKind.Utf16:
        return BROKEN | CORPUS
    return {name: text for name, text in BROKEN.items() if "odd" in name or "all" in name}
