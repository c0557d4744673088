//! The roles of words, and sets of them.

/// What a single word does in some construction, besides its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Role {
    /// What a convict serves, after its years: `penjara`.
    SentenceTerm,
    /// `di`, `oleh`.
    Preposition,
    /// A word before an amount: `sebanyak`.
    Amount,
    /// A word before the figure that something reached: `mencapai`.
    Reached,
    /// `harus`, `telah`.
    Auxiliary,
    /// What an index stands at: `level`.
    Level,
    /// `dan`, `sedangkan`.
    Coordinator,
    /// What makes a weekday a title: `Jumat Berkah`.
    WeekdayTitle,
    /// A word before a month that stands alone: `sejak`.
    MonthBefore,
    /// A word after it: `lalu`.
    MonthAfter,
    /// A word before a year: `musim`.
    Yearly,
    /// A word before a count that looks like a year: `sebanyak 2019`.
    Counting,
    /// What makes `tahun lalu` a vague span: `beberapa`.
    VagueSpan,
    /// What puts a date in the future: `mendatang`.
    Ahead,
    /// What tells of the future: `akan`, `dijadwalkan`.
    Forecast,
    /// What opens a period: `sepanjang`.
    Period,
    /// What may stand between that and its date: `tahun`.
    CalendarWord,
    /// What says when an article appeared: `Diterbitkan`.
    Publication,
    /// A function word that titles write small: `di`.
    TitleWord,
    /// A function word that opens sentences: `Adapun`.
    Opener,
    /// What ends in a dot within a sentence: `Kec.`.
    Abbreviation,
    /// A label that means a credit wherever it stands: `Pewarta`.
    CreditOnly,
    /// The head of a press office: `Humas`.
    PressOffice,
    /// Before what a figure is compared with: `dibanding`.
    Comparison,
    /// What makes `lebih` compare: `lebih dari`.
    Compared,
    /// A function word within the title of a statute: `atas`.
    TitleInner,
    /// What a law threatens with: `ancaman`.
    Threat,
    /// A statute that is none yet: `RUU`.
    Bill,
    /// The ending of a domain name: `com`.
    DomainEnding,
    /// What a number names with its capital, a place or a day of the Islamic year: `7 Ulu`, `1 Ramadan`.
    Numbered,
    /// Between the two sides of a ratio: `banding`.
    Ratio,
    /// What tells where, between a preposition and a noun: `luar`.
    Relational,
    /// A verb of speech, or the noun in its place: `ujar`, `katanya`.
    Speech,
    /// A verb that only tells how something was said: `didampingi`.
    Setting,
    /// What says again what was just said: `yaitu`.
    Namely,
    /// What invites readers: `Ikuti`.
    Invitation,
    /// The last word of furniture, to which scraped text glues the next one: `CONTENT`.
    FurnitureEnd,
    /// What a name follows: `bernama`, `berinisial`, `alias`.
    Named,
    /// A noun for someone accused: `tersangka`.
    Accused,
    /// A noun for someone who suffered: `korban`.
    Victim,
    /// A noun for someone who saw: `saksi`.
    Witness,
    /// A noun for a person, by trade or kin, that a name may follow: `penyanyi`, `istrinya`.
    Trade,
    /// What a name of Bali or Buton begins with: `Ni` Made, `La` Ode.
    NameFront,
    /// What follows that, by caste or order of birth, before the name proper: `Made`, `Ode`.
    BirthName,
    /// A first name as it is shortened: `Moch.`.
    NameShort,
    /// What courts give, before their name: `putusan`.
    Ruling,
    /// What a list of companies says that they are: `emiten`.
    CompanyNoun,
    /// A noun for those who commit crimes together: `sindikat`.
    Gang,
    /// A small word within a name: `bin`.
    Particle,
    /// A word between a quotation and its speaker: `ujar`.
    QuoteCue,
    /// A verb that persons are the subject of: `mengatakan`, `ditangkap`.
    Personal,
    /// What a person follows as object: `menangkap`, `oleh`.
    PersonBefore,
    /// What a person follows as object, or something else that has a name: `mengalahkan`.
    NameBefore,
    /// Who acts in a court or before it, and is not accused there: `jaksa`.
    OfCourt,
    /// What somebody made or leads, before his name: `karya`, `pimpinan`.
    Made,
    /// What the accused say, whoever tells the rest: `mengaku`.
    Confessing,
    /// What stands in a bracket after a person's name: `berkas` terpisah.
    Bracketed,
    /// A noun for a thing that has a name, which is no person's: `kapal`.
    Thing,
    /// What the title of a work or an event follows: `bertajuk`.
    Titled,
    /// What tells that something happened to a person: `ditangkap`.
    Fate,
    /// What makes it untrue: `belum`.
    Denial,
    /// A noun for a child: `bocah`.
    Child,
    /// What tells of a sexual offence: `pencabulan`.
    SexualOffence,
    /// Between a person and the office: `selaku`.
    Holding,
    /// What a place follows: `di`, `kawasan`.
    Locative,
    /// What a place or a person follows: `dari`.
    Origin,
    /// What makes a known name of a place none: `bahasa`.
    NoPlaceBefore,
    /// A name of a region that is also a common word or the name of persons: `Batang`.
    CommonName,
    /// A proper name of something that one is in or at, and no place: `Instagram`.
    NoPlace,
    /// What stands after the name of a place and belongs to it: `Timur`.
    Side,
    /// The last word of the name of a building or site: Jakarta International `Stadium`.
    SiteTail,
    /// A word of a street that the name of a region goes on: `Lintas`.
    Road,
    /// What a programme makes of a village or town: `Bersinar`.
    Programme,
    /// What ends the name of a street: `Nomor`.
    Address,
    /// What tells that the region named next is a regency: `Bupati`.
    OfRegency,
    /// What tells that it is a city: `Pemkot`.
    OfCity,
    /// A word of what bodies and offices are for: `Kesehatan`.
    Field,
    /// Before the place of a body, and part of its name: `Metro`.
    SeatWord,
    /// A word after which an office tells of a building or a vote: `kantor` bupati.
    OfficeHouse,
    /// A body whose members hold an office: anggota `BPK`.
    Board,
    /// A word at bodies of a kind, not at one of them: `seluruh` Polres, Polres `setempat`.
    Quantifier,
    /// A word that makes the body before it part of another name: BRI `Liga` 1.
    Branded,
    /// A word that names of places begin with, and go on: `Tanjung` Priok.
    PlaceFront,
    /// A word that names of places end with: Kebayoran `Baru`.
    PlaceTail,
    /// A word in the form of a verb that ends no list of things: `berupa`, `dikemas`.
    Connecting,
    /// A noun for what is no thing that can be taken: `kasus`, `lokasi`.
    Matter,
    /// What begins a clause of its own: `saat`, `karena`.
    Subordinator,
    /// What introduces a list of things: `berupa`, `yakni`.
    Introducer,
    /// A word before a sum of things: `total`.
    Summing,
    /// What tells of a price or a pay: `seharga`, `upah`.
    Price,
    /// What tells of what is wanted, not done: `untuk`, `berusaha`.
    Wish,
    /// A word of the names of bodies that seize, besides the police and the like: `Cukai`.
    Enforcer,
    /// Between bodies that do something together: `bersama`.
    Joining,
    /// A noun for a case: `kasus`.
    CaseWord,
    /// What points to a thing told before: `tersebut`.
    Pointing,
    /// A noun for someone's kin or friend: `istri`.
    Kin,
    /// A noun for people who are not arrested: `saksi`, `petugas`.
    Bystander,
    /// What goes on with what was told before: `kemudian`, `ada`.
    GoingOn,
    /// `kami`, `kita`
    FirstPerson,
    /// What adds something to what was told: `juga`.
    Additional,
    /// A word before a size that is no amount of a thing: `berukuran`.
    Sizing,
    /// What tells that something is there: `terdapat`.
    Existential,
    /// What tells of a search: `digeledah`.
    Search,
    /// What a statement is given in: `jumpa pers`.
    Statement,
    /// What singles one case out of many: `terbesar`.
    SinglingOut,
    /// How someone or something was found, which is no seizure: ditemukan `tewas`.
    FoundState,
    /// A noun for two people: `pasutri`.
    Pair,
    /// A word of carrying and sending: `dikirim`.
    Carrying,
    /// What the place follows that goods went to: `menuju`.
    Destination,
    /// What a place follows by way of which they went: `melalui`.
    ByWay,
    /// A verb of telling, whose subject may be quoted: `mengatakan`, `berharap`; or in the passive: `disampaikan`.
    Saying,
    /// A word that tells of speech right after a quotation, and nowhere else: `buka`.
    AfterQuote,
    /// A noun for somebody by the one they stand by: `istri`, `pengacara`.
    Attached,
    /// What sets the figure of another period against the one before: `sedangkan`.
    Contrast,
    /// What was hoped for and did not happen yet: `target`.
    Goal,
    /// What is told as a percentage and rises or falls itself: `pertumbuhan`.
    Rate,
    /// Before the figure that was true earlier: `semula`.
    Earlier,
    /// What tells of strength, which a figure may measure upside down: rupiah `melemah`.
    Strength,
    /// How much something moved, told in a word: naik `tipis`.
    Degree,
    /// What stands for somebody told of before: `dia`.
    Pronoun,
    /// What says that the parts of a whole follow: `terdiri` dari.
    Parting,
    /// What says that a list does not name everything: `antara` lain.
    Partial,
    /// What tells that something is done: `telah`.
    Done,
    /// A word that counts the cases of a list: `kedua`.
    Counted,
    /// What the name of a kind of things follows: `merek`.
    Branding,
    /// What tells of all things told before: `semuanya` dimusnahkan.
    AllOfThem,
    /// What opens the matter of a meeting: `terkait`.
    Topic,
    /// Before or after the name of a meeting where none is meant: `jam` kunjungan.
    NoMeeting,
    /// Between a meeting and who was there: `dihadiri`.
    Attending,
    /// What opens the time of a figure: `pada` Lebaran.
    Timed,
    /// What tells how a case began: `berawal`.
    Beginning,
    /// What tells of somebody's earlier life: yang `baru` bebas.
    Former,
    /// What tells that something took place: `terjadi`.
    Happening,
    /// What police keep safe and do not take: mengamankan `jalannya` aksi.
    Guarded,
    /// The head of a body that tests what others took: `Laboratorium`.
    Laboratory,
    /// Between a vessel and those on it: `diawaki`.
    Crewed,
    /// A noun for who did something to the person named next: `pembunuh`.
    Offender,
    /// Before the plants of a field: `ditanami`.
    Planted,
    /// What says that the weight is that of the thing just told: `beratnya`.
    Weighing,
    /// What dogs or people learn with, which nobody seized: alat `peraga`.
    Training,
    /// What says that a date is the same part of another year: periode `serupa`.
    SamePart,
    /// Before a figure that is no sum: `rata-rata`.
    Average,
    /// Before the next of those that had most: `disusul` Polres Banggai (71).
    Ranking,
    /// What says what something is thought to be: `diduga` sabu.
    Suspected,
    /// What says what something turned out to be: `dipastikan` sabu.
    Confirmed,
    /// What drugs are wrapped in, which is not what is weighed: bungkus `teh` cina.
    Packing,
    /// What gives each of several things its own figure: `masing`-masing.
    Each,
    /// After a span of time that has passed since: dua hari `berselang`.
    Later,
    /// What begins a sentence with how long after the last one it is: `berselang` dua hari.
    Lapse,
    /// Before the value of a thing: `senilai`.
    Worth,
    /// A noun for those who seize and arrest, of whatever body: `petugas`.
    Officer,
    /// Before the place where someone lives: `warga`.
    Resident,
    /// A noun for places that are counted: tiga `lokasi`.
    Spot,
    /// Before a crime that was only tried: `upaya`.
    Attempt,
    /// Before what was taken together with something: `berikut`.
    Along,
    /// What says that something is part of what was told: di `antaranya`.
    Among,
    /// What tells of something long past: `pernah`.
    Once,
    /// A noun for a child at school: `siswi`.
    Pupil,
    /// A school whose pupils are under 18: `SMP`.
    Primary,
    /// A noun for family, by whose name somebody else is known: `ibu`.
    Relative,
    /// A verb of fleeing, which the accused do and others too: `kabur`.
    Fleeing,
    /// What holds or hunts those accused: `sel`, `polisi`.
    Custody,
    /// Before what something came of: barang bukti `hasil` dua kasus.
    Product,
    /// What tells of which sort somebody of a trade is: pebulu `tangkis`, penyanyi `dangdut`.
    Sort,
    /// Somebody of a trade where a sort or a country follows: `tunggal` putri, `wakil` Jepang.
    Contender,
    /// A noun for an animal that has a name: `gajah`.
    Animal,
    /// What tells of a day of somebody's life long before: baru `bebas` Maret lalu.
    PastLife,
    /// What tells what something looks like: ekstasi `berbentuk` granat.
    Looks,
    /// A noun for two persons, or for what they lead: pasangan `Tarmin-Galih`, `pemerintahan` Tarmin-Galih.
    Two,
    /// What tells how somebody has an office: Wali Kota `terpilih`.
    Tenure,
    /// What tells of somebody as no honour to his body: `oknum` polisi.
    Rogue,
    /// A noun for what a figure measures, between it and its bound: di atas `suhu` 70 derajat.
    Scale,
    /// What a span of nights follows: `menginap` semalam.
    Lodged,
    /// What happens in a court long after the deed: `sidang`, `divonis`.
    Hearing,
}

/// A set of [`Role`]s, a bit a role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RoleSet([u64; 3]);

impl RoleSet {
    pub(crate) const EMPTY: RoleSet = RoleSet([0; 3]);

    pub(crate) const fn with(mut self, role: Role) -> RoleSet {
        let (part, bit) = RoleSet::place(role);
        self.0[part] |= bit;
        self
    }

    #[inline(always)]
    pub(super) fn has(&self, role: Role) -> bool {
        let (part, bit) = RoleSet::place(role);
        self.0[part] & bit != 0
    }

    pub(super) fn intersects(&self, other: &RoleSet) -> bool {
        self.0.iter().zip(&other.0).any(|(own, other)| own & other != 0)
    }

    /// The part of the set in which a role is a bit, and the bit.
    #[inline(always)]
    const fn place(role: Role) -> (usize, u64) {
        let at = role as usize;
        (at / 64, 1 << (at % 64))
    }
}

/// Roles by their names in `words.tsv`.
pub(super) const ROLES: &[(&str, Role)] = &[
    ("sentence_term", Role::SentenceTerm),
    ("preposition", Role::Preposition),
    ("amount", Role::Amount),
    ("reached", Role::Reached),
    ("auxiliary", Role::Auxiliary),
    ("level", Role::Level),
    ("coordinator", Role::Coordinator),
    ("weekday_title", Role::WeekdayTitle),
    ("month_before", Role::MonthBefore),
    ("month_after", Role::MonthAfter),
    ("yearly", Role::Yearly),
    ("counting", Role::Counting),
    ("vague_span", Role::VagueSpan),
    ("ahead", Role::Ahead),
    ("forecast", Role::Forecast),
    ("period", Role::Period),
    ("calendar_word", Role::CalendarWord),
    ("publication", Role::Publication),
    ("title_word", Role::TitleWord),
    ("opener", Role::Opener),
    ("abbreviation", Role::Abbreviation),
    ("credit_only", Role::CreditOnly),
    ("press_office", Role::PressOffice),
    ("comparison", Role::Comparison),
    ("compared", Role::Compared),
    ("title_inner", Role::TitleInner),
    ("threat", Role::Threat),
    ("bill", Role::Bill),
    ("domain_ending", Role::DomainEnding),
    ("numbered", Role::Numbered),
    ("ratio", Role::Ratio),
    ("relational", Role::Relational),
    ("speech", Role::Speech),
    ("setting", Role::Setting),
    ("namely", Role::Namely),
    ("invitation", Role::Invitation),
    ("furniture_end", Role::FurnitureEnd),
    ("named", Role::Named),
    ("accused", Role::Accused),
    ("victim", Role::Victim),
    ("witness", Role::Witness),
    ("trade", Role::Trade),
    ("name_front", Role::NameFront),
    ("birth_name", Role::BirthName),
    ("name_short", Role::NameShort),
    ("ruling", Role::Ruling),
    ("company_noun", Role::CompanyNoun),
    ("gang", Role::Gang),
    ("particle", Role::Particle),
    ("quote_cue", Role::QuoteCue),
    ("personal", Role::Personal),
    ("person_before", Role::PersonBefore),
    ("name_before", Role::NameBefore),
    ("made", Role::Made),
    ("of_court", Role::OfCourt),
    ("bracketed", Role::Bracketed),
    ("confessing", Role::Confessing),
    ("thing", Role::Thing),
    ("titled", Role::Titled),
    ("denial", Role::Denial),
    ("holding", Role::Holding),
    ("child", Role::Child),
    ("sexual_offence", Role::SexualOffence),
    ("locative", Role::Locative),
    ("origin", Role::Origin),
    ("no_place_before", Role::NoPlaceBefore),
    ("common_name", Role::CommonName),
    ("no_place", Role::NoPlace),
    ("side", Role::Side),
    ("site_tail", Role::SiteTail),
    ("road", Role::Road),
    ("programme", Role::Programme),
    ("address", Role::Address),
    ("of_regency", Role::OfRegency),
    ("of_city", Role::OfCity),
    ("field", Role::Field),
    ("seat_word", Role::SeatWord),
    ("office_house", Role::OfficeHouse),
    ("board", Role::Board),
    ("quantifier", Role::Quantifier),
    ("branded", Role::Branded),
    ("place_front", Role::PlaceFront),
    ("place_tail", Role::PlaceTail),
    ("connecting", Role::Connecting),
    ("matter", Role::Matter),
    ("subordinator", Role::Subordinator),
    ("introducer", Role::Introducer),
    ("summing", Role::Summing),
    ("price", Role::Price),
    ("wish", Role::Wish),
    ("enforcer", Role::Enforcer),
    ("joining", Role::Joining),
    ("case_word", Role::CaseWord),
    ("pointing", Role::Pointing),
    ("kin", Role::Kin),
    ("bystander", Role::Bystander),
    ("going_on", Role::GoingOn),
    ("first_person", Role::FirstPerson),
    ("additional", Role::Additional),
    ("sizing", Role::Sizing),
    ("existential", Role::Existential),
    ("search", Role::Search),
    ("statement", Role::Statement),
    ("singling_out", Role::SinglingOut),
    ("found_state", Role::FoundState),
    ("pair", Role::Pair),
    ("carrying", Role::Carrying),
    ("destination", Role::Destination),
    ("by_way", Role::ByWay),
    ("saying", Role::Saying),
    ("after_quote", Role::AfterQuote),
    ("attached", Role::Attached),
    ("contrast", Role::Contrast),
    ("goal", Role::Goal),
    ("rate", Role::Rate),
    ("earlier", Role::Earlier),
    ("strength", Role::Strength),
    ("degree", Role::Degree),
    ("pronoun", Role::Pronoun),
    ("parting", Role::Parting),
    ("partial", Role::Partial),
    ("done", Role::Done),
    ("counted", Role::Counted),
    ("branding", Role::Branding),
    ("all_of_them", Role::AllOfThem),
    ("topic", Role::Topic),
    ("no_meeting", Role::NoMeeting),
    ("attending", Role::Attending),
    ("timed", Role::Timed),
    ("beginning", Role::Beginning),
    ("former", Role::Former),
    ("happening", Role::Happening),
    ("guarded", Role::Guarded),
    ("laboratory", Role::Laboratory),
    ("crewed", Role::Crewed),
    ("offender", Role::Offender),
    ("planted", Role::Planted),
    ("weighing", Role::Weighing),
    ("training", Role::Training),
    ("same_part", Role::SamePart),
    ("average", Role::Average),
    ("ranking", Role::Ranking),
    ("suspected", Role::Suspected),
    ("confirmed", Role::Confirmed),
    ("packing", Role::Packing),
    ("each", Role::Each),
    ("hearing", Role::Hearing),
    ("later", Role::Later),
    ("lapse", Role::Lapse),
    ("worth", Role::Worth),
    ("officer", Role::Officer),
    ("resident", Role::Resident),
    ("spot", Role::Spot),
    ("attempt", Role::Attempt),
    ("along", Role::Along),
    ("among", Role::Among),
    ("once", Role::Once),
    ("pupil", Role::Pupil),
    ("primary", Role::Primary),
    ("relative", Role::Relative),
    ("fleeing", Role::Fleeing),
    ("custody", Role::Custody),
    ("product", Role::Product),
    ("sort", Role::Sort),
    ("contender", Role::Contender),
    ("animal", Role::Animal),
    ("past_life", Role::PastLife),
    ("looks", Role::Looks),
    ("two", Role::Two),
    ("tenure", Role::Tenure),
    ("rogue", Role::Rogue),
    ("scale", Role::Scale),
    ("lodged", Role::Lodged),
];
