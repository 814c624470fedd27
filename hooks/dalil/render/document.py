"""One document on its own: head, contents, text, how to cite it."""

from __future__ import annotations

from dalil import address
from dalil.citing import citation_text
from dalil.labels import label
from dalil.model import Page
from dalil.render import book
from dalil.render.blanks import Blanks
from dalil.render.book import Book, Site
from dalil.render.typst_code import Code, call, literal, sequence


def document(site: Site, page: Page, *, blanks: Blanks | None = None, lead: Code | None = None) -> Book:
    """The book of one document; `lead` stands before its text, and `blanks` gathers what can be filled in."""
    language = page.language
    body = site.body(page)
    converter = book.converter(site, page, frozenset(book.labels(page, body)), shift=0)
    converter.blanks = blanks
    meta = book.chapter(site.library, page) | {"contents": label("contents", language)}
    permanent = address.permanent(site.address, page.id)
    parts = [
        call("chapter", literal(meta), sequence([*([lead] if lead else []), converter.body(body)]), level=1),
        book.back(
            page,
            citation_text(page, page.id, page.title),
            permanent,
            permanent,
            address.of_print(site.address, page),
        ),
    ]
    frame = book.frame(site.library, [page], f"{page.id} {page.title}") | {
        "running": label("library", language),
        "description": page.front.get("summary").text,
    }
    return book.bound(address.pdf(page), frame, parts, converter.images)
