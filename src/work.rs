//! Work, counted: the looks at tokens that an extraction takes, so that tests can tell how it grows without a clock.
//!
//! Nothing is counted outside tests.

/// Counts a look at a token.
#[inline(always)]
pub(crate) fn step() {
    #[cfg(test)]
    counted::add(1);
}

/// Counts looks at so many tokens.
#[inline(always)]
pub(crate) fn steps(_tokens: usize) {
    #[cfg(test)]
    counted::add(_tokens as u64);
}

#[cfg(test)]
mod counted {
    use std::cell::Cell;

    thread_local! {
        static STEPS: Cell<u64> = const { Cell::new(0) };
    }

    pub(super) fn add(steps: u64) {
        STEPS.set(STEPS.get() + steps);
    }

    pub(super) fn taken() -> u64 {
        STEPS.take()
    }
}

#[cfg(test)]
#[path = "../tests/common/hostile.rs"]
mod hostile;

#[cfg(test)]
mod tests {
    use super::{counted, hostile};
    use crate::extraction::Extraction;

    const SIZE: usize = 1 << 12;
    /// Most that the work may grow by when the text becomes four times as long.
    const MOST_GROWTH: f64 = 4.4;
    /// Most looks for a byte of text; those of an ordinary article are four, and what is dense with names takes more.
    const MOST_STEPS: f64 = 250.0;
    /// What a text costs however short it is.
    const FIXED: f64 = 5_000.0;

    /// What it takes to read a text: looks at tokens, records and their mentions, and bytes of output.
    fn work(text: &str) -> [f64; 3] {
        counted::taken();
        let found = crate::extract(text);
        [counted::taken() as f64, records(&found) as f64, serde_json::to_vec(&found).expect("JSON").len() as f64]
    }

    fn records(found: &Extraction) -> usize {
        let Extraction { quantities, percentages, money, dates, times, persons, positions, .. } = found;
        let Extraction { organizations, places, quotes, laws, seizures, arrests, incidents, trends, .. } = found;
        let numbers = quantities.len() + percentages.len() + money.len() + dates.len() + times.len() + laws.len();
        let names = persons.iter().map(|record| &record.mentions);
        let names = names.chain(organizations.iter().map(|record| &record.mentions));
        let names = names.chain(places.iter().map(|record| &record.mentions)).map(Vec::len).sum::<usize>();
        let facts = seizures.len() + arrests.len() + incidents.len() + trends.len() + found.notices.len();
        numbers + names + positions.len() + quotes.len() + facts
    }

    /// What grows faster than the text, which became four times as long.
    fn faster(once: [f64; 3], four_times: [f64; 3]) -> Option<String> {
        let kinds = ["steps", "records", "bytes"].into_iter().zip(once.into_iter().zip(four_times));
        kinds
            .filter(|(_, (once, four_times))| *four_times > once * MOST_GROWTH + FIXED)
            .map(|(what, (once, four_times))| format!("{once} {what} became {four_times}"))
            .next()
    }

    #[test]
    fn grows_with_the_text_and_not_faster() {
        type Make = Box<dyn Fn(usize) -> String>;
        let listed = hostile::LISTED.into_iter().map(|(name, make)| (name, Box::new(make) as Make));
        let repeated = |part| (part, Box::new(move |size| hostile::repeated(part, size)) as Make);
        let parts = hostile::PARTS.into_iter().map(repeated);
        let mut complaints = Vec::new();
        for (name, make) in listed.chain(parts) {
            let long = make(4 * SIZE);
            let grown = faster(work(&make(SIZE)), work(&long));
            // What looks some way around fills its reach only in a longer text.
            let grown = grown.and_then(|_| faster(work(&long), work(&make(16 * SIZE))));
            complaints.extend(grown.map(|grown| format!("{name:?}: {grown} for four times the text")));
            let steps = work(&long)[0];
            if steps > long.len() as f64 * MOST_STEPS {
                complaints.push(format!("{name:?}: {steps} looks at tokens in {} bytes", long.len()));
            }
        }
        assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
    }
}
