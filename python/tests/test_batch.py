"""Columns of articles in, Arrow tables out."""

from __future__ import annotations

import datetime
import json
import resource
import signal
import threading
import time
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import petik
from conftest import Story

TEXTS = ["Polisi menyita 28 kilogram sabu, Selasa (24/12).", None, "", "Ada ±2 tersangka."]
DAYS = ["2024-12-26", None, "kemarin", None]


def plain(value: Any) -> Any:
    """A value of the nested form as it is in JSON: figures and days in their places and types."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        made = {key: plain(one) for key, one in value.items()}
        for key in [key for key in made if key.endswith("_text") and key != "speaker_text"]:
            text = made.pop(key)
            if text is not None:
                made[key.removesuffix("_text")] = text
        return made
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_a_row_is_the_json_form(stories: list[Story]) -> None:
    texts = [story.text for story in stories]
    table = petik.extract_batch(texts, [story.published for story in stories], [story.id for story in stories])
    assert isinstance(table, pa.Table) and table.num_rows == len(stories)
    for row, story in zip(table.to_pylist(), stories):
        found = petik.extract(story.text, published=story.published, id=story.id)
        assert row.pop("error") is None
        assert plain(row) == found.to_dict(), story.id


def columns() -> dict[str, Any]:
    class Stream:
        """Nothing but the Arrow C stream."""

        def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
            return pa.chunked_array([TEXTS[:1], TEXTS[1:]]).__arrow_c_stream__(requested_schema)

    class Array:
        def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
            return pa.array(TEXTS).__arrow_c_array__(requested_schema)

    return {
        "list": TEXTS,
        "tuple": tuple(TEXTS),
        "generator": (text for text in TEXTS),
        "bytes": [text and text.encode() for text in TEXTS],
        "pandas": pd.Series(TEXTS),
        "pandas objects": pd.Series(TEXTS, dtype=object),
        "pandas nan": [TEXTS[0], float("nan"), *TEXTS[2:]],
        "pandas NA": [TEXTS[0], pd.NA, *TEXTS[2:]],
        "pandas category": pd.Series(TEXTS, dtype="category"),
        "polars": pl.Series(TEXTS),
        "polars category": pl.Series(TEXTS, dtype=pl.Categorical),
        "array": pa.array(TEXTS),
        "large": pa.array(TEXTS, pa.large_string()),
        "view": pa.array(TEXTS, pa.string_view()),
        "binary": pa.array([text and text.encode() for text in TEXTS]),
        "slice": pa.array(["x", *TEXTS, "y"]).slice(1, 4),
        "chunks": pa.chunked_array([TEXTS[:1], [], TEXTS[1:]]),
        "dictionary": pa.array(TEXTS).dictionary_encode(),
        "stream": Stream(),
        "C array": Array(),
    }


@pytest.mark.parametrize("name", columns())
def test_texts_come_in_many_ways(name: str) -> None:
    expected = petik.extract_batch(TEXTS)
    assert petik.extract_batch(columns()[name]).equals(expected)
    assert expected.column("quantities").to_pylist()[3][0]["value"] == 2
    assert expected.column("error").to_pylist() == [None, "no text: the value is null", None, None]


@pytest.mark.parametrize(
    "days",
    [
        DAYS[:2] + [None, None],
        [datetime.date(2024, 12, 26), None, None, None],
        [datetime.datetime(2024, 12, 26, 12), float("nan"), pd.NaT, None],
        pd.to_datetime(pd.Series(["2024-12-26 12:00", None, None, None])),
        pl.Series([datetime.date(2024, 12, 26), None, None, None]),
        pl.Series([datetime.datetime(2024, 12, 26, 12), None, None, None]),
        pa.array([20083, None, None, None], pa.date32()),
        "2024-12-26",
        datetime.date(2024, 12, 26),
    ],
)
def test_days_come_in_many_ways(days: Any) -> None:
    table = petik.extract_batch(TEXTS, days)
    assert table.column("dates").to_pylist()[0][0]["from"] == datetime.date(2024, 12, 24)
    assert table.column("error").to_pylist() == [None, "no text: the value is null", None, None]


@pytest.mark.parametrize(
    "ids",
    [["1", "2", None, "4"], [1, 2, None, 4], pl.Series([1, 2, None, 4]), pd.Series(["1", "2", None, "4"])],
)
def test_ids_come_in_many_ways(ids: Any) -> None:
    assert petik.extract_batch(TEXTS, ids=ids).column("id").to_pylist() == ["1", "2", None, "4"]


def test_hostile_rows_are_rows_of_nulls_with_a_reason() -> None:
    monster = "9" * 5_000_000
    texts: list[Any] = ["Ada 2 tersangka.", None, "", monster, "x\ud800", b"x\xff", 5, ["a"], float("nan"), "Ada 3 kasus."]
    utf8 = "not UTF-8: invalid byte at offset 1; convert the text to UTF-8 first"
    expected = [
        None,
        "no text: the value is null",
        None,
        None,
        f"{utf8} (a str with a lone surrogate is no UTF-8)",
        utf8,
        "a text is a str, or bytes in UTF-8, not int",
        "a text is a str, or bytes in UTF-8, not list",
        "no text: the value is null",
        None,
    ]
    for column in (texts, tuple(texts), pd.Series(texts, dtype=object)):
        rows = petik.extract_batch(column, ids=range(10)).to_pylist()
        assert [row["error"] for row in rows] == expected
        assert [row["id"] for row in rows] == [str(at) for at in range(10)]
        for row, error in zip(rows, expected):
            others = [value for key, value in row.items() if key not in ("id", "error")]
            assert all(value is None for value in others) == (error is not None)
        assert rows[-1]["quantities"][0]["value"] == 3


def test_strings_that_are_no_utf8_are_rows_of_nulls() -> None:
    good, bad = b"Ada 2 tersangka.", b"Polda Jambi \xff"
    lying = pa.StringArray.from_buffers(2, pa.array([0, 16, 29], pa.int32()).buffers()[1], pa.py_buffer(good + bad))
    table = petik.extract_batch(lying, ids=lying)
    assert table.column("error").to_pylist() == [
        None,
        "not UTF-8: invalid byte at offset 12; convert the text to UTF-8 first",
    ]
    assert table.column("id").to_pylist() == ["Ada 2 tersangka.", "Polda Jambi \ufffd"]


def test_days_that_are_none_are_told() -> None:
    day = "no day of publication; write YYYY-MM-DD, a time of day may follow"
    rows = petik.extract_batch(TEXTS, DAYS).to_pylist()
    assert rows[2]["error"] == f'"kemarin" is {day}' and rows[2]["quantities"] == []
    assert petik.extract_batch(["x"], [5]).column("error").to_pylist() == [f'"5" is {day}']


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"texts": "Ada 2 tersangka."}, TypeError, "texts is one str; give a list or column of them"),
        ({"texts": 5}, TypeError, "'int' object is not iterable"),
        ({"texts": {"a": 1}}, TypeError, "texts is one dict; give a list or column of them"),
        ({"texts": pa.array([1])}, TypeError, "the column of texts is of type Int64; texts are strings"),
        ({"texts": pl.Series([1.5])}, TypeError, "the column of texts is of type Float64; texts are strings"),
        ({"texts": pd.DataFrame({"a": ["x"]})}, TypeError, "texts is a table; give one column of it"),
        ({"texts": pa.table({"a": ["x"]})}, TypeError, "texts is a table; give one column of it"),
        ({"texts": ["a"], "ids": ["1", "2"]}, ValueError, "the column of ids has 2 rows, that of texts 1; give one"),
        ({"texts": ["a"], "published": []}, ValueError, "the column of days of publication has 0 rows, that of texts 1"),
        ({"texts": ["a"], "ids": [1.5]}, TypeError, "an id is a str or an int, not float"),
        ({"texts": ["a"], "ids": pa.array([True])}, TypeError, "the column of ids is of type Boolean; ids are strings"),
        (
            {"texts": ["a"], "published": pd.to_datetime(pd.Series(["2024-12-26"])).dt.tz_localize("UTC")},
            TypeError,
            "days of publication are strings, or binary that holds UTF-8, dates, or timestamps without a time zone",
        ),
        ({"texts": ["a"], "threads": 0}, ValueError, "threads=0; give how many"),
    ],
)
def test_columns_that_are_wrong_are_told(arguments: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error) as told:
        petik.extract_batch(**arguments)
    assert words in str(told.value)


def test_no_rows_have_the_same_schema() -> None:
    columns: list[Any] = [[], pa.array([], pa.string()), pl.Series([], dtype=pl.String)]
    for none in columns:
        assert petik.extract_batch(none).schema == petik.extract_batch(TEXTS).schema
        assert petik.extract_batch(none, json=True).num_rows == 0
        assert all(table.num_rows == 0 for table in petik.extract_tables(none).values())


def test_many_rows_stay_in_order(stories: list[Story]) -> None:
    texts = [f"Ada {number} tersangka." for number in range(1, 5001)]
    for threads in (1, 2, 7):
        table = petik.extract_batch(pa.chunked_array([texts[:1234], texts[1234:]]), threads=threads)
        values = [quantities[0]["value"] for quantities in table.column("quantities").to_pylist()]
        assert values == list(range(1, 5001))


def test_the_lock_is_free_meanwhile(stories: list[Story]) -> None:
    counted, done = 0, threading.Event()

    def read() -> None:
        petik.extract_batch([story.text for story in stories] * 40, threads=1)
        done.set()

    reader = threading.Thread(target=read)
    reader.start()
    while not done.wait(0.001):
        counted += 1
    reader.join()
    assert counted > 10


def test_ctrl_c_stops_it(stories: list[Story]) -> None:
    texts = pa.array([story.text for story in stories] * 2000)
    # A process that a shell put into the background ignores it, and so would the test.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.5, signal.raise_signal, [signal.SIGINT])
    timer.start()
    start = time.monotonic()
    try:
        with pytest.raises(KeyboardInterrupt):
            petik.extract_batch(texts, threads=1)
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - start < 5


def test_memory_does_not_grow_with_runs(stories: list[Story]) -> None:
    texts = pa.array([story.text for story in stories] * 20)

    def run() -> int:
        petik.extract_batch(texts, threads=2)
        petik.extract_tables(texts, tables=["quantities", "events"], threads=2)
        [petik.extract(story.text).persons for story in stories]
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    first = [run() for _ in range(4)][-1]
    last = [run() for _ in range(12)][-1]
    assert last < first * 1.1, f"{first} kB after 4 runs, {last} kB after 16"


def test_flat_tables_are_joined_by_article(stories: list[Story]) -> None:
    texts, ids = [story.text for story in stories], [story.id for story in stories]
    tables = petik.extract_tables(texts, ids=ids, privacy="off")
    assert list(tables) == petik.TABLES
    assert tables["articles"].column("article").to_pylist() == ids
    by_id = dict(zip(ids, texts))
    for name in ("quantities", "dates", "mentions", "quotes"):
        rows = tables[name].to_pylist()
        assert len(rows) > 40
        for row in rows:
            text = by_id[row["article"]]
            assert text[row["char_start"] : row["char_end"]] == row["text"]
            assert text.encode()[row["start"] : row["end"]].decode() == row["text"]
    assert tables["quantities"].num_rows == sum(len(petik.extract(text).quantities) for text in texts)


def test_flat_tables_of_some_kinds() -> None:
    tables = petik.extract_tables(TEXTS, DAYS, tables=["quantities"])
    assert list(tables) == ["quantities", "errors"]
    assert tables["quantities"].column("article").to_pylist() == ["0", "3"]
    day = "no day of publication; write YYYY-MM-DD, a time of day may follow"
    assert tables["errors"].to_pylist() == [
        {"article": "1", "error": "no text: the value is null"},
        {"article": "2", "error": f'"kemarin" is {day}'},
    ]
    with pytest.raises(petik.PetikError, match='^"quantity" is no table; there are articles, quantities,'):
        petik.extract_tables(TEXTS, tables=["quantity"])
    with pytest.raises(TypeError, match="tables is one str"):
        petik.extract_tables(TEXTS, tables="money")
    with pytest.raises(petik.PetikError, match="no way to show protected names"):
        petik.extract_tables(TEXTS, privacy="none")


def test_protected_names_are_masked_in_tables() -> None:
    texts = ["Polisi menangkap Budi Lestari (15), siswa SMP, di Kota Bandung."]
    shown = {
        privacy: json.dumps(petik.extract_tables(texts, tables=["persons"], privacy=privacy)["persons"].to_pylist())
        for privacy in ("press", "research", "off")
    }
    assert "Budi" not in shown["press"] and "Budi" not in shown["research"] and "Budi Lestari" in shown["off"]
    assert "Budi" not in json.dumps(petik.extract_tables(texts, tables=["persons"])["persons"].to_pylist())


def test_an_extractor_set_up_is_used() -> None:
    money = petik.Extractor(kinds=["money"])
    table = money.extract_batch(["Sabu 5 kg senilai Rp5 miliar."])
    assert table.column("quantities").to_pylist() == [[]]
    assert table.column("money").to_pylist()[0][0]["value"] == 5_000_000_000
    assert money.extract_tables(["Sabu 5 kg senilai Rp5 miliar."], tables=["money"])["money"].num_rows == 1
