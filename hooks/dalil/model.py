"""The domain: a library of documents in two languages, their clauses, and what they refer to.

Frozen values without behaviour beyond questions; `read.py` and `data.py` make them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from dalil import plain
from dalil.finding import Finding
from dalil.text import TOP, Place, Source
from dalil.yamltext import Node

KINDS: dict[str, str] = {"standards": "standard", "care": "care", "training": "module", "tools": "form"}
"""Folder of a document → its kind."""

PREFIXES: dict[str, str] = {"standard": "S", "care": "G", "module": "M", "form": "F"}
"""Kind of a document → the letter of its id."""

Obligation = Literal["shall", "shall not", "should", "should not", "may"]
Basis = Literal["treaty", "national-law", "guidance", "own"]


@dataclass(frozen=True)
class Heading:
    """A heading of the body; `id` is None when the editor gave none."""

    level: int
    title: str
    id: str | None
    place: Place


@dataclass(frozen=True)
class Reference:
    """A mention of a document or clause of ours, `[S04-3]` or `[words](S04-3)`; the target is as written."""

    target: str
    place: Place


@dataclass(frozen=True)
class Link:
    """A link to a page or file of the library, or an image; `path` is relative to the docs folder."""

    path: str
    anchor: str
    written: str
    is_image: bool
    words: str
    place: Place


@dataclass(frozen=True)
class Citation:
    """`[palermo 6(3)]`: an instrument and, mostly, an article of it."""

    instrument: str
    article: str
    place: Place

    def __str__(self) -> str:
        return f"{self.instrument} {self.article}".strip()


@dataclass(frozen=True)
class Footnote:
    """A mark in the text, or the note itself."""

    name: str
    is_definition: bool
    place: Place


@dataclass(frozen=True)
class Block:
    """`/// name | title` with its options; `closed` is False when its end is missing."""

    name: str
    title: str
    options: Node
    place: Place
    closed: bool


@dataclass(frozen=True)
class Table:
    """A table, by its size; the row of heads counts."""

    columns: int
    rows: int
    place: Place


@dataclass(frozen=True)
class Section:
    """What stands between two headings, the first of them included; `id` is its id, empty before the first heading."""

    id: str
    start: int
    end: int
    place: Place


@dataclass(frozen=True)
class Clause:
    """A citable provision: a heading with an id, the provision below it, and what guidance follows."""

    id: str
    """`S04-3`, the same in both languages."""
    title: str
    place: Place
    provision: str
    span: tuple[int, int]
    """Where the provision begins and ends in the source, as offsets."""
    obligation: Obligation | None
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Page:
    """One page in one language."""

    source: Source
    front: Node
    headings: tuple[Heading, ...] = ()
    clauses: tuple[Clause, ...] = ()
    references: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def language(self) -> str:
        return self.path.partition("/")[0]

    @cached_property
    def plain(self) -> str:
        """The words that a reader sees; markup is blanked and every offset stays as it was."""
        return plain.words(self.source.prose)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The page, cut at its headings."""
        cuts = [("", self.source.body_start, TOP)]
        cuts += [(head.id or "", self.source.line_start(head.place.line), head.place) for head in self.headings]
        ends = [*(start for _, start, _ in cuts[1:]), len(self.source.text)]
        return tuple(Section(id_, start, end, place) for (id_, start, place), end in zip(cuts, ends, strict=True))

    @property
    def exceptions(self) -> dict[str, Node]:
        """Code of a check → why this page does not follow it."""
        return self.front.get("exceptions").fields

    @property
    def key(self) -> str:
        """The path below the language folder, shared by a page and its counterpart."""
        return self.path.partition("/")[2]

    @property
    def kind(self) -> str:
        """`standard`, `care`, `module`, `form`, or `page` for everything that is not a document."""
        folder, _, name = self.key.partition("/")
        return KINDS.get(folder, "page") if name and name != "index.md" else "page"

    @property
    def is_document(self) -> bool:
        return self.kind != "page"

    @property
    def id(self) -> str:
        """The document's id; empty for a page that is no document, or when the editor gave none."""
        return self.front.get("id").text if self.is_document else ""

    @property
    def title(self) -> str:
        return self.front.get("title").text


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
class Manual:
    """A printed book made of whole families of documents."""

    id: str
    title: Bilingual
    subtitle: Bilingual
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Declared:
    """The fingerprints of a clause when a person last declared its languages equal: language → fingerprint."""

    clause: str
    prints: dict[str, str]
    place: Place


@dataclass(frozen=True)
class Data:
    """What `docs/_data` holds."""

    terms: tuple[Term, ...] = ()
    domains: tuple[Named, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    roles: tuple[Named, ...] = ()
    owners: tuple[Named, ...] = ()
    manuals: tuple[Manual, ...] = ()
    declared: tuple[Declared, ...] = ()
    problems: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Library:
    """Everything we publish, and what was wrong with reading it."""

    pages: tuple[Page, ...]
    data: Data = Data()
    files: frozenset[str] = frozenset()
    """Paths of everything in the docs folder, pages included."""
    languages: tuple[str, ...] = ("ar", "en")
    problems: tuple[Finding, ...] = field(default=())
    today: date = field(default_factory=date.today)
    """The day on which reviews are due or not."""

    @cached_property
    def by_path(self) -> dict[str, Page]:
        return {page.path: page for page in self.pages}

    @cached_property
    def documents(self) -> dict[str, dict[str, Page]]:
        """Document id → language → page; of two pages with one id the first counts."""
        found: dict[str, dict[str, Page]] = {}
        for page in self.pages:
            if page.id:
                found.setdefault(page.id, {}).setdefault(page.language, page)
        return dict(sorted(found.items()))

    @cached_property
    def clauses(self) -> dict[tuple[str, str], tuple[Page, Clause]]:
        """(language, clause id) → its page and the clause."""
        return {
            (language, clause.id): (page, clause)
            for editions in self.documents.values()
            for language, page in editions.items()
            for clause in page.clauses
        }

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        return {instrument.id: instrument for instrument in self.data.instruments}

    @cached_property
    def terms(self) -> dict[str, Term]:
        return {term.id: term for term in self.data.terms}

    @cached_property
    def declared(self) -> dict[str, Declared]:
        return {entry.clause: entry for entry in self.data.declared}

    def counterpart(self, page: Page, language: str) -> Page | None:
        """The same page in another language."""
        return self.by_path.get(f"{language}/{page.key}")

    def pairs(self) -> Iterator[tuple[Page, Page]]:
        """Every page with its counterpart, in both orders."""
        for page in self.pages:
            for language in self.languages:
                other = self.counterpart(page, language)
                if other and language != page.language:
                    yield page, other

    def basis(self, clause: Clause) -> tuple[Basis, ...]:
        """What a clause rests on, strongest first; the Centre's own when it cites nothing that we know."""
        kinds = {
            self.instruments[citation.instrument].basis
            for citation in clause.citations
            if citation.instrument in self.instruments
        }
        order: tuple[Basis, ...] = ("treaty", "national-law", "guidance")
        return tuple(basis for basis in order if basis in kinds) or ("own",)

    def cited_by(self, language: str, target: str) -> tuple[tuple[Page, Clause | None], ...]:
        """The documents and clauses of one language that refer to a document or clause of ours, each once."""
        return self._mentions.get((language, target), ())

    @cached_property
    def _mentions(self) -> dict[tuple[str, str], tuple[tuple[Page, Clause | None], ...]]:
        found: dict[tuple[str, str], dict[tuple[str, str], tuple[Page, Clause | None]]] = {}
        for page in self.pages:
            if not page.id:
                continue
            inside = {ref: clause for clause in page.clauses for ref in clause.references}
            for ref in page.references:
                if ref.target.partition("-")[0] != page.id:
                    clause = inside.get(ref)
                    key = (page.path, clause.id if clause else "")
                    found.setdefault((page.language, ref.target), {})[key] = (page, clause)
        return {key: tuple(value.values()) for key, value in found.items()}

    def citing(self, language: str, instrument: str, article: str) -> tuple[tuple[Page, Clause | None], ...]:
        """The documents and clauses of one language that cite an article, each once."""
        return self._citing.get((language, instrument, article), ())

    @cached_property
    def _citing(self) -> dict[tuple[str, str, str], tuple[tuple[Page, Clause | None], ...]]:
        found: dict[tuple[str, str, str], dict[tuple[str, str], tuple[Page, Clause | None]]] = {}
        for page in self.pages:
            if not page.id:
                continue
            inside = {cite: clause for clause in page.clauses for cite in clause.citations}
            for cite in page.citations:
                clause = inside.get(cite)
                key = (page.path, clause.id if clause else "")
                found.setdefault((page.language, cite.instrument, cite.article), {})[key] = (page, clause)
        return {key: tuple(value.values()) for key, value in found.items()}
