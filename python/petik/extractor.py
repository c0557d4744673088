"""The extractor, and the functions of the default one."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from petik import _columns, _petik
from petik.extraction import Extraction


class Extractor:
    """Finds the facts of articles. Set up once, it may be used by many threads and processes; it pickles.

    `kinds` keeps only these kinds of records, named by their lists (`"quantities"`, `"money"`; `petik.KINDS` has all). Ids
    and records are the same as with all kinds on, and the article itself (headline, dateline, credits, furniture) is always
    read. `lexicon` has words of the caller's own: a `petik.Lexicon`, or the path of a file. `max_text_len` bytes of a text are
    read and `max_records` records kept at most; `Extraction.truncated` says where a limit cut.

    Raises `PetikError` for a kind that there is not and for a fault in the file, `OSError` where it cannot be read.
    """

    __slots__ = ("_kinds", "_lexicon", "_max_text_len", "_max_records", "_native")

    def __init__(
        self,
        kinds: Iterable[str] | None = None,
        lexicon: _petik.Lexicon | str | os.PathLike[str] | None = None,
        *,
        max_text_len: int | None = None,
        max_records: int | None = None,
    ) -> None:
        if isinstance(kinds, str):
            raise TypeError(f'kinds is one str; give a list: kinds=["{kinds}"]')
        self._kinds = None if kinds is None else tuple(kinds)
        self._lexicon = _petik.Lexicon.read(lexicon) if isinstance(lexicon, (str, os.PathLike)) else lexicon
        self._max_text_len = max_text_len
        self._max_records = max_records
        self._native = _petik.Extractor(
            None if self._kinds is None else list(self._kinds), self._lexicon, max_text_len, max_records
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of records that it finds."""
        return tuple(_petik.KINDS) if self._kinds is None else self._kinds

    @property
    def lexicon(self) -> _petik.Lexicon | None:
        """The caller's own words."""
        return self._lexicon

    def extract(
        self,
        text: str | bytes,
        *,
        published: datetime.date | str | None = None,
        id: str | int | None = None,
    ) -> Extraction:
        """Everything that an article states.

        `text` is the article as it was scraped, a `str`, or `bytes` in UTF-8. `published` is the day of publication
        (`YYYY-MM-DD`, a time of day may follow): the reference for `kemarin`, `Rabu`, `(24/12)` and the like; the clock of
        the machine is never asked. `id` is the caller's name for the article.

        Raises `PetikError` where the text is no UTF-8 (a lone surrogate in a `str` is none) or the day no day, and
        `TypeError` for other types. The lock of the interpreter is free meanwhile.
        """
        return Extraction(self._native.extract(text, _columns.day(published), id))

    def extract_batch(
        self,
        texts: Any,
        published: Any = None,
        ids: Any = None,
        *,
        json: bool = False,
        threads: int | None = None,
    ) -> pa.Table:
        """The records of a column of articles, as an Arrow table: a row a text, a list of structs a kind.

        `texts` is a list of `str`, or a column of strings (or of bytes in UTF-8) of pandas, polars, pyarrow or anything with
        the Arrow C stream. `published` is a column of dates, of timestamps without a time zone, or of strings
        (`YYYY-MM-DD`), or one day for all; `ids` is a column of strings or integers.

        The columns are those of the JSON form, and `error`. A text that is null, no UTF-8 or no text at all gives a row of
        nulls whose `error` says why; a day that is not understood is left out, and `error` says so. Figures are
        `decimal128(38, 9)`; beside each stands a column of its name with `_text`, for what does not fit. `start` and `end`
        are bytes. With `json` a last column holds what `Extraction.to_json` gives.

        `threads` articles are read at once, as many as there are cores if not given; the lock of the interpreter is free
        meanwhile, and Ctrl-C stops it. The result does not depend on `threads`.

        Raises `TypeError` for a column of another type, `PetikError` for columns of different lengths.
        """
        return _petik.nested_table(self._native, _columns.batches(texts, published, ids), json, threads)

    def extract_tables(
        self,
        texts: Any,
        published: Any = None,
        ids: Any = None,
        *,
        tables: Iterable[str] | None = None,
        privacy: str = "press",
        threads: int | None = None,
    ) -> dict[str, pa.Table]:
        """Flat tables of a column of articles, by their names: a row a record, with names, offices and days written out.

        `tables` are the tables to make, all of `petik.TABLES` if not given: one a kind, `articles`, `mentions`, and `events`
        of what happened. `docs/tables.md` tells every column. They are joined by `article`, the id of the article, or the
        number of its row where no `ids` are given. `start` and `end` are bytes, `char_start` and `char_end` index the Python
        string. The table `errors`, which is always made, says of which articles something was not understood.

        Names of protected persons are masked unless `privacy` is `"research"` (initials) or `"off"`. The rest is as for
        `extract_batch`.
        """
        if isinstance(tables, str):
            raise TypeError(f'tables is one str; give a list: tables=["{tables}"]')
        names = [name for name in (_petik.TABLES if tables is None else tables) if name != "errors"]
        batches = _columns.batches(texts, published, ids)
        if ids is None:
            batches = _numbered(batches)
        made = _petik.flat_tables(self._native, batches, names, privacy, threads)
        return dict(zip([*names, "errors"], made))

    def __repr__(self) -> str:
        given = {
            "kinds": None if self._kinds is None else list(self._kinds),
            "lexicon": self._lexicon,
            "max_text_len": self._max_text_len,
            "max_records": self._max_records,
        }
        return f"Extractor({', '.join(f'{name}={value!r}' for name, value in given.items() if value is not None)})"

    def _settings(self) -> tuple[object, ...]:
        return frozenset(self.kinds), self._lexicon, self._max_text_len, self._max_records

    def __eq__(self, other: object) -> bool:
        return self._settings() == other._settings() if isinstance(other, Extractor) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._settings())

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self._kinds, self._lexicon, self._max_text_len, self._max_records)


def _restored(
    kinds: Iterable[str] | None, lexicon: _petik.Lexicon | None, max_text_len: int | None, max_records: int | None
) -> Extractor:
    return Extractor(kinds, lexicon, max_text_len=max_text_len, max_records=max_records)


def _numbered(batches: list[pa.RecordBatch]) -> list[pa.RecordBatch]:
    """The batches with the numbers of their rows as ids."""
    numbered, first = [], 0
    for batch in batches:
        numbers = pa.array(range(first, first + batch.num_rows), pa.int64())
        numbered.append(batch.append_column("id", numbers))
        first += batch.num_rows
    return numbered


_DEFAULT = Extractor()

extract = _DEFAULT.extract
extract_batch = _DEFAULT.extract_batch
extract_tables = _DEFAULT.extract_tables
