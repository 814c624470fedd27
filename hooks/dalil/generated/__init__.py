"""What the library writes itself from its data: lists of documents, glossary, instruments, a module at a glance.

Each part is a function from the library and the page it stands on to an HTML element; `PARTS` names those that a page
asks for with a block (`/// glossary`). A new part is a function and a line there, and its name in `schema.BLOCKS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from dalil import address
from dalil.generated import changes, documents, finder, glossary, handbook, instruments, roles
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
}
