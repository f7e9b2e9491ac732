use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "file-encoding",
    summary: "The file is not plain UTF-8: other bytes, a byte order mark, or a NUL",
    severity: Severity::Error,
    fixes: &[(Applicability::Safe, "remove the byte order mark")],
    docs: Docs {
        why: "Programs that read the file as UTF-8 stop at the first byte that is not, or show `�` in its place. A byte \
              order mark hides the title from Markdown parsers, and a NUL ends the text early in programs written in C. \
              A file that is not UTF-8 gets this finding alone, whatever rules are selected.",
        schema: "",
        fails: "# A title\u{0} with a NUL\n",
        passes: "# A title without one\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(invalid) = cx.source.invalid_utf8() {
        let bytes: Vec<_> = invalid.bytes.iter().map(|byte| format!("0x{byte:02X}")).collect();
        let bytes = bytes.join(" ");
        findings.push(
            Finding::new(invalid.span, format!("the file is not UTF-8: it contains {bytes}"))
                .label("no UTF-8 from here")
                .help(remedy(cx.source.text())),
        );
        return;
    }
    if cx.source.body_start() > 0 {
        let span = Span::new(0, cx.source.body_start());
        findings.push(
            Finding::new(
                span,
                "the file begins with a byte order mark, which hides its first heading from Markdown parsers",
            )
            .label("U+FEFF")
            .help("save the file as UTF-8 without a byte order mark")
            .severity(Severity::Warning)
            .fix("remove the byte order mark", Applicability::Safe, Edit { span, content: String::new() }),
        );
    }
    if let Some(at) = memchr::memchr(0, cx.source.text().as_bytes()) {
        let count = memchr::memchr_iter(0, cx.source.text().as_bytes()).count();
        let more = if count > 1 { format!(", the first of {count}") } else { String::new() };
        findings.push(
            Finding::new(Span::new(at, at + 1), format!("the text contains a NUL character{more}"))
                .label("U+0000")
                .help("remove it, and look whether the text around it is whole"),
        );
    }
}

fn remedy(text: &str) -> &'static str {
    // A byte order mark of UTF-16 is two bytes that are no UTF-8, and every other byte of Latin text is NUL.
    let utf_16 = text.starts_with("??") && text.bytes().take(64).filter(|byte| *byte == 0).count() > 8;
    if utf_16 { "this looks like UTF-16: save the file as UTF-8" } else { "save the file as UTF-8" }
}
