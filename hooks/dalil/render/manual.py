"""A manual in one language: cover, contents, its families of documents as parts."""

from __future__ import annotations

from pathlib import Path

from dalil import address
from dalil.labels import in_words, label
from dalil.markdown import citation_text
from dalil.model import Manual, Page
from dalil.render import book
from dalil.render.book import Book, Site
from dalil.render.typst_code import Code, call, literal, quoted


def manual(site: Site, wanted: Manual, language: str) -> Book | None:
    """A manual in one language: cover, contents, its families as parts; None when it would hold no document."""
    library = site.library
    pages = [editions[language] for editions in library.documents.values() if language in editions]
    families = [(kind, [page for page in pages if page.kind == kind]) for kind in wanted.kinds]
    families = [(kind, members) for kind, members in families if members]
    if not families:
        return None
    bodies = {page.id: site.body(page) for _, members in families for page in members}
    labels = frozenset(name for _, group in families for page in group for name in book.labels(page, bodies[page.id]))
    images: list[Path] = []
    parts: list[Code] = []
    for kind, members in families:
        parts.append(call("part", quoted(label(f"kinds {kind}", language)), name=f"part-{kind}"))
        for page in members:
            converter = book.converter(site, page, labels, shift=1)
            text = converter.body(bodies[page.id])
            parts.append(call("chapter", literal(book.chapter(library, page)), text, level=2, new_page=True))
            images += converter.images
    newest = max((page for _, group in families for page in group), key=book.issued)
    title = f"{label('library', language)}: {wanted.title.in_(language)}"
    meta = book.frame(library, newest, title) | {
        "running": title,
        "description": wanted.subtitle.in_(language),
        "display-title": wanted.title.in_(language),
        "subtitle": wanted.subtitle.in_(language),
        "licence": label("licence", language),
        "facts": _manual_facts(newest),
        "cover": True,
    }
    front = [
        call("cover", literal(meta)),
        call("contents", quoted(label("contents", language)), literal(3)),
    ]
    here = site.address + address.manual_pdf(wanted, language)
    check_at = site.address + address.home(language, library.languages) + "reference/downloads/"
    back = call(
        "back", literal(book.back(newest, citation_text(newest, "", wanted.title.in_(language)), here, check_at))
    )
    return book.bound(address.manual_pdf(wanted, language), meta, [*front, *parts, back], images)


def _manual_facts(page: Page) -> list[list[str]]:
    language = page.language
    return [
        [label("edition", language), page.front.get("edition").text],
        [label("issued", language), in_words(book.issued(page), language)],
    ]
