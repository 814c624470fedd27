"""A printed book: what every book is made of, whether one document or a manual of many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol

import lxml.html
from lxml.html import HtmlElement

from dalil import address, used_terms, view
from dalil.labels import label
from dalil.matching import Matcher
from dalil.model import Library, Page, Term
from dalil.render import qr
from dalil.render.convert import Converter, PrintError
from dalil.render.nodes import image_name
from dalil.render.typst_code import Code, call, literal, sequence
from dalil.schema import STATUSES


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
        """The text of a built page, read once: a book that wants less of it works on a copy.

        Raises PrintError when the page was not built.
        """
        if page.path not in self._bodies:
            self._bodies[page.path] = self._read(page)
        return self._bodies[page.path]

    def built(self, page: Page) -> Path:
        """The file of a built page, whether it is there or not."""
        return self.root / address.url(page, self.library.languages) / "index.html"

    def text(self, page: Page) -> str:
        """The HTML of a built page. Raises PrintError when it was not built."""
        path = self.built(page)
        if not path.is_file():
            raise PrintError(f"{page.path}: the built site has no page for it; run `make site`")
        return path.read_text(encoding="utf-8")

    def pictures(self, page: Page) -> list[Path]:
        """The files of the pictures that a page shows."""
        return [self.root / link.path for link in page.links if link.is_image]

    def _read(self, page: Page) -> HtmlElement:
        found = lxml.html.fromstring(self.text(page)).xpath("//*[@data-body]")
        if not found:
            raise PrintError(f"{page.path}: the built page has no text marked data-body; look at overrides/main.html")
        body: HtmlElement = found[0]
        return body

    def terms_used_on(self, page: Page) -> tuple[Term, ...]:
        """The agreed terms that a page uses."""
        if page.path not in self._terms:
            self._terms[page.path] = used_terms.used_on(page, self._matchers[page.language])
        return self._terms[page.path]

    @cached_property
    def _matchers(self) -> dict[str, Matcher[Term]]:
        return {language: used_terms.matcher(self.library, language) for language in self.library.languages}

    @cached_property
    def _bodies(self) -> dict[str, HtmlElement]:
        return {}

    @cached_property
    def _terms(self) -> dict[str, tuple[Term, ...]]:
        return {}


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
        "status": status([page]),
        "facts": [[fact.name, fact.value] for fact in view.facts(library, page)],
    }


def status(pages: Sequence[Page]) -> dict[str, str]:
    """Name and note of the status of a book: that of its least settled document."""
    language = pages[0].language
    least = min((page.front.get("status").text for page in pages), key=STATUSES.index)
    note = f"{label(f'status-note {least}', language)} {label('law-prevails', language)}"
    return {"name": label(f"status {least}", language), "note": note}


def frame(library: Library, pages: Sequence[Page], title: str) -> dict[str, object]:
    """What the whole book needs to know: language, title, date and the words that the look itself says."""
    newest = max(pages, key=issued)
    language, day = newest.language, issued(newest)
    draft = any(page.front.get("status").text == "draft" for page in pages)
    return {
        "language": language,
        "title": title,
        "author": label("centre", language),
        "keywords": [page.id for page in pages],
        "date": [day.year, day.month, day.day],
        "mark": label("draft-mark", language) if draft else status(pages)["name"],
        "edition": f"{label('edition', language)} {newest.front.get('edition').text}",
        "status": status(pages),
        "words": {"page": label("page", language)},
    }


def back(page: Page, citation: str, at: str, check_at: str, code_at: str, *, cover: bool = False) -> Code:
    """The end of a book: how to cite, where to look for a newer edition, the licence, a code that leads there."""
    language = page.language
    said = {
        "cite-label": label("how-to-cite", language),
        "citation": citation,
        "address": at,
        "newer": label("newer", language),
        "check-at": check_at,
        "status": " ".join(status([page]).values()),
        "licence": label("licence", language),
        "code-at": code_at,
        "short": code_at.removeprefix("https://").partition("#")[0],
    }
    code = qr.code(code_at, label("scan", language))
    return call("back", literal(said), code, cover=cover)


def issued(page: Page) -> date:
    """The date of issue; a document without a right one, which the checks report, counts as the oldest."""
    issued = page.front.get("issued").value
    return issued if isinstance(issued, date) else date(2000, 1, 1)
