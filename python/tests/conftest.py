"""What the tests share: the articles of the fixtures, the command, and a cluster of two executors."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@dataclass(frozen=True)
class Story:
    """A whole article, and what its caller knows of it."""

    id: str
    text: str
    published: str | None
    golden: str
    """Its records as the Rust library writes them."""


@pytest.fixture(scope="session")
def stories() -> list[Story]:
    folder = ROOT / "fixtures" / "articles"
    lines = (folder.parent / "published.tsv").read_text(encoding="utf-8").splitlines()[1:]
    published = dict(line.split("\t") for line in lines)
    # Bytes, for line ends stand in the text as they came.
    stories = [
        Story(
            path.stem,
            path.read_bytes().decode("utf-8"),
            published.get(path.stem),
            path.with_suffix(".json").read_bytes().decode("utf-8"),
        )
        for path in sorted(folder.glob("*.txt"))
    ]
    assert len(stories) >= 40
    return stories


@pytest.fixture(scope="session")
def command() -> str:
    """The command `petik` of the same source."""
    path = os.environ.get("PETIK_COMMAND")
    assert path, "set PETIK_COMMAND to the command petik, as python/test does"
    return path


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """Spark with two executors, each a process of its own, whose workers have the wheel and pyarrow alone."""
    import pyspark

    executor = os.environ.get("PETIK_EXECUTOR_PYTHON")
    assert executor, "set PETIK_EXECUTOR_PYTHON to a Python that has the wheel, as python/test does"
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    os.environ["PYSPARK_PYTHON"] = executor
    os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("petik")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    yield session
    session.stop()
