//! What makes a body of the words that begin one: its name, its place, and the body that it is a part of.

use std::ops::Range;

use super::{Body, FIELD, NAMED, Open, PART, PLACED, PROPER, Reader, Seat, Setting, UNIT};
use crate::extractors::{Rule, place};
use crate::lexicon::{BodyEntry, BodyForm, Class, PlaceForm, Role};
use crate::records::{Level, OrganizationKind, PlaceKind};
use crate::segment::token::{Token, TokenKind};

impl<'d> Reader<'d> {
    pub(super) fn body(self, at: usize, depth: usize) -> Option<(Body, &'static Rule, usize)> {
        let view = self.view;
        let found = view.find(Class::Body, at)?;
        let entry = view.lexicon.bodies.get(found.value as usize)?;
        let head = at..at + found.len;
        let mut end = head.end;
        // `DPD Partai Golkar` is no council of the state.
        let other = || self.party_board(entry, end).or_else(|| self.high_court(entry, end));
        let (value, entry) = other().unwrap_or((found.value, entry));
        // `PT Pertamina Patra Niaga`, which is no `PT Pertamina`
        let own = if found.len > 1 && view.is_word(at, "PT") { view.find(Class::Body, at + 1) } else { None };
        let own = own.filter(|own| at + 1 + own.len > end);
        let own = own.and_then(|own| Some((own, view.lexicon.bodies.get(own.value as usize)?)));
        let longer = own.filter(|(_, own)| own.kind == OrganizationKind::Company && own.form == entry.form);
        if let Some((own, _)) = &longer {
            end = at + 1 + own.len;
        }
        let (mut value, mut entry) = longer.map_or((value, entry), |(own, longer)| (own.value, longer));
        let head = at..end;
        if let Some((company, of_another)) = self.other_company(entry, at, end) {
            (value, entry, end) = (company, of_another, at + 1);
        }
        // `PT. Minarta`; but `dirawat di RSUD. Warga …`
        let dotted = entry.form == BodyForm::Proper && view.token(end).is(b'.') && view.token(at).flags.upper();
        let goes_on = || entry.kind == OrganizationKind::Company || !view.token(end + 1).flags.sentence_start();
        end += usize::from(dotted && goes_on());
        if view.token(at).kind == TokenKind::Mark || self.is_rank_suffix(at) || self.names_other(entry, at, end) {
            return None;
        }
        let mut body = Body { entry: Some(value), name: end..end, seat: None, abbreviation: None, parent: None };
        let introduce = |body: &mut Body, end: &mut usize| {
            if let Some((abbreviation, after)) = self.abbreviation(at, *end) {
                body.abbreviation = body.abbreviation.take().or(abbreviation);
                *end = after;
            }
        };
        introduce(&mut body, &mut end);
        let mut name = self.name(entry, end);
        let of_force = self.force_within(entry, at, &name);
        name.end = of_force.unwrap_or(name.end);
        end = name.end;
        body.name = name.clone();
        if entry.kind == OrganizationKind::Company {
            end = self.share(end);
        }
        introduce(&mut body, &mut end);
        // `Institut Agama Islam Negeri (IAIN) Pontianak`, `Koperasi Unit Desa (KUD) Tani Makmur`
        let proper = matches!(entry.form, BodyForm::Proper | BodyForm::Field) && entry.kind != OrganizationKind::Ngo;
        let short = body.abbreviation.as_ref().map(|short| short.start).filter(|_| proper && end > name.end);
        if short.is_some_and(|short| self.form_at(short) == Some(BodyForm::Proper)) {
            end = self.name_run(end, self.setting == Setting::Office).unwrap_or(end);
        }
        if view.is_word(at, "Timnas") {
            // `Timnas Vietnam`, `Timnas U-23 Vietnam`: as the place of the body, so that the teams of two countries are two.
            let own = self.selection(end);
            let home = (at..own).find(|at| view.is_word(*at, "Indonesia"));
            let (country, after) = match self.country(own).filter(|_| home.is_none()) {
                Some(after) => (Some(own..after), self.selection(after)),
                None => (home.map(|at| at..at + 1), own),
            };
            body.seat = country.map(|name| Seat { name, region: None, city: false });
            end = after;
        } else if let Some(state) = self.foreign_state(at, end) {
            // As the place of the body, so that ministries of two states are two.
            body.seat = Some(Seat { name: end..state, region: None, city: false });
            end = state;
        } else {
            end = self.state(self.border(&body, end));
        }
        introduce(&mut body, &mut end);
        // `Persatuan Wartawan Indonesia (PWI) Pusat`, `BNN Pusat`
        let branches = matches!(
            entry.kind,
            OrganizationKind::Ngo | OrganizationKind::NarcoticsAgency | OrganizationKind::Government
        );
        if branches && entry.form == BodyForm::Name && self.is_head_office(end) {
            end += 1;
        }
        // `Asosiasi Pengusaha Indonesia (Apindo) Jawa Tengah`
        let chapter = entry.kind == OrganizationKind::Ngo && body.abbreviation.is_some() && !self.doc.is_title(at);
        if takes_place(entry) || chapter || self.is_branch(entry, end) {
            end = self.class(end);
            if let Some((seat, after)) = self.seat(end, entry) {
                end = after;
                // `KAI Daop 4 Semarang` may be of the city and of the regency.
                let company = entry.kind == OrganizationKind::Company;
                let region = seat.region.filter(|found| !company || view.lexicon.only_region_of(*found).is_some());
                body.seat = Some(Seat { city: seat.city || entry.city, region, ..seat });
                introduce(&mut body, &mut end);
                // `BKSDA Bengkulu-Lampung`
                let glued = |at: usize| !view.token(at).flags.spaced();
                let pair = view.token(end).is(b'-') && glued(end) && glued(end + 1) && view.token(end + 1).capital();
                if pair && matches!(entry.kind, OrganizationKind::Government | OrganizationKind::Ngo) {
                    end = view.find(Class::Region, end + 1).map_or(end, |other| end + 1 + other.len);
                }
                // `PN Tanjungkarang Kelas IA`
                if matches!(entry.kind, OrganizationKind::Court | OrganizationKind::Prison) {
                    end = self.class(end);
                }
            }
        }
        let branch = match (entry.kind, entry.form) {
            (OrganizationKind::Prison, _) => self.cells(end),
            (OrganizationKind::Police, BodyForm::Unit | BodyForm::Part) => self.unit_word(end),
            _ => end,
        };
        // `Direktorat Jenderal Kebudayaan Kemendikbud`, `Rutan Polres X`
        let nests = match entry.form {
            BodyForm::Unit | BodyForm::Part => true,
            BodyForm::Field => body.seat.is_none() && !name.is_empty(),
            // `RS Bhayangkara Polda Lampung`
            BodyForm::Named => self.form_at(end) == Some(BodyForm::Local),
            // `Fakultas Hukum Universitas Jember`
            BodyForm::Faculty => self.is_of_school(end),
            BodyForm::Local if entry.kind == OrganizationKind::Prison => branch > end || body.seat.is_none(),
            // `Satgas Pamtas RI-Malaysia Yonkav 12/BC`
            BodyForm::Local => view.is_word(at, "Satgas") && body.seat.is_none() && self.is_force(end),
            // `Satuan Tugas Narcotic Investigation Center (Satgas NIC) Bareskrim Polri`
            BodyForm::Proper if entry.kind == OrganizationKind::Government && body.abbreviation.is_some() => {
                self.is_force(end)
            }
            _ => of_force.is_some(),
        };
        // `Badan Geologi Kementerian ESDM`
        let ministry = || entry.kind == OrganizationKind::Government && view.is_word(end, "Kementerian");
        // `Baleg DPR RI`, `Majelis Kehormatan Dewan (MKD) DPR`
        let house =
            || entry.kind == OrganizationKind::Legislature && view.is_word(end, "DPR") && !view.is_word(at, "DPR");
        let nests = (nests || entry.form != BodyForm::Field && (ministry() || house()))
            && depth > 0
            && !view.token(end).flags.line_start();
        let own = end..branch;
        if let Some((mut parent, _, after)) = nests.then(|| self.body(branch, depth - 1)).flatten() {
            end = after;
            // `Kanwil Kemenag Sulsel`: the place of the branch, where the whole has none.
            let branch = entry.form == BodyForm::Part && entry.name.is_empty() && parent.seat.is_none();
            if let Some((seat, after)) = branch.then(|| self.place(end, Open::Known)).flatten() {
                parent.seat = Some(seat);
                end = after;
            }
            if entry.name.is_empty() {
                end = self.more_places(end);
            }
            // `Fraksi Golkar DPRD Kalbar`
            if view.is_word(at, "Fraksi")
                && let Some((house, after)) = self.house(end)
            {
                (parent, end) = (house, after);
            }
            // `Unit Ranmor Satreskrim Polres X`
            if body.name.is_empty() && entry.form == BodyForm::Part {
                body.name = own;
            }
            body.parent = Some(Box::new(parent));
        }
        let rule = rule(entry, &body);
        self.is_named(entry, &head, &body).then_some((body, rule, end))
    }

    /// Where the police or forces begin that a task force is of, within its name: Satgas TPPU `Bareskrim Polri`.
    fn force_within(self, entry: &BodyEntry, at: usize, name: &Range<usize>) -> Option<usize> {
        let task_force = entry.form == BodyForm::Proper && self.view.is_word(at, "Satgas");
        // `Satgas Marinir Ambalat` has it in its name.
        name.clone().skip(1).find(|at| self.is_force(*at)).filter(|_| task_force)
    }

    /// The token after the border that a task force guards, behind its short form: Satuan Tugas Pengamanan Perbatasan (Satgas
    /// Pamtas) `RI-Malaysia`.
    fn border(self, body: &Body, at: usize) -> usize {
        let view = self.view;
        let force = body.abbreviation.as_ref().is_some_and(|short| view.is_word(short.start, "Satgas"));
        let pair = force && view.is_word(at, "RI") && view.token(at + 1).is(b'-') && view.token(at + 2).capital();
        if pair { at + 3 } else { at }
    }

    /// Whether the name of a body of the police or the armed forces begins at a token.
    pub(super) fn is_force(self, at: usize) -> bool {
        let found = self.view.find(Class::Body, at).filter(|_| self.view.token(at).capital());
        let body = found.and_then(|found| self.view.lexicon.bodies.get(found.value as usize));
        body.is_some_and(|body| matches!(body.kind, OrganizationKind::Police | OrganizationKind::Military))
    }

    /// The token after a word that no lexicon knows, between a unit of the police and the body that it is of: Unit `Ranmor`
    /// Satreskrim Polres X.
    fn unit_word(self, at: usize) -> usize {
        let (view, token) = (self.view, self.view.token(at));
        let unknown = token.is_word() && token.capital() && token.classes.is_empty() && token.len() > 3;
        let next = view.token(at + 1);
        let near = |token: &Token| token.capital() && !token.flags.line_start();
        let whole = || matches!(self.form_at(at + 1), Some(BodyForm::Unit | BodyForm::Local));
        if unknown && !token.flags.line_start() && near(next) && whole() { at + 1 } else { at }
    }

    /// The token after the words for the cells that a prison has with another body: Rutan `Cabang` KPK, Rutan `Cabang Gedung
    /// Merah Putih` KPK.
    fn cells(self, at: usize) -> usize {
        const MOST: usize = 4;
        let view = self.view;
        let line = |at: usize| view.token(at).flags.line_start();
        if !view.is_word(at, "Cabang") || line(at) {
            return at;
        }
        let inside = |at: &usize| view.token(*at).capital() && !line(*at);
        let body = |at: &usize| view.token(*at).classes.has(Class::Body) && view.token(*at).flags.upper();
        let building = view.is_word(at + 1, "Gedung");
        let whose = (at + 2..at + 2 + MOST).take_while(inside).find(body).filter(|_| building);
        whose.unwrap_or(at + 1)
    }

    /// The parliament at a token, and the token after it.
    fn house(self, at: usize) -> Option<(Body, usize)> {
        let view = self.view;
        let near = view.token(at).capital() && !view.token(at).flags.line_start();
        let found = view.find(Class::Body, at).filter(|_| near)?;
        let entry = view.lexicon.bodies.get(found.value as usize)?;
        let parliament = entry.kind == OrganizationKind::Legislature && entry.form != BodyForm::Part;
        if parliament { self.body(at, 0).map(|(body, _, end)| (body, end)) } else { None }
    }

    /// The token after the country whose ministry it is: Kementerian Luar Negeri `China`.
    fn foreign_state(self, at: usize, end: usize) -> Option<usize> {
        let view = self.view;
        let named = end > at + 1 && view.is_word(at, "Kementerian");
        if named { self.country(end) } else { None }
    }

    /// The token after the name of another country.
    pub(crate) fn country(self, at: usize) -> Option<usize> {
        let view = self.view;
        if !view.token(at).capital() || view.token(at).flags.line_start() {
            return None;
        }
        let found = view.find(Class::Place, at)?;
        let country = |(kind, form)| kind == PlaceKind::Country && form == PlaceForm::Name;
        let own = view.is_word(at, "Indonesia");
        (!own && view.lexicon.place_of(found).is_some_and(country)).then_some(at + found.len)
    }

    /// The token after the country and the age of a national team: Timnas `Indonesia U-23`, Timnas U-23 `Indonesia`.
    fn selection(self, at: usize) -> usize {
        let view = self.view;
        let same_line = |at: usize| !view.token(at).flags.line_start();
        let country = |at: usize| at + usize::from(view.is_word(at, "Indonesia") && same_line(at));
        let aged = |at: usize| {
            let age = view.is_word(at, "U") && view.token(at + 1).is(b'-') && view.token(at + 2).is_number();
            if age && same_line(at) { at + 3 } else { at }
        };
        country(aged(country(at)))
    }

    /// The entry of the boards of parties, where a party follows the abbreviation that the council of regions has too.
    fn party_board(self, entry: &BodyEntry, at: usize) -> Option<(u16, &'d BodyEntry)> {
        if entry.name != "DPD" || self.view.token(at).flags.line_start() {
            return None;
        }
        let bodies = &self.doc.lexicon.bodies;
        let other = self.view.find(Class::Body, at).and_then(|found| bodies.get(found.value as usize))?;
        let party = other.kind == OrganizationKind::Other && other.form == BodyForm::Name;
        let board = self.doc.lexicon.model_bodies.party_board.filter(|_| party)?;
        Some((board, bodies.get(board as usize)?))
    }

    /// The entry of companies, where one that is known begins the name of another: PT `Pertamina` Patra Niaga.
    fn other_company(self, entry: &BodyEntry, at: usize, end: usize) -> Option<(u16, &'d BodyEntry)> {
        let (view, next) = (self.view, self.view.token(end));
        if end < at + 2 || entry.kind != OrganizationKind::Company || !view.is_word(at, "PT") {
            return None;
        }
        let proper = |at: usize| {
            let token = view.token(at);
            let capital = token.capital() && !token.flags.upper() && token.flags.spaced() && !token.flags.line_start();
            capital && self.is_name_word(at)
        };
        // `PT PLN Indonesia Power`, but `PT PLN Bali`, `Direktur Utama PT KAI Didiek`
        let region = view.find(Class::Region, end).or_else(|| view.find(Class::Place, end));
        let after = region.map_or(end, |region| end + region.len);
        let goes_on = proper(end) && (region.is_none() || proper(after));
        let own = goes_on && !self.is_branch(entry, end) && self.setting != Setting::Office && !self.doc.is_title(at);
        let known =
            next.classes.has(Class::Office) || next.classes.has(Class::NameWord) || next.classes.has(Class::Verb);
        let known = known || self.is_of_staff(at);
        let company = self.doc.lexicon.model_bodies.company.filter(|_| own && !known)?;
        Some((company, self.doc.lexicon.bodies.get(company as usize)?))
    }

    /// The entry of the high courts, where the abbreviation that companies have too stands before nothing but a region:
    /// `PT Surabaya`.
    fn high_court(self, entry: &BodyEntry, at: usize) -> Option<(u16, &'d BodyEntry)> {
        let view = self.view;
        if entry.name != "PT" || self.doc.is_title(at) || view.token(at).flags.line_start() {
            return None;
        }
        let region = view.find(Class::Region, at).filter(|_| view.token(at).capital())?;
        let coded = view.lexicon.regions_of(region).next().is_some();
        let next = view.token(at + region.len);
        let alone = !next.capital() && !next.is(b'(') && !next.is_dash() && !next.is(b'&');
        let court = self.doc.lexicon.model_bodies.high_court.filter(|_| coded && alone)?;
        Some((court, self.doc.lexicon.bodies.get(court as usize)?))
    }

    /// The token after the places that a branch is of too: Kanwil DJBC Bali`, NTB, dan NTT`, Kanwil DJP Kalimantan Selatan
    /// `dan Tengah`.
    fn more_places(self, at: usize) -> usize {
        const MOST: usize = 4;
        let view = self.view;
        let province = |at: usize| {
            let found = view.find(Class::Region, at).filter(|_| view.token(at).capital())?;
            let mut regions = view.lexicon.regions_of(found);
            regions.all(|region| region.kind == PlaceKind::Province).then_some(at + found.len)
        };
        if view.is_word(at, "dan") && view.token(at + 1).capital() && view.has(Role::Side, at + 1) {
            return at + 2;
        }
        // `Kanwil DJBC Jateng DIY`
        if view.token(at).flags.upper()
            && let Some(after) = province(at)
        {
            return after;
        }
        let mut end = at;
        for _ in 0..MOST {
            let comma = usize::from(view.token(end).is(b','));
            let closes = view.is_word(end + comma, "dan");
            // `Kanwil DJBC Jawa Tengah dan DIY`
            let two = closes && view.token(end + 1).flags.upper() && !view.is(Class::Body, end + 1);
            if comma == 0 && (!closes || end == at && !two) {
                break;
            }
            let Some(after) = province(end + comma + usize::from(closes)) else { break };
            end = after;
            if closes {
                return end;
            }
        }
        at
    }

    /// Whether the words of a body name one, and not bodies of a kind.
    fn is_named(self, entry: &BodyEntry, head: &Range<usize>, body: &Body) -> bool {
        let view = self.view;
        let (name, seat, parent) = (!body.name.is_empty(), body.seat.is_some(), body.parent.is_some());
        // `unit PPA` is one; `Pemerintah daerah` may be any.
        let capital = entry.kind == OrganizationKind::Media || !is_lower(view.word(head.end - 1));
        let kind_only = matches!(entry.form, BodyForm::Local | BodyForm::Unit) && self.is_counted(head);
        let alone = capital && !kind_only || self.is_lower_name(entry, head);
        match entry.form {
            BodyForm::Suffix => false,
            BodyForm::Acting => self.acts(head),
            BodyForm::Club => {
                let before = head.start.checked_sub(1);
                capital && !before.is_some_and(|at| view.is_word(at, "di") || view.is_word(at, "ke"))
            }
            BodyForm::Alone | BodyForm::Brand | BodyForm::Name => alone || seat,
            BodyForm::Local | BodyForm::Named => alone || seat || name,
            // `sentra pelayanan kepolisian terpadu (SPKT)`
            BodyForm::Unit => alone || parent || body.abbreviation.is_some(),
            // `Konsulat Jenderal RI`
            BodyForm::OfPlace => seat || self.state(head.end) > head.end,
            BodyForm::Field => name && (capital || seat),
            BodyForm::Proper | BodyForm::Faculty => name && capital,
            BodyForm::Part => {
                let whole = body.abbreviation.is_some() || entry.kind == OrganizationKind::Legislature;
                let told = name || entry.kind != OrganizationKind::Police;
                // `Badan Anggaran` is one without its parliament too, `Komisi` is none.
                let known = entry.kind == OrganizationKind::Legislature && head.len() > 1;
                capital && told && (parent || name && whole || known)
            }
        }
    }

    /// Whether letters that mean something else too are those of a body: as the subject of a verb, after what it gives, or
    /// as the body of an office. `MA menolak kasasi`, `putusan MA`, `Ketua MA`; but `Sugeng Galih, MA mengatakan`.
    fn acts(self, head: &Range<usize>) -> bool {
        let view = self.view;
        let Some(before) = head.start.checked_sub(1) else { return self.doc.is_verb_at(head.end) };
        let word = view.token(before);
        // `kasasi ke MA`; `Kepala MA` heads a school
        let to = before - usize::from(before > 0 && view.is_word(before, "ke"));
        if view.has(Role::Ruling, to) || self.setting == Setting::Office {
            return !view.is_word(before, "Kepala");
        }
        let verb = self.doc.is_verb_at(head.end) && !view.token(head.end).capital();
        let named = |at: usize| view.token(at).capital() && !self.doc.opens_sentence(at);
        // `siswa MA mengikuti`, `MTs dan MA menerima`
        let pupils =
            view.is(Class::Person, before) || view.has(Role::Trade, before) || view.has(Role::Coordinator, before);
        let degree = word.is(b',') && before > 0 && named(before - 1);
        verb && (self.doc.opens_sentence(head.start) || !(degree || word.is_word() && named(before) || pupils))
    }

    /// Whether a word says that the body before it is the one that its branches belong to.
    fn is_head_office(self, at: usize) -> bool {
        let (view, token) = (self.view, self.view.token(at));
        // `BNN pusat telah menguji`, but `BNN pusat rehabilitasi`
        let ends = || !view.token(at + 1).is_word() || self.doc.is_closed(at + 1) || self.doc.is_verb_at(at + 1);
        let stands = view.is_word(at, "Pusat") && (token.capital() || ends());
        stands && !token.flags.line_start() && !self.doc.is_title(at)
    }

    /// Whether the branch of a body that has no place in its name stands at a token: BPK `Perwakilan` Bali, PT KAI `Daop 9`
    /// Jember.
    fn is_branch(self, entry: &BodyEntry, at: usize) -> bool {
        let branches = match entry.kind {
            OrganizationKind::Company => entry.form != BodyForm::Suffix,
            OrganizationKind::Government => matches!(entry.form, BodyForm::Alone | BodyForm::Brand),
            _ => false,
        };
        let token = self.view.token(at);
        branches
            && token.capital()
            && !token.flags.line_start()
            && (self.view.has(Role::SeatWord, at) || self.view.is_word(at, "Provinsi") || self.class(at) > at)
    }

    /// Whether a school stands at a token that a faculty may be of.
    fn is_of_school(self, at: usize) -> bool {
        let found = self.view.find(Class::Body, at);
        let school = found.and_then(|found| self.view.lexicon.bodies.get(found.value as usize));
        school.is_some_and(|entry| entry.kind == OrganizationKind::Education && entry.form != BodyForm::Part)
    }

    /// Whether a body is only part of the name of a contest or product, or a person's initials: `BRI Liga 1`,
    /// `Xiaomi Redmi 9`.
    fn names_other(self, entry: &BodyEntry, at: usize, end: usize) -> bool {
        let view = self.view;
        let end = if entry.form == BodyForm::Brand { self.branch(end).unwrap_or(end) } else { end };
        let next = view.token(end);
        let same_line = !next.flags.line_start();
        // `PN (29)` is a suspect.
        if next.is(b'(') && view.token(end + 1).is_number() && view.token(end + 2).is(b')') {
            return true;
        }
        // `Istana Merdeka` is a building.
        if entry.form == BodyForm::Alone && next.capital() && same_line && place::is_site(view, at, end) {
            return true;
        }
        let product = next.is_number() || next.capital() && !self.doc.is_title(end);
        // `Perumahan Wika`, `Kompleks Polri`
        use BodyForm::{Alone, Brand, Name, Named};
        if matches!(entry.form, Alone | Brand | Name | Named) && place::is_in_site(self.doc, at) {
            return true;
        }
        // `Jalan Pramuka Raya`
        if matches!(entry.form, Alone | Brand | Name | Named) && place::is_in_street(view, at) {
            return true;
        }
        // `Balai Desa` is a building.
        if entry.form == BodyForm::Field && place::is_building(view, at, end) {
            return true;
        }
        // `SPBU Jalan Sudirman`, `SPBU Desa Sukun`: where it stands is no name of it.
        if view.is_word(at, "SPBU") && entry.form == BodyForm::Proper && place::is_area(view, end) {
            return true;
        }
        // `indeks Nikkei 225`
        if entry.form == BodyForm::Alone && at > 0 && view.is_word(at - 1, "indeks") && next.is_number() {
            return true;
        }
        // `KM Barcelona V`
        let before = at.saturating_sub(1);
        let ship = view.before(at).flags.upper() && view.before(at).len() < 4 && view.has(Role::Thing, before);
        if ship && !self.doc.is_title(at) && matches!(entry.form, BodyForm::Alone | BodyForm::Club | BodyForm::Name) {
            return true;
        }
        // `handphone merek Infinix`, `merek Vivo dan Oppo`
        let made = |at: usize| view.follows(Role::Thing, at);
        let listed = || at > 2 && view.follows(Role::Coordinator, at) && made(at - 2);
        let make = entry.form == BodyForm::Brand && (made(at) || listed());
        make || same_line
            && (entry.form == BodyForm::Brand && product
                || matches!(entry.form, BodyForm::Alone | BodyForm::Name)
                    && next.capital()
                    && view.has(Role::Branded, end))
    }

    /// Whether `TNI` only says whose rank stands before it: `Brigjen TNI`.
    fn is_rank_suffix(self, at: usize) -> bool {
        let view = self.view;
        let rank = |len: usize| view.find(Class::Rank, at - len).is_some_and(|found| found.len >= len);
        view.is(Class::Title, at) && (1..=3).any(|len| len <= at && rank(len))
    }

    /// Whether the words around a kind of body tell of bodies of the kind, or of several that act as one: `salah satu Polsek`,
    /// `Polres setempat`, `Polsek jajaran`, `tim SAR gabungan`.
    fn is_counted(self, head: &Range<usize>) -> bool {
        let before = head.start.checked_sub(1);
        let counts = |at: usize| self.view.has(Role::Quantifier, at) || self.view.is(Class::Number, at);
        let after = |word: &str| self.view.is_word(head.end, word);
        before.is_some_and(counts) || self.view.has(Role::Quantifier, head.end) || after("jajaran") || after("gabungan")
    }

    /// Whether a body is known by its words alone when these are small: `badan narkotika nasional`.
    fn is_lower_name(self, entry: &BodyEntry, head: &Range<usize>) -> bool {
        entry.level == Some(Level::National)
            && head.len() > 1
            && matches!(entry.form, BodyForm::Alone | BodyForm::Name)
            && entry.kind != OrganizationKind::Legislature
    }

    /// The form of the body whose first words stand at a token.
    pub(super) fn form_at(self, at: usize) -> Option<BodyForm> {
        let found = self.view.find(Class::Body, at)?;
        self.view.lexicon.bodies.get(found.value as usize).map(|entry| entry.form)
    }
}

/// The rule by which a body was read.
fn rule(entry: &BodyEntry, body: &Body) -> &'static Rule {
    match entry.form {
        BodyForm::Field => &FIELD,
        BodyForm::Proper | BodyForm::Faculty => &PROPER,
        BodyForm::Unit => &UNIT,
        BodyForm::Part => &PART,
        _ if body.seat.is_some() => &PLACED,
        _ => &NAMED,
    }
}

pub(super) fn takes_place(entry: &BodyEntry) -> bool {
    use BodyForm::{Field, Local, Name, Named, OfPlace, Proper};
    matches!(entry.form, Name | Named | Local | OfPlace | Field)
        || entry.form == Proper && entry.kind == OrganizationKind::Other
}

fn is_lower(word: &str) -> bool {
    word.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase())
}
