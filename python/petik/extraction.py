"""Everything that one article states."""

from __future__ import annotations

import html as _html
import json
from typing import Any, TypeVar, cast

from petik import _reading, records
from petik._petik import KINDS, Found

R = TypeVar("R", bound=records.Record)

# The lists of the records, by the letters that open their ids.
_LISTS = dict(zip("qcmndtpxolkwsairgz", KINDS))


class Extraction:
    """An article with everything found in it, a tuple of records a kind, each in text order.

    Immutable; equal where text and records are; pickles. Records are made when they are first asked for. They refer to each
    other by `id`; `get` looks one up.
    """

    __slots__ = ("_found", "_json", "_parsed", "_made", "_chars")

    _found: Found
    _json: str | None
    _parsed: dict[str, Any] | None
    _made: dict[str, Any]
    _chars: dict[int, int] | None

    def __init__(self, found: Found) -> None:
        set_own = object.__setattr__
        set_own(self, "_found", found)
        set_own(self, "_json", None)
        set_own(self, "_parsed", None)
        set_own(self, "_made", {})
        set_own(self, "_chars", None)

    @classmethod
    def from_json(cls, text: str, document: str) -> Extraction:
        """An article with records that `to_json` or the command `petik` wrote; `text` is the text they were found in.

        Raises `PetikError` where `document` is no extraction in the form `petik/1`.
        """
        return cls(Found.restore(text, document))

    @property
    def text(self) -> str:
        """The text of the article, as it was given."""
        return self._found.text

    @property
    def schema(self) -> str:
        """The version of the form: `petik/1`."""
        return cast(str, self._values()["schema"])

    @property
    def producer(self) -> str:
        """What made it: `petik` and its version."""
        return cast(str, self._values()["producer"])

    @property
    def id(self) -> str | None:
        """The caller's name for the article."""
        return cast("str | None", self._values()["id"])

    @property
    def article(self) -> records.ArticleInfo:
        """What holds for the article as a whole: language, headline, dateline, day of publication, credits, furniture."""
        made = self._made.get("article")
        if made is None:
            made = self._made["article"] = _reading.record(records.ArticleInfo, self._values()["article"], self._char)
        return cast(records.ArticleInfo, made)

    @property
    def quantities(self) -> tuple[records.Quantity, ...]:
        """Numbers with what they count or measure."""
        return self._list(records.Quantity, "quantities")

    @property
    def percentages(self) -> tuple[records.Percentage, ...]:
        """Percentages."""
        return self._list(records.Percentage, "percentages")

    @property
    def money(self) -> tuple[records.Money, ...]:
        """Amounts of money."""
        return self._list(records.Money, "money")

    @property
    def ordinals(self) -> tuple[records.Ordinal, ...]:
        """Ranks written `ke-26`."""
        return self._list(records.Ordinal, "ordinals")

    @property
    def dates(self) -> tuple[records.Date, ...]:
        """Dates, periods and relative expressions."""
        return self._list(records.Date, "dates")

    @property
    def times(self) -> tuple[records.Time, ...]:
        """Times of day."""
        return self._list(records.Time, "times")

    @property
    def persons(self) -> tuple[records.Person, ...]:
        """Persons, one record a person."""
        return self._list(records.Person, "persons")

    @property
    def positions(self) -> tuple[records.Position, ...]:
        """Offices."""
        return self._list(records.Position, "positions")

    @property
    def organizations(self) -> tuple[records.Organization, ...]:
        """Bodies, one record a body."""
        return self._list(records.Organization, "organizations")

    @property
    def places(self) -> tuple[records.Place, ...]:
        """Places, one record a place."""
        return self._list(records.Place, "places")

    @property
    def quotes(self) -> tuple[records.Quote, ...]:
        """Quoted speech."""
        return self._list(records.Quote, "quotes")

    @property
    def laws(self) -> tuple[records.Law, ...]:
        """Citations of law."""
        return self._list(records.Law, "laws")

    @property
    def seizures(self) -> tuple[records.Seizure, ...]:
        """Lots seized, destroyed or displayed, one record a lot however often it is told."""
        return self._list(records.Seizure, "seizures")

    @property
    def arrests(self) -> tuple[records.Arrest, ...]:
        """Arrests, one record an arrest of the same people."""
        return self._list(records.Arrest, "arrests")

    @property
    def incidents(self) -> tuple[records.Incident, ...]:
        """What belongs together."""
        return self._list(records.Incident, "incidents")

    @property
    def trends(self) -> tuple[records.Trend, ...]:
        """One metric at two periods."""
        return self._list(records.Trend, "trends")

    @property
    def meetings(self) -> tuple[records.Meeting, ...]:
        """People or bodies that met."""
        return self._list(records.Meeting, "meetings")

    @property
    def notices(self) -> tuple[records.Notice, ...]:
        """What a careful reader would flag."""
        return self._list(records.Notice, "notices")

    @property
    def truncated(self) -> records.Truncated | None:
        """Where a limit cut the work short."""
        told = self._values()["truncated"]
        return None if told is None else _reading.record(records.Truncated, told, self._char)

    def get(self, id: str) -> records.Record | None:
        """The record with an id, as records refer to each other (`"q2104"`); `None` where there is none."""
        kind = _LISTS.get(id[:1])
        listed: tuple[Any, ...] = getattr(self, kind) if kind else ()
        return next((record for record in listed if record.id == id), None)

    def to_json(self) -> str:
        """The JSON form `petik/1` on one line: byte for byte what `petik extract --format jsonl` writes for the article.

        A figure of at most 15 digits is a number, a longer one a string. Offsets are bytes.
        """
        written = self._json
        if written is None:
            written = self._found.to_json()
            object.__setattr__(self, "_json", written)
        return written

    def to_dict(self) -> dict[str, Any]:
        """The JSON form as new dicts and lists, ready for `json.dumps`: what `json.loads` makes of `to_json`."""
        found: dict[str, Any] = json.loads(self.to_json())
        return found

    def to_html(self, *, lang: str = "id", privacy: str = "press") -> str:
        """The article with its records marked, as one HTML page that fetches nothing.

        `lang` is the language of the page, `"id"` or `"en"`. `privacy` says what is shown of the names of protected persons:
        `"press"` nothing, `"research"` initials, `"off"` all.
        """
        return self._found.html(lang, privacy)

    def _repr_html_(self) -> str:
        # A frame of its own keeps the styles of page and notebook apart; what the article says cannot leave it.
        page = _html.escape(self.to_html(), quote=True)
        style = "width:100%;height:40rem;border:1px solid #ccc"
        return f'<iframe sandbox="allow-scripts allow-downloads" style="{style}" srcdoc="{page}"></iframe>'

    def __repr__(self) -> str:
        counts = [f"{kind} {len(self._values()[kind])}" for kind in KINDS if self._values()[kind]]
        headline = self.article.headline
        named = "".join(f" {part!r}" for part in (self.id, headline and headline.text) if part)
        return f"<Extraction{named}: {', '.join(counts) or 'no records'}>"

    def __eq__(self, other: object) -> bool:
        return self._found == other._found if isinstance(other, Extraction) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.text, self.id))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an Extraction cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"an Extraction cannot be changed: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return Extraction.from_json, (self.text, self.to_json())

    def _values(self) -> dict[str, Any]:
        values = self._parsed
        if values is None:
            values = _reading.parsed(self.to_json())
            object.__setattr__(self, "_parsed", values)
        return values

    def _list(self, kind: type[R], name: str) -> tuple[R, ...]:
        made = self._made.get(name)
        if made is None:
            values = self._values()[name]
            made = self._made[name] = tuple(_reading.record(kind, value, self._char) for value in values)
        return cast("tuple[R, ...]", made)

    def _char(self, at: int) -> int:
        chars = self._chars
        if chars is None:
            # All are counted in one pass over the text.
            bytes_ = sorted(set(_reading.offsets(self._values())))
            chars = dict(zip(bytes_, self._found.chars_of(bytes_)))
            object.__setattr__(self, "_chars", chars)
        return chars[at]
