"""The pictures that other services show beside a link to a document: its title in both scripts, and one for the rest.

A sensitive page gets the general one, which names no subject.
"""

from __future__ import annotations

from dataclasses import dataclass

from dalil.labels import label
from dalil.model import Library, Page
from dalil.render.typst_code import Code, call

SIZE = (1200, 630)
GENERAL = "assets/cards/dalil.png"


@dataclass(frozen=True)
class Card:
    """A picture to be set: where it goes below the site's root, and its Typst code."""

    path: str
    code: str


def is_sensitive(page: Page) -> bool:
    """Whether a page may not be known by its title where others see it."""
    return page.front.get("sensitive").value is True


def of(library: Library, page: Page | None) -> str:
    """The path of the picture for a page; None stands for a page that is made from others."""
    return _path(page.id) if page is not None and _has_own(library.documents.get(page.id, {})) else GENERAL


def cards(library: Library) -> list[Card]:
    """Every picture of the library."""
    names = {language: label("library", language) for language in ("ar", "en")}
    notes = {language: label("neutral", language) for language in ("ar", "en")}
    made = [Card(GENERAL, _code(call("card", titles=notes, names=names)))]
    for id_, pages in library.documents.items():
        if _has_own(pages):
            titles = {language: page.title for language, page in pages.items()}
            kinds = {language: label(f"kind {page.kind}", language) for language, page in pages.items()}
            made.append(Card(_path(id_), _code(call("card", titles=titles, id=id_, kinds=kinds, names=names))))
    return made


def _has_own(pages: dict[str, Page]) -> bool:
    return len(pages) > 1 and not any(is_sensitive(page) for page in pages.values())


def _path(id_: str) -> str:
    return f"assets/cards/{id_.lower()}.png"


def _code(card: Code) -> str:
    return f'#import "/look/card.typ": card\n#{card}\n'
