"""petik in Spark: the records of a DataFrame of articles.

The executors need this package and pyarrow, nothing else. Every article is read where its row lies, and no more than a few
hundred at once, so that memory does not grow with the partition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.types as is_
from pyspark.sql import functions as F
from pyspark.sql import types as T

from petik import _columns, _petik
from petik.extractor import Extractor

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["explode", "extract", "extract_schema", "table_schema"]

# So many rows and bytes of text go together in a worker.
_ROWS = 256
_BYTES = 1 << 20


def extract(
    df: DataFrame,
    text: str = "text",
    id: str | None = "id",
    published: str | None = None,
    *,
    extractor: Extractor | None = None,
) -> DataFrame:
    """The records of the articles of a DataFrame, a row an article.

    `text`, `id` and `published` name the columns of the texts, of the callers' names for them (any type that casts to a
    string; `None` for no names) and of the days of publication (dates, timestamps, or strings `YYYY-MM-DD`).

    The columns are `text`, those of `petik.extract_batch` (a list of structs a kind, `error`), and `json`, which holds what
    `Extraction.to_json` gives. A text that is null or no UTF-8 gives a row of nulls whose `error` says why. The schema,
    `extract_schema()`, is known without running anything. `extractor` chooses the kinds.

    Raises `TypeError` where a column is of another type.
    """
    finder = extractor or Extractor()

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for part in _parts(batch):
                table = _petik.nested_table(finder._native, [_as_bytes(part)], True, 1)
                table = table.set_column(table.num_columns - 1, "json", table.column("json").cast(pa.string()))
                yield from table.add_column(0, "text", [part.column("text")]).to_batches()

    return _source(df, text, id, published).mapInArrow(read, extract_schema())


def explode(
    df: DataFrame,
    kind: str,
    text: str = "text",
    id: str | None = "id",
    published: str | None = None,
    *,
    privacy: str = "press",
    extractor: Extractor | None = None,
) -> DataFrame:
    """A flat table of one kind, a row a record, with names, offices and days written out.

    `df` is what `extract` returned, whose records are then not looked for again, or a DataFrame of articles as `extract`
    takes it. `kind` is one of `petik.TABLES`: a kind of records, `articles`, `mentions`, `events`, or `errors`. The columns are
    those of `petik.extract_tables`, `char_start` and `char_end` among them; `article` is the id of the article.

    Names of protected persons are masked unless `privacy` is `"research"` (initials) or `"off"`.

    Raises `PetikError` where there is no such kind, `TypeError` where a column is of another type.
    """
    schema = table_schema(kind)
    if {"text", "json", "error"} <= set(df.columns):
        if kind == "errors":
            return df.where("error is not null").select(F.col("id").alias("article"), "error")
        stored = df.where("json is not null").select("text", "json")

        def unfold(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                for part in _parts(batch):
                    table, errors = _petik.flatten([_as_bytes(part)], [kind], privacy, 1)
                    if errors.num_rows:
                        raise _petik.PetikError(errors.column("error")[0].as_py())
                    yield from table.to_batches()

        return stored.mapInArrow(unfold, schema)
    finder = extractor or Extractor()
    names = [] if kind == "errors" else [kind]

    def read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for part in _parts(batch):
                yield from _petik.flat_tables(finder._native, [_as_bytes(part)], names, privacy, 1)[0].to_batches()

    return _source(df, text, id, published).mapInArrow(read, schema)


def extract_schema() -> T.StructType:
    """The schema of what `extract` returns."""
    return T.StructType([T.StructField("text", T.StringType()), *map(_field, _petik.nested_schema(True))])


def table_schema(kind: str) -> T.StructType:
    """The schema of what `explode` returns for a kind."""
    return T.StructType([_field(field) for field in _petik.table_schema(kind)])


def _field(field: pa.Field) -> T.StructField:
    about = (field.metadata or {}).get(b"description")
    return T.StructField(field.name, _type(field.type), metadata={"comment": about.decode()} if about else None)


def _type(type: pa.DataType) -> T.DataType:
    if is_.is_list(type):
        return T.ArrayType(_type(type.value_type))
    if is_.is_struct(type):
        return T.StructType([_field(field) for field in type])
    if is_.is_decimal(type):
        return T.DecimalType(type.precision, type.scale)
    if is_.is_date(type):
        return T.DateType()
    if is_.is_boolean(type):
        return T.BooleanType()
    if is_.is_integer(type):
        return T.LongType()
    return T.StringType()


def _source(df: DataFrame, text: str, id: str | None, published: str | None) -> DataFrame:
    """The columns that workers read, by the names that they know."""
    columns: list[Column] = [_typed(df, text, "texts", T.StringType).alias("text")]
    if id is not None:
        columns.append(F.col(id).cast("string").alias("id"))
    if published is not None:
        day = _typed(df, published, "days of publication", T.StringType, T.DateType, T.TimestampType, T.TimestampNTZType)
        # A time with a zone is of the day that it is in the session's zone.
        zoned = isinstance(df.select(published).schema[0].dataType, T.TimestampType)
        columns.append((F.to_date(day) if zoned else day).alias("published"))
    return df.select(*columns)


def _typed(df: DataFrame, name: str, what: str, *types: type[T.DataType]) -> Column:
    found = df.select(name).schema[0].dataType
    if not isinstance(found, types):
        names = ", ".join(type.typeName() for type in types)
        raise TypeError(f"the column of {what}, {name!r}, is of type {found.simpleString()}; {what} are of type {names}")
    return F.col(name)


def _parts(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """The batch in parts of few rows."""
    for start, rows in _petik.parts(_as_bytes(batch.select(["text"])), _ROWS, _BYTES):
        yield batch.slice(start, rows)


def _as_bytes(batch: pa.RecordBatch) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([_columns.as_bytes(column) for column in batch.columns], batch.schema.names)
