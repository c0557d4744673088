//! The classes of entries, and sets of them.

/// What an entry says of its surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Class {
    /// A number word, or one that multiplies the number before it.
    Number,
    /// A unit or classifier, after a number.
    Unit,
    /// A unit with `se-`: `sekilogram`.
    OneUnit,
    /// A word before a number that bounds it.
    Bound,
    /// A word after a number that bounds it.
    BoundAfter,
    /// A month, in full.
    Month,
    /// A month, in short: only next to a day or year.
    MonthShort,
    Weekday,
    /// A relative expression: `tahun lalu`.
    Relative,
    /// `lalu` after a number and a unit of time.
    Ago,
    /// `pukul`, `jam`.
    Clock,
    Zone,
    /// `malam` after an hour.
    DayPart,
    /// `triwulan`, `semester`.
    YearPart,
    /// `tanggal`.
    DayWord,
    /// A currency before its figure.
    CurrencyBefore,
    /// A currency after its figure.
    CurrencyAfter,
    /// `persen`, `%`.
    Percent,
    /// `naik`, `penurunan`.
    Direction,
    Substance,
    /// What names a statute.
    Statute,
    /// The words of a citation: `Pasal`, `ayat`, `juncto`.
    Citation,
    /// Those of them that begin one: `Pasal`, `ayat`, `UU tersebut`.
    CitationStart,
    /// What makes a number a rank: `ke`.
    Ordinal,
    /// A word that no noun phrase begins with or runs over.
    Stop,
    /// A word that qualifies a noun and never begins a noun phrase.
    Adjective,
    /// A verb that its form does not give away.
    Verb,
    /// A noun that its form would pass for a verb.
    Noun,
    /// A noun that a number after it labels: `kelas 5`.
    Label,
    /// What may follow a number whose noun is left out.
    Ellipsis,
    /// A phrase whose number word counts nothing: `salah satu`.
    Idiom,
    /// A word between a thing and the number that measures it: `seberat`.
    Cue,
    /// `bruto`, `bersih`.
    Basis,
    /// `usia`, `berumur`.
    Age,
    /// A noun for people.
    Person,
    /// A person whom a number of years describes: `bocah 7 tahun`.
    Aged,
    /// What stands at a level without a unit: `indeks`.
    Gauge,
    /// The form a drug comes in, before its name: `pil`, `serbuk`, `narkotika jenis`.
    Form,
    /// Between a container and what is in it: `berisi`.
    Contains,
    Furniture,
    Credit,
    Outlet,
    Region,
    /// A function word of Indonesian, by which languages are told apart; the next two stand in this order for
    /// [`ClassSet::languages`].
    Indonesian,
    /// A word that Malay has and Indonesian does not.
    Malay,
    /// A function word of English.
    English,
    /// A mark at which a sentence ends or furniture begins.
    Landmark,
    /// A rank of the police or the armed forces.
    Rank,
    /// An honorific or degree at a name, or what follows a rank.
    Title,
    /// A word of persons' names.
    NameWord,
    /// An office, or the words that offices begin with.
    Office,
    /// A body, or the word that bodies begin with.
    Body,
    /// A place that is no region of Indonesia, or the word that names of places follow.
    Place,
    /// What names a meeting: `audiensi`, `rapat koordinasi`.
    Meeting,
    /// A district, a village or the short form of a region: a place where more than the name tells so.
    Local,
    /// What bodies do with things and people: `menyita`, `ditangkap`, `barang bukti`.
    Act,
    /// So many of whom the text has told: `ketiganya`, `kedua` tersangka. Its value is how many.
    Collective,
    /// A word for one of whom it has not: `seorang` pria.
    Someone,
    /// What tells of children, their kin, or of who suffered something: `siswi`, `ibu`, `diperkosa`.
    Vulnerable,
}

/// A set of [`Class`]es. That of a word tells above them, a bit each, which lists of tokens it stands on.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ClassSet(u64);

impl ClassSet {
    pub(crate) const EMPTY: ClassSet = ClassSet(0);
    /// Words that may be glued to the figure after them.
    pub(crate) const BEFORE_FIGURE: ClassSet =
        ClassSet::EMPTY.with(Class::CurrencyBefore).with(Class::Bound).with(Class::Cue).with(Class::Clock);

    /// Words before which scraped text loses spaces.
    pub(crate) const AFTER_LOST_SPACE: ClassSet = ClassSet::EMPTY.with(Class::Credit).with(Class::CurrencyBefore);

    /// Words and marks at which a part of the page may begin or a sentence end.
    pub(crate) const LANDMARKS: ClassSet =
        ClassSet::EMPTY.with(Class::Furniture).with(Class::Credit).with(Class::Landmark);
    /// Words that may tell whose name should not be shown: ages, nouns for people with one, and the like.
    pub(crate) const PROTECTING: ClassSet = ClassSet::EMPTY.with(Class::Age).with(Class::Aged).with(Class::Vulnerable);
    /// Words at which a fact may be told: an act, a meeting, people, whom to protect.
    pub(crate) const EVENTS: ClassSet =
        ClassSet::PROTECTING.with(Class::Act).with(Class::Meeting).with(Class::Collective).with(Class::Someone);
    /// Words that names of offices, bodies and places begin with, capitals or not.
    pub(crate) const NAMES: ClassSet =
        ClassSet::EMPTY.with(Class::Office).with(Class::Body).with(Class::Place).with(Class::Region).with(Class::Title);
    /// Words at which a rule of some extractor may begin.
    pub(crate) const TRIGGERS: ClassSet = ClassSet::EMPTY
        .with(Class::Number)
        .with(Class::OneUnit)
        .with(Class::Month)
        .with(Class::MonthShort)
        .with(Class::Weekday)
        .with(Class::Relative)
        .with(Class::YearPart)
        .with(Class::Clock)
        .with(Class::Statute)
        .with(Class::CitationStart)
        .with(Class::Ordinal);

    /// The classes whose words stand on each list of [`Tokens`](crate::segment::token::Tokens) that the lexicon tells of.
    const LISTS: [ClassSet; 4] = [ClassSet::LANDMARKS, ClassSet::TRIGGERS, ClassSet::NAMES, ClassSet::EVENTS];
    /// The lowest bit that tells of lists.
    const LISTS_AT: u32 = u64::BITS - ClassSet::LISTS.len() as u32;

    pub(crate) const fn with(self, class: Class) -> ClassSet {
        ClassSet(self.0 | 1 << class as u8)
    }

    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u8 != 0
    }

    pub(crate) fn intersects(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it has no class.
    pub(crate) fn is_empty(self) -> bool {
        self.0 << ClassSet::LISTS.len() == 0
    }

    /// Whether it has no class but those of another set.
    pub(crate) fn within(self, other: ClassSet) -> bool {
        ClassSet(self.0 & !other.0).is_empty()
    }

    /// The set with a class and the lists that it puts a word on.
    pub(super) fn with_listed(self, class: Class) -> ClassSet {
        /// Of each class its own bit and those of its lists.
        const BITS: [u64; ClassSet::LISTS_AT as usize] = {
            let mut bits = [0; ClassSet::LISTS_AT as usize];
            let mut class = 0;
            while class < bits.len() {
                bits[class] = 1 << class;
                let mut list = 0;
                while list < ClassSet::LISTS.len() {
                    bits[class] |= (ClassSet::LISTS[list].0 >> class & 1) << (ClassSet::LISTS_AT as usize + list);
                    list += 1;
                }
                class += 1;
            }
            bits
        };
        ClassSet(self.0 | BITS[class as usize])
    }

    /// Whether the word is a landmark, a trigger, may begin a name, or tells an event: a bit each, the first the lowest.
    pub(crate) fn lists(self) -> u8 {
        (self.0 >> ClassSet::LISTS_AT) as u8
    }

    /// Of which languages the word is a function word: one in a byte each for Indonesian, Malay and English, the first
    /// the lowest.
    #[inline(always)]
    pub(crate) fn languages(self) -> u32 {
        const BYTES: [u32; 8] =
            [0, 1, 1 << 8, 1 | 1 << 8, 1 << 16, 1 | 1 << 16, 1 << 8 | 1 << 16, 1 | 1 << 8 | 1 << 16];
        BYTES[(self.0 >> Class::Indonesian as u8 & 7) as usize]
    }
}

const _: () = assert!((Class::Vulnerable as u32) < ClassSet::LISTS_AT, "classes run into the bits of lists");
