//! Persons, offices, bodies and places.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Id, Mention, RegionCode, RuleName, Term};

/// A person of the article, with every naming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Person {
    /// Its name.
    pub id: Id,
    /// The fullest form of the name.
    pub name: SmolStr,
    /// Whether the article gives initials instead of a name.
    pub initials: bool,
    /// The rank by its press abbreviation: `AKBP`. Ranks of the police are those of Peraturan Kapolri 3/2016.
    pub rank: Option<Term>,
    /// The service that the rank belongs to.
    pub branch: Option<Branch>,
    /// Degrees after or before the name, as written.
    pub degrees: Vec<SmolStr>,
    /// Forms of address, as written.
    pub honorifics: Vec<SmolStr>,
    /// Other names (`alias Ucok`).
    pub aliases: Vec<SmolStr>,
    /// Age in years.
    pub age: Option<u32>,
    /// The gender that the text states.
    pub gender: Option<Gender>,
    /// What the person is in the story.
    pub roles: Vec<PersonRole>,
    /// What the text reports to have happened to them.
    pub status: Vec<Status>,
    /// Why the name should not be shown, where the text gives a reason.
    pub protected: Option<Protection>,
    /// The offices held.
    pub positions: Vec<Id>,
    /// Every naming, in text order; the spans hold the name alone.
    pub mentions: Vec<Mention>,
}

/// A service with ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Branch {
    /// The national police.
    Polri,
    /// The army.
    TniAd,
    /// The navy.
    TniAl,
    /// The air force.
    TniAu,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A gender that the text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Gender {
    /// `perempuan`, `wanita`.
    Female,
    /// `laki-laki`, `pria`.
    Male,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// What a person is in the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PersonRole {
    /// Holds an office.
    Official,
    /// Is quoted.
    Speaker,
    /// Is suspected, charged or convicted.
    Suspect,
    /// Suffered.
    Victim,
    /// Saw.
    Witness,
    /// Wrote.
    Author,
    /// Anything else.
    #[serde(other)]
    Other,
}

/// One thing that the text reports to have happened to a person, and where it says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Status {
    /// What happened.
    pub status: StatusKind,
    /// Byte offset of the first byte of the words that say so.
    pub start: usize,
    /// Byte offset after the last byte of them.
    pub end: usize,
}

/// What the law did with a person, as reported; not a finding of guilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatusKind {
    /// Named a suspect.
    Suspect,
    /// Arrested.
    Arrested,
    /// Held.
    Detained,
    /// Let go.
    Released,
    /// Wanted (`DPO`, `buron`).
    Fugitive,
    /// Charged in court.
    Charged,
    /// Found guilty.
    Convicted,
    /// Found not guilty.
    Acquitted,
    /// Died.
    Dead,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// Why a name should not be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Protection {
    /// Under 18.
    Minor,
    /// Victim of a sexual offence.
    SexualOffenceVictim,
    /// A child who testifies.
    ChildWitness,
    /// A relative through whom a child could be identified.
    RelativeOfMinor,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// An office, with its body and place: `Kapolres Banyuasin`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Position {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// The text between the two.
    pub text: SmolStr,
    /// Its name.
    pub id: Id,
    /// The office without its body and place: `Kapolres`.
    pub title: SmolStr,
    /// The body, as the office names it.
    pub organization: Option<SmolStr>,
    /// The official code of the region it is the office of.
    pub region: Option<RegionCode>,
    /// The person who holds it.
    pub holder: Option<Id>,
    /// The rule that found it.
    pub rule: RuleName,
}

/// A body of the article, with every naming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Organization {
    /// Its name.
    pub id: Id,
    /// The longest form of the name.
    pub name: SmolStr,
    /// What it is.
    pub kind: OrganizationKind,
    /// How far its competence reaches.
    pub level: Option<Level>,
    /// The official code of its region.
    pub region: Option<RegionCode>,
    /// The abbreviation that the article introduces.
    pub abbreviation: Option<SmolStr>,
    /// The body it is a part of.
    pub parent: Option<Id>,
    /// Every naming, in text order.
    pub mentions: Vec<Mention>,
}

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OrganizationKind {
    /// Police.
    Police,
    /// The narcotics agency.
    NarcoticsAgency,
    /// Prosecutors.
    Prosecutor,
    /// Courts.
    Court,
    /// Prisons and remand centres.
    Prison,
    /// Armed forces.
    Military,
    /// Government, central or local.
    Government,
    /// Parliaments and councils.
    Legislature,
    /// Companies.
    Company,
    /// Press and broadcasters.
    Media,
    /// Schools and universities.
    Education,
    /// Associations and foundations.
    Ngo,
    /// Anything else.
    #[serde(other)]
    Other,
}

/// How far a body's competence reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Level {
    /// The country.
    National,
    /// A province.
    Province,
    /// A regency or city.
    Regency,
    /// A district.
    District,
    /// A word that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A place of the article, with every naming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Place {
    /// Its name.
    pub id: Id,
    /// The fullest form of the name.
    pub name: SmolStr,
    /// What it is.
    pub kind: PlaceKind,
    /// The official region code.
    pub code: Option<RegionCode>,
    /// The codes above it, the nearest first.
    pub within: Vec<RegionCode>,
    /// The codes it could have, when the name is that of several regions.
    pub candidates: Vec<RegionCode>,
    /// Every naming, in text order.
    pub mentions: Vec<Mention>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PlaceKind {
    /// A country.
    Country,
    /// A province.
    Province,
    /// A `kabupaten`.
    Regency,
    /// A `kota`.
    City,
    /// A `kecamatan`.
    District,
    /// A `desa` or `kelurahan`.
    Village,
    /// An island.
    Island,
    /// A street.
    Street,
    /// Anything else.
    #[serde(other)]
    Other,
}
