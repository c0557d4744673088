"""Records from the JSON form, by the types of their fields."""

from __future__ import annotations

import datetime
import json
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Any, TypeVar

from petik.records import Record

R = TypeVar("R", bound=Record)

# The characters before a byte of the article.
Chars = Callable[[int], int]
# Makes what a field holds of its value in JSON.
_Maker = Callable[[Any, Chars], Any]


def parsed(document: str) -> dict[str, Any]:
    """The JSON form with figures as they are written: nothing goes through a float."""
    found: dict[str, Any] = json.loads(document, parse_float=Decimal)
    return found


def offsets(value: Any) -> Iterator[int]:
    """Every byte offset that the records give."""
    if isinstance(value, list):
        for item in value:
            yield from offsets(item)
    elif isinstance(value, dict):
        if "start" in value:
            yield value["start"]
            yield value["end"]
        for item in value.values():
            if isinstance(item, (dict, list)):
                yield from offsets(item)


def record(kind: type[R], value: dict[str, Any], chars: Chars) -> R:
    """The record that an object of the JSON form tells."""
    made: R = _record(kind)(value, chars)
    return made


def _record(kind: type[Record]) -> _Maker:
    made = _MAKERS.get(kind)
    if made is None:
        made = _MAKERS[kind] = _record_anew(kind)
    return made


# Those of the classes asked for so far.
_MAKERS: dict[type[Record], _Maker] = {}


def _record_anew(kind: type[Record]) -> _Maker:
    hints = typing.get_type_hints(kind)
    own = {field.name for field in fields(kind)}
    spans = "char_start" in own
    makers = [
        # A name that Python reserves has an underscore here.
        (name, name.rstrip("_"), _maker(hints[name]))
        for name in (field.name for field in fields(kind))
        if name not in ("char_start", "char_end")
    ]

    def make(value: dict[str, Any], chars: Chars) -> Record:
        given = {name: maker(value[key], chars) for name, key, maker in makers}
        if spans:
            given["char_start"] = chars(value["start"])
            given["char_end"] = chars(value["end"])
        return kind(**given)

    return make


def _maker(hint: Any) -> _Maker:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType or origin is typing.Union:
        maker = _maker(next(kind for kind in inner if kind is not type(None)))
        return lambda value, chars: None if value is None else maker(value, chars)
    if origin is tuple:
        item = _maker(inner[0])
        return lambda value, chars: tuple(item(one, chars) for one in value)
    if hint is Decimal:
        return lambda value, _: Decimal(value)
    if hint is datetime.date:
        return lambda value, _: datetime.date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Record):
        return _record(hint)
    return lambda value, _: value
