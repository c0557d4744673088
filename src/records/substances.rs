//! The market categories that drugs are put in, by what the words of the article name.
//!
//! The list is that of the lexicon of this crate; a caller's lexicon may add to it.

/// `miras`, spirits and local brews.
pub const ALCOHOL: &str = "alcohol";
/// `alprazolam`.
pub const ALPRAZOLAM: &str = "alprazolam";
/// `amphetamine`.
pub const AMPHETAMINE: &str = "amphetamine";
/// `blue safir`.
pub const BLUE_SAFIR: &str = "blue_safir";
/// `bromazepam`.
pub const BROMAZEPAM: &str = "bromazepam";
/// `buprenorfin`.
pub const BUPRENORFIN: &str = "buprenorfin";
/// `ganja`.
pub const CANNABIS: &str = "cannabis";
/// `PCC`, `zenith`.
pub const CARISOPRODOL: &str = "carisoprodol";
/// `cocaine`.
pub const COCAINE: &str = "cocaine";
/// `codeine`.
pub const CODEINE: &str = "codeine";
/// `dextromethorphan`.
pub const DEXTROMETHORPHAN: &str = "dextromethorphan";
/// `diazepam`.
pub const DIAZEPAM: &str = "diazepam";
/// `dmt`.
pub const DMT: &str = "dmt";
/// `pil double L`.
pub const DOUBLE_L: &str = "double_l";
/// `ekstasi`, `inex`.
pub const ECSTASY: &str = "ecstasy";
/// `estazolam`.
pub const ESTAZOLAM: &str = "estazolam";
/// `etomidate`.
pub const ETOMIDATE: &str = "etomidate";
/// `fenobarbital`.
pub const FENOBARBITAL: &str = "fenobarbital";
/// `fentanil`.
pub const FENTANIL: &str = "fentanil";
/// `flakka`.
pub const FLAKKA: &str = "flakka";
/// `flunitrazepam`.
pub const FLUNITRAZEPAM: &str = "flunitrazepam";
/// Nitrous oxide.
pub const GAS_TERTAWA: &str = "gas_tertawa";
/// `ghb gbl`.
pub const GHB_GBL: &str = "ghb_gbl";
/// `obat keras`, unspecified.
pub const HARD_DRUG: &str = "hard_drug";
/// `hasis`.
pub const HASHISH: &str = "hashish";
/// `heroin`, `putaw`.
pub const HEROIN: &str = "heroin";
/// `katinon`.
pub const KATINON: &str = "katinon";
/// `ketamine`.
pub const KETAMINE: &str = "ketamine";
/// `klonazepam`.
pub const KLONAZEPAM: &str = "klonazepam";
/// `kratom`.
pub const KRATOM: &str = "kratom";
/// `lorazepam`.
pub const LORAZEPAM: &str = "lorazepam";
/// `lsd`.
pub const LSD: &str = "lsd";
/// `mefedron`.
pub const MEFEDRON: &str = "mefedron";
/// `metadon`.
pub const METADON: &str = "metadon";
/// `sabu`.
pub const METHAMPHETAMINE: &str = "methamphetamine";
/// `metilfenidat`.
pub const METILFENIDAT: &str = "metilfenidat";
/// `morphine`.
pub const MORPHINE: &str = "morphine";
/// `narkoba`, `narkotika`, unspecified.
pub const NARCOTIC: &str = "narcotic";
/// `happy five`, `erimin`.
pub const NIMETAZEPAM: &str = "nimetazepam";
/// `nitrazepam`.
pub const NITRAZEPAM: &str = "nitrazepam";
/// `opium`, `candu`.
pub const OPIUM: &str = "opium";
/// `petidin`.
pub const PETIDIN: &str = "petidin";
/// `prekursor`.
pub const PRECURSOR: &str = "precursor";
/// `pregabalin`.
pub const PREGABALIN: &str = "pregabalin";
/// `magic mushroom`.
pub const PSILOSIBIN: &str = "psilosibin";
/// `psikotropika`, unspecified.
pub const PSYCHOTROPIC: &str = "psychotropic";
/// `tembakau sintetis`, `tembakau gorila`.
pub const SYNTHETIC_CANNABINOID: &str = "synthetic_cannabinoid";
/// `tramadol`.
pub const TRAMADOL: &str = "tramadol";
/// `trihexyphenidyl`.
pub const TRIHEXYPHENIDYL: &str = "trihexyphenidyl";
