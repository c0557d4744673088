//! What is asked of the same sentences over and over: each telling looks back at those before it.

use std::cell::Cell;
use std::ops::Range;

/// What may be asked of some tokens, a bit each.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Question {
    OpensOtherCase = 1,
    SinglesOut = 1 << 1,
    OpensLater = 1 << 2,
    TellsOrigin = 1 << 3,
    TellsDeed = 1 << 4,
    /// Whether the date that they are may be that of a fact.
    IsEvent = 1 << 5,
    /// Whether what begins there is of a telling.
    IsOfStatement = 1 << 6,
}

/// The answers that were given for some tokens.
#[derive(Clone, Copy)]
struct Answers {
    of: (u32, u32),
    /// Which questions were asked, and which of them have yes for an answer.
    asked: u8,
    yes: u8,
}

impl Answers {
    const fn none(of: (u32, u32)) -> Answers {
        Answers { of, asked: 0, yes: 0 }
    }
}

/// The answers given of late: of tokens that share a place with others those that were asked about last.
pub(super) struct Asked([Cell<Answers>; Asked::PLACES]);

impl Asked {
    const PLACES: usize = 64;

    pub(super) fn new() -> Asked {
        Asked([const { Cell::new(Answers::none((0, 0))) }; Asked::PLACES])
    }

    /// The answer to a question about some tokens, which must be the same whenever it is asked.
    #[inline]
    pub(super) fn answer(&self, question: Question, tokens: &Range<usize>, ask: impl FnOnce() -> bool) -> bool {
        let place = &self.0[tokens.start % Asked::PLACES];
        let (of, bit) = ((tokens.start as u32, tokens.end as u32), question as u8);
        let known = place.get();
        if known.of == of && known.asked & bit != 0 {
            return known.yes & bit != 0;
        }
        let yes = ask();
        // Another question may have been asked meanwhile.
        let known = Some(place.get()).filter(|known| known.of == of).unwrap_or(Answers::none(of));
        let yes_bit = if yes { bit } else { 0 };
        place.set(Answers { asked: known.asked | bit, yes: known.yes | yes_bit, ..known });
        yes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_asked_once_and_answered_for_its_own_tokens() {
        let asked = Asked::new();
        let tell = |tokens: Range<usize>, yes: bool| asked.answer(Question::TellsDeed, &tokens, || yes);
        assert!(!tell(0..0, false));
        assert!(tell(3..9, true) && tell(3..9, false));
        assert!(!tell(3..8, false));
        assert!(tell(3..9, true));
        let other = asked.answer(Question::SinglesOut, &(3..9), || {
            // In the same place.
            assert!(!tell(3 + Asked::PLACES..70, false));
            true
        });
        assert!(other && tell(3..9, true));
    }
}
