"""A printed book: what every book is made of, whether one document or a manual of many."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import lxml.html
from lxml.html import HtmlElement

from dalil import address, view
from dalil.labels import label
from dalil.model import Library, Page
from dalil.render.convert import Converter, PrintError, image_name
from dalil.render.typst_code import Code, literal, sequence


class Finish(Protocol):
    """What is done to a PDF after it is set. It travels to another process, so it must be picklable."""

    def key(self) -> str:
        """All that the result depends on beside the PDF and the fonts, for the cache."""

    def __call__(self, pdf: bytes, faces: Path, /) -> bytes:
        """The finished PDF, with the folder of the fonts at hand. Raises PrintError."""


@dataclass(frozen=True)
class Book:
    """A book ready to be set: where its PDF goes, its Typst code, and the pictures that the code names."""

    path: str
    """Below the site's root: `downloads/ar/s01.pdf`."""
    code: str
    pictures: dict[str, Path]
    """Name in the code → file."""
    finish: Finish | None = None


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


def bound(path: str, meta: dict[str, object], parts: list[Code], images: list[Path]) -> Book:
    code = f'#import "/look/house.typ": *\n#show: book.with({literal(meta)})\n#{sequence(parts)}\n'
    return Book(path, code, {image_name(image): image for image in images})


def converter(site: Site, page: Page, labels: frozenset[str], *, shift: int) -> Converter:
    path = address.url(page, site.library.languages)
    return Converter(page.language, page.id, site.address, path, labels, site.root, shift)


def labels(page: Page, body: HtmlElement) -> list[str]:
    """The labels that a document brings into a book: its own and those of its headings."""
    naming = Converter(page.language, page.id, "", "", frozenset(), Path())
    headings = body.xpath(".//h2[@id] | .//h3[@id] | .//h4[@id]")
    return [page.id.lower(), *(naming.label(heading.get("id")) for heading in headings)]


def chapter(library: Library, page: Page) -> dict[str, object]:
    language = page.language
    return {
        "id": page.id,
        "kind": label(f"kind {page.kind}", language),
        "title": page.title,
        "name": page.id.lower(),
        "summary": page.front.get("summary").text,
        "status": status(page),
        "facts": [[fact.name, fact.value] for fact in view.facts(library, page)],
    }


def status(page: Page) -> dict[str, str]:
    status, language = page.front.get("status").text, page.language
    note = f"{label(f'status-note {status}', language)} {label('law-prevails', language)}"
    return {"name": label(f"status {status}", language), "note": note}


def frame(library: Library, page: Page, title: str) -> dict[str, object]:
    """What the whole book needs to know: language, title, date and the words that the look itself says."""
    language, day = page.language, issued(page)
    return {
        "language": language,
        "title": title,
        "author": label("centre", language),
        "keywords": [editions[language].id for editions in library.documents.values() if language in editions],
        "date": [day.year, day.month, day.day],
        "mark": label("draft-mark", language) if page.front.get("status").text == "draft" else status(page)["name"],
        "status": status(page),
        "words": {"page": label("page", language)},
    }


def back(page: Page, citation: str, at: str, check_at: str) -> dict[str, str]:
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


def issued(page: Page) -> date:
    """The date of issue; a document without a right one, which the checks report, counts as the oldest."""
    issued = page.front.get("issued").value
    return issued if isinstance(issued, date) else date(2000, 1, 1)
