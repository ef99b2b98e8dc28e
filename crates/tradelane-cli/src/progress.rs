//! A progress bar on standard error, where that is a terminal.

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that follows how much of its inputs was read.
pub(crate) struct Progress {
    bar: ProgressBar,
    read: Vec<Arc<AtomicU64>>,
    size: Option<u64>,
}

/// Inputs smaller than this are done before a bar could be read.
const SMALL: u64 = 8 << 20;

impl Progress {
    /// A bar without an input, hidden.
    pub(crate) fn none() -> Self {
        Self { bar: ProgressBar::hidden(), read: Vec::new(), size: Some(0) }
    }

    /// A bar for one input; hidden where standard error is no terminal or the input is small.
    pub(crate) fn new(input: &tradelane::Input) -> Self {
        let mut progress = Self::none();
        progress.add(input);
        progress
    }

    /// Follows one input more.
    pub(crate) fn add(&mut self, input: &tradelane::Input) {
        self.read.push(input.progress());
        self.size = self.size.zip(input.size()).map(|(sum, size)| sum + size);
        if !io::stderr().is_terminal() || self.size.is_some_and(|size| size <= SMALL) {
            return;
        }
        self.bar = match self.size {
            Some(size) => ProgressBar::new(size),
            None => ProgressBar::new_spinner(),
        };
        let style = ProgressStyle::with_template("{msg} {bytes}/{total_bytes} {wide_bar} {bytes_per_sec} {eta}");
        if let Ok(style) = style {
            self.bar.set_style(style);
        }
        self.bar.set_message(match self.read.len() {
            1 => input.name().to_string(),
            count => format!("{count} files"),
        });
    }

    /// Takes the bar away while `print` prints.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// Shows how far the inputs are.
    pub(crate) fn update(&self) {
        self.bar.set_position(self.read.iter().map(|read| read.load(Ordering::Relaxed)).sum());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
