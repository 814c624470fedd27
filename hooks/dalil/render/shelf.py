"""Every book that the library prints."""

from __future__ import annotations

from dalil.render.book import Book, Site
from dalil.render.document import document
from dalil.render.fillable import fillable
from dalil.render.manual import manual
from dalil.render.parallel import parallel_document, parallel_manual


def books(site: Site) -> list[Book]:
    """Every book of the library: each document and each manual in each language, and those with both languages."""
    made: list[Book] = []
    for editions in site.library.documents.values():
        made += [document(site, page) for page in editions.values()]
        made += [fillable(site, page) for page in editions.values() if page.kind == "form"]
        both = parallel_document(site, editions)
        if both:
            made.append(both)
    for wanted in site.library.data.manuals:
        for language in site.library.languages:
            book = manual(site, wanted, language)
            if book:
                made.append(book)
        both = parallel_manual(site, wanted) if wanted.bilingual else None
        if both:
            made.append(both)
    return made
