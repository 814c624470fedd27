"""What stands in a printed book, and in which order: one document, or a manual of whole families."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from dalil import address, view
from dalil.labels import in_words, label
from dalil.markdown import citation_text
from dalil.model import Library, Manual, Page
from dalil.render.convert import Converter, PrintError, image_name
from dalil.render.typst_code import Code, call, literal, quoted, sequence


@dataclass(frozen=True)
class Book:
    """A book ready to be set: where its PDF goes, its Typst code, and the pictures that the code names."""

    path: str
    """Below the site's root: `downloads/ar/s01.pdf`."""
    code: str
    pictures: dict[str, Path]
    """Name in the code → file."""


@dataclass(frozen=True)
class Site:
    """The built site and what it was built from."""

    root: Path
    library: Library
    address: str

    def body(self, page: Page) -> HtmlElement:
        """The text of a built page. Raises PrintError when the page was not built."""
        path = self.root / address.url(page, self.library.languages) / "index.html"
        if not path.is_file():
            raise PrintError(f"{page.path}: the built site has no page for it; run `make site`")
        found = lxml.html.fromstring(path.read_text(encoding="utf-8")).xpath("//*[@data-body]")
        if not found:
            raise PrintError(f"{page.path}: the built page has no text marked data-body; look at overrides/main.html")
        body: HtmlElement = found[0]
        return body


def document(site: Site, page: Page) -> Book:
    """One document on its own: head, contents, text, how to cite it."""
    language = page.language
    body = site.body(page)
    labels = frozenset(_labels(page, body))
    converter = _converter(site, page, labels, shift=0)
    meta = _chapter(site.library, page) | {"contents": label("contents", language)}
    permanent = address.permanent(site.address, page.id)
    parts = [
        call("chapter", literal(meta), converter.body(body), level=1),
        call("back", literal(_back(page, citation_text(page, page.id, page.title), permanent, permanent))),
    ]
    frame = _frame(site.library, page, f"{page.id} {page.title}") | {
        "running": label("library", language),
        "description": page.front.get("summary").text,
        "cover": False,
    }
    return _book(address.pdf(page), frame, parts, converter.images)


def manual(site: Site, wanted: Manual, language: str) -> Book | None:
    """A manual in one language: cover, contents, its families as parts; None when it would hold no document."""
    library = site.library
    pages = [editions[language] for editions in library.documents.values() if language in editions]
    families = [(kind, [page for page in pages if page.kind == kind]) for kind in wanted.kinds]
    families = [(kind, members) for kind, members in families if members]
    if not families:
        return None
    bodies = {page.id: site.body(page) for _, members in families for page in members}
    labels = frozenset(name for _, group in families for page in group for name in _labels(page, bodies[page.id]))
    images: list[Path] = []
    parts: list[Code] = []
    for kind, members in families:
        parts.append(call("part", quoted(label(f"kinds {kind}", language)), name=f"part-{kind}"))
        for page in members:
            converter = _converter(site, page, labels, shift=1)
            text = converter.body(bodies[page.id])
            parts.append(call("chapter", literal(_chapter(library, page)), text, level=2, new_page=True))
            images += converter.images
    newest = max((page for _, group in families for page in group), key=_issued)
    title = f"{label('library', language)}: {wanted.title.in_(language)}"
    meta = _frame(library, newest, title) | {
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
    back = call("back", literal(_back(newest, citation_text(newest, "", wanted.title.in_(language)), here, check_at)))
    return _book(address.manual_pdf(wanted, language), meta, [*front, *parts, back], images)


def _book(path: str, meta: dict[str, object], parts: list[Code], images: list[Path]) -> Book:
    code = f'#import "/house.typ": *\n#show: book.with({literal(meta)})\n#{sequence(parts)}\n'
    return Book(path, code, {image_name(image): image for image in images})


def _converter(site: Site, page: Page, labels: frozenset[str], *, shift: int) -> Converter:
    path = address.url(page, site.library.languages)
    return Converter(page.language, page.id, site.address, path, labels, site.root, shift)


def _labels(page: Page, body: HtmlElement) -> list[str]:
    """The labels that a document brings into a book: its own and those of its headings."""
    naming = Converter(page.language, page.id, "", "", frozenset(), Path())
    headings = body.xpath(".//h2[@id] | .//h3[@id] | .//h4[@id]")
    return [page.id.lower(), *(naming.label(heading.get("id")) for heading in headings)]


def _chapter(library: Library, page: Page) -> dict[str, object]:
    language = page.language
    return {
        "id": page.id,
        "kind": label(f"kind {page.kind}", language),
        "title": page.title,
        "name": page.id.lower(),
        "summary": page.front.get("summary").text,
        "status": _status(page),
        "facts": [[fact.name, fact.value] for fact in view.facts(library, page)],
    }


def _status(page: Page) -> dict[str, str]:
    status, language = page.front.get("status").text, page.language
    note = f"{label(f'status-note {status}', language)} {label('law-prevails', language)}"
    return {"name": label(f"status {status}", language), "note": note}


def _frame(library: Library, page: Page, title: str) -> dict[str, object]:
    """What the whole book needs to know: language, title, date and the words that the look itself says."""
    language, issued = page.language, _issued(page)
    return {
        "language": language,
        "title": title,
        "author": label("centre", language),
        "keywords": [editions[language].id for editions in library.documents.values() if language in editions],
        "date": [issued.year, issued.month, issued.day],
        "mark": label("draft-mark", language) if page.front.get("status").text == "draft" else _status(page)["name"],
        "status": _status(page),
        "words": {"page": label("page", language)},
    }


def _manual_facts(page: Page) -> list[list[str]]:
    language = page.language
    return [
        [label("edition", language), page.front.get("edition").text],
        [label("issued", language), in_words(_issued(page), language)],
    ]


def _back(page: Page, citation: str, at: str, check_at: str) -> dict[str, str]:
    """What stands at the end: how to cite, where to look for a newer edition, the licence."""
    language = page.language
    return {
        "cite-label": label("how-to-cite", language),
        "citation": citation,
        "address": at,
        "newer": label("newer", language),
        "check-at": check_at,
        "licence": label("licence", language),
    }


def _issued(page: Page) -> date:
    """The date of issue; a document without a right one, which the checks report, counts as the oldest."""
    issued = page.front.get("issued").value
    return issued if isinstance(issued, date) else date(2000, 1, 1)


def books(site: Site) -> list[Book]:
    """Every book of the library: each document and each manual in each language."""
    made: list[Book] = []
    for editions in site.library.documents.values():
        made += [document(site, page) for page in editions.values()]
    for wanted in site.library.data.manuals:
        for language in site.library.languages:
            book = manual(site, wanted, language)
            if book:
                made.append(book)
    return made
