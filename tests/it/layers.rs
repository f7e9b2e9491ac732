//! Each module uses only those that stand before it in `src/lib.rs`.

use std::path::{Path, PathBuf};

const ORDER: &[&str] = &[
    "text",
    "diagnostic",
    "document",
    "output",
    "spec",
    "schema",
    "binding",
    "baseline",
    "corpus",
    "suppression",
    "layout",
    "export",
    "compose",
    "rules",
    "engine",
    "fix",
    "guide",
    "config",
    "infer",
    "report",
    "git",
    "project",
    "ide",
    "mcp",
    "lsp",
    "cli",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The top-level modules that a source file names by `crate::…`.
fn used(text: &str) -> impl Iterator<Item = &str> {
    text.split("crate::").skip(1).map(|rest| rest.split(|it: char| !it.is_ascii_lowercase()).next().unwrap_or_default())
}

#[test]
fn data_flows_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&src) {
        let inner = path.strip_prefix(&src).unwrap();
        let module = inner.iter().next().unwrap().to_string_lossy().replace(".rs", "");
        let Some(place) = ORDER.iter().position(|name| *name == module) else { continue };
        let text = std::fs::read_to_string(&path).unwrap();
        // Unit tests may look further.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for name in used(code) {
            if let Some(other) = ORDER.iter().position(|known| *known == name) {
                assert!(other <= place, "{} uses {name}, which stands behind {module}", inner.display());
            }
        }
    }
}

#[test]
fn the_order_is_that_of_the_library() {
    let lib = include_str!("../../src/lib.rs");
    let declared: Vec<_> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, ORDER);
}
