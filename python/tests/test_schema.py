"""The classes of records are those of the JSON Schema that `petik schema` prints."""

from __future__ import annotations

import json
import subprocess
import types
import typing
from dataclasses import fields
from decimal import Decimal
from typing import Any

import petik
from petik import records

ADDED = {"char_start", "char_end"}


def compare(kind: type[records.Record], schema: dict[str, Any], all_: dict[str, Any], seen: set[str]) -> None:
    """Checks a class against a schema, and those of its fields."""
    if kind.__name__ in seen:
        return
    seen.add(kind.__name__)
    hints = typing.get_type_hints(kind)
    names = {field.name: field.name.rstrip("_") for field in fields(kind) if field.name not in ADDED}
    assert set(names.values()) == set(schema["properties"]), kind
    for name, key in names.items():
        property_ = schema["properties"][key]
        hint, optional = hints[name], False
        if typing.get_origin(hint) is types.UnionType:
            hint = next(one for one in typing.get_args(hint) if one is not type(None))
            optional = True
        inner, nullable = plain(property_, all_)
        assert optional == nullable, f"{kind.__name__}.{name}"
        compare_type(hint, inner, all_, seen, f"{kind.__name__}.{name}")


def plain(schema: dict[str, Any], all_: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """A schema without its null, and whether it had one."""
    if "anyOf" in schema:
        kinds = [one for one in schema["anyOf"] if one.get("type") != "null"]
        assert len(kinds) == 1
        return resolved(kinds[0], all_), True
    if isinstance(schema.get("type"), list) and "null" in schema["type"]:
        return {**schema, "type": [one for one in schema["type"] if one != "null"]}, True
    return resolved(schema, all_), False


def resolved(schema: dict[str, Any], all_: dict[str, Any]) -> dict[str, Any]:
    return dict(all_[schema["$ref"].removeprefix("#/$defs/")]) if "$ref" in schema else schema


def compare_type(hint: Any, schema: dict[str, Any], all_: dict[str, Any], seen: set[str], where: str) -> None:
    told = schema.get("type", "string")
    told = told if isinstance(told, list) else [told]
    if typing.get_origin(hint) is tuple:
        assert told == ["array"], where
        compare_type(typing.get_args(hint)[0], resolved(schema["items"], all_), all_, seen, where)
    elif isinstance(hint, type) and issubclass(hint, records.Record):
        assert told == ["object"], where
        compare(hint, schema, all_, seen)
    else:
        expected = {bool: {"boolean"}, int: {"integer"}, Decimal: {"number", "string"}}.get(hint, {"string"})
        assert set(told) == expected, f"{where}: {hint} but {told}"


def test_classes_are_those_of_the_schema(command: str) -> None:
    printed = subprocess.run([command, "schema"], check=True, capture_output=True, encoding="utf-8").stdout
    schema = json.loads(printed)
    all_, lists = schema["$defs"], schema["properties"]
    seen: set[str] = set()
    for kind in petik.KINDS:
        property_ = getattr(petik.Extraction, kind)
        record = typing.get_args(typing.get_type_hints(property_.fget)["return"])[0]
        compare(record, resolved(lists[kind]["items"], all_), all_, seen)
    compare(records.ArticleInfo, resolved(lists["article"], all_), all_, seen)
    compare(records.Truncated, plain(lists["truncated"], all_)[0], all_, seen)
    known = {name for name, kind in vars(records).items() if isinstance(kind, type) and issubclass(kind, records.Record)}
    assert seen == known - {"Record"}
    keys = set(lists) - {"article", "truncated", "schema", "producer", "id", "carried"}
    assert keys == set(petik.KINDS)
