//! The overlap policy: which candidates become records.
//!
//! One total order decides: first the order of the [registry](crate::extractors::REGISTRY) (a citation of law, then a
//! date, a time, money, a percentage, an ordinal, a quantity), then the longer candidate, then the earlier. A candidate
//! stands if none of its tokens belongs to one that stands before it in that order.

use crate::extractors::{Candidate, Candidates};

/// Drops every candidate that overlaps a better one.
pub(crate) fn resolve(candidates: &mut Candidates, tokens: usize) {
    let mut taken = vec![false; tokens];
    settle(&mut candidates.laws, &mut taken);
    settle(&mut candidates.dates, &mut taken);
    settle(&mut candidates.times, &mut taken);
    settle(&mut candidates.money, &mut taken);
    settle(&mut candidates.percentages, &mut taken);
    settle(&mut candidates.ordinals, &mut taken);
    settle(&mut candidates.quantities, &mut taken);
}

/// Keeps the candidates of one kind whose tokens are free, and takes their tokens. Those of one kind come in text order
/// and apart from each other, so their order among themselves decides nothing.
fn settle<T>(candidates: &mut Vec<Candidate<T>>, taken: &mut [bool]) {
    candidates.retain(|candidate| {
        let Some(tokens) = taken.get_mut(candidate.tokens.clone()) else {
            return false;
        };
        let free = !tokens.contains(&true);
        if free {
            tokens.fill(true);
        }
        free
    });
}
