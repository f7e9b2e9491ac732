use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "image-alt",
    summary: "An image has no alternative text",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "Readers who do not see the image, and programs that read the page aloud, have only that text.",
        schema: "[images]\nalt = \"required\"\n",
        fails: "# A title\n\n![](storage.png)\n",
        passes: "# A title\n\n![Two nodes that share one disk](storage.png)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((images, alt)) = cx.schema.images.as_ref().and_then(|images| Some((images, images.alt?))) else { return };
    for image in cx.document.links.iter().filter(|link| link.image && cx.slice(link.text).trim().is_empty()) {
        findings.push(
            Finding::new(image.span, format!("the image {} has no alternative text", shown(&image.url)))
                .label("nothing between the square brackets")
                .help("write between the square brackets what the image shows")
                .asked_at(alt.place)
                .level(images.links.level),
        );
    }
}
