"""One document on its own: head, contents, text, how to cite it."""

from __future__ import annotations

from dalil import address
from dalil.labels import label
from dalil.markdown import citation_text
from dalil.model import Page
from dalil.render import book
from dalil.render.book import Book, Site
from dalil.render.typst_code import call, literal


def document(site: Site, page: Page) -> Book:
    """One document on its own: head, contents, text, how to cite it."""
    language = page.language
    body = site.body(page)
    labels = frozenset(book.labels(page, body))
    converter = book.converter(site, page, labels, shift=0)
    meta = book.chapter(site.library, page) | {"contents": label("contents", language)}
    permanent = address.permanent(site.address, page.id)
    parts = [
        call("chapter", literal(meta), converter.body(body), level=1),
        call("back", literal(book.back(page, citation_text(page, page.id, page.title), permanent, permanent))),
    ]
    frame = book.frame(site.library, page, f"{page.id} {page.title}") | {
        "running": label("library", language),
        "description": page.front.get("summary").text,
        "cover": False,
    }
    return book.bound(address.pdf(page), frame, parts, converter.images)
