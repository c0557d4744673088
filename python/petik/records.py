"""The typed records: what an article states, as plain data.

Every record is immutable, compares by value and pickles. `start` and `end` are bytes of the article as UTF-8, half-open,
as in every form of petik; `char_start` and `char_end` are the same in characters, so that
``text[record.char_start:record.char_end] == record.text``. What the text does not say is `None` or an empty tuple, never a
guess. Words of closed lists are strings; a later version may add words to them. Figures are exact `decimal.Decimal`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Record:
    """What all records have in common."""

    def __repr__(self) -> str:
        told = ((field.name, getattr(self, field.name)) for field in fields(self) if field.name not in _UNTOLD)
        shown = (f"{name}={value!r}" for name, value in told if value is not None and value is not False and value != ())
        return f"{type(self).__name__}({', '.join(shown)})"


# Where a record stands and what it rests on tell a reader of its repr little.
_UNTOLD = frozenset({"start", "end", "char_start", "char_end", "rule", "evidence"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Span(Record):
    """A stretch of the article."""

    start: int
    """Byte offset of the first byte."""
    end: int
    """Byte offset after the last byte."""
    char_start: int
    """The same as `start`, counted in characters: an index into the Python string."""
    char_end: int
    """The same as `end`, counted in characters."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Excerpt(Span):
    """A stretch of the article: its bytes and what stands there."""

    text: str
    """The text between the two."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Mention(Excerpt):
    """One naming of a person, body or place."""

    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Base(Record):
    """The same amount in the base unit of its dimension."""

    value: Decimal
    """How many base units."""
    unit: str
    """`gram`, `milliliter`, `square_meter`, `meter`, `second` or `count`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Quantity(Excerpt):
    """A number with what it counts or measures: `28 kilogram sabu`, `121 kasus narkoba`. The span runs from the number
    to the end of the unit or classifier, or covers the number alone where there is none."""

    id: str
    """Its name; other records refer to it by this."""
    value: Decimal
    """The figure, in `unit`."""
    upper: Decimal | None
    """The upper end of a range, in `unit`."""
    bound: str
    """How the figure bounds the true one: `exact`, `approx`, `more_than`, `at_least`, `less_than`, `at_most`."""
    alternative: Decimal | None
    """The other reading of a notation that has two: 61.378 for `61,378 butir`, read as 61378."""
    ambiguous: bool
    """Whether nothing in the article decides between the two readings."""
    unit: str | None
    """The unit or classifier: in the spelling of petik/1 (`kilogram`, `butir`), or a caller's own."""
    dimension: str
    """What is measured: `mass`, `volume`, `area`, `length`, `count`, `duration`, `other`."""
    base: Base | None
    """The amount in the base unit of the dimension; `None` where the unit has no fixed size (`bulan`, `tahun`)."""
    item: Excerpt | None
    """The noun phrase that is counted or measured."""
    substance: str | None
    """The market category of the drug that the item names: `methamphetamine`, `cannabis` and so on, or a caller's
    own. What the words say, not a laboratory finding."""
    basis: str | None
    """Whether a weight includes the packing: `gross`, `net`."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Percentage(Excerpt):
    """A percentage: `7%`, `12,5 persen`."""

    id: str
    """Its name; other records refer to it by this."""
    value: Decimal
    """The figure, in percent."""
    upper: Decimal | None
    """The upper end of a range, in percent."""
    bound: str
    """How the figure bounds the true one: `exact`, `approx`, `more_than`, `at_least`, `less_than`, `at_most`."""
    direction: str | None
    """Which way it goes, by the verb or noun that governs it: `up`, `down`."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Money(Excerpt):
    """An amount of money: `Rp1,5 miliar`, `5 ribu ringgit`."""

    id: str
    """Its name; other records refer to it by this."""
    value: Decimal
    """The figure in units of the currency, after `ribu`, `juta`, `miliar`, `triliun`."""
    upper: Decimal | None
    """The upper end of a range."""
    bound: str
    """How the figure bounds the true one: `exact`, `approx`, `more_than`, `at_least`, `less_than`, `at_most`."""
    currency: str
    """The currency by its ISO 4217 code: `IDR`, `USD`."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Ordinal(Excerpt):
    """A rank in a series, written `ke-26` or `ke-XX`."""

    id: str
    """Its name; other records refer to it by this."""
    value: int
    """The rank."""
    item: Excerpt | None
    """The noun that is ranked, where it stands next to it: `peringkat`."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Relative(Record):
    """How far a relative expression is from its reference."""

    unit: str
    """What is counted: `day`, `week`, `month`, `year`, `weekday`."""
    offset: int
    """How many of it: -1 for `kemarin`, 0 for `hari ini`, 1 for `tahun depan`. 0 for a weekday alone."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Date(Excerpt):
    """A date, a period or a relative expression: `Selasa (24/12/2024)`, `Mei-Juni 2025`, `tahun lalu`."""

    id: str
    """Its name; other records refer to it by this."""
    value: str | None
    """What the words say, in ISO 8601 with TIMEX3's `X` for what they leave open: `2024-12-24`, `2024-12`, `2024`,
    `XXXX-12-24`, `2024-01-01/2024-01-05`, `2024-Q1`, `2024-H1`, `XXXX-WXX-3` for a weekday alone. `None` for other
    relative expressions."""
    grain: str
    """How fine the expression is: `day`, `week`, `month`, `quarter`, `half`, `year`."""
    from_: datetime.date | None
    """The first day, where it can be known."""
    to: datetime.date | None
    """The last day, where it can be known."""
    weekday: str | None
    """The weekday that the text names: `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`."""
    weekday_agrees: bool | None
    """Whether that weekday is the weekday of the date; `None` where one of the two is missing."""
    relative: Relative | None
    """The distance of a relative expression from its reference."""
    resolved_by: str | None
    """What the days were resolved from: `text`, `published`, `weekday`."""
    role: str | None
    """What happened on the date, where the sentence tells: `event`, `statement`, `publication`, `period`, `background`."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Time(Excerpt):
    """A time of day: `pukul 14.30 WIB`."""

    id: str
    """Its name; other records refer to it by this."""
    value: str
    """The time on a 24-hour clock, `14:30`; `24.30` is `00:30`."""
    upper: str | None
    """The end of a range."""
    zone: str | None
    """The offset from UTC of the zone named: `+07:00` for WIB, `+08:00` for WITA, `+09:00` for WIT."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Status(Span):
    """One thing that the text reports to have happened to a person, and where it says so."""

    status: str
    """What happened: `suspect`, `arrested`, `detained`, `released`, `fugitive`, `charged`, `convicted`, `acquitted`,
    `dead`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Person(Record):
    """A person of the article, with every naming."""

    id: str
    """Its name; other records refer to it by this."""
    name: str
    """The fullest form of the name."""
    initials: bool
    """Whether the article gives initials instead of a name."""
    rank: str | None
    """The rank by its press abbreviation: `AKBP`. Ranks of the police are those of Peraturan Kapolri 3/2016."""
    branch: str | None
    """The service that the rank belongs to: `polri`, `tni_ad`, `tni_al`, `tni_au`."""
    degrees: tuple[str, ...]
    """Degrees after or before the name, as written."""
    honorifics: tuple[str, ...]
    """Forms of address, as written."""
    aliases: tuple[str, ...]
    """Other names (`alias Ucok`)."""
    age: int | None
    """Age in years."""
    gender: str | None
    """The gender that the text states: `female`, `male`."""
    roles: tuple[str, ...]
    """What the person is in the story: `official`, `speaker`, `suspect`, `victim`, `witness`, `author`, `other`."""
    status: tuple[Status, ...]
    """What the text reports to have happened to them."""
    protected: str | None
    """Why the name should not be shown, where the text gives a reason: `minor`, `sexual_offence_victim`,
    `child_witness`, `relative_of_minor`."""
    positions: tuple[str, ...]
    """The offices held."""
    mentions: tuple[Mention, ...]
    """Every naming, in text order; the spans hold the name alone."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Position(Excerpt):
    """An office, with its body and place: `Kapolres Banyuasin`."""

    id: str
    """Its name; other records refer to it by this."""
    title: str
    """The office without its body and place: `Kapolres`."""
    organization: str | None
    """The body, as the office names it."""
    region: str | None
    """The official code of the region it is the office of."""
    holder: str | None
    """The person who holds it."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Organization(Record):
    """A body of the article, with every naming."""

    id: str
    """Its name; other records refer to it by this."""
    name: str
    """The longest form of the name."""
    kind: str
    """What it is: `police`, `narcotics_agency`, `prosecutor`, `court`, `prison`, `military`, `government`,
    `legislature`, `company`, `media`, `education`, `ngo`, `other`."""
    level: str | None
    """How far its competence reaches: `national`, `province`, `regency`, `district`."""
    region: str | None
    """The official code of its region."""
    abbreviation: str | None
    """The abbreviation that the article introduces."""
    parent: str | None
    """The body it is a part of."""
    mentions: tuple[Mention, ...]
    """Every naming, in text order."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Place(Record):
    """A place of the article, with every naming."""

    id: str
    """Its name; other records refer to it by this."""
    name: str
    """The fullest form of the name."""
    kind: str
    """What it is: `country`, `province`, `regency`, `city`, `district`, `village`, `island`, `street`, `other`."""
    code: str | None
    """The official region code."""
    within: tuple[str, ...]
    """The codes above it, the nearest first."""
    candidates: tuple[str, ...]
    """The codes it could have, when the name is that of several regions."""
    mentions: tuple[Mention, ...]
    """Every naming, in text order."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Quote(Excerpt):
    """Words that the article gives as someone's, between quote marks; the marks stand outside the span."""

    id: str
    """Its name; other records refer to it by this."""
    speaker: str | None
    """The person who said it."""
    speaker_text: str | None
    """The speaker as the attribution names them; where it names nobody (`katanya`), as they were named before."""
    cue: str | None
    """The word of saying, as written: `ujar`, `katanya`. A quotation that goes on after an attribution has the word of
    that."""
    cue_span: Excerpt | None
    """Where that word stands."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LawArticle(Record):
    """One article of a statute, down to the point cited."""

    article: str
    """`Pasal 114` → `114`, `Pasal 76D` → `76D`."""
    paragraph: str | None
    """`ayat (2)` → `2`."""
    letter: str | None
    """`huruf a` → `a`."""
    point: str | None
    """`ke-1` → `1`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Law(Excerpt):
    """One citation: `Pasal 114 ayat (2) juncto Pasal 132 ayat (1) UU RI Nomor 35 Tahun 2009 tentang Narkotika`."""

    id: str
    """Its name; other records refer to it by this."""
    statute: str | None
    """The statute: `UU 35/2009`, `PP 40/2013`, `KUHP`; `None` where the citation names none."""
    title: str | None
    """What the statute is about, as written after `tentang`."""
    articles: tuple[LawArticle, ...]
    """The articles cited, in order."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Evidence(Span):
    """A part of the text that a fact rests on."""

    part: str
    """What it gives: `amount`, `verb`, `agency`, `date`, `place`, `person`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Amount(Record):
    """The best telling of how much a lot was."""

    quantity: str
    """The quantity that tells it."""
    value: Decimal
    """The figure, in `unit`."""
    upper: Decimal | None
    """The upper end of a range, in `unit`."""
    bound: str
    """How the figure bounds the true one: `exact`, `approx`, `more_than`, `at_least`, `less_than`, `at_most`."""
    unit: str | None
    """The unit or classifier."""
    base: Base | None
    """The amount in the base unit of the dimension."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Seizure(Record):
    """One lot that was seized, destroyed, displayed or handed over, however often the article tells it."""

    id: str
    """Its name; other records refer to it by this."""
    substance: str | None
    """The market category of the drug."""
    item: str | None
    """What was seized, as written."""
    amount: Amount
    """The most exact telling: mass before pieces before containers."""
    tellings: tuple[str, ...]
    """Every quantity that tells it."""
    containers: tuple[str, ...]
    """The quantities of packets that held it."""
    part_of: str | None
    """The lot that includes it."""
    scope: str
    """One event or a period: `event`, `period`."""
    stage: str
    """What was done with it: `seized`, `destroyed`, `displayed`, `handed_over`."""
    additive: bool
    """Whether it adds to the sum: event, seized, asserted or alleged, and no part of another lot."""
    assertion: str
    """How surely it is told: `asserted`, `alleged`, `negated`, `planned`."""
    agencies: tuple[str, ...]
    """The bodies that acted, the leading one first."""
    date: str | None
    """When."""
    place: str | None
    """Where."""
    region: str | None
    """The code of the most precise region known."""
    region_basis: str | None
    """What the region is known from: `stated`, `agency`, `dateline`."""
    worth: str | None
    """The money that gives its value."""
    incident: str | None
    """The incident it belongs to."""
    evidence: tuple[Evidence, ...]
    """What it rests on."""
    said_by: str | None
    """The quote that tells it."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Arrest(Record):
    """One arrest of the same people, however often the article tells it."""

    id: str
    """Its name; other records refer to it by this."""
    count: Decimal
    """How many were arrested."""
    persons: tuple[str, ...]
    """Who."""
    mentions: tuple[Excerpt, ...]
    """One a telling."""
    part_of: str | None
    """The arrest that includes it."""
    scope: str
    """One event or a period: `event`, `period`."""
    additive: bool
    """Whether it adds to the sum."""
    assertion: str
    """How surely it is told: `asserted`, `alleged`, `negated`, `planned`."""
    outcome: str | None
    """What became of those arrested: `released`, `died`, `escaped`."""
    agencies: tuple[str, ...]
    """The bodies that acted, the leading one first."""
    date: str | None
    """When."""
    place: str | None
    """Where."""
    region: str | None
    """The code of the most precise region known."""
    region_basis: str | None
    """What the region is known from: `stated`, `agency`, `dateline`."""
    incident: str | None
    """The incident it belongs to."""
    evidence: tuple[Evidence, ...]
    """What it rests on."""
    said_by: str | None
    """The quote that tells it."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Route(Record):
    """How goods or people went."""

    origin: str | None
    """From where."""
    via: tuple[str, ...]
    """By way of."""
    destination: str | None
    """To where."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Incident(Span):
    """What belongs together: one raid, one case of a round-up."""

    id: str
    """Its name; other records refer to it by this."""
    agencies: tuple[str, ...]
    """The bodies that acted, the leading one first."""
    date: str | None
    """When."""
    place: str | None
    """Where."""
    region: str | None
    """The code of the most precise region known."""
    seizures: tuple[str, ...]
    """The lots of it."""
    arrests: tuple[str, ...]
    """The arrests of it."""
    persons: tuple[str, ...]
    """The people in it."""
    route: Route | None
    """The way the goods went."""
    evidence: tuple[Evidence, ...]
    """What it rests on."""
    assertion: str
    """How surely it is told: `asserted`, `alleged`, `negated`, `planned`."""
    said_by: str | None
    """The quote that tells it."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TrendPoint(Record):
    """A figure at a period."""

    value: Decimal
    """The figure."""
    period: str | None
    """The period, in the form of `Date.value`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StatedChange(Record):
    """The change that the article states."""

    value: Decimal
    """The figure, negative for a fall."""
    kind: str
    """`percent`, `difference` or `factor`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Trend(Span):
    """One metric at two periods."""

    id: str
    """Its name; other records refer to it by this."""
    metric: str
    """What is counted."""
    unit: str | None
    """Its unit."""
    from_: TrendPoint
    """The earlier figure."""
    to: TrendPoint
    """The later figure."""
    stated: StatedChange | None
    """The change that the article states."""
    computed_change: Decimal | None
    """The change in percent that the two figures give."""
    agrees: bool | None
    """Whether the two agree within one unit of the last digit stated."""
    evidence: tuple[Evidence, ...]
    """What it rests on."""
    assertion: str
    """How surely it is told: `asserted`, `alleged`, `negated`, `planned`."""
    said_by: str | None
    """The quote that tells it."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Meeting(Span):
    """People or bodies that met."""

    id: str
    """Its name; other records refer to it by this."""
    kind: str
    """What kind: `audiensi`, `rapat koordinasi`, `konferensi pers`."""
    participants: tuple[str, ...]
    """Who took part."""
    date: str | None
    """When."""
    place: str | None
    """Where."""
    evidence: tuple[Evidence, ...]
    """What it rests on."""
    assertion: str
    """How surely it is told: `asserted`, `alleged`, `negated`, `planned`."""
    said_by: str | None
    """The quote that tells it."""
    rule: str
    """The rule that found it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Notice(Record):
    """A suggestion to look again; records are never corrected silently."""

    id: str
    """Its name; other records refer to it by this."""
    code: str
    """What is flagged: `weekday_mismatch`, `change_mismatch`, `sum_mismatch`, `part_exceeds_whole`,
    `headline_body_differ`, `ambiguous_number`, `date_after_publication`."""
    severity: str
    """How much it matters: `info`, `warning`."""
    spans: tuple[Span, ...]
    """The places to look at."""
    message_id: str
    """In Indonesian."""
    message_en: str
    """In English."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Dateline(Excerpt):
    """Where a story was filed from, and by which outlet; the span ends before the dash."""

    place: str | None
    """The place, as written."""
    outlet: str | None
    """The outlet, as written."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Credit(Excerpt):
    """One credit: a label with the name it credits, as written."""

    role: str
    """What the credited did: `writer`, `editor`, `reporter`, `photographer`, `source`, `initials`."""
    name: str
    """Who is credited, as written."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Furniture(Excerpt):
    """Something the page added: a link to another story, a share bar, a caption, a copyright line."""

    kind: str
    """What it is: `link`, `ad`, `share`, `caption`, `copyright`, `promo`, `duplicate_headline`."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ArticleInfo(Record):
    """What holds for the article as a whole."""

    language: str
    """The language that most of its function words belong to: `id`, `ms`, `en`, `other`."""
    headline: Excerpt | None
    """The headline, where one stands above the body."""
    dateline: Dateline | None
    """Where and by whom the story was filed: `JAKARTA, KOMPAS.com` before the dash."""
    outlet: str | None
    """The outlet that the dateline or a source credit names."""
    published: datetime.date | None
    """The day of publication."""
    published_from: str | None
    """Who says when it was published: `caller`, `text`."""
    credits: tuple[Credit, ...]
    """Who wrote, edited or supplied it."""
    furniture: tuple[Furniture, ...]
    """What the page added to the article; it yields no other records."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Truncated(Record):
    """A limit that cut the work short."""

    limit: str
    """Which: `text_len` or `records`."""
    at: int
    """Byte offset of the first byte that was not read."""
