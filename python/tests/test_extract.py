"""One article: records, offsets, forms, errors."""

from __future__ import annotations

import copy
import datetime
import json
import multiprocessing
import pickle
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import petik
from conftest import Story
from petik import records

TEXT = "“Kami menyita ±28 kilogram sabu,” ujar Kapolres Banyuasin AKBP Darmanto Wiguna, Selasa (24/12)."


def walk(value: Any) -> Any:
    """All records of a value, with those inside them."""
    if isinstance(value, tuple):
        for one in value:
            yield from walk(one)
    elif isinstance(value, records.Record):
        yield value
        for field in fields(value):
            yield from walk(getattr(value, field.name))


def every_record(found: petik.Extraction) -> list[records.Record]:
    lists = tuple(getattr(found, kind) for kind in petik.KINDS)
    return list(walk((found.article, *lists)))


def test_records_have_types() -> None:
    found = petik.extract(TEXT, published=datetime.date(2024, 12, 26), id="a1")
    assert (found.id, found.schema, found.producer) == ("a1", "petik/1", f"petik {petik.__version__}")
    sabu = found.quantities[0]
    assert isinstance(sabu, records.Quantity)
    assert (sabu.value, sabu.unit, sabu.bound, sabu.substance) == (Decimal(28), "kilogram", "approx", "methamphetamine")
    assert sabu.base == records.Base(value=Decimal(28000), unit="gram")
    assert sabu.item is not None and sabu.item.text == "sabu"
    day = found.dates[0]
    assert day.from_ == day.to == datetime.date(2024, 12, 24)
    assert (day.weekday, day.weekday_agrees, day.resolved_by) == ("tuesday", True, "published")
    assert found.article.published == datetime.date(2024, 12, 26)
    head = found.persons[0]
    assert (head.name, head.rank) == ("Darmanto Wiguna", "AKBP")
    assert found.get(head.positions[0]) is found.positions[0]
    assert found.quotes[0].speaker == head.id
    assert found.get("q9999") is None and found.get("") is None and found.get("y1") is None
    assert found.truncated is None


def test_offsets_are_given_in_bytes_and_in_characters(stories: list[Story]) -> None:
    counted = 0
    for text, found in [(TEXT, petik.extract(TEXT))] + [(story.text, petik.extract(story.text)) for story in stories]:
        raw = text.encode()
        for record in every_record(found):
            if isinstance(record, records.Span):
                part = text[record.char_start : record.char_end]
                assert raw[record.start : record.end].decode() == part
                if isinstance(record, records.Excerpt):
                    assert part == record.text
                counted += record.start != record.char_start
    assert counted > 1000, "texts that are not ASCII tell the two apart"


def test_figures_are_exact() -> None:
    found = petik.extract("Nilainya Rp12.345.678.901.234.567.890,12 dan 0,1 kg sabu serta 1.185,50 gram ganja.")
    assert found.money[0].value == Decimal("12345678901234567890.12")
    assert [quantity.value for quantity in found.quantities] == [Decimal("0.1"), Decimal("1185.5")]


def test_nothing_can_be_changed() -> None:
    found = petik.extract(TEXT)
    for thing, name in [(found, "id"), (found, "new"), (found.quantities[0], "value"), (found.quantities[0], "new")]:
        with pytest.raises((AttributeError, TypeError)):
            setattr(thing, name, 1)
        with pytest.raises((AttributeError, TypeError)):
            delattr(thing, name)
    assert isinstance(found.quantities, tuple)
    assert isinstance(hash(found.persons[0]), int)


def test_pickles_and_copies(stories: list[Story]) -> None:
    found = [petik.extract(story.text, published=story.published, id=story.id) for story in stories]
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert [one.to_json() for one in again] == [one.to_json() for one in found]
    assert [every_record(one) for one in again] == [every_record(one) for one in found]
    assert hash(again[0]) == hash(found[0]) and found[0] != found[1]
    assert copy.deepcopy(found[0]) == found[0]
    assert pickle.loads(pickle.dumps(found[0].persons)) == found[0].persons
    numbers = petik.Extractor(kinds=["quantities", "money"])
    same = pickle.loads(pickle.dumps(numbers))
    assert same == numbers and same.kinds == ("quantities", "money") and numbers != petik.Extractor()
    with pytest.raises(petik.PetikError):
        raise pickle.loads(pickle.dumps(petik.PetikError("x")))


def test_dict_and_json_are_the_same(stories: list[Story]) -> None:
    for story in stories:
        found = petik.extract(story.text)
        assert json.loads(found.to_json()) == found.to_dict()
        assert petik.Extraction.from_json(story.text, found.to_json()) == found
    found.to_dict()["quantities"].append(1)
    assert 1 not in found.to_dict()["quantities"], "each dict is the caller's own"


def test_every_record_is_found_by_its_id(stories: list[Story]) -> None:
    kinds = set()
    for story in stories:
        found = petik.extract(story.text)
        for kind in petik.KINDS:
            for record in getattr(found, kind):
                assert found.get(record.id) is record
                kinds.add(kind)
    assert kinds == set(petik.KINDS)


def test_reprs_are_short() -> None:
    found = petik.extract(TEXT, id="a1")
    assert repr(found) == (
        "<Extraction 'a1': quantities 1, dates 1, persons 1, positions 1, quotes 1, seizures 1, incidents 1>"
    )
    assert repr(petik.extract("")) == "<Extraction: no records>"
    assert repr(found.dates[0]) == (
        "Date(text='Selasa (24/12)', id='d85', value='XXXX-12-24', grain='day', weekday='tuesday', role='statement')"
    )
    assert repr(petik.Extractor()) == "Extractor()"
    assert repr(petik.Extractor(kinds=["money"])) == "Extractor(kinds=['money'])"


def test_the_page_is_for_notebooks() -> None:
    found = petik.extract("Polisi menangkap Budi Lestari (15), siswa SMP. </iframe><script>alert(1)</script>")
    page = found.to_html()
    assert page.startswith("<!DOCTYPE html>") and "<script>alert(1)" not in page
    frame = found._repr_html_()
    assert frame.startswith("<iframe sandbox=") and frame.endswith('"></iframe>') and frame.count("<") == 2
    assert "Budi Lestari" not in page, "the name of a child"
    assert "Budi Lestari" in found.to_html(privacy="off", lang="en")
    for wrong in [{"lang": "fr"}, {"privacy": "none"}]:
        with pytest.raises(petik.PetikError):
            found.to_html(**wrong)


def test_kinds() -> None:
    numbers = petik.Extractor(kinds=["quantities"])
    found, all_ = numbers.extract(TEXT), petik.extract(TEXT)
    assert found.quantities == all_.quantities and found.persons == ()
    assert all_.article == found.article
    with pytest.raises(petik.PetikError, match='^"numbers" is no kind; there are quantities, percentages, money,'):
        petik.Extractor(kinds=["numbers"])
    with pytest.raises(TypeError, match=r'kinds is one str; give a list: kinds=\["money"\]'):
        petik.Extractor(kinds="money")


WORDS = "kind\tsurface\tname\nsubstance\tpakaw\tmethamphetamine\nunit\tji\tgram\n"


def test_a_lexicon_of_the_callers_own(tmp_path: Path) -> None:
    text = "Polisi menyita 5 ji pakaw."
    file = tmp_path / "slang.tsv"
    file.write_text(WORDS, encoding="utf-8")
    toml = tmp_path / "units.toml"
    toml.write_text('[[unit]]\nsurface = "ji"\nname = "gram"\n', encoding="utf-8")
    drug = petik.Lexicon.from_tsv("kind\tsurface\tname\nsubstance\tpakaw\tmethamphetamine\n")
    own = [
        petik.Extractor(lexicon=petik.Lexicon.from_tsv(WORDS, "slang.tsv")),
        petik.Extractor(lexicon=file),
        petik.Extractor(["quantities"], str(file)),
        petik.Extractor(lexicon=drug.joined(petik.Lexicon.read(toml))),
    ]
    file.unlink()
    for extractor in own + [pickle.loads(pickle.dumps(extractor)) for extractor in own]:
        quantity = extractor.extract(text).quantities[0]
        assert (quantity.unit, quantity.substance, quantity.base) == (
            "gram",
            "methamphetamine",
            records.Base(value=Decimal(5), unit="gram"),
        )
        again = pickle.loads(pickle.dumps(extractor))
        assert again == extractor and hash(again) == hash(extractor) and again.lexicon == extractor.lexicon
    assert len({*own}) == 4 and own[0] != petik.Extractor()
    assert not any(quantity.substance for quantity in petik.extract(text).quantities)
    words = own[0].lexicon
    assert words is not None and len(words) == 2 and words.counts()["unit"] == 1
    assert repr(own[0]) == "Extractor(lexicon=<Lexicon: substance 1, unit 1>)"


def test_a_lexicon_that_is_wrong_is_told(tmp_path: Path) -> None:
    wrong = "kind\tsurface\tname\tdimension\nunit\tji\tji\tberat\n"
    with pytest.raises(petik.PetikError) as told:
        petik.Lexicon.from_tsv(wrong, "slang.tsv")
    assert str(told.value) == (
        'lexicon "slang.tsv", line 2, column "dimension": "berat" is no dimension; use one of mass, volume, area, length, '
        "count, duration, other"
    )
    with pytest.raises(petik.PetikError, match="line 1"):
        petik.Lexicon.from_toml("[[unit]")
    with pytest.raises(FileNotFoundError):
        petik.Extractor(lexicon=tmp_path / "none.tsv")
    (tmp_path / "old.tsv").write_bytes(b"kind\tsurface\xff")
    with pytest.raises(petik.PetikError, match="old.tsv: not UTF-8: invalid byte at offset 12"):
        petik.Extractor(lexicon=tmp_path / "old.tsv")
    with pytest.raises(TypeError):
        petik.Extractor(lexicon=5)  # type: ignore[arg-type]


def test_limits_say_where_they_cut() -> None:
    found = petik.Extractor(max_text_len=40).extract("Polisi menyita 5 kg sabu. Kerugian mencapai Rp1,5 miliar.")
    assert found.truncated == records.Truncated(limit="text_len", at=25) and found.money == ()
    few = pickle.loads(pickle.dumps(petik.Extractor(max_records=1)))
    truncated = few.extract("Ada 2 tersangka dan 3 saksi.").truncated
    assert truncated is not None and truncated.limit == "records"


def test_what_is_no_text_is_told() -> None:
    assert petik.extract(TEXT.encode()) == petik.extract(TEXT)
    utf8 = "not UTF-8: invalid byte at offset 12; convert the text to UTF-8 first"
    with pytest.raises(petik.PetikError, match=f"^{utf8}$"):
        petik.extract(b"Polda Jambi \xff")
    with pytest.raises(petik.PetikError, match=f"^{utf8} .a str with a lone surrogate is no UTF-8.$"):
        petik.extract("Polda Jambi \ud800!")
    for wrong, name in [(5, "int"), (None, "NoneType"), (["a"], "list")]:
        with pytest.raises(TypeError, match=f"^a text is a str, or bytes in UTF-8, not {name}$"):
            petik.extract(wrong)  # type: ignore[arg-type]
    with pytest.raises(petik.PetikError, match='"kemarin" is no day of publication; write YYYY-MM-DD'):
        petik.extract("x", published="kemarin")
    with pytest.raises(TypeError, match="a day of publication is a date or a str .YYYY-MM-DD., not int"):
        petik.extract("x", published=20241224)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="an id is a str or an int, not float"):
        petik.extract("x", id=1.5)  # type: ignore[arg-type]
    with pytest.raises(petik.PetikError, match="^no extraction in the form petik/1: "):
        petik.Extraction.from_json("x", "{}")
    with pytest.raises(petik.PetikError, match="the records do not fit the text"):
        _ = petik.Extraction.from_json("x", petik.extract(TEXT).to_json()).quantities
    assert issubclass(petik.PetikError, ValueError)


def test_days_may_be_written_in_several_ways() -> None:
    days: list[datetime.date | str] = ["2024-12-26", "2024-12-26T08:00:00+07:00", " 2024-12-26 08:00 "]
    days += [datetime.date(2024, 12, 26), datetime.datetime(2024, 12, 26, 8)]
    assert {petik.extract(TEXT, published=day).dates[0].from_ for day in days} == {datetime.date(2024, 12, 24)}
    assert petik.extract(TEXT, id=7).id == "7"


@pytest.mark.parametrize("text", ["", " ", "\0", "\ufffe\u202e", "a" * 5_000_000, "9" * 5_000_000, "“" * 1_000_000])
def test_monstrous_texts_are_read(text: str) -> None:
    found = petik.extract(text)
    assert found.text == text
    assert all(record is not None for record in every_record(found))


def test_threads_give_the_same(stories: list[Story]) -> None:
    expected = [petik.extract(story.text).to_json() for story in stories]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert list(pool.map(lambda story: petik.extract(story.text).to_json(), stories)) == expected


def test_the_lock_is_free_meanwhile() -> None:
    # While one thread reads, another must come to run Python code.
    text = TEXT * 20_000
    counted, done = 0, threading.Event()

    def read() -> None:
        petik.extract(text)
        done.set()

    reader = threading.Thread(target=read)
    reader.start()
    while not done.wait(0.001):
        counted += 1
    reader.join()
    assert counted > 10


def _json(text: str) -> str:
    table = petik.extract_batch([text] * 3000, json=True, threads=2)
    assert table.column("json").to_pylist() == [petik.extract(text).to_json()] * 3000
    return petik.extract(text).to_json()


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_other_processes_give_the_same(method: str) -> None:
    # Threads of the parent are at work while it forks.
    stop = threading.Event()

    def busy() -> None:
        while not stop.is_set():
            petik.extract_batch([TEXT] * 2000, threads=2)

    worker = threading.Thread(target=busy)
    worker.start()
    try:
        with multiprocessing.get_context(method).Pool(2) as pool:
            assert pool.map_async(_json, [TEXT] * 4).get(timeout=120) == [petik.extract(TEXT).to_json()] * 4
    finally:
        stop.set()
        worker.join()
