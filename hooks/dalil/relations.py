"""What belongs together: the modules that teach a clause or document, the forms that record it, what it relies on."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.model import Clause, Library, Page

RELIED_ON = ("standard", "care")


@dataclass(frozen=True)
class Related:
    """The documents beside one document, each kind in order of ids."""

    modules: tuple[Page, ...]
    """Modules that teach it or refer to it; of a module, none."""
    forms: tuple[Page, ...]
    texts: tuple[Page, ...]
    """Standards and care guidelines that it refers to or, a module, teaches."""


def taught_in(library: Library, language: str, clause: str) -> tuple[Page, ...]:
    """The modules that cover a clause."""
    return tuple(page for page in _of_kind(library, language, "module") if clause in page.front.get("covers").texts())


def recorded_in(library: Library, language: str, clause: str) -> tuple[Page, ...]:
    """The forms that refer to a clause."""
    return tuple(page for page, _ in library.cited_by(language, clause) if page.kind == "form")


def cited_elsewhere(library: Library, language: str, clause: str) -> tuple[tuple[Page, Clause | None], ...]:
    """What refers to a clause, but for the modules that teach it and the forms that record it."""
    told = {page.id for page in (*taught_in(library, language, clause), *recorded_in(library, language, clause))}
    return tuple(mention for mention in library.cited_by(language, clause) if mention[0].id not in told)


def beside(library: Library, page: Page) -> Related:
    """The documents that somebody who reads this one may want next."""
    named = _documents(page)
    forms = [
        other
        for other in _of_kind(library, page.language, "form")
        if other is not page and (other.id in named or page.id in _documents(other))
    ]
    texts = [
        other
        for kind in RELIED_ON
        for other in _of_kind(library, page.language, kind)
        if other is not page and other.id in named
    ]
    modules = [
        other
        for other in _of_kind(library, page.language, "module")
        if page.kind != "module" and page.id in _documents(other)
    ]
    return Related(tuple(modules), tuple(forms), tuple(texts))


def _documents(page: Page) -> set[str]:
    """The ids of all documents that a page refers to or covers."""
    targets = [*(ref.target for ref in page.references), *page.front.get("covers").texts()]
    return {target.partition("-")[0] for target in targets}


def _of_kind(library: Library, language: str, kind: str) -> list[Page]:
    pages = (editions[language] for editions in library.documents.values() if language in editions)
    return [page for page in pages if page.kind == kind]
