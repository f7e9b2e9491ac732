//! The progress bar of a long run.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A run that is shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows how far a run has come, on standard error, once it has taken a while.
pub(super) struct Progress {
    started: Instant,
    total: usize,
    done: usize,
    enabled: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// The progress over `total` files, started now; shown at all only when `enabled`.
    pub(super) fn new(total: usize, enabled: bool) -> Self {
        Self { started: Instant::now(), total, done: 0, enabled, bar: None }
    }

    /// One file more is done.
    pub(super) fn advance(&mut self) {
        self.done += 1;
        if self.bar.is_none() && self.enabled && self.started.elapsed() > PATIENCE {
            let bar = ProgressBar::new(self.total as u64);
            if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} files") {
                bar.set_style(style);
            }
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done as u64);
        }
    }

    /// Does `write`, which writes to the terminal, while the bar is out of the way.
    pub(super) fn aside<R>(&self, write: impl FnOnce() -> R) -> R {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
