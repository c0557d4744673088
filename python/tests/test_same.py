"""The same article gives the same records everywhere, byte for byte."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pyspark.sql import SparkSession

import petik
import petik.spark
from conftest import Story


@pytest.fixture(scope="module")
def lines(stories: list[Story], command: str, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the command writes of every article."""
    articles = tmp_path_factory.mktemp("same") / "articles.jsonl"
    asked: list[dict[str, Any]] = [
        {"id": story.id, "text": story.text, **({"published": story.published} if story.published else {})}
        for story in stories
    ]
    articles.write_text("".join(json.dumps(line) + "\n" for line in asked), encoding="utf-8")
    arguments = [command, "extract", "--quiet", "--format", "jsonl", str(articles)]
    written = subprocess.run(arguments, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8")
    lines = written.splitlines()
    assert len(lines) == len(stories)
    return lines


def test_python_gives_what_the_command_gives(stories: list[Story], lines: list[str]) -> None:
    for story, line in zip(stories, lines):
        assert petik.extract(story.text, published=story.published, id=story.id).to_json() == line, story.id


def test_python_gives_what_rust_gives(stories: list[Story], lines: list[str]) -> None:
    for story in stories:
        found = petik.extract(story.text, published=story.published, id=story.id)
        assert json.dumps(found.to_dict(), indent=2, ensure_ascii=False) + "\n" == story.golden, story.id


@pytest.mark.parametrize("threads", [1, 3])
def test_a_batch_gives_what_the_command_gives(stories: list[Story], lines: list[str], threads: int) -> None:
    table = petik.extract_batch(
        [story.text for story in stories],
        [story.published for story in stories],
        [story.id for story in stories],
        json=True,
        threads=threads,
    )
    assert table.column("json").to_pylist() == lines


def test_spark_gives_what_the_command_gives(spark: SparkSession, stories: list[Story], lines: list[str]) -> None:
    rows = [(story.id, story.text, story.published) for story in stories]
    df = spark.createDataFrame(rows, "id string, text string, published string").repartition(4)
    found = petik.spark.extract(df, published="published").select("id", "json").collect()
    assert {row.id: row.json for row in found} == dict(zip((story.id for story in stories), lines))
