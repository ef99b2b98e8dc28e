//! A progress bar on standard error, where that is a terminal.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that follows how much of a file was read.
pub(crate) struct Progress {
    bar: ProgressBar,
    read: Arc<AtomicU64>,
}

/// Files smaller than this are done before a bar could be read.
const SMALL: u64 = 8 << 20;

impl Progress {
    /// A bar for an input; hidden where standard error is no terminal or the input is small.
    pub(crate) fn new(input: &tradelane::Input) -> Self {
        let size = input.size();
        let is_shown = io::stderr().is_terminal() && size.is_none_or(|size| size > SMALL);
        let bar = match size {
            _ if !is_shown => ProgressBar::hidden(),
            Some(size) => ProgressBar::new(size),
            None => ProgressBar::new_spinner(),
        };
        let style = ProgressStyle::with_template("{msg} {bytes}/{total_bytes} {wide_bar} {bytes_per_sec} {eta}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.set_message(input.name().to_string());
        Self { bar, read: input.progress() }
    }

    /// Takes the bar away while `print` prints.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// Shows how far the input is.
    pub(crate) fn update(&self) {
        self.bar.set_position(self.read.load(Ordering::Relaxed));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
