"""Spark, on two executors that are processes of their own."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

import petik
import petik.spark
from conftest import Story

DAY = "no day of publication; write YYYY-MM-DD, a time of day may follow"


def articles(spark: SparkSession, rows: list[Any]) -> DataFrame:
    return spark.createDataFrame(rows, "id string, text string, published string")


def test_schemas_are_known_without_running(spark: SparkSession) -> None:
    def fail(value: str) -> str:
        raise AssertionError("this ran")

    df = articles(spark, [("1", "x", None)]).withColumn("text", F.udf(fail, "string")("text"))
    found = petik.spark.extract(df)
    assert found.schema == petik.spark.extract_schema()
    names = ["text", *petik.extract_batch([], json=True).column_names]
    assert found.columns == names
    quantity: Any = found.schema["quantities"].dataType
    assert quantity.elementType["value"].dataType.simpleString() == "decimal(38,9)"
    for kind in petik.TABLES:
        flat = petik.spark.explode(df, kind)
        assert flat.schema == petik.spark.table_schema(kind)
        assert flat.columns == petik.extract_tables([])[kind].column_names
        assert petik.spark.explode(found, kind).columns == flat.columns
    assert "byte offset" in petik.spark.table_schema("quantities")["start"].metadata["comment"]


def test_records_are_those_of_python(spark: SparkSession, stories: list[Story]) -> None:
    rows = [(story.id, story.text, story.published) for story in stories]
    df = articles(spark, rows).repartition(3)
    texts, days, ids = [r[1] for r in rows], [r[2] for r in rows], [r[0] for r in rows]
    found = petik.spark.extract(df, published="published").orderBy("id").cache()
    expected = sorted(petik.extract_batch(texts, days, ids, json=True).to_pylist(), key=lambda row: str(row["id"]))
    got = [row.asDict(recursive=True) for row in found.collect()]
    assert [row.pop("text") for row in got] == [dict(zip(ids, texts))[row["id"]] for row in expected]
    assert got == expected
    tables = petik.extract_tables(texts, days, ids)
    for kind in ("quantities", "persons", "events", "articles"):
        expected = [repr(row) for row in tables[kind].to_pylist()]
        assert expected
        for flat in (petik.spark.explode(found, kind), petik.spark.explode(df, kind, published="published")):
            assert sorted(repr(row.asDict(recursive=True)) for row in flat.collect()) == sorted(expected)


def test_hostile_rows_are_rows_of_nulls_with_a_reason(spark: SparkSession) -> None:
    df = articles(
        spark,
        [
            ("1", "Ada 2 tersangka.", None),
            ("2", None, None),
            ("3", "", None),
            ("4", "9" * 5_000_000, None),
            ("5", "Ada 3 tersangka.", "kemarin"),
            (None, "Ada 4 tersangka.", "2024-12-26"),
        ],
    ).union(spark.sql("select '7', cast(unhex('78FF') as string), null"))
    found = {row.id: row for row in petik.spark.extract(df, published="published").collect()}
    assert {id: row.error for id, row in found.items()} == {
        "1": None,
        "2": "no text: the value is null",
        "3": None,
        "4": None,
        "5": f'"kemarin" is {DAY}',
        None: None,
        "7": "not UTF-8: invalid byte at offset 1; convert the text to UTF-8 first",
    }
    assert found["1"].quantities[0].value == Decimal(2) and found[None].quantities[0].value == Decimal(4)
    assert found["2"].quantities is None and found["2"].json is None and found["7"].article is None
    assert len(found["4"].text) == 5_000_000
    for source in (df, petik.spark.extract(df, published="published")):
        days = None if "json" in source.columns else "published"
        quantities = petik.spark.explode(source, "quantities", published=days).where("value < 10").collect()
        assert sorted((str(row.article), int(row.value)) for row in quantities) == [("1", 2), ("5", 3), ("None", 4)]
        errors = {row.article: row.error for row in petik.spark.explode(source, "errors", published=days).collect()}
        assert set(errors) == {"2", "5", "7"} and errors["5"] == f'"kemarin" is {DAY}'


def test_ids_and_days_may_be_of_other_types(spark: SparkSession) -> None:
    text = "Polisi menyita 28 kilogram sabu, Selasa (24/12)."
    days = {
        "date": datetime.date(2024, 12, 26),
        "timestamp": datetime.datetime(2024, 12, 26, 1),
        "timestamp_ntz": datetime.datetime(2024, 12, 26, 1),
    }
    for type_, day in days.items():
        df = spark.createDataFrame([(7, text, day)], f"number long, isi string, terbit {type_}")
        row = petik.spark.extract(df, "isi", "number", "terbit").collect()[0]
        assert (row.id, row.dates[0]["from"]) == ("7", datetime.date(2024, 12, 24)), type_
    nameless = petik.spark.extract(df, "isi", id=None).collect()[0]
    assert nameless.id is None and nameless.quantities[0].text == "28 kilogram"
    slang = petik.Extractor(lexicon=petik.Lexicon.from_tsv("kind\tsurface\tname\nunit\tkilogram\tons\n"))
    assert petik.spark.extract(df, "isi", "number", extractor=slang).collect()[0].quantities[0].unit == "ons"
    kinds = petik.Extractor(kinds=["money"])
    only = petik.spark.extract(df, "isi", "number", extractor=kinds).collect()[0]
    assert only.quantities == [] and petik.spark.explode(df, "quantities", "isi", "number", extractor=kinds).count() == 0


def test_columns_that_are_wrong_are_told_before_anything_runs(spark: SparkSession) -> None:
    df = spark.createDataFrame([(1, 2)], "id long, text long")
    told = "the column of texts, 'text', is of type bigint; texts are of type string"
    for call in (petik.spark.extract, lambda df: petik.spark.explode(df, "money")):
        with pytest.raises(TypeError, match=told):
            call(df)
    with pytest.raises(TypeError, match="the column of days of publication, 'id', is of type bigint"):
        petik.spark.extract(df.withColumn("text", F.lit("x")), published="id")
    with pytest.raises(AnalysisException):
        petik.spark.extract(df, "isi")
    with pytest.raises(petik.PetikError, match='"moneys" is no table'):
        petik.spark.explode(df, "moneys")


def executors() -> list[int]:
    """The processes of the executors that this one started, by the lines that started them."""
    listed = subprocess.run(["ps", "-ww", "-eo", "pid,ppid,args"], check=True, capture_output=True, text=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
    parents = {int(pid): int(parent) for pid, parent, _ in rows}

    def ours(pid: int) -> bool:
        while pid > 1:
            if pid == os.getpid():
                return True
            pid = parents.get(pid, 0)
        return False

    return [int(pid) for pid, _, args in rows if "CoarseGrainedExecutorBackend" in args and ours(int(pid))]


def test_an_executor_that_dies_loses_and_doubles_nothing(
    spark: SparkSession, stories: list[Story], tmp_path: Path
) -> None:
    rows = 4_400
    source = articles(spark, [(story.id, story.text, story.published) for story in stories])
    numbers = spark.range(rows).withColumn("story", (F.col("id") % len(stories)).cast("int"))
    named = [(at, story.text) for at, story in enumerate(stories)]
    texts = F.broadcast(spark.createDataFrame(named, "story int, text string"))
    df = numbers.join(texts, "story").select(F.col("id"), F.col("text")).repartition(20)
    assert source.count() == len(stories)
    found = petik.spark.extract(df).select("id", F.size("quantities").alias("quantities"), F.size("persons").alias("persons"))
    killed: list[int] = []

    def kill() -> None:
        tracker = spark.sparkContext.statusTracker()
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            if any(stage and stage.numTasks == 20 and 4 <= stage.numCompletedTasks < 18 for stage in stages):
                killed.extend(executors()[:1])
                os.kill(killed[0], signal.SIGKILL)
                return
            time.sleep(0.02)

    before = executors()
    assert len(before) == 2
    killer = threading.Thread(target=kill)
    killer.start()
    found.write.parquet(str(tmp_path / "found"))
    killer.join()
    assert killed and killed[0] in before
    written = spark.read.parquet(str(tmp_path / "found"))
    counts = [petik.extract(story.text) for story in stories]
    expected = {str(at): counts[at % len(stories)] for at in range(rows)}
    collected = written.collect()
    assert len(collected) == rows
    assert {row.id: (row.quantities, row.persons) for row in collected} == {
        id: (len(found.quantities), len(found.persons)) for id, found in expected.items()
    }
