//! Offices beside names: before one, as a part of one, or given to somebody.

use std::ops::Range;

use super::Reader;
use super::evidence::is_abstract;
use crate::document::Document;
use crate::extractors::position::is_tenure;
use crate::extractors::{Candidate, Candidates};
use crate::lexicon::{Class, Role};

impl Reader<'_> {
    /// Whether an office ends before a token, with or without a comma.
    pub(super) fn after_office(&self, at: usize, out: &Candidates) -> bool {
        let comma = usize::from(at > 0 && self.view.token(at - 1).is(b','));
        let mut end = at - comma;
        // `Lurah setempat, Sutarjo`
        end -= usize::from(comma == 1 && end > 0 && self.view.has(Role::Quantifier, end - 1));
        // `Wali Kota Padang terpilih Fadly Amran`
        end -= usize::from(end > 0 && is_tenure(self.view, end - 1));
        if end == 0 || !out.taken.has(end - 1) {
            return false;
        }
        // `anggota DPRD Jatim dari Fraksi PKB, Ahmad Athoillah`
        let before = out.positions.partition_point(|office| office.tokens.end < end).checked_sub(1);
        let last = before.and_then(|before| out.positions.get(before)).map(|office| office.tokens.end);
        let reached = |last: usize| last < end && after_origin(self.doc, out, last) == end;
        if comma == 1 && last.is_some_and(reached) && !self.view.token(at).flags.line_start() {
            return true;
        }
        // `Kepala Desa Karama, Kecamatan Rilau Ale, Jusman`
        let end = if comma == 1 { self.before_places(end, out) } else { end };
        let next = out.positions.partition_point(|office| office.tokens.end < end);
        out.positions.get(next).is_some_and(|office| office.tokens.end == end)
            && !self.view.token(at).flags.line_start()
    }

    /// The token before the places with their designations, each after a comma, that end at a token: Kepala Desa Karama`,
    /// Kecamatan Rilau Ale`.
    fn before_places(&self, end: usize, out: &Candidates) -> usize {
        const MOST: usize = 2;
        let mut at = end;
        for _ in 0..MOST {
            let next = out.places.partition_point(|place| place.tokens.end < at);
            let place = out.places.get(next).filter(|place| place.tokens.end == at && place.tokens.len() > 1);
            let designated = place.filter(|place| self.view.token(place.tokens.start).classes.has(Class::Place));
            let Some(start) = designated.map(|place| place.tokens.start) else { break };
            if !self.view.before(start).is(b',') || self.view.token(start).flags.line_start() {
                break;
            }
            at = start - 1;
        }
        at
    }

    /// Whether words with capitals belong to the office before them or are one: the place of `Kapolsek Panji, AKP Bambang`,
    /// the field of `Kasubdit Dokpol Polda Bali`, the letters of `Direktur Pertamina EP Cepu`.
    pub(super) fn is_part_of_office(&self, run: Range<usize>, after_office: bool, out: &Candidates) -> bool {
        let (view, end) = (self.view, run.end);
        let known = run.clone().any(|at| self.is_known(at));
        let comma = view.before(run.start).is(b',');
        let trade = |at: usize| view.has(Role::Trade, at) || self.is_of_trade(at);
        // `Pengamat Kebijakan Publik`, `Ahli Forensik Medio Kolegal RS Polri`
        if !comma && run.start > 0 && !self.is_known(run.start) && self.is_sort(run.start) && trade(run.start - 1) {
            return true;
        }
        let to_body = !known && view.is(Class::Body, end) && view.token(end).capital() && out.taken.has(end);
        let of_trade = || run.start > 0 && view.token(run.start - 1).capital() && trade(run.start - 1);
        if to_body
            && (!comma && (after_office || of_trade()) || run.len() == 1 && view.follows(Role::QuoteCue, run.start))
        {
            return true;
        }
        let ranked = view.token(end).is(b',') && view.token(end + 1).capital() && view.is(Class::Rank, end + 1);
        let lettered = run.len() == 2
            && view.token(run.start).flags.upper()
            && (view.is(Class::Local, run.start + 1) || view.is(Class::Region, run.start + 1));
        let noun = run.len() == 1 && !known && is_abstract(view.word(run.start));
        // `Director of Sales Aston Bogor`
        let placed = run.len() == 1 && view.is(Class::Region, end) && view.token(end).capital();
        // `Kadis PUPR PKPP MAS`
        let letters = |at: usize| view.token(at).flags.upper() && view.token(at).len() > 1;
        let shouted = run.len() == 1 && letters(run.start) && letters(end) && !view.token(end).flags.line_start();
        let shouted = shouted && view.token(end).len() < 4 && !self.doc.is_title(run.start);
        after_office && !comma && (run.len() == 1 && ranked || noun || shouted || (lettered || placed) && !known)
    }

    /// Whether a word that an office of somebody named before it follows stands at a token.
    pub(super) fn gives_office(&self, at: usize) -> bool {
        let view = self.view;
        view.is_word(at, "sebagai") || view.is_word(at, "menjadi") || view.is_word(at, "selaku")
    }

    /// Whether a word that gives somebody an office stands at a token, and an office after it: `sebagai Menteri Koperasi`.
    pub(super) fn is_made_official(&self, end: usize, out: &Candidates) -> bool {
        let view = self.view;
        // `Tarmo Sutaji (TMS) selaku pihak swasta`
        let bracket = view.token(end).is(b'(') && view.token(end + 1).flags.upper() && view.token(end + 2).is(b')');
        let end = if bracket { end + 3 } else { end };
        if view.is_word(end, "yang") && self.holds_office(end + 1) {
            return true;
        }
        let gives = self.gives_office(end);
        if gives && view.is_word(end + 1, "pihak") && view.is_word(end + 2, "swasta") {
            return true;
        }
        // `Harno Wijaya (mantan Kanit I)`
        let former = ["mantan", "eks"].iter().any(|word| view.is_word(end + 1, word));
        let first = end + 1 + usize::from(former && view.token(end).is(b'('));
        let office = || out.positions.binary_search_by_key(&first, |office| office.tokens.start).ok();
        // `Harno Wijaya (Ketua), Siti Rahma (Anggota)`
        const SEATS: [&str; 4] = ["Anggota", "Bendahara", "Ketua", "Sekretaris"];
        let seat = view.token(end + 1).capital() && SEATS.iter().any(|seat| view.is_word(end + 1, seat));
        if view.token(end).is(b'(') && view.token(end + 2).is(b')') && seat {
            return true;
        }
        // `Harno Wijaya (Kabid Bina Marga)`
        if view.token(end).is(b'(') && out.taken.has(first) {
            return office()
                .and_then(|office| out.positions.get(office))
                .is_some_and(|office| view.token(office.tokens.end).is(b')'));
        }
        gives && office().is_some()
    }

    /// Whether words tell that somebody holds or held an office: `yang` sebelumnya menjabat.
    fn holds_office(&self, from: usize) -> bool {
        const MOST: usize = 4;
        let small = |at: &usize| self.view.token(*at).is_word() && !self.view.token(*at).capital();
        (from..from + MOST).take_while(small).any(|at| self.view.is_word(at, "menjabat"))
    }
}

/// The token after the body or place that the holder of an office is of, where it ends at a token: Wakil Ketua DPRD `dari
/// Partai Demokrat`.
pub(crate) fn after_origin(doc: &Document<'_>, out: &Candidates, end: usize) -> usize {
    fn starting<T>(found: &[Candidate<T>], at: usize) -> Option<usize> {
        let next = found.partition_point(|body| body.tokens.start < at);
        found.get(next).filter(|body| body.tokens.start == at).map(|body| body.tokens.end)
    }
    let view = doc.view();
    // `Direktur Human Rights Watch untuk Timur Tengah, Lama Fakih`
    if view.is_word(end, "untuk") {
        return starting(&out.places, end + 1).unwrap_or(end);
    }
    if !(view.is_word(end, "dari") || view.is_word(end, "asal")) {
        // `Ketua RT 06 Cibuyut, Sodikin`
        let near = view.token(end).capital() && !view.token(end).flags.line_start();
        return if near { starting(&out.places, end).unwrap_or(end) } else { end };
    }
    starting(&out.organizations, end + 1).or_else(|| starting(&out.places, end + 1)).unwrap_or(end)
}
