use super::Edit;

/// `text` with `edits`, which are in the order of their places and do not overlap. `wrote` is told, for each edit by its
/// index, where its content ends in the outcome.
pub fn splice<'e>(
    text: &str,
    edits: impl IntoIterator<Item = &'e Edit>,
    mut wrote: impl FnMut(usize, usize),
) -> String {
    let mut spliced = String::with_capacity(text.len());
    let mut end = 0;
    for (index, edit) in edits.into_iter().enumerate() {
        spliced.push_str(&text[end..edit.span.start as usize]);
        spliced.push_str(&edit.content);
        wrote(index, spliced.len());
        end = edit.span.end as usize;
    }
    spliced.push_str(&text[end..]);
    spliced
}
