"""Columns of any kind as Arrow."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.types as is_

from petik import _petik

#: A column: a list of values, or anything with the Arrow C stream or array (pandas and polars Series, Arrow arrays).
Column = Any


def batches(texts: Column, published: Column, ids: Column) -> list[pa.RecordBatch]:
    """The columns `text`, `id`, `published` and `fault` of articles, as far as they are given."""
    columns: dict[str, pa.ChunkedArray] = {}
    arrow = _arrow(texts, "texts")
    if arrow is None:
        made, faults = _petik.texts(texts)
        columns["text"] = pa.chunked_array([made])
        if faults.null_count < len(faults):
            columns["fault"] = pa.chunked_array([faults])
    else:
        columns["text"] = arrow
    rows = len(columns["text"])
    if isinstance(published, (str, datetime.date)):
        columns["published"] = pa.chunked_array([pa.repeat(day(published), rows)])
    elif published is not None:
        columns["published"] = _column(published, "published", _petik.days)
    if ids is not None:
        columns["id"] = _column(ids, "ids", _petik.ids)
    for name, column in columns.items():
        if len(column) != rows:
            raise _petik.PetikError(
                f"the column of {_WORDS[name]} has {len(column)} rows, that of texts {rows}; give one a text, null where "
                "unknown"
            )
    return pa.table({name: as_bytes(column) for name, column in columns.items()}).to_batches() if rows else []


_WORDS = {"text": "texts", "published": "days of publication", "id": "ids", "fault": "reasons"}


def day(published: str | datetime.date | None) -> str | None:
    """A day of publication as text; whether it is one is told where it is read."""
    if published is None or isinstance(published, str):
        return published
    if isinstance(published, datetime.date):
        return published.isoformat()
    raise TypeError(f"a day of publication is a date or a str (YYYY-MM-DD), not {type(published).__name__}")


def _column(values: Column, name: str, of_objects: Callable[[Iterable[Any]], pa.Array]) -> pa.ChunkedArray:
    arrow = _arrow(values, name)
    return pa.chunked_array([of_objects(values)]) if arrow is None else arrow


def _arrow(values: Column, name: str) -> pa.ChunkedArray | None:
    """The values as Arrow, or `None` where they are Python objects."""
    if isinstance(values, (str, bytes, Mapping)):
        raise TypeError(f"{name} is one {type(values).__name__}; give a list or column of them")
    if isinstance(values, (pa.Table, pa.RecordBatch)) or hasattr(values, "columns"):
        raise TypeError(f"{name} is a table; give one column of it")
    try:
        if hasattr(values, "__arrow_c_stream__"):
            column = pa.chunked_array(values)
        elif hasattr(values, "__arrow_c_array__"):
            column = pa.chunked_array([pa.array(values)])
        else:
            return None
    except (pa.ArrowException, UnicodeError):
        # A Series of Python objects that are not all of one type, or hold what is no text: each is looked at.
        return None
    if is_.is_dictionary(column.type):
        chunks = [chunk.dictionary.cast(pa.large_string()).take(chunk.indices) for chunk in column.chunks]
        column = pa.chunked_array(chunks, pa.large_string())
    if is_.is_null(column.type):
        column = column.cast(pa.string())
    return column


def as_bytes(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Strings as bytes, without a copy: whether they are UTF-8 is looked at where a row is read, and told of that row."""
    if is_.is_string(column.type):
        return column.cast(pa.binary())
    if is_.is_large_string(column.type):
        return column.cast(pa.large_binary())
    return column
