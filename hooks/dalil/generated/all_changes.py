"""What changed in all documents, day by day, newest first, as `editions.yml` says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from xml.etree.ElementTree import Element

from dalil import changes
from dalil.generated.changes import clause_link, line
from dalil.generated.links import reference, reference_list
from dalil.labels import in_words, label
from dalil.markup import Child, element
from dalil.model import Edition, Library, Page


def all_changes(library: Library, page: Page) -> Element:
    """A section for each day on which editions were issued."""
    parts: list[Child] = []
    for day in days(library, page.language):
        parts.append(element("h2", {"id": anchor(day)}, in_words(day, page.language)))
        parts.append(element("ul", None, *_items(library, page, day)))
    return element("div", {"class": "all-changes"}, *parts)


def days(library: Library, language: str) -> list[date]:
    """The days on which editions were issued, newest first."""
    return sorted({edition.issued for _, edition in _issued(library, language)}, reverse=True)


def anchor(day: date) -> str:
    return f"changes-{day.isoformat()}"


def _issued(library: Library, language: str) -> Iterator[tuple[str, Edition]]:
    """The editions of the documents that a language has, up to the current one of each."""
    for document, pages in library.documents.items():
        now = changes.current(library, document) if language in pages else None
        for edition in library.editions.get(document, ()):
            if now and edition.rank <= now.edition.rank:
                yield document, edition


def _items(library: Library, page: Page, day: date) -> Iterator[Element]:
    """Editions that changed something, one by one; then those that say the same of themselves, together."""
    language = page.language
    issued = [(document, edition) for document, edition in _issued(library, language) if edition.issued == day]
    for document, edition in issued:
        if edition.changes:
            items = (line(change, language, partial(clause_link, library, page)) for change in edition.changes)
            words = label("edition-of", language, edition=edition.number, note=edition.note.in_(language))
            inner = element("ul", None, *(element("li", None, *item) for item in items))
            yield element("li", None, reference(library, page, document), f" {words}", inner)

    def said(entry: tuple[str, Edition]) -> tuple[str, str]:
        return entry[1].number, entry[1].note.in_(language)

    alike = sorted((entry for entry in issued if not entry[1].changes), key=said)
    for (number, note), members in groupby(alike, key=said):
        words = label("editions-of", language, edition=number, note=note)
        links = reference_list(library, page, [document for document, _ in members])
        yield element("li", None, f"{words} ", *links)
