"""Every book that the library prints, as a plan: where it goes, of which pages it is made, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from dalil import address
from dalil.model import Page
from dalil.render.book import Book, Site
from dalil.render.document import document
from dalil.render.fillable import fillable
from dalil.render.manual import manual, members
from dalil.render.parallel import parallel_document, parallel_manual


@dataclass(frozen=True)
class Plan:
    """A book that is not made yet."""

    path: str
    """Of its PDF, below the site's root."""
    pages: tuple[Page, ...]
    """All that it is made of, beside the data."""
    make: Callable[[], Book]


def plans(site: Site) -> Iterator[Plan]:
    """Every book: each document and each manual in each language, forms to fill in, and those with both languages."""
    library = site.library
    for id_, editions in library.documents.items():
        for page in editions.values():
            yield Plan(address.pdf(page), (page,), partial(document, site, page))
            if page.kind == "form":
                yield Plan(address.fillable_pdf(page), (page,), partial(fillable, site, page))
        if set(library.languages) <= editions.keys():
            both = partial(parallel_document, site, editions)
            yield Plan(address.bilingual_pdf(id_.lower()), tuple(editions.values()), both)
    for wanted in library.data.manuals:
        held = {language: tuple(members(library, wanted, language)) for language in library.languages}
        for language, pages in held.items():
            if pages:
                yield Plan(address.manual_pdf(wanted, language), pages, partial(manual, site, wanted, language))
        if wanted.bilingual and all(held.values()):
            both = partial(parallel_manual, site, wanted)
            yield Plan(address.bilingual_pdf(wanted.id), sum(held.values(), ()), both)
