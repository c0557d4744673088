//! The units that quantities carry, in the spelling of the schema.
//!
//! The list is that of the schema `petik/1`; a caller's lexicon may add to it.

/// Centuries.
pub const ABAD: &str = "abad";
/// Envelopes.
pub const AMPLOP: &str = "amplop";
/// Ampoules.
pub const AMPUL: &str = "ampul";
/// 100 square meters.
pub const ARE: &str = "are";
/// Bales.
pub const BAL: &str = "bal";
/// Stems, cigarettes.
pub const BATANG: &str = "batang";
/// Blades.
pub const BILAH: &str = "bilah";
/// Bottles.
pub const BOTOL: &str = "botol";
/// Things of any kind.
pub const BUAH: &str = "buah";
/// Months.
pub const BULAN: &str = "bulan";
/// Wrapped packs.
pub const BUNGKUS: &str = "bungkus";
/// Pills, cartridges, eggs.
pub const BUTIR: &str = "butir";
/// Decades.
pub const DEKADE: &str = "dekade";
/// Degrees.
pub const DERAJAT: &str = "derajat";
/// Seconds.
pub const DETIK: &str = "detik";
/// Doses.
pub const DOSIS: &str = "dosis";
/// Drums.
pub const DRUM: &str = "drum";
/// Cardboard boxes.
pub const DUS: &str = "dus";
/// Animals.
pub const EKOR: &str = "ekor";
/// Copies of print.
pub const EKSEMPLAR: &str = "eksemplar";
/// The base unit of mass.
pub const GRAM: &str = "gram";
/// Days.
pub const HARI: &str = "hari";
/// 10,000 square meters.
pub const HEKTARE: &str = "hektare";
/// Sheets, strands.
pub const HELAI: &str = "helai";
/// Hours.
pub const JAM: &str = "jam";
/// Jerrycans.
pub const JERIKEN: &str = "jeriken";
/// Lives, inhabitants.
pub const JIWA: &str = "jiwa";
/// Cans.
pub const KALENG: &str = "kaleng";
/// Times.
pub const KALI: &str = "kali";
/// Bags.
pub const KANTONG: &str = "kantong";
/// Caplets.
pub const KAPLET: &str = "kaplet";
/// Capsules.
pub const KAPSUL: &str = "kapsul";
/// Sacks.
pub const KARUNG: &str = "karung";
/// Flat pieces.
pub const KEPING: &str = "keping";
/// 1,000 grams.
pub const KILOGRAM: &str = "kilogram";
/// 1,000 meters.
pub const KILOMETER: &str = "kilometer";
/// Square kilometers.
pub const KILOMETER_PERSEGI: &str = "kilometer_persegi";
/// 1,000 watts.
pub const KILOWATT: &str = "kilowatt";
/// Zip bags (`klip`, `plastik klip`).
pub const KLIP: &str = "klip";
/// Parcels of freight.
pub const KOLI: &str = "koli";
/// 100 kilograms.
pub const KUINTAL: &str = "kuintal";
/// Sheets, banknotes, shares.
pub const LEMBAR: &str = "lembar";
/// Rolled cigarettes.
pub const LINTING: &str = "linting";
/// 1,000 milliliters.
pub const LITER: &str = "liter";
/// 1,000,000 watts.
pub const MEGAWATT: &str = "megawatt";
/// Minutes.
pub const MENIT: &str = "menit";
/// The base unit of length.
pub const METER: &str = "meter";
/// Cubic meters.
pub const METER_KUBIK: &str = "meter_kubik";
/// Square meters.
pub const METER_PERSEGI: &str = "meter_persegi";
/// A thousandth of a gram.
pub const MILIGRAM: &str = "miligram";
/// The base unit of volume.
pub const MILILITER: &str = "mililiter";
/// A thousandth of a meter.
pub const MILIMETER: &str = "milimeter";
/// Weeks (`minggu`, `pekan`).
pub const MINGGU: &str = "minggu";
/// 100 grams, as used in Indonesia.
pub const ONS: &str = "ons";
/// People.
pub const ORANG: &str = "orang";
/// Packs.
pub const PAK: &str = "pak";
/// Packets.
pub const PAKET: &str = "paket";
/// Pills.
pub const PIL: &str = "pil";
/// Plastic bags.
pub const PLASTIK: &str = "plastik";
/// Trees, plants.
pub const POHON: &str = "pohon";
/// Points of a game or an index.
pub const POIN: &str = "poin";
/// Small packets.
pub const POKET: &str = "poket";
/// Firearms, letters.
pub const PUCUK: &str = "pucuk";
/// Sachets.
pub const SASET: &str = "saset";
/// A hundredth of a meter.
pub const SENTIMETER: &str = "sentimeter";
/// Blister strips.
pub const STRIP: &str = "strip";
/// Tablets.
pub const TABLET: &str = "tablet";
/// Years.
pub const TAHUN: &str = "tahun";
/// 1,000 kilograms.
pub const TON: &str = "ton";
/// Vehicles, telephones, houses.
pub const UNIT: &str = "unit";
/// Volt-amperes.
pub const VA: &str = "VA";
/// Watts.
pub const WATT: &str = "watt";
