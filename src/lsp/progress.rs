//! The progress of long work, as the client shows it.

use gen_lsp_types::{
    ProgressNotification, ProgressParams, ProgressToken, WorkDoneProgressBegin, WorkDoneProgressEnd,
    WorkDoneProgressReport,
};
use serde::Serialize;

use super::desk::Desk;

/// Work that the client shows; it ends when this is dropped.
pub(super) struct Progress<'a> {
    desk: &'a Desk,
    token: Option<ProgressToken>,
    /// The last percentage that was told.
    told: u32,
}

impl<'a> Progress<'a> {
    /// Begins work called `title`; without a `token` nobody looks.
    pub(super) fn begin(desk: &'a Desk, token: Option<ProgressToken>, title: &str) -> Self {
        let progress = Self { desk, token, told: 0 };
        progress.tell(WorkDoneProgressBegin {
            title: title.to_owned(),
            cancellable: Some(true),
            percentage: Some(0),
            message: None,
        });
        progress
    }

    /// Tells that `done` of `all` parts are done; told once a percent.
    pub(super) fn report(&mut self, done: usize, all: usize) {
        let percentage = (done * 100).checked_div(all).unwrap_or(100) as u32;
        if percentage > self.told {
            self.told = percentage;
            let message = Some(format!("{done} of {all}"));
            self.tell(WorkDoneProgressReport { cancellable: Some(true), message, percentage: Some(percentage) });
        }
    }

    fn tell(&self, value: impl Serialize) {
        if let (Some(token), Ok(value)) = (&self.token, serde_json::to_value(value)) {
            self.desk.notify::<ProgressNotification>(ProgressParams { token: token.clone(), value });
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.tell(WorkDoneProgressEnd { message: None });
    }
}
