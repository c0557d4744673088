//! What names are made of: ranks, titles, offices, bodies, places, and the words of persons' names.

use std::borrow::Cow;

use super::slots::Slots;
use super::table::{column_end, rows};
use super::{Class, Found, Key, Lexicon, Role, WordId, index, push};
use crate::records::{Branch, Level, OrganizationKind, PlaceKind, StatusKind, Term};

/// A rank of the police or the armed forces.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rank {
    /// Its press abbreviation: `AKBP`.
    pub(crate) name: Term,
    /// `None` where services share it.
    pub(crate) branch: Option<Branch>,
}

/// What a title does at a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum Title {
    /// `H.`, `Habib`, `Pak`
    Honorific,
    /// `Dr.`, `Ir.`
    DegreeBefore,
    /// `S.H.`, `M.Si.`
    DegreeAfter,
    /// `Pol`, `TNI`, `Inf` after a rank
    RankSuffix,
}

/// An office.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OfficeEntry {
    pub(crate) form: OfficeForm,
    /// The body whose office it is, where its name tells: `Polres` of `Kapolres`.
    pub(crate) body: Option<Cow<'static, str>>,
    pub(crate) level: Option<Level>,
    /// Whether it is a city's: `Wali Kota`.
    pub(crate) city: bool,
}

/// What follows an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OfficeForm {
    /// A region, or nothing: `Kapolres Banyuasin`, `Bupati`.
    Region,
    /// The name of any place, or nothing: `Kapolsek Suoh`, `Camat`.
    Locality,
    /// A body, without which it is no office: `Kepala BNN`, `Ketua KPK`.
    Complement,
    /// A body that makes laws: `Anggota DPR RI`.
    Member,
    /// A field, or a body, and then its body: `Menteri Keuangan`, `Kabid Humas Polda Bali`.
    Field,
    /// A body, or nothing: `Kasat Reskrim Polres X`, `Direktur Utama`.
    Optional,
    /// Whatever has capitals: `VP Equity Retail Y Sekuritas`.
    Proper,
    /// Nothing: `Kapolri`.
    Alone,
    /// Another office: `Plt`, `Wakil`.
    Prefix,
}

/// A body or the word that bodies of a kind begin with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BodyEntry {
    /// The name by which its spellings are one: `BNNP`.
    pub(crate) name: Cow<'static, str>,
    pub(crate) kind: OrganizationKind,
    pub(crate) level: Option<Level>,
    pub(crate) form: BodyForm,
    /// Whether it is a city's where it is a regency's or city's: `Polrestabes`.
    pub(crate) city: bool,
    /// The code of its region, where its name does not hold that of the region: `Polda Metro Jaya`.
    pub(crate) region: Option<&'static str>,
}

/// What follows the word of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyForm {
    /// Nothing: `KPK`.
    Alone,
    /// Nothing, and no product of its either: `Xiaomi`, not `Xiaomi Redmi 9`.
    Brand,
    /// Nothing; after `di` its name is that of its city: `Barcelona`.
    Club,
    /// Letters that mean something else too, and name it where it acts: `MA`.
    Acting,
    /// What names end with: `Kiwoom Sekuritas`.
    Suffix,
    /// A region, or nothing: `BNNP Bali`.
    Name,
    /// The name of any place, or nothing: `Polsek Suoh`.
    Local,
    /// A region or country, without which it names no body: `Pemerintah Aceh`.
    OfPlace,
    /// A field, and then its place: `Dinas Kesehatan Kota Y`.
    Field,
    /// A region, a name of its own, the body that it is of, or nothing: `RS Bhayangkara Anton Soedjarwo`.
    Named,
    /// A name of its own: `PT Minarta`.
    Proper,
    /// A course of study and the school that it is of, or a name: `Fakultas Hukum Universitas Jember`.
    Faculty,
    /// The body that it is a unit of, or nothing: `Satresnarkoba Polres X`.
    Unit,
    /// A field or number, and the body that it is a part of: `Subdit III Ditresnarkoba`, `Tim Pemberantasan BNNP Bali`.
    Part,
}

/// A province, regency or city.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Region {
    /// Its official code: `12.13`.
    pub(crate) code: &'static str,
    /// Its official name.
    pub(crate) name: &'static str,
    pub(crate) kind: PlaceKind,
}

impl Region {
    /// The code of its province, where it is none itself.
    pub(crate) fn province(&self) -> Option<&'static str> {
        self.code.split_once('.').map(|(province, _)| province)
    }
}

/// Where a word stands that tells what happened to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Told {
    /// Before the name: `tersangka RS`.
    Noun,
    /// Before the name, which is its object: `menangkap RS`.
    Object,
    /// After the name, which is its subject: `RS ditangkap`.
    Subject,
}

/// What a word tells to have been done with things or people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ActKind {
    /// Things were taken: `menyita`.
    Seize,
    /// Things or people were taken: `mengamankan`.
    Secure,
    /// Things were found: `menemukan`.
    Find,
    /// Things told right after it were found; those before it were bought: `diperoleh`.
    Obtain,
    /// A crime was found out or foiled: `mengungkap`, `menggagalkan`.
    Uncover,
    /// `memusnahkan`
    Destroy,
    /// Plants or drugs were destroyed on the spot: `membakar`, `mencabut`.
    Burn,
    /// How things were destroyed, in an article that tells so: `diblender`, `dipotong`.
    Break,
    /// Whoever carried something was stopped: `mencegat`.
    Intercept,
    /// `memamerkan`
    Display,
    /// `melimpahkan`
    HandOver,
    /// People were taken: `menangkap`.
    Arrest,
    /// What was taken: `barang bukti`.
    Evidence,
    /// What is done with drugs, and found out: `penyelundupan`.
    Smuggling,
    /// What someone caught had with them: `membawa`, `kepemilikan`.
    Holding,
    /// A place was gone through, which tells who acted, when and where: `menggerebek`.
    Raid,
}

impl ActKind {
    /// Whether it is done with what was taken before.
    pub(crate) fn is_of_evidence(self) -> bool {
        matches!(self, ActKind::Destroy | ActKind::Display | ActKind::HandOver)
    }
}

/// Where what an act is done to stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// After it: `menyita` sabu.
    Active,
    /// Before it, or after it: sabu `disita`, `ditemukan` sabu.
    Passive,
    /// After it: `penangkapan` pelaku.
    Noun,
}

/// The entries that tell what bodies are whose own words do not, or tell something else too.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ModelBodies {
    pub(crate) company: Option<u16>,
    pub(crate) society: Option<u16>,
    pub(crate) party_board: Option<u16>,
    pub(crate) high_court: Option<u16>,
}

/// What a word of a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(crate) enum PlaceForm {
    /// The name itself: `Malaysia`.
    Name,
    /// What a name follows, with a capital or without: `Desa`.
    Head,
    /// What a name follows, only with a capital: `Pelabuhan`.
    Site,
    /// The same of land and water, after whose name the region is another place: `Danau`.
    Land,
    /// A building, in whose name bodies and offices may stand: `Gedung`.
    Building,
}

/// A name that needs other evidence to be a place: a district, a village, or the short form of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Local {
    pub(crate) kind: PlaceKind,
    /// The codes of the regions that have one of that name, with bars between; of a region its own.
    codes: &'static str,
}

impl Local {
    /// The codes of the regions that have one of that name; of the short form of a region its own.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.codes.split('|')
    }
}

/// Where a [`Local`] stands in the tables: there are thousands, and memory that is touched for the first time takes longer
/// than what is written to it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LocalRow {
    kind: PlaceKind,
    table: LocalTable,
    /// Where its codes begin.
    codes: u32,
}

/// The tables of such names.
#[derive(Clone, Copy, Debug)]
enum LocalTable {
    Districts,
    Villages,
    /// With the short forms of regions.
    Regions,
}

impl LocalTable {
    const ALL: [&'static str; 3] =
        [include_str!("data/districts.tsv"), include_str!("data/villages.tsv"), include_str!("data/regions.tsv")];

    fn text(self) -> &'static str {
        LocalTable::ALL[self as usize]
    }
}

impl LocalRow {
    /// A place in one region; of another name of a region its own code.
    pub(super) fn of(kind: PlaceKind, code: &str) -> LocalRow {
        let row = LocalTable::Regions.text().find(&format!("\n{code}\t"));
        debug_assert!(row.is_some(), "{code} is the code of a region");
        let row = row.unwrap_or_default();
        LocalRow { kind, table: LocalTable::Regions, codes: row as u32 + 1 }
    }

    fn read(self) -> Local {
        let (table, begin) = (self.table.text(), self.codes as usize);
        Local { kind: self.kind, codes: table.get(begin..column_end(table, begin)).unwrap_or_default() }
    }
}

impl Lexicon {
    pub(super) fn load_names(&mut self) {
        for row in rows(include_str!("data/ranks.tsv")) {
            let rank = Rank { name: Cow::Borrowed(row.get(1)), branch: branch(row.get(2)) };
            let value = index(&mut self.ranks, rank);
            self.add(row.surface(0), Class::Rank, value);
        }
        for row in rows(include_str!("data/titles.tsv")) {
            let title = match row.get(1) {
                "honorific" => Title::Honorific,
                "degree_before" => Title::DegreeBefore,
                "degree" => Title::DegreeAfter,
                _ => Title::RankSuffix,
            };
            // `H` is a title and `h` none; `MSI` and `Msi` are one degree.
            let exact = title != Title::DegreeAfter || row.get(0).len() <= 2;
            self.add_as(row.surface(0), Class::Title, title as u16, exact);
        }
        self.load_pairs(include_str!("data/names.tsv"), |lexicon, word, kind, _| {
            lexicon.add_spelt(word, Class::NameWord, u16::from(kind == "common"), None);
        });
        for row in rows(include_str!("data/offices.tsv")) {
            let form = match row.get(1) {
                "region" => OfficeForm::Region,
                "locality" => OfficeForm::Locality,
                "complement" => OfficeForm::Complement,
                "member" => OfficeForm::Member,
                "field" => OfficeForm::Field,
                "optional" => OfficeForm::Optional,
                "proper" => OfficeForm::Proper,
                "prefix" => OfficeForm::Prefix,
                _ => OfficeForm::Alone,
            };
            let body = Some(row.get(2)).filter(|body| !body.is_empty()).map(Cow::Borrowed);
            let entry = OfficeEntry { form, body, level: level(row.get(3)), city: row.get(3) == "city" };
            let value = push(&mut self.offices, entry);
            self.add_as(row.surface(0), Class::Office, value, is_shouted(row.get(0)));
        }
        for row in rows(include_str!("data/bodies.tsv")) {
            // Most are named as they are written.
            let name = if row.get(1) == "=" { row.get(0) } else { row.get(1) };
            let entry = BodyEntry {
                name: Cow::Borrowed(name),
                kind: body_kind(row.get(2)),
                level: level(row.get(3)),
                city: row.get(3) == "city",
                form: match row.get(4) {
                    "brand" => BodyForm::Brand,
                    "club" => BodyForm::Club,
                    "acting" => BodyForm::Acting,
                    "suffix" => BodyForm::Suffix,
                    "name" => BodyForm::Name,
                    "named" => BodyForm::Named,
                    "faculty" => BodyForm::Faculty,
                    "local" => BodyForm::Local,
                    "of_place" => BodyForm::OfPlace,
                    "field" => BodyForm::Field,
                    "proper" => BodyForm::Proper,
                    "unit" => BodyForm::Unit,
                    "part" => BodyForm::Part,
                    _ => BodyForm::Alone,
                },
                region: Some(row.get(5)).filter(|code| !code.is_empty()),
            };
            // Spellings of one body mostly stand far apart; looking for them would take longer than keeping each.
            let named = (name, entry.form);
            let value = push(&mut self.bodies, entry);
            match named {
                ("PT", BodyForm::Proper) => self.model_bodies.company = Some(value),
                ("Society", BodyForm::Suffix) => self.model_bodies.society = Some(value),
                ("DPP", BodyForm::Part) => self.model_bodies.party_board = Some(value),
                ("Pengadilan Tinggi", BodyForm::Local) => self.model_bodies.high_court = Some(value),
                _ => {}
            }
            self.add_as(row.surface(0), Class::Body, value, is_shouted(row.get(0)));
        }
        for row in rows(include_str!("data/places.tsv")) {
            let form = match row.get(2) {
                "head" => PlaceForm::Head,
                "site" => PlaceForm::Site,
                "land" => PlaceForm::Land,
                "building" => PlaceForm::Building,
                _ => PlaceForm::Name,
            };
            let value = index(&mut self.places, (place_kind(row.get(1)), form));
            // `AS` is a country, `as` a word.
            self.add_as(row.surface(0), Class::Place, value, is_short(row.get(0)));
        }
        self.load_regions();
        self.load_acts();
        self.load_locals(LocalTable::Districts, PlaceKind::District);
        self.load_locals(LocalTable::Villages, PlaceKind::Village);
    }

    /// The districts or villages, each with the regions that have one of its name.
    fn load_locals(&mut self, table: LocalTable, kind: PlaceKind) {
        self.load_pairs(table.text(), |lexicon, name, _, codes| {
            let value = push(&mut lexicon.locals, LocalRow { kind, table, codes });
            lexicon.add_spelt(name, Class::Local, value, None);
        });
    }

    /// The regions by their names; a name may be that of several.
    fn load_regions(&mut self) {
        let table = LocalTable::Regions.text();
        // The surfaces, each with the regions of that name.
        let mut named: Vec<(&'static str, Vec<u16>)> = Vec::with_capacity(2 * Lexicon::REGIONS);
        let mut known = Slots::with_capacity(2 * Lexicon::REGIONS);
        let mut name = |surface: &'static str, region: Option<u16>| {
            let key_of = |at: WordId| Key::of_spelling(named[at.0 as usize - 1].0);
            let (slot, found) = known.find(Key::of_spelling(surface), key_of);
            let at = if found == WordId::NONE { named.len() } else { found.0 as usize - 1 };
            if at == named.len() {
                named.push((surface, Vec::new()));
                known.fill(slot, WordId(at as u32 + 1));
            }
            named[at].1.extend(region);
        };
        for row in rows(table) {
            let kind = place_kind(row.get(1));
            let at = push(&mut self.regions, Region { code: row.get(0), name: row.get(2), kind });
            row.list(3).for_each(|surface| name(surface, Some(at)));
            row.list(4).for_each(|seat| name(seat, None));
            for short in row.list(5) {
                let codes = row.begin_in(table) as u32;
                let local = push(&mut self.locals, LocalRow { kind, table: LocalTable::Regions, codes });
                self.add(short.into(), Class::Local, local);
            }
        }
        for (surface, regions) in named {
            self.named.extend(regions);
            let value = push(&mut self.localities, self.named.len() as u16);
            // `NAD` is a province, `Nad` a person.
            self.add_as(surface.into(), Class::Region, value, is_short(surface));
        }
    }

    fn load_acts(&mut self) {
        for row in rows(include_str!("data/acts.tsv")) {
            let kind = match row.get(1) {
                "seize" => ActKind::Seize,
                "secure" => ActKind::Secure,
                "find" => ActKind::Find,
                "obtain" => ActKind::Obtain,
                "uncover" => ActKind::Uncover,
                "destroy" => ActKind::Destroy,
                "display" => ActKind::Display,
                "hand_over" => ActKind::HandOver,
                "arrest" => ActKind::Arrest,
                "evidence" => ActKind::Evidence,
                "burn" => ActKind::Burn,
                "break" => ActKind::Break,
                "intercept" => ActKind::Intercept,
                "smuggling" => ActKind::Smuggling,
                "raid" => ActKind::Raid,
                _ => ActKind::Holding,
            };
            let voice = match row.get(2) {
                "active" => Voice::Active,
                "passive" => Voice::Passive,
                _ => Voice::Noun,
            };
            let value = index(&mut self.acts, (kind, voice));
            self.add(row.surface(0), Class::Act, value);
        }
        for row in rows(include_str!("data/collectives.tsv")) {
            let count = row.get(1).parse().unwrap_or_default();
            self.add(row.surface(0), if count == 1 { Class::Someone } else { Class::Collective }, count);
        }
    }

    /// What an entry of [`Class::Act`] tells.
    pub(crate) fn act(&self, found: Found) -> Option<(ActKind, Voice)> {
        self.acts.get(found.value as usize).copied()
    }

    pub(super) fn load_fates(&mut self) {
        for row in rows(include_str!("data/fates.tsv")) {
            let told = match row.get(2) {
                "noun" => Told::Noun,
                "object" => Told::Object,
                _ => Told::Subject,
            };
            let status = match row.get(1) {
                "suspect" => StatusKind::Suspect,
                "arrested" => StatusKind::Arrested,
                "detained" => StatusKind::Detained,
                "released" => StatusKind::Released,
                "fugitive" => StatusKind::Fugitive,
                "charged" => StatusKind::Charged,
                "convicted" => StatusKind::Convicted,
                "acquitted" => StatusKind::Acquitted,
                _ => StatusKind::Dead,
            };
            let spelt = self.spell(row.surface(0));
            let words = std::iter::once(&spelt.first).chain(&self.rests[spelt.rest..]);
            self.fates.extend(words.map(|word| (*word, told, status)));
            self.give_role(spelt, Role::Fate);
        }
        self.fates.sort_by_key(|(word, told, _)| (*word, *told));
    }

    /// What a word with [`Role::Fate`] tells to have happened to the person named beside it.
    pub(crate) fn fate(&self, word: WordId, told: Told) -> Option<StatusKind> {
        let at = self.fates.binary_search_by_key(&(word, told), |(word, told, _)| (*word, *told)).ok()?;
        self.fates.get(at).map(|(_, _, status)| *status)
    }

    /// The regions that an entry of [`Class::Region`] names: none for the seat of one.
    pub(crate) fn regions_of(&self, found: Found) -> impl Iterator<Item = &Region> {
        let value = found.value as usize;
        let end = |name: usize| self.localities.get(name).map_or(0, |end| *end as usize);
        let begin = value.checked_sub(1).map_or(0, end);
        let named = self.named.get(begin..end(value)).unwrap_or_default();
        named.iter().filter_map(|at| self.regions.get(*at as usize))
    }

    /// The region that an entry of [`Class::Region`] names, where it names no other.
    pub(crate) fn only_region_of(&self, found: Found) -> Option<&Region> {
        let mut named = self.regions_of(found);
        named.next().filter(|_| named.next().is_none())
    }

    /// What an entry of [`Class::Local`] names.
    pub(crate) fn local(&self, found: Found) -> Option<Local> {
        self.locals.get(found.value as usize).map(|row| row.read())
    }

    /// What an entry of [`Class::Place`] is.
    pub(crate) fn place_of(&self, found: Found) -> Option<(PlaceKind, PlaceForm)> {
        self.places.get(found.value as usize).copied()
    }

    /// The region with a code.
    pub(crate) fn region(&self, code: &str) -> Option<&Region> {
        let at = self.regions.binary_search_by(|region| region.code.cmp(code)).ok()?;
        self.regions.get(at)
    }
}

/// What an entry of [`Class::Title`] does.
pub(crate) fn title_of(found: Found) -> Title {
    use Title::*;
    [Honorific, DegreeBefore, DegreeAfter, RankSuffix][(found.value as usize).min(3)]
}

/// Whether a short form must be written in capitals, as words are spelt like it: `BIN`, `PM`.
fn is_shouted(surface: &str) -> bool {
    surface.len() <= 3 && surface.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a surface is all capitals, and so means what it does only when written so.
fn is_short(surface: &str) -> bool {
    surface.bytes().all(|byte| byte.is_ascii_uppercase())
}

pub(super) fn branch(word: &str) -> Option<Branch> {
    match word {
        "polri" => Some(Branch::Polri),
        "tni_ad" => Some(Branch::TniAd),
        "tni_al" => Some(Branch::TniAl),
        "tni_au" => Some(Branch::TniAu),
        _ => None,
    }
}

pub(super) fn level(word: &str) -> Option<Level> {
    match word {
        "national" => Some(Level::National),
        "province" => Some(Level::Province),
        "regency" | "city" => Some(Level::Regency),
        "district" => Some(Level::District),
        _ => None,
    }
}

pub(super) fn body_kind(word: &str) -> OrganizationKind {
    match word {
        "police" => OrganizationKind::Police,
        "narcotics_agency" => OrganizationKind::NarcoticsAgency,
        "prosecutor" => OrganizationKind::Prosecutor,
        "court" => OrganizationKind::Court,
        "prison" => OrganizationKind::Prison,
        "military" => OrganizationKind::Military,
        "government" => OrganizationKind::Government,
        "legislature" => OrganizationKind::Legislature,
        "company" => OrganizationKind::Company,
        "media" => OrganizationKind::Media,
        "education" => OrganizationKind::Education,
        "ngo" => OrganizationKind::Ngo,
        _ => OrganizationKind::Other,
    }
}

pub(super) fn place_kind(word: &str) -> PlaceKind {
    match word {
        "country" => PlaceKind::Country,
        "province" => PlaceKind::Province,
        "regency" => PlaceKind::Regency,
        "city" => PlaceKind::City,
        "district" => PlaceKind::District,
        "village" => PlaceKind::Village,
        "island" => PlaceKind::Island,
        "street" => PlaceKind::Street,
        _ => PlaceKind::Other,
    }
}
