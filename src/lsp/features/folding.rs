//! `textDocument/foldingRange`

use gen_lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

use crate::ide::{self, Fold, FoldKind};
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};

/// What can be folded.
pub(in crate::lsp) fn folds(desk: &Desk, params: &FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>, Refusal> {
    let page = desk.page(&params.text_document.uri)?;
    let fold = |fold: Fold| {
        let range = convert::range(&page.source, fold.span, desk.client.encoding);
        FoldingRange {
            start_line: range.start.line,
            end_line: range.end.line,
            kind: match fold.kind {
                FoldKind::Part => None,
                FoldKind::Comment => Some(FoldingRangeKind::Comment),
                FoldKind::Region => Some(FoldingRangeKind::Region),
            },
            ..FoldingRange::default()
        }
    };
    let folds = page.analysis().map(|analysis| ide::folds(&page.source, &analysis.checked.document));
    Ok(folds.map(|folds| folds.into_iter().map(fold).collect()))
}
