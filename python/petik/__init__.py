"""Structured facts from raw Indonesian press text, as typed records.

>>> import petik
>>> found = petik.extract("Polisi menyita 28 kilogram sabu, Selasa (24/12/2024).")
>>> found.quantities[0]
Quantity(text='28 kilogram', id='q15', value=Decimal('28'), bound='exact', unit='kilogram', dimension='mass', \
base=Base(value=Decimal('28000'), unit='gram'), item=Excerpt(text='sabu'), substance='methamphetamine')
>>> found.dates[0].from_
datetime.date(2024, 12, 24)

`extract` reads one article; `extract_batch` and `extract_tables` read a column of them into Arrow tables; `petik.spark` reads
a DataFrame of Spark. An `Extractor` set up once chooses what to look for.

`start` and `end` are bytes of the article as UTF-8; `char_start` and `char_end` index the Python string.
"""

from petik import records
from petik._petik import KINDS, TABLES, Lexicon, PetikError, __version__
from petik.extraction import Extraction
from petik.extractor import Extractor, extract, extract_batch, extract_tables

__all__ = [
    "KINDS",
    "TABLES",
    "Extraction",
    "Extractor",
    "Lexicon",
    "PetikError",
    "__version__",
    "extract",
    "extract_batch",
    "extract_tables",
    "records",
]
