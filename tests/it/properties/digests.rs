//! Documents that look like digests, with all that can be wrong about them.

use proptest::prelude::*;
use proptest::sample::{Index, select};

const TITLES: &[&str] = &[
    "# __A title of a page__, (from page [20251207](https://kghosh.substack.com/p/20251207).)",
    "# __A title of a page__, (from page [20251207](https://kghosh.substack.com/p/20251208).)",
    "# __Title__, (from page [20991231](https://kghosh.substack.com/p/20991231).)",
    "# __A title__, from ([3596.0](https://kghosh.substack.com/p/3596.0).)",
    "# __A title of a page__, (from page [20251307](https://kghosh.substack.com/p/20251307).) and 🙂 more",
    "# __, (from page [",
    "# record: __two words__ (2025-12-07)",
    "# other: __a__ (2019-02-30)",
    "#",
    "# # #",
    "A title\nof two lines\n===",
    "## __A title of a page__, (from page [20251207](https://kghosh.substack.com/p/20251207).)",
    "__A title of a page__, (from page [20251207](https://kghosh.substack.com/p/20251207).)",
    "# A title\n\n# Another title",
    "",
];

/// Most digests have none.
const FRONT_MATTER: &[&str] = &[
    "",
    "",
    "",
    "---\nType: news\ntags: [a, 'é', \"longer\"]\n---\n",
    "---\ntags:\n- a\n- [b]\n-\nType: record\nreason: x,, y\n---\n",
    "---\nType: news\nreason: x\ndate: 2025-02-30\n---\n",
    "---\nType: \"recor\\u0064\"\nreason: &r >\n  one,\n  two\nlink: *r\n---\n",
    "---\nType:\ntags: a\nTags: {b: c}\nType: ~\n---\n",
    "---\nType: a: b\n---\n",
    "---\n- Type\n---\n",
    "---\nType: news\n",
    "---\n---\n",
];

const PREAMBLES: &[&str] = &[
    "__[External link](https://example.org/a)__",
    "__[External link](https://example.org/a?utm_source=x&id=1&fbclid=é#f)__",
    "__[External link](ftp://example.org/a)__",
    "__[External link](example.org/a b)__",
    "__[External link](https:example.org)__",
    "__[External link](https://example.org/a?)__\n\nmore",
    "__[External link]()__",
    "__[External](https://a.b)__",
    "**[External](https://a.b)**",
    "{note} news\n\n__[External link](https://evil.example/)__",
    "<!-- digestlint-disable-next-line file-encoding, value-nothing -- why -->",
    "> quoted\n\n* listed\n\n<!-- hidden -->\n\n    code",
    "",
];

const HEADINGS: &[&str] = &[
    "Keywords",
    "Themes",
    "Other",
    "Summary",
    "Signals",
    "Concerns",
    "Behaviors",
    "Technologies",
    "Issues",
    "Keyword",
    "SIGNALS",
    "Concrens",
    "Weak Signals",
    "Appendix",
    "",
    "Other\u{a0}",
    "Is|sues",
    "éééé",
    "`Themes`",
];

const MARKS: &[&str] = &["## ", "## ", "## ", "## ", "## ", "### ", "# ", "#### ", "##\t", "##"];

const ITEMS: &[&str] = &[
    "alpha",
    "beta",
    "Beta",
    "\"quoted\"",
    "",
    "a",
    "![](b.png)",
    "é",
    "🙂",
    "comma,",
    "[this](a)",
    "[this](./a.md?x) and [part](#part)",
    "[other](b%20c.md#no-part)",
    "[other](abc)",
    "alpha <!-- digestlint-disable-file list-overlap -->",
    "<!-- digestlint-disable-next-line value-empty, no-rule -->",
    "Category: science",
    "Category: scence",
    "category: x",
    "Type: news",
    "Type: ",
    "**Type:** blog post",
    "Catgory: health",
    "Date: 2025-02-30",
    "Date: 2025-02-03",
    "Draft: yes",
    "Link: https://a.b?",
    "Unknown: x",
    "https://a.b/",
    "<https://a.b/?utm_medium=x>",
    "[x](y z)",
    "[x](/relative)",
    "nan",
    "7",
    "2.0",
    "a b\n  c",
    "x\n\n  * nested\n\n  second",
    "- - -",
    "x|y",
    "\\",
    "![i](j)",
    "[mail](mailto:a@b.c)",
];

const WORDS: &[&str] = &[
    "one",
    "two three",
    "naïve",
    "cafÃ©",
    "\u{fffd}",
    "end.",
    "end",
    "stop,",
    "(",
    "https://a.b/c",
    "[a](http://a.b)",
    "[b](<x y>)",
    "🙂",
    "**bold**",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    "\u{2003}",
    "\0",
    "`a|b`",
];

const COLUMNS: &[&str] = &[
    "name",
    "description",
    "change",
    "10-year",
    "driving-force",
    "relevancy",
    "relevance",
    "Name",
    "title",
    "",
    "unknown",
    "é|",
];

const CELLS: &[&str] = &[
    "one",
    "two words",
    "a longer description of it",
    "4",
    "9",
    "4.0",
    "-1",
    "nan",
    "N/A",
    "",
    "",
    " ",
    "\"quoted\"",
    "name",
    "comma,",
    "a \\| b",
    "||",
    "`c|d`",
    "01.02.2025",
    "31.02.2025",
    "true",
    "https://a.b/",
    "[x](https://a.b/?gclid=1)",
    "http://é.b/ c",
    "🙂🙂",
    "\t",
    "<br>",
    "one",
];

const DELIMITERS: &[&str] = &["---", ":--", "--:", ":-:", "-", "---", " "];

const ENDINGS: &[&str] = &["\n", "\n", "\n", "\r\n", "\r"];

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), 0..40).prop_map(|words| words.join(" "))
}

fn list() -> impl Strategy<Value = String> {
    let marker = select(&["* ", "* ", "* ", "- ", "1. ", "*"][..]);
    let item = (marker, select(ITEMS), select(&["\n", "\n", "\n", "\n\n"][..]));
    prop::collection::vec(item, 0..9)
        .prop_map(|items| items.iter().fold(String::new(), |list, (marker, item, end)| list + marker + item + end))
}

/// A list that a program split into single characters.
fn exploded() -> impl Strategy<Value = String> {
    "[a-zé ]{5,12}".prop_map(|text| text.chars().fold(String::new(), |list, it| list + "* " + &it.to_string() + "\n"))
}

fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn table() -> impl Strategy<Value = String> {
    let declared = select(vec![2, 6, 6, 1]).prop_map(|width| COLUMNS[..width].to_vec());
    let columns = prop_oneof![2 => declared, 1 => prop::collection::vec(select(COLUMNS), 1..8)];
    columns.prop_flat_map(|columns| {
        let width = columns.len();
        let delimiters = prop::collection::vec(select(DELIMITERS), width..=width);
        let cells = prop_oneof![
            6 => prop::collection::vec(select(CELLS), width..=width),
            1 => prop::collection::vec(select(CELLS), 0..width + 3),
            1 => Just(columns.clone()),
            1 => Just([&["one"][..], &vec![""; width - 1]].concat()),
        ];
        let rows = prop::collection::vec((cells, prop::bool::weighted(0.05)), 0..6);
        (Just(columns), delimiters, rows, prop::bool::weighted(0.05)).prop_map(
            |(columns, delimiters, rows, headless)| {
                let head = if headless { String::new() } else { row(&delimiters) };
                rows.iter().fold(row(&columns) + &head, |table, (cells, torn)| {
                    table + if *torn { "\n" } else { "" } + &row(cells)
                })
            },
        )
    })
}

fn content() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => table(),
        4 => list(),
        1 => exploded(),
        3 => words(),
        1 => (table(), table()).prop_map(|(a, b)| a + "\n" + &b),
        1 => (list(), words()).prop_map(|(a, b)| a + "\n" + &b),
        1 => Just("```\ncode\n```\n\n<p>\n".to_owned()),
        1 => Just("```JS\ncode\n```\n\n~~~rust\n~~~\n".to_owned()),
        1 => Just(String::new()),
    ]
}

fn section() -> impl Strategy<Value = String> {
    (select(MARKS), select(HEADINGS), content())
        .prop_map(|(marks, heading, content)| format!("{marks}{heading}\n\n{content}\n"))
}

/// The nine sections in their order, each with content of its kind.
fn ordered() -> impl Strategy<Value = Vec<String>> {
    let lists = (list(), list(), list(), words());
    (lists, prop::collection::vec(table(), 5)).prop_map(|((keywords, themes, other, summary), tables)| {
        let contents = [keywords, themes, other, summary].into_iter().chain(tables);
        HEADINGS.iter().zip(contents).map(|(heading, content)| format!("## {heading}\n\n{content}\n")).collect()
    })
}

/// The nine sections, some moved, dropped or doubled.
fn shuffled() -> impl Strategy<Value = Vec<String>> {
    (ordered(), prop::collection::vec((any::<Index>(), any::<Index>(), 0..4_u8), 0..4)).prop_map(
        |(mut sections, moves)| {
            for (from, to, how) in moves {
                let section = sections.remove(from.index(sections.len()));
                let times = [0, 1, 1, 2][usize::from(how)];
                let at = to.index(sections.len() + 1);
                sections.splice(at..at, std::iter::repeat_n(section, times));
            }
            sections
        },
    )
}

pub(crate) fn any_digest() -> impl Strategy<Value = String> {
    let sections = prop_oneof![3 => shuffled(), 2 => prop::collection::vec(section(), 0..10)];
    let mark = prop_oneof![9 => Just(""), 1 => Just("\u{feff}")];
    (mark, select(FRONT_MATTER), select(TITLES), select(PREAMBLES), sections, select(ENDINGS)).prop_map(
        |(mark, front_matter, title, preamble, sections, ending)| {
            let text = format!("{mark}{front_matter}{title}\n\n{preamble}\n\n\n{}", sections.concat());
            // Now and then the last line ends otherwise than the others.
            let end = if text.len().is_multiple_of(8) { " \r\n" } else { "" };
            text.replace('\n', ending) + end
        },
    )
}
