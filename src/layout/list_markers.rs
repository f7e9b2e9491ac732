//! The bullets of lists.

use super::change::{Change, Fault};
use super::format::Page;
use crate::diagnostic::Edit;
use crate::document::{BlockKind, BulletList, Inner};

const BULLETS: [char; 3] = ['*', '-', '+'];

/// Adds a change for each list with another bullet. A list that stands right after or before one with the right bullet
/// keeps its own: the two would become one.
pub(super) fn changes<'i>(page: Page<'_>, inner: impl Fn() -> &'i Inner, changes: &mut Vec<Change>) {
    let Some(expected) =
        page.style.list_marker.filter(|_| page.style.list_marker.is_some_and(|it| has_others(page, it)))
    else {
        return;
    };
    let lists = &inner().bullet_lists;
    let mut bullets: Vec<Option<char>> = lists.iter().map(|list| bullet(page, list)).collect();
    let mut followed_by: Vec<Option<usize>> = vec![None; lists.len()];
    for (index, list) in lists.iter().enumerate() {
        if let Some(before) = list.follows {
            followed_by[before] = Some(index);
        }
    }
    for (index, list) in lists.iter().enumerate() {
        let Some(found) = bullets[index].filter(|found| *found != expected) else { continue };
        let beside = [list.follows, followed_by[index]];
        if beside.iter().flatten().any(|other| bullets[*other] == Some(expected)) {
            continue;
        }
        bullets[index] = Some(expected);
        let edits = list.markers.iter().map(|marker| Edit::replace(*marker, expected)).collect();
        changes.push(Change { span: list.markers[0], fault: Fault::Marker { found, expected }, edits });
    }
}

/// The bullet of a list; `None` when it is part of an item's text, as the second of `* - a`.
fn bullet(page: Page<'_>, list: &BulletList) -> Option<char> {
    let before = &page.source.text()[page.source.body_start()..list.markers.first()?.start as usize];
    if !before.trim_end_matches([' ', '\t', '>']).is_empty()
        && !before.trim_end_matches([' ', '\t', '>']).ends_with(['\n', '\r'])
    {
        return None;
    }
    let mut bullets = list.markers.iter().map(|marker| page.source.slice(*marker));
    let first = bullets.next()?.chars().next().filter(|it| BULLETS.contains(it))?;
    bullets.all(|it| it.starts_with(first)).then_some(first)
}

/// Whether a line of a list or quotation begins with another bullet.
fn has_others(page: Page<'_>, expected: char) -> bool {
    let others: Vec<char> = BULLETS.into_iter().filter(|it| *it != expected).collect();
    let may_hold = |kind| matches!(kind, BlockKind::List(_) | BlockKind::Quote);
    let mut blocks = page.document.blocks.iter().filter(|block| may_hold(block.kind));
    blocks.any(|block| {
        page.source.slice(block.span).lines().any(|line| {
            let is_mark = |it: char| it.is_ascii_digit() || " \t>.)*-+\r".contains(it);
            line.trim_start_matches(is_mark).len() < line.len()
                && line[..line.len() - line.trim_start_matches(is_mark).len()].contains(&*others)
        })
    })
}
