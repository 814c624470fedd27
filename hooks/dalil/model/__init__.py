"""The domain: a library of documents in two languages, their clauses, and what they refer to.

Frozen values without behaviour beyond questions; `read.py` and `data.py` make them.
"""

from dalil.model.library import Library
from dalil.model.pages import (
    KINDS,
    PREFIXES,
    Block,
    Citation,
    Clause,
    Footnote,
    Heading,
    Link,
    Obligation,
    Page,
    Reference,
    Section,
    Table,
)
from dalil.model.records import (
    Article,
    Basis,
    Bilingual,
    Change,
    ChangeKind,
    Data,
    Declared,
    Edition,
    History,
    Instrument,
    Manual,
    Named,
    Term,
    Track,
)

__all__ = [
    "KINDS",
    "PREFIXES",
    "Article",
    "Basis",
    "Bilingual",
    "Block",
    "Change",
    "ChangeKind",
    "Citation",
    "Clause",
    "Data",
    "Declared",
    "Edition",
    "Footnote",
    "Heading",
    "History",
    "Instrument",
    "Library",
    "Link",
    "Manual",
    "Named",
    "Obligation",
    "Page",
    "Reference",
    "Section",
    "Table",
    "Term",
    "Track",
]
