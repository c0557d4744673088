//! What a run says on standard error: failures, how far it is, and a closing line.

use std::cell::Cell;
use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::Position;

/// Runs shorter than this show no bar.
const LONG: Duration = Duration::from_secs(1);
/// How often the bar is drawn anew.
const DRAWS_A_SECOND: u8 = 5;

/// Says how a run goes.
pub struct Progress {
    start: Instant,
    quiet: bool,
    /// The bytes read, as they lie on the disk.
    consumed: Arc<AtomicU64>,
    /// The bytes of text before an earlier run was cut off.
    before: u64,
    /// The articles that a limit cut short.
    cut: Cell<u64>,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Of a run over inputs of a known size, or of none.
    pub fn new(quiet: bool, total: Option<u64>, consumed: Arc<AtomicU64>, before: u64) -> Self {
        let bar = (!quiet && io::stderr().is_terminal()).then(|| {
            let bar = match total {
                Some(total) => ProgressBar::new(total),
                None => ProgressBar::no_length(),
            };
            let form = match total {
                Some(_) => "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {msg}, {eta} left",
                None => "{spinner} {bytes} {bytes_per_sec} {msg}",
            };
            bar.set_draw_target(ProgressDrawTarget::hidden());
            if let Ok(style) = ProgressStyle::with_template(form) {
                bar.set_style(style);
            }
            bar
        });
        Progress { start: Instant::now(), quiet, consumed, before, cut: Cell::new(0), bar }
    }

    /// Says that something failed.
    pub fn say(&self, message: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln!("petik: {message}")),
            None => eprintln!("petik: {message}"),
        }
    }

    /// Counts articles that a limit cut short.
    pub fn cut(&self, articles: u64) {
        self.cut.set(self.cut.get() + articles);
    }

    /// Shows how far the run is, once it is long.
    pub fn at(&self, position: &Position) {
        let Some(bar) = self.bar.as_ref().filter(|_| self.start.elapsed() >= LONG) else { return };
        if bar.is_hidden() {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(DRAWS_A_SECOND));
        }
        bar.set_position(self.consumed.load(Ordering::Relaxed));
        bar.set_message(format!("{} articles", position.read - position.failed));
    }

    /// The closing line.
    pub fn close(&self, position: &Position) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if self.quiet {
            return;
        }
        let seconds = self.start.elapsed().as_secs_f64();
        let rate = (position.bytes - self.before) as f64 / 1e6 / seconds.max(1e-9);
        let (articles, errors) = (position.read - position.failed, position.errors());
        eprintln!(
            "petik: {articles} {}, {} bytes, {seconds:.2} s ({rate:.1} MB/s), {errors} {}",
            if articles == 1 { "article" } else { "articles" },
            position.bytes,
            if errors == 1 { "error" } else { "errors" },
        );
        match self.cut.get() {
            0 => {}
            1 => eprintln!("petik: a limit cut 1 article short; its `truncated` says where"),
            cut => eprintln!("petik: a limit cut {cut} articles short; their `truncated` says where"),
        }
    }
}
