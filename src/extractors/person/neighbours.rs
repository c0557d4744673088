//! What stands around words with capitals that makes them a name: verbs, nouns, commas, lists.

use super::evidence::{Run, is_abstract, is_proper, starts_with};
use super::{AFTER_CUE, AFTER_SPEECH, BEFORE_NOUN, BEFORE_VERB, KNOWN_WORDS, LISTED, NEAR, Reader};
use crate::extractors::{Candidates, Rule};
use crate::lexicon::{Class, Role, RoleSet, WordId};
use crate::segment::View;
use crate::segment::token::mark;

/// The roles of what stands before the name of an animal.
const ANIMAL: RoleSet = RoleSet::EMPTY.with(Role::Animal).with(Role::Named);

/// The roles of what stands between a name and its verb: `juga`, `telah`.
pub(super) const BETWEEN: RoleSet = RoleSet::EMPTY.with(Role::Additional).with(Role::Auxiliary);

impl Reader<'_> {
    /// The rule by which the words before or after a run make it a name.
    pub(super) fn by_neighbours(&self, run: &Run, out: &Candidates) -> Option<&'static Rule> {
        let view = self.view;
        let (start, end) = (run.tokens.start, run.tokens.end);
        let follows = |role| run.follows(view, role);
        let quoted = run.last.is_some_and(|last| view.before(last).is_double_quote());
        // `kata Humas` names nobody.
        let trade = run.words == 1 && run.known == 0 && view.has(Role::Trade, start);
        if follows(Role::QuoteCue) && !trade
            || quoted && follows(Role::AfterQuote)
            || run.last.is_some_and(|last| view.word(last) == "Menurut")
        {
            return Some(&AFTER_SPEECH);
        }
        // `Mursal alias Apa Lah`
        let begins = run.words > 1 || !view.before(start).capital() || run.opens;
        let renamed = self.is_renamed(end) && (view.token(end + 1).capital() || view.token(end + 1).is_double_quote());
        if begins && renamed && !self.is_at_place(run) {
            return Some(&BEFORE_NOUN);
        }
        if run.plain || self.is_at_place(run) {
            return None;
        }
        if self.called(end).is_some() || self.is_kin_apposed(run) {
            return Some(&BEFORE_NOUN);
        }
        if run.words > 1 && self.is_speaker(run) {
            return Some(&AFTER_SPEECH);
        }
        // `Chandra juga menyatakan`
        let says = |at: usize| view.has(Role::Personal, at) && !view.token(at).capital();
        let verb = |at: usize| says(at) || run.known > 0 && view.has_any(BETWEEN, at) && says(at + 1);
        let apposed = run.last.is_some_and(|last| view.token(last).is(b',')) && view.token(end).is(b',');
        // `Analis Danareksa, Carsten Breski, memperkirakan`: bodies do so too, but not between commas.
        let tells = |at: usize| view.has(Role::Saying, at) && !view.token(at).capital();
        let apart =
            || run.words > 1 && (verb(end + 1) || tells(end + 1)) || verb(end + 1) && self.is_somebody_apposed(run);
        let far = || run.words > 1 && self.after_origin(end).is_some_and(verb);
        if verb(end) && (run.words > 1 || run.known > 0 || !run.opens || self.is_opening_name(run))
            || apposed && apart()
            || far()
        {
            return Some(&BEFORE_VERB);
        }
        // `Aksi Galih sebagai kurir` begins with a noun.
        if self.is_called_accused(end) && !run.opens {
            return Some(&BEFORE_NOUN);
        }
        // `Kavitha Aulia mengalahkan Odelia Ozara`: who beats somebody by name beats somebody.
        let beaten = || run.words > 1 && out.persons.last().is_some_and(|person| Some(person.record.to) == run.last);
        if follows(Role::NameBefore) && (run.known > 0 && run.words > 1 || beaten()) {
            return Some(&AFTER_CUE);
        }
        let led = || follows(Role::NameBefore) || follows(Role::PersonBefore);
        let likely = run.words > 1 && (run.known > 0 || !run.opens) || run.words == run.known || led();
        if likely && self.is_apposed_noun(end) {
            return Some(&BEFORE_NOUN);
        }
        // `melantik Mukhtarudin menjadi Menteri Koperasi`
        let name = || !run.opens || self.opens_as_name(run);
        if self.is_made_official(end, out) && name() || self.is_official_apposed(run, out) && name() {
            return Some(&BEFORE_NOUN);
        }
        if self.is_paired(run) {
            return Some(&LISTED);
        }
        if self.is_first_of_two(run) {
            return Some(&LISTED);
        }
        if self.is_single_name(run) {
            return Some(&KNOWN_WORDS);
        }
        self.by_list(run, out)
    }

    /// Whether a noun for a person stands in the words before a comma and one word that may be a name: `pelaku pencurian itu,
    /// Subiantoro, mengakui`.
    fn is_somebody_apposed(&self, run: &Run) -> bool {
        const REACH: usize = 6;
        let view = self.view;
        let Some(comma) = run.last else { return false };
        let inside = |at: &usize| view.token(*at).is_word() && !view.token(at + 1).flags.sentence_start();
        let unknown = view.token(run.tokens.start).word == WordId::NONE || run.known > 0;
        unknown && (comma.saturating_sub(REACH)..comma).rev().take_while(inside).any(|at| self.is_somebody(at))
    }

    /// The token after the place that somebody is from: Anthony Brown `dari Perth` mengatakan.
    fn after_origin(&self, end: usize) -> Option<usize> {
        const MOST: usize = 3;
        let view = self.view;
        let place = |at: &usize| view.token(*at).capital() && !view.token(*at).flags.line_start();
        let from = view.is_word(end, "dari") || view.is_word(end, "asal");
        let words = (end + 1..=end + MOST).take_while(place).count();
        (from && words > 0).then_some(end + 1 + words)
    }

    /// Whether what follows says that somebody is accused or heard: menetapkan Jusman `sebagai tersangka`.
    pub(super) fn is_called_accused(&self, end: usize) -> bool {
        const WHO: RoleSet = RoleSet::EMPTY.with(Role::Accused).with(Role::Witness);
        self.view.is_word(end, "sebagai") && self.view.has_any(WHO, end + 1) && !self.view.is_word(end + 2, "korporasi")
    }

    /// Whether one word that opens a sentence can be nothing but a name, as far as its form tells: `Jamalinus` mengatakan.
    fn is_opening_name(&self, run: &Run) -> bool {
        let token = self.view.token(run.tokens.start);
        // `Penumpang mengaku`, `Keterlambatan menyebut`, `Sopirnya mengatakan`, `Senator menilai`: so nouns are formed.
        let formed = |word: &str| {
            let agent = ["pem", "pen", "per", "pel", "pey"].iter().any(|start| starts_with(word, start));
            agent || is_abstract(word) || word.ends_with("nya") || word.ends_with("wan") || word.ends_with("tor")
        };
        let word = self.view.word(run.tokens.start);
        let plain = || word.bytes().skip(1).all(|byte| !byte.is_ascii_uppercase());
        run.words == 1 && token.word == WordId::NONE && token.len() > 3 && !formed(word) && plain()
    }

    /// Whether one word known from names stands within a sentence as somebody does: `kepada Joko di luar honor`, `, Wawan mencoba
    /// melawan`.
    fn is_single_name(&self, run: &Run) -> bool {
        let view = self.view;
        let (start, end) = (run.tokens.start, run.tokens.end);
        if run.words > 1 || run.known == 0 || view.token(end).capital() {
            return false;
        }
        // `Ryan dan Endang memiliki`
        let joined = view.has(Role::Coordinator, end) && self.is_known(end + 1) && is_proper(view, end + 1);
        let verb = end + 2 * usize::from(joined);
        let subject = || self.doc.is_verb_at(verb) || view.has_any(BETWEEN, verb) && self.doc.is_verb_at(verb + 1);
        let Some(last) = run.last.filter(|last| view.token(*last).is_word()) else {
            return (run.opens || view.before(start).is(b',')) && subject();
        };
        let governs = || self.doc.is_verb_at(last) || view.is(Class::Stop, last);
        let closed = || view.token(end).is_word() || matches!(view.token(end).mark, b',' | b'.');
        !view.token(last).capital() && !view.has(Role::Coordinator, last) && governs() && closed()
    }

    /// Whether the words are the first of two names after a noun for them: `dua hakim konstitusi, Saldi Rana dan Arief Budi`.
    fn is_first_of_two(&self, run: &Run) -> bool {
        let view = self.view;
        let Some(noun) = run.last.filter(|last| view.token(*last).is(b',')).and_then(|comma| comma.checked_sub(1))
        else {
            return false;
        };
        let second = run.tokens.end + 1;
        let named = |at: usize| self.is_known(at) && is_proper(view, at);
        // `empat WNI, Hasiholan Samosir, Leo Chandra, …`
        let joins = view.is_word(second - 1, "dan") || view.token(second - 1).is(b',');
        let two = joins && named(second) && is_proper(view, second + 1);
        let of_people = || view.is(Class::Person, noun) || self.ends_person(noun) || self.is_of_trade(noun);
        let noun_form = !view.token(noun).capital() || view.token(noun).flags.upper() && view.is(Class::Person, noun);
        two && (2..5).contains(&run.words) && noun_form && of_people()
    }

    /// Whether words that open a sentence are those of a name, and the first of them no noun before one: `Hartono Lestari
    /// sebagai Ketua KPU`, but `Penunjukan Lestari sebagai Ketua KPU`.
    fn opens_as_name(&self, run: &Run) -> bool {
        let first = run.tokens.start;
        // `Usulan Karsono`: so end nouns too.
        let unknown = self.view.token(first).word == WordId::NONE && !self.view.word(first).ends_with("an");
        run.words > 1 && (self.is_known(first) || unknown)
    }

    /// Whether an office between commas follows words that names are made of: `Dewi Lestari, Kepala SDN 3 Tuban, hadir`.
    fn is_official_apposed(&self, run: &Run, out: &Candidates) -> bool {
        let (view, end) = (self.view, run.tokens.end);
        if run.words < 2 || run.known == 0 || !view.token(end).is(b',') {
            return false;
        }
        let found = out.positions.binary_search_by_key(&(end + 1), |office| office.tokens.start);
        let close = found.ok().and_then(|found| out.positions.get(found)).map(|office| office.tokens.end);
        let also =
            |at: usize| view.is_word(at, "sekaligus") || view.is_word(at, "yang") && view.is_word(at + 1, "juga");
        close.is_some_and(|close| view.token(close).is(b',') || also(close))
    }

    /// Whether a token says by whom goals were made: `unggul lewat`, `menyamakan kedudukan melalui`.
    fn is_goal_by(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        const GOALS: [&str; 6] = ["unggul", "membalas", "menyamakan", "menggandakan", "memperlebar", "gol"];
        let view = self.view;
        let by = view.is_word(at, "lewat") || view.is_word(at, "melalui");
        by && (at.saturating_sub(NEAR)..at).any(|at| GOALS.iter().any(|word| view.is_word(at, word)))
    }

    /// The rule by which what governs a run, or the list that it stands in, makes it a name.
    fn by_list(&self, run: &Run, out: &Candidates) -> Option<&'static Rule> {
        /// How far before the comma of an apposition the number of those named may stand.
        const COUNTED: usize = 3;
        let view = self.view;
        let (start, end) = (run.tokens.start, run.tokens.end);
        let follows = |role| run.follows(view, role);
        // `oleh Catur`, `yakni Catur, warga Boyolali`
        let object = follows(Role::PersonBefore) || follows(Role::Namely) && run.words == run.known;
        // `majelis yang diketuai Juandra Chan`: only persons do that.
        let unknown = || run.tokens.clone().all(|at| view.token(at).word == WordId::NONE);
        let chaired = || run.last.is_some_and(|last| view.is_word(last, "diketuai"));
        let passive = || {
            let passive = run.last.is_some_and(|last| view.word(last).starts_with("di"));
            passive && (run.words > 1 || chaired()) && unknown()
        };
        // `film garapan Josua Andar`: only persons make films.
        let made = follows(Role::Made) && (run.known > 0 || run.words > 1 && unknown());
        // `unggul lewat Bruno Gomes`
        let goal =
            || run.words > 1 && (run.known > 0 || unknown()) && run.last.is_some_and(|last| self.is_goal_by(last));
        if made
            || goal()
            || object
                && (run.known > 0 || passive() || unknown() && run.last.is_some_and(|last| self.is_sentenced(last)))
        {
            return Some(&AFTER_CUE);
        }
        // The rest of a list of those accused.
        let closed = || matches!(view.token(end).mark, b',' | b'.') || view.has(Role::Coordinator, end);
        let accused = || closed() && out.persons.last().is_some_and(|before| before.record.role.is_some());
        let after_name =
            || out.persons.last().is_some_and(|name| self.is_before_partner(name.tokens.start, name.tokens.end));
        let partner = || {
            self.after_partner(start, out)
                && (run.words > 1 || start > 1 && self.are_two(start - 2) || run.words == 1 && after_name())
        };
        // `memuji Jordy Tutuarima dan Gervane Kastaneer`
        let second =
            || run.words > 1 && unknown() && view.follows(Role::Coordinator, start) && !view.token(end).capital();
        // `Syafrizal (44), istrinya Yusmaniar (40), dan Fathan, balita mereka`
        let child = || view.token(end).is(b',') && view.has(Role::Child, end + 1) && unknown();
        // `(4-3-3): Rano Asmara; Bimo Keswara, Slavo Damjan, …`: after two of a list, a third.
        let third = || {
            let ends = matches!(view.token(end).mark, b',' | b';' | b'.') || view.token(end).flags.line_start();
            let mut names = out.persons.iter().rev();
            let (last, other) = (names.next(), names.next());
            let chain = last.zip(other).is_some_and(|(last, other)| self.joins(other.record.to, last.record.from));
            chain && run.words > 1 && ends && unknown()
        };
        // `dua WNI, Siti Zaenab dan Karni, dieksekusi`: two are counted, and one of them is named.
        let other = || {
            let counted = |comma: usize| (comma.saturating_sub(COUNTED)..comma).any(|at| view.is_word(at, "dua"));
            let comma = out.persons.last().and_then(|name| name.record.from.checked_sub(1));
            let two = comma.is_some_and(|comma| view.token(comma).is(b',') && counted(comma));
            two && closed() && unknown() && view.follows(Role::Coordinator, start)
        };
        // `terhadap Vina dan Aida`: beside a name of one word.
        let single = || {
            let one =
                out.persons.last().is_some_and(|name| name.tokens.len() == 1 && name.record.from == name.tokens.start);
            one && run.words == 1 && closed() && unknown() && view.follows(Role::Coordinator, start)
        };
        // `Junaidi Gunawan, Aryanto, Jaka Surya`, `Akhmad Fazrin, Juandra, dan Basman`: one word between names or after two.
        let amid = || {
            let after = end + 1 + usize::from(view.has(Role::Coordinator, end + 1));
            let name = is_proper(view, after) && self.is_known(after);
            run.words == 1 && view.token(end).is(b',') && name && self.doc.sentence(start).contains(&after)
        };
        let last = || {
            let mut names = out.persons.iter().rev();
            let (last, other) = (names.next(), names.next());
            let chain = last.zip(other).is_some_and(|(last, other)| self.joins(other.record.to, last.record.from));
            chain && run.words == 1 && closed() && view.follows(Role::Coordinator, start)
        };
        let word = || unknown() && (amid() || last());
        let listed = run.known > 0 || accused() || second() || child() || third() || other() || single() || word();
        (listed && self.after_person(start, out) || partner() || run.words > 1 && self.opens_lineup(start))
            .then_some(&LISTED)
    }

    /// Whether somebody is sentenced whom a preposition names: menjatuhkan hukuman lima tahun penjara `kepada` Saprudin.
    fn is_sentenced(&self, at: usize) -> bool {
        const REACH: usize = 8;
        let view = self.view;
        let inside = |at: &usize| view.token(*at).is_word() || view.token(*at).is_number();
        let mut before = (at.saturating_sub(REACH)..at).rev().take_while(inside);
        matches!(view.word(at), "kepada" | "terhadap")
            && before.any(|at| {
                view.has(Role::SentenceTerm, at)
                    || view.is_word(at, "mati") && view.is_word(at.wrapping_sub(1), "hukuman")
            })
    }

    /// Whether the name is that of an animal: `gajah bernama Molly`, `seekor harimau Bujang`.
    pub(super) fn is_animals(&self, at: usize) -> bool {
        let view = self.view;
        let Some(last) = at.checked_sub(1).filter(|last| view.has_any(ANIMAL, *last)) else { return false };
        let inside = |at: &usize| view.token(*at).is_word() && !view.token(at + 1).flags.sentence_start();
        let mut before = (at.saturating_sub(NEAR + 1)..last).rev().take_while(inside);
        if !view.has(Role::Animal, last) {
            // `peternak sapi bernama Galih` is who keeps it.
            let opens = |at: usize| {
                let noun = at > 0 && view.token(at - 1).is_word() && !view.token(at).flags.sentence_start();
                !noun || self.doc.is_closed(at - 1) || self.doc.is_verb_at(at - 1) || view.is_word(at - 1, "seekor")
            };
            return before.find(|at| view.has(Role::Animal, *at)).is_some_and(opens);
        }
        // `seekor gajah Molly (30)`
        view.token(last).flags.sentence_start() && view.token(last).capital()
            || last > 0 && view.is_word(last - 1, "seekor")
    }

    /// Whether a comma and a noun for one person follow a name: `Galih, mahasiswa semester lima`, `AK, warga Denpasar`.
    pub(super) fn is_apposed_noun(&self, end: usize) -> bool {
        let view = self.view;
        let noun = end + 1;
        if !view.token(end).is(b',') || !view.token(noun).is_word() || view.token(noun).capital() {
            return false;
        }
        // `warga` alone are many: `Usai banjir di Sungai Arut, warga mengungsi`.
        let citizen = view.is(Class::Person, noun)
            && !view.has(Role::Bystander, noun)
            && (view.token(noun + 1).capital() || view.is_word(noun + 1, "asal"));
        view.has(Role::Trade, noun) || citizen || view.is(Class::Someone, noun)
    }

    /// Whether a noun of kin or the like between commas follows a name: `Paijo, tetangganya, ikut membantu`.
    fn is_kin_apposed(&self, run: &Run) -> bool {
        let view = self.view;
        let (end, noun) = (run.tokens.end, run.tokens.end + 1);
        // `Sayangnya, istrinya, Beby, …`
        let unknown = |at: usize| view.token(at).word == WordId::NONE && !view.word(at).ends_with("nya");
        let clear = || run.known > 0 || run.tokens.clone().all(unknown);
        view.token(end).is(b',')
            && view.token(noun + 1).is(b',')
            && view.has(Role::Trade, noun)
            && view.word(noun).ends_with("nya")
            && !view.token(noun).capital()
            && clear()
    }

    /// Whether the words are the first of two names with a stroke or dash between: `Bimo Prasetyo/Ziya Syafira`.
    fn is_paired(&self, run: &Run) -> bool {
        const SHORT: usize = 5;
        let view = self.view;
        let (end, other) = (run.tokens.end, run.tokens.end + 1);
        if run.words == 1 && self.are_two(run.tokens.start) {
            return true;
        }
        if !is_joint(view, end) || run.words < 2 || run.words > SHORT {
            return false;
        }
        let is_part = |at: usize| {
            let token = view.token(at);
            token.is_word() && token.capital() && !token.flags.line_start() && !self.stops(at) && !self.is_plain(at)
        };
        let partner = (other..other + SHORT).take_while(|at| is_part(*at)).count();
        partner > 1 && (run.known > 0 || (other..other + partner).any(|at| self.is_known(at)))
    }

    /// Whether the words are the second of two such names.
    fn after_partner(&self, start: usize, out: &Candidates) -> bool {
        let joint = start.checked_sub(1).filter(|joint| is_joint(self.view, *joint));
        joint.is_some_and(|joint| out.persons.last().is_some_and(|before| before.record.to == joint))
    }

    /// Whether a comma stands before a name, and before that the words that tell after a quotation what its speaker is:
    /// `"…," ujar pengacara para korban, Hotman Silaban`.
    fn is_speaker(&self, run: &Run) -> bool {
        const REACH: usize = 10;
        let view = self.view;
        let Some(comma) = run.last.filter(|last| view.token(*last).is(b',')) else { return false };
        let is_inside = |at: &usize| view.token(*at).is_word() || view.token(*at).is(b',');
        let words = (comma.saturating_sub(REACH)..comma).rev().take_while(is_inside);
        let mut before = words.take_while(|at| !view.before(*at + 1).is_double_quote());
        let cue = before.find(|at| view.has(Role::QuoteCue, *at));
        let what = |at: usize| !view.token(at).capital() || view.token(at).classes.has(Class::Office);
        cue.is_some_and(|cue| cue + 1 < comma && view.before(cue).is_double_quote() && what(cue + 1))
    }

    /// Whether a preposition of place stands before one word, or before any a thing that has a name, or what a title follows.
    pub(super) fn is_at_place(&self, run: &Run) -> bool {
        let view = self.view;
        let thing = view.has(Role::Thing, run.tokens.start);
        run.last.is_some_and(|last| {
            thing
                || view.has_any(RoleSet::EMPTY.with(Role::Thing).with(Role::Titled), last)
                || match view.word(last) {
                    "di" | "ke" | "asal" | "menuju" => true,
                    "dari" => run.words == 1,
                    _ => false,
                }
        })
    }

    /// Whether a list goes on from a person to a token: `AS (31), RD (28), dan …`.
    pub(super) fn after_person(&self, at: usize, out: &Candidates) -> bool {
        const LONGEST: usize = 8;
        let Some(last) = out.persons.last() else { return false };
        let (view, end) = (self.view, last.record.to);
        // `Shigit Sarwo Edhi (mantan Kanit I), Rahmadi`
        let office = view.token(end).is(b'(') && (end + 1..end + 3).any(|at| out.taken.has(at));
        let close = if office { (end..end + LONGEST).find(|at| view.token(*at).is(b')')) } else { None };
        self.joins(close.map_or(end, |close| close + 1), at)
    }

    /// Whether nothing but what goes on a list stands from one token to another.
    fn joins(&self, from: usize, at: usize) -> bool {
        const MOST: usize = 2;
        let view = self.view;
        let joint = |at: usize| {
            matches!(view.token(at).mark, b',' | b';') || view.has(Role::Coordinator, at) && !view.token(at).capital()
        };
        (1..=MOST).contains(&at.saturating_sub(from)) && (from..at).all(joint)
    }

    /// Whether the players of a team begin at a token, after how they line up: `Persebaya (4-3-3): Rano Asmara`.
    fn opens_lineup(&self, start: usize) -> bool {
        let (view, Some(digit)) = (self.view, start.checked_sub(3)) else { return false };
        let closed = view.token(start - 1).is(b':') && view.token(start - 2).is(b')');
        closed && view.token(digit).is_number() && digit > 1 && view.token(digit - 1).is(b'-')
    }
}

/// Whether a stroke, dash or hyphen joins what stands on both sides of it: `Alfian/Ardianto`, `Pranowo–Mahfud`.
fn is_joint(view: View<'_>, at: usize) -> bool {
    let token = view.token(at);
    matches!(token.mark, b'/' | b'-' | mark::EN_DASH | mark::EM_DASH)
        && !token.flags.spaced()
        && !view.token(at + 1).flags.spaced()
}
