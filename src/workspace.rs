//! The memory that reading an article takes, kept for the next article of the thread.
//!
//! The lists of tokens and candidates are as long as the article; to ask for them anew each time costs as much as some
//! of the kinds do.

use std::cell::Cell;

use crate::document::Lists;
use crate::extractors::Candidates;

/// What an extraction fills and, once its records are made, needs no more.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    pub(crate) lists: Lists,
    pub(crate) candidates: Candidates,
}

thread_local! {
    static KEPT: Cell<Option<Box<Workspace>>> = const { Cell::new(None) };
}

impl Workspace {
    /// The most tokens whose memory a thread keeps: those of articles, not of books.
    const MOST_TOKENS: usize = 1 << 12;

    /// The one that the thread has kept, or a new one.
    pub(crate) fn take() -> Box<Workspace> {
        KEPT.take().unwrap_or_default()
    }

    /// Keeps it for the next extraction of the thread.
    pub(crate) fn keep(mut self: Box<Self>) {
        if self.lists.capacity() <= Workspace::MOST_TOKENS {
            self.candidates.clear(0);
            KEPT.set(Some(self));
        }
    }
}
