"""Everything that we publish, and the questions that checks, pages and print ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dalil.finding import Finding
from dalil.model.pages import Clause, Page
from dalil.model.records import Basis, Data, Declared, Edition, Instrument, Term, Track


@dataclass(frozen=True)
class Library:
    """Everything we publish, and what was wrong with reading it."""

    pages: tuple[Page, ...]
    data: Data = field(default_factory=Data)
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
    def tracks(self) -> dict[str, Track]:
        """Role → its modules."""
        return {track.id: track for track in self.data.tracks}

    @cached_property
    def declared(self) -> dict[str, Declared]:
        return {entry.clause: entry for entry in self.data.declared}

    @cached_property
    def editions(self) -> dict[str, tuple[Edition, ...]]:
        """Document id → its editions as `editions.yml` knows them, oldest first."""
        return {history.id: history.editions for history in self.data.histories}

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
