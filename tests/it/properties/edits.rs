//! The seed digests with a few things wrong.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

static SEEDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
});

const ODD: &[&str] = &[
    "|",
    "||",
    "\\",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\0",
    "\t",
    "\u{feff}",
    "é",
    "🙂",
    "#",
    "## ",
    "* ",
    "`",
    "[",
    "](",
    "<",
    "<!--",
    ">",
    "nan",
    "Ã©",
    "\u{a0}",
    "\u{fffd}",
    "?utm_source=x",
    "    ",
    "---",
    ":",
];

#[derive(Clone, Debug)]
enum Edit {
    Delete(Index, usize),
    Double(Index),
    Swap(Index, Index),
    Insert(Index, &'static str),
    /// Rows and columns of a digest begin with bars: an edit at one shifts cells.
    AtBar(Index, &'static str),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (any::<Index>(), 1..200_usize).prop_map(|(at, len)| Edit::Delete(at, len)),
        any::<Index>().prop_map(Edit::Double),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Edit::Swap(a, b)),
        (any::<Index>(), select(ODD)).prop_map(|(at, text)| Edit::Insert(at, text)),
        (any::<Index>(), select(ODD)).prop_map(|(at, text)| Edit::AtBar(at, text)),
    ]
}

fn apply(text: &mut String, edit: &Edit) {
    let at = |index: &Index| text.floor_char_boundary(index.index(text.len() + 1));
    match edit {
        Edit::Delete(from, len) => {
            let (start, end) = (at(from), text.floor_char_boundary((at(from) + len).min(text.len())));
            text.replace_range(start..end, "");
        }
        Edit::Double(index) | Edit::Swap(index, _) => {
            let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
            let count = lines.len();
            if count == 0 {
                return;
            }
            let line = index.index(count);
            if let Edit::Swap(_, other) = edit {
                lines.swap(line, other.index(count));
            } else {
                lines.insert(line, lines[line]);
            }
            *text = lines.concat();
        }
        Edit::Insert(index, odd) => text.insert_str(at(index), odd),
        Edit::AtBar(index, odd) => {
            let bars: Vec<usize> = text.match_indices('|').map(|(at, _)| at).collect();
            if !bars.is_empty() {
                let bar = bars[index.index(bars.len())];
                text.replace_range(bar..=bar, odd);
            }
        }
    }
}

pub(crate) fn any_damaged_seed() -> impl Strategy<Value = String> {
    (any::<Index>(), prop::collection::vec(edit(), 0..6)).prop_map(|(seed, edits)| {
        let mut text = seed.get(&SEEDS).clone();
        for edit in &edits {
            apply(&mut text, edit);
        }
        text
    })
}
