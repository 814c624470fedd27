"""What changed since an edition: for pages, for print and for those who hold an older print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dalil.model import Edition, Library


@dataclass(frozen=True)
class Changed:
    """The current edition of a document, and the one before; None when it is the first."""

    document: str
    edition: Edition
    before: Edition | None


def current(library: Library, document: str) -> Changed | None:
    """What the current edition of a document changed; None when `editions.yml` does not know that edition."""
    pages = library.documents.get(document, {})
    number = next((page.front.get("edition").text for page in pages.values()), "")
    editions = library.editions.get(document, ())
    at = next((at for at, edition in enumerate(editions) if edition.number == number), None)
    return None if at is None else Changed(document, editions[at], editions[at - 1] if at else None)


def current_of(library: Library, documents: Iterable[str]) -> tuple[Changed, ...]:
    """What the current editions of several documents changed, in their order: for the front of a manual."""
    return tuple(found for document in documents if (found := current(library, document)))


def after(library: Library, document: str, number: str) -> tuple[Edition, ...]:
    """The editions that came after one, up to the current one, oldest first: what a print of that edition lacks."""
    now = current(library, document)
    editions = library.editions.get(document, ())
    old = next((edition for edition in editions if edition.number == number), None)
    if now is None or old is None:
        return ()
    return tuple(edition for edition in editions if old.rank < edition.rank <= now.edition.rank)
