//! The progress bar: on a terminal only.

use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};
use lettres_rne::fr::cli::screen;
use lettres_rne::run::Watch;

/// Shows how the letters go on, on the error stream; nothing when that is no terminal.
#[derive(Debug, Default)]
pub(crate) struct Bar(Mutex<Option<ProgressBar>>);

impl Bar {
    fn with(&self, act: impl FnOnce(&ProgressBar)) {
        let held = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(bar) = held.as_ref() {
            act(bar);
        }
    }
}

impl Watch for Bar {
    fn begin(&self, letters: usize) {
        let bar = ProgressBar::new(letters as u64);
        if let Ok(style) = ProgressStyle::with_template(screen::PROGRESS) {
            bar.set_style(style);
        }
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(bar);
    }

    fn letter(&self) {
        self.with(|bar| bar.inc(1));
    }

    fn end(&self) {
        self.with(ProgressBar::finish_and_clear);
    }
}
