"""What `docs/_data` holds: terms, instruments and their articles, roles, manuals, tracks, editions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dalil.finding import Finding
from dalil.text import Place

Basis = Literal["treaty", "national-law", "guidance", "own"]
ChangeKind = Literal["added", "strengthened", "weakened", "wording", "withdrawn", "translation"]


@dataclass(frozen=True)
class Bilingual:
    """The same words in both languages; either may be empty where the data have none."""

    ar: str = ""
    en: str = ""

    def in_(self, language: str) -> str:
        return self.ar if language == "ar" else self.en


@dataclass(frozen=True)
class Term:
    """An agreed term of the termbase. `avoid` are the refused forms per language."""

    id: str
    domain: str
    name: Bilingual
    definition: Bilingual
    avoid: dict[str, tuple[str, ...]]
    forms: dict[str, tuple[str, ...]]
    """Other accepted forms per language that regular endings do not give: broken plurals, verbs."""
    paired: bool
    """False where the word has other meanings too, so that its counterpart cannot be asked for."""
    note: Bilingual
    source: str
    confidence: str
    place: Place


@dataclass(frozen=True)
class Everyday:
    """Words that people type for one thing, per language, beside the agreed terms."""

    id: str
    words: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Article:
    """An article (principle, recommendation, indicator) of an instrument, summarised in our own words."""

    number: str
    """As cited: `6(3)`, `Principle 8`, `whole`."""
    label: Bilingual
    """How it is called in each language: `art. 6(3)`, «المادة 6(3)»; empty for `whole`."""
    summary: Bilingual
    asks: str
    """`consider` or `endeavour` where the article asks States for no more than that; else empty."""
    confidence: str
    place: Place


@dataclass(frozen=True)
class Instrument:
    """A treaty, law, soft-law text or tool that we cite."""

    id: str
    kind: str
    title: Bilingual
    short: Bilingual
    adopted: str
    in_force: str
    reference: str
    confidence: str
    title_ar_confidence: str
    articles: tuple[Article, ...]
    quotes: dict[str, Bilingual]
    place: Place

    @property
    def name(self) -> Bilingual:
        """What it is called in running text."""
        return Bilingual(self.short.ar or self.title.ar, self.short.en or self.title.en)

    def article(self, number: str) -> Article | None:
        return next((article for article in self.articles if article.number == number), None)

    @property
    def basis(self) -> Basis:
        """What a clause that cites it rests on."""
        return _BASIS.get(self.kind, "guidance")


_BASIS: dict[str, Basis] = {
    "treaty": "treaty",
    "ilo": "treaty",
    "regional": "treaty",
    "national-law": "national-law",
}


@dataclass(frozen=True)
class Named:
    """A role, a unit, a domain: an id with a name in both languages."""

    id: str
    name: Bilingual


@dataclass(frozen=True)
class Fact:
    """What a State did on a day, and how sure we are: its law, or its consent to be bound by the Palermo Protocol."""

    words: Bilingual
    """Of a law its title; empty for a treaty."""
    kind: str
    """`law`, or how the State consented: `accession`, `ratification`, `none`."""
    number: str
    date: str
    """As far as it is known: `2010`, `2010-05`, `2010-05-09`; else empty."""
    confidence: str
    sources: tuple[str, ...]
    """Ids of `sources.yml`."""


@dataclass(frozen=True)
class Country:
    """A member State of the League of Arab States; `id` is its code in ISO 3166-1."""

    id: str
    name: Bilingual
    law: Fact
    palermo: Fact
    note: Bilingual
    place: Place


@dataclass(frozen=True)
class Manual:
    """A printed book: whole families of documents, or what one role needs of them."""

    id: str
    title: Bilingual
    subtitle: Bilingual
    kinds: tuple[str, ...]
    role: str
    """Id of a role when the book holds just what that role needs; else empty."""
    for_participants: bool
    """Whether what only the facilitator reads is left out."""
    bilingual: bool
    """Whether there is an edition with both languages side by side as well."""
    place: Place


@dataclass(frozen=True)
class Track:
    """The modules of a role: what it must take and what it may."""

    id: str
    """Id of the role."""
    required: tuple[str, ...]
    optional: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Declared:
    """The fingerprints of a clause when a person last declared its languages equal: language → fingerprint."""

    clause: str
    prints: dict[str, str]
    place: Place


@dataclass(frozen=True)
class Change:
    """One thing that an edition changed, and the clauses that it concerns; none when it concerns the whole document."""

    kind: ChangeKind
    clauses: tuple[tuple[str, Place], ...]
    """Clause ids, each where it is written."""
    words: Bilingual
    place: Place

    def concerns(self, clause: str) -> bool:
        return any(clause == id_ for id_, _ in self.clauses)


@dataclass(frozen=True)
class Edition:
    """An edition of a document and what it changed since the one before."""

    number: str
    """As in front matter: `0.1`."""
    issued: date
    note: Bilingual
    """One line on the edition as a whole."""
    changes: tuple[Change, ...]
    place: Place

    @property
    def rank(self) -> tuple[int, ...]:
        """What editions are ordered by: 0.10 comes after 0.9."""
        return tuple(int(part) for part in self.number.split("."))


@dataclass(frozen=True)
class Upcoming:
    """What the next edition of a document changes: written with the changes, before it has number and date."""

    note: Bilingual
    changes: tuple[Change, ...]
    place: Place


@dataclass(frozen=True)
class History:
    """The editions of a document, oldest first."""

    id: str
    """Id of the document."""
    editions: tuple[Edition, ...]
    place: Place
    upcoming: Upcoming | None = None


@dataclass(frozen=True, eq=False)
class Data:
    """What `docs/_data` holds. Two are equal only when they are one, so that what is made from it can be kept."""

    terms: tuple[Term, ...] = ()
    domains: tuple[Named, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    roles: tuple[Named, ...] = ()
    owners: tuple[Named, ...] = ()
    manuals: tuple[Manual, ...] = ()
    tracks: tuple[Track, ...] = ()
    declared: tuple[Declared, ...] = ()
    histories: tuple[History, ...] = ()
    everyday: tuple[Everyday, ...] = ()
    countries: tuple[Country, ...] = ()
    sources: dict[str, str] = field(default_factory=dict)
    """Id of a source → its title."""
    problems: tuple[Finding, ...] = ()
