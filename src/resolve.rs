//! The overlap policy: which candidates become records.
//!
//! One total order decides: first the order of the [registry](crate::extractors::REGISTRY) (a citation of law, then a
//! date, a time, money, a percentage, an ordinal, a quantity), then the earlier candidate. Each candidate that stands
//! takes its tokens; no later one may have any of them. The extractors run in that order and ask before they read, so
//! that nothing is read twice.

use std::ops::Range;

/// The tokens that records hold.
#[derive(Debug, Default)]
pub(crate) struct Taken(Vec<bool>);

impl Taken {
    /// Becomes none of so many tokens.
    pub(crate) fn clear(&mut self, tokens: usize) {
        self.0.clear();
        self.0.resize(tokens, false);
    }

    /// Whether a record holds the token.
    pub(crate) fn has(&self, token: usize) -> bool {
        self.0.get(token).is_some_and(|taken| *taken)
    }

    /// Takes tokens for a candidate, if all of them are free.
    #[must_use]
    pub(crate) fn take(&mut self, tokens: &Range<usize>) -> bool {
        let Some(tokens) = self.0.get_mut(tokens.clone()).filter(|tokens| !tokens.contains(&true)) else {
            return false;
        };
        tokens.fill(true);
        true
    }
}
