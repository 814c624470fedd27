"""What the library writes itself from its data: lists of documents, glossary, instruments, a module at a glance.

Each part is a function from the library and the page it stands on to an HTML element; `PARTS` names those that a page
asks for with a block (`/// glossary`). A new part is a function and a line there, and its name in `schema.BLOCKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from dalil import address
from dalil.generated import (
    all_changes,
    certificate,
    changes,
    countries,
    coverage,
    documents,
    finder,
    glossary,
    handbook,
    instruments,
    matrix,
    pathways,
    questions,
    roles,
)
from dalil.generated.roles import role as role
from dalil.model import Library, Page


def anchors(page: Page, library: Library) -> Iterator[str]:
    """The anchors that the generated parts of a page will have."""
    names = {block.name for block in page.blocks}
    if "glossary" in names:
        yield from (f"domain-{domain.id}" for domain in library.data.domains)
        yield from (glossary.term_anchor(term) for term in library.data.terms)
    if "instruments" in names:
        yield from (f"kind-{kind}" for kind in instruments.kinds_of_instruments(library))
        for instrument in library.data.instruments:
            yield address.article_anchor(instrument.id, "")
            yield from (address.article_anchor(instrument.id, item.number) for item in instrument.articles)
    if "countries" in names:
        yield from (countries.anchor(country) for country in library.data.countries)
    if "matrix" in names:
        yield from matrix.ANCHORS
    if "coverage" in names:
        yield from (coverage.anchor(document) for document in coverage.documents(library, page.language))
    if "certificate" in names:
        yield "certificate"
    if "changes" in names:
        yield from (all_changes.anchor(day) for day in all_changes.days(library, page.language))
    if "questions" in names:
        yield from questions.ANCHORS
    if "downloads" in names:
        yield from ("manuals", "documents")
    if "codes" in names:
        yield from handbook.anchors()
    if "search" in names:
        yield from finder.ANCHORS
    if "role" in names:
        yield from roles.ANCHORS
    if page.kind == "module":
        yield from ("glance", "objectives")
    if page.is_document:
        yield changes.ANCHOR


Part = Callable[[Library, Page], Element]

PARTS: dict[str, Part] = {
    "documents": documents.documents,
    "glossary": glossary.glossary,
    "instruments": instruments.instruments,
    "downloads": documents.downloads,
    "codes": handbook.codes,
    "search": finder.search,
    "roles": roles.roles,
    "countries": countries.countries,
    "matrix": matrix.matrix,
    "coverage": coverage.coverage,
    "questions": questions.questions,
    "pathways": pathways.pathways,
    "certificate": certificate.certificate,
    "changes": all_changes.all_changes,
}
